import type { ItemDraft } from '../care/items/items';
import type { ProgrammeBlock, ProgrammeCard, ProgrammePart } from '../care/programmes/types';
import { addressOf } from '../citizen/programmes/blocks/answer';
import { blockItem } from '../citizen/programmes/blocks/words';

type Shared = Extract<ProgrammeBlock, { type: 'choice' | 'slider' | 'list' | 'guard' }>;

/**
 * What a reader of a part shows the therapist: an answer to each block that is shared by default, then the feedback moment.
 * `only` gives fixed keys for named blocks and nothing else; `not` leaves blocks out.
 */
export function readPart(
  card: ProgrammeCard,
  part: ProgrammePart,
  how: {
    language: 'nb' | 'nn' | 'en';
    roll?: () => number;
    only?: Record<string, readonly string[]>;
    not?: readonly string[];
    note?: string;
  },
): ItemDraft[] {
  const place = { caseRef: '', programme: card.id, part: part.id, version: card.version, language: how.language };
  const roll = how.roll ?? (() => 0);
  const blocks = part.screens.flatMap((screen) => screen.blocks);
  const answered = blocks.filter(isShared).filter(({ id }) => !how.not?.includes(id) && (!how.only || id in how.only));
  const items = answered.map((block) => {
    if (block.type === 'slider') return blockItem(place, block, { number: sliderOf(block, roll) });
    return blockItem(place, block, { keys: [...(how.only?.[block.id] ?? keysOf(block, roll))] });
  });
  const feedback = blocks.find((block) => block.type === 'feedback');
  if (!feedback || how.only) return items;
  const shows = feedback.shows.map((id) => addressOf(place, id));
  return [
    ...items,
    {
      kind: 'feedback',
      address: addressOf(place, feedback.id),
      shows,
      wait: feedback.wait,
      ...(how.note ? { note: how.note } : {}),
    },
  ];
}

function isShared(block: ProgrammeBlock): block is Shared {
  if (block.type === 'guard') return true;
  return (block.type === 'choice' || block.type === 'slider' || block.type === 'list') && block.share;
}

function keysOf(block: Exclude<Shared, { type: 'slider' }>, roll: () => number): string[] {
  if (block.type === 'guard') return ['none'];
  const keys = (block.type === 'list' ? block.suggestions : block.options)
    .map(({ key }) => key)
    .filter((key) => !held(block, key));
  if (block.type === 'choice' && block.kind === 'single') return keys.slice(0, 1);
  const some = keys.filter(() => roll() < 0.45);
  return some.length > 0 ? some : keys.slice(0, 1);
}

function held(block: Shared, key: string): boolean {
  return (block.type === 'choice' && block.holdOn === key) || key === 'none' || key === 'other';
}

function sliderOf(block: Extract<Shared, { type: 'slider' }>, roll: () => number): number {
  const steps = Math.round((block.max - block.min) / block.step);
  return block.min + Math.round(steps * (0.5 + roll() * 0.4)) * block.step;
}
