import { kept } from '../case/items-of';
import type { CaseState } from '../case/state';
import type { ItemOf } from '../items/items';
import { type TemplateFault, templateFault } from '../templates/template';

/** What can be filled in in the answer to a referral: as it is kept, whatever each language calls it. */
export const letterPlaces = ['name', 'help', 'start', 'therapist', 'title', 'onward', 'days', 'phone', 'me', 'team'] as const;
export type LetterPlace = (typeof letterPlaces)[number];

export type LetterOutcome = ItemOf<'letter-template'>['outcome'];
export type LetterLanguage = ItemOf<'letter-template'>['language'];

/** Without these the person would not know what happens next. */
const needed: Partial<Record<LetterOutcome, readonly LetterPlace[]>> = {
  'taken-in': ['help', 'start'],
  specialist: ['onward'],
  gp: ['onward'],
  municipal: ['onward'],
};

/** What is wrong with a letter before it becomes the team's; null where nothing is. @param text with its places as they are kept */
export const letterFault = (outcome: LetterOutcome, text: string): TemplateFault | null =>
  templateFault(text, letterPlaces, needed[outcome]);

/** The team's own letters, with their places as they are kept. @param state of the team's stream */
export type TeamLetters = Partial<Record<`${LetterOutcome}/${LetterLanguage}`, { text: string; by: string; at: string }>>;
export function teamLetters(state: CaseState): TeamLetters {
  const letters: TeamLetters = {};
  for (const { author, item } of kept(state, 'letter-template')) {
    const key = `${item.outcome}/${item.language}` as const;
    if (item.removed) delete letters[key];
    else letters[key] = { text: item.text, by: author, at: item.at };
  }
  return letters;
}

/** What the citizen reads Mellom in, as far as they have shown it: their newest answers, else what they were greeted in. */
export const readsIn = (state: CaseState): LetterLanguage | null =>
  kept(state, 'answers').findLast(({ role }) => role === 'citizen')?.item.language ??
  kept(state, 'welcome').findLast(({ item }) => item.language !== undefined)?.item.language ??
  null;
