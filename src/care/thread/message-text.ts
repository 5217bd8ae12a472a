import { characters } from '../case/excerpt';
import { longestMessage } from '../items/lengths';

/** Nothing in it that anybody could read: white space, invisible signs, control characters. */
export const isBlank = (text: string): boolean => !/[^\s\p{C}\p{Z}]/u.test(text);

/**
 * A text as the messages that it can be sent as: one where it fits, else parted where a paragraph, a line, a sentence or a word ends, and
 * never within a character. White space where it is parted is all that goes.
 */
export function inMessages(text: string, most = longestMessage): string[] {
  const parts: string[] = [];
  let rest = text.trim();
  while (rest.length > most) {
    const at = partingOf(rest, most);
    parts.push(rest.slice(0, at).trim());
    rest = rest.slice(at).trim();
  }
  return [...parts, rest].filter((part) => !isBlank(part));
}

/** Where to part, in the last half of what fits: the better place is taken, if there is one. */
function partingOf(text: string, most: number): number {
  const fits = text.slice(0, most + 1);
  for (const end of [/\n\s*\n/gu, /\n/gu, /[.!?…](?=\s)/gu, /\s/gu]) {
    const last = [...fits.matchAll(end)].map((found) => found.index + found[0].length).findLast((at) => at <= most);
    if (last !== undefined && last > most / 2) return last;
  }
  // Of the text itself, not of what fits: an emoji that is cut off in the middle looks like others.
  let whole = 0;
  for (const one of characters(text)) {
    if (whole + one.length > most) break;
    whole += one.length;
  }
  return whole > 0 ? whole : most;
}
