import { createContext, useContext } from 'react';
import type { ProgrammeBlock } from '../../../care/programmes/types';
import { type Draft, useDraft } from '../../../engine/draft';

/** What a reader has answered in one block, in the programme's own keys and the reader's own words. */
export interface BlockAnswer {
  keys?: string[];
  texts?: string[];
  number?: number;
}
export type AnswerBlock = Extract<ProgrammeBlock, { id: string }>;

/** Where a block stands: its address is `programme/part/block`, and never changes with language or version. */
export interface Place {
  caseRef: string;
  programme: string;
  version: string;
  part: string;
  language: 'nb' | 'nn' | 'en';
}
/** A sign of the reader, for what is in use without being touched. */
export const InUseContext = createContext<() => void>(() => undefined);
export const PlaceContext = createContext<Place | null>(null);
export function usePlace(): Place {
  const place = useContext(PlaceContext);
  if (!place) throw new Error('a block outside a part');
  return place;
}
export const addressOf = (place: Place, block: string) => `${place.programme}/${place.part}/${block}`;
export const answerKey = (address: string) => `block/${address}`;

export const isAnswer = (value: unknown): value is BlockAnswer =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const none: BlockAnswer = {};

/** The answer to one block, kept as the reader's own at every keystroke; nobody else sees it until it is shared. */
export function useAnswer(block: string): Draft<BlockAnswer> {
  return useDraft<BlockAnswer>(answerKey(addressOf(usePlace(), block)), none, isAnswer);
}
