import { type Comment, commentsOf, commentsOn } from '../case/comments';
import { kept } from '../case/items-of';
import type { CaseState } from '../case/state';
import type { ItemOf } from '../items/items';
import { progressOf } from './progress';
import type { ProgrammeProgress } from './progress-types';
import type { ProgrammeCard } from './types';

export type AnsweredBlock = ItemOf<'block'> & { sent: boolean; comments: Comment[] };

export interface ProgrammesContext {
  /** The programmes that the case names, in any language: their structure tells what guards hold. */
  programmes: readonly ProgrammeCard[];
}
export interface ProgrammesView {
  programmes: ProgrammeProgress[];
  blocks: AnsweredBlock[];
}

/** How far the reader has come in each programme, and what they have shown of it. */
export function programmesView(state: CaseState, { programmes }: ProgrammesContext): ProgrammesView {
  return { programmes: progressOf(state, programmes), blocks: blocksOf(state) };
}

/** The newest answer to each block, in the order in which they were last given, with what was said to it or to an earlier one. */
function blocksOf(state: CaseState): AnsweredBlock[] {
  const comments = commentsOf(state);
  const states = new Map<string, string[]>();
  const newest = new Map<string, AnsweredBlock>();
  for (const { item, seq } of kept(state, 'block')) {
    const ids = [...(states.get(item.address) ?? []), item.id];
    states.set(item.address, ids);
    newest.delete(item.address);
    newest.set(item.address, { ...item, sent: seq !== null, comments: [] });
  }
  return [...newest.values()].map((one) => ({ ...one, comments: commentsOn(comments, states.get(one.address) ?? []) }));
}
