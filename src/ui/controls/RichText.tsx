import { createElement, Fragment, type ReactNode } from 'react';
import { splitAtNumbers } from '../../care/thread/phone-numbers';
import { PhoneNumber } from './parts';

/** What programme texts are made of after the build: no HTML anywhere on the way. */
export type Inline = string | { strong: string };
export type Block = { p: Inline[] } | { ul: Inline[][] } | { ol: Inline[][] };

export function RichText({ blocks }: { blocks: readonly Block[] }): ReactNode {
  return createElement(Fragment, null, ...blocks.map(drawBlock));
}

/** The words of an option, which are pressed as a whole: a number in them is not called. */
export function Inlines({ parts }: { parts: readonly Inline[] }): ReactNode {
  return createElement(Fragment, null, ...drawInlines(parts, (text) => [text]));
}

/** Words with telephone numbers in them: each can be called by a press on it. */
export function WithNumbers({ text }: { text: string }): ReactNode {
  return createElement(Fragment, null, ...numbersIn(text));
}

const numbersIn = (text: string): ReactNode[] =>
  splitAtNumbers(text).map((part, place) => (place % 2 === 0 ? part : createElement(PhoneNumber, { number: part })));

// Children are spread: a text does not change while it is shown, so its parts need no keys.
function drawBlock(block: Block): ReactNode {
  if ('p' in block) return createElement('p', null, ...drawInlines(block.p, numbersIn));
  const items = ('ul' in block ? block.ul : block.ol).map((item) => createElement('li', null, ...drawInlines(item, numbersIn)));
  return createElement('ul' in block ? 'ul' : 'ol', { className: 'rich' }, ...items);
}

function drawInlines(parts: readonly Inline[], draw: (text: string) => ReactNode[]): ReactNode[] {
  return parts.flatMap((part) => (typeof part === 'string' ? draw(part) : createElement('strong', null, ...draw(part.strong))));
}
