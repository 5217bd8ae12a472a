import { createElement, Fragment, type ReactNode } from 'react';

/** A sentence from `locales` with marked words: "Svar innen <b>torsdag</b>". Only the tags that are given mean anything; no HTML. */
export function Tagged({ text, tags = bold }: { text: string; tags?: Record<string, (words: string) => ReactNode> }): ReactNode {
  const parts: ReactNode[] = [];
  let from = 0;
  for (const found of text.matchAll(/<(\w+)>(.*?)<\/\1>/g)) {
    const draw = tags[found[1] ?? ''];
    if (!draw) continue;
    parts.push(text.slice(from, found.index), draw(found[2] ?? ''));
    from = found.index + found[0].length;
  }
  return createElement(Fragment, null, ...parts, text.slice(from));
}

const bold = { b: (words: string) => <b>{words}</b> };
