import { createElement, Fragment, type ReactNode } from 'react';

/** What programme texts are made of after the build: no HTML anywhere on the way. */
export type Inline = string | { strong: string };
export type Block = { p: Inline[] } | { ul: Inline[][] } | { ol: Inline[][] };

export function RichText({ blocks }: { blocks: readonly Block[] }): ReactNode {
  return createElement(Fragment, null, ...blocks.map(drawBlock));
}

export function Inlines({ parts }: { parts: readonly Inline[] }): ReactNode {
  return createElement(Fragment, null, ...drawInlines(parts));
}

// Children are spread: a text does not change while it is shown, so its parts need no keys.
function drawBlock(block: Block): ReactNode {
  if ('p' in block) return createElement('p', null, ...drawInlines(block.p));
  const items = ('ul' in block ? block.ul : block.ol).map((item) => createElement('li', null, ...drawInlines(item)));
  return createElement('ul' in block ? 'ul' : 'ol', { className: 'rich' }, ...items);
}

function drawInlines(parts: readonly Inline[]): ReactNode[] {
  return parts.map((part) => (typeof part === 'string' ? part : createElement('strong', null, part.strong)));
}
