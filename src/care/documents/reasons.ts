import { notLookedAt } from '../case/items-of';
import { defineReason } from '../case/reason';
import type { CaseState } from '../case/state';
import { documentsOf } from './documents';

export interface DocumentsSummary {
  /** A letter that the citizen has read, and that waits for its author since then. */
  letterRead: { template: string; fine: number; at: string } | null;
}

export function documentsSummary(state: CaseState): DocumentsSummary {
  const said = notLookedAt(state, 'document-read').at(-1);
  const waiting = said && documentsOf(state).find(({ letter }) => letter.document === said.item.document);
  if (waiting?.step !== 'reading' || !waiting.read) return { letterRead: null };
  return { letterRead: { template: waiting.letter.template, fine: Number(waiting.read.fine), at: waiting.read.at } };
}

/** The citizen has said whether a letter can go as it is. Facts: template, fine */
export const letterRead = defineReason('letter-read', ({ summary }: { summary: DocumentsSummary }) => {
  if (!summary.letterRead) return null;
  const { at, ...facts } = summary.letterRead;
  return { facts, at, group: 'today' };
});
