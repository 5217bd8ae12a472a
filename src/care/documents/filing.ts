import { kept } from '../case/items-of';
import type { CaseState, Kept } from '../case/state';
import type { ItemOf } from '../items/items';
import { countingAnswers, struckOf } from '../questionnaires/struck';
import { type Remark, remarksOf } from '../remarks/remarks';
import { localDate } from '../time/dates';
import { documentsOf } from './documents';

export type Filed = ItemOf<'filed'>;
type FiledWhat = Filed['what'];
/** What of a case is put into a record: the conversation, a form, or all of a period. */
export type Filable = Exclude<FiledWhat, { type: 'document' }>;

/** What nobody has said to be in the municipality's record yet. */
export interface Unfiled {
  messages: number;
  answers: number;
  /** Letters that are final. */
  letters: number;
  /** ISO instant of the oldest of it. */
  since: string;
}
/** A part of a case as it goes into a record: what was written and answered, oldest first. */
export interface Filing {
  messages: readonly { id: string; at: string; author: string; role: 'citizen' | 'staff'; text: string }[];
  answers: readonly ItemOf<'answers'>[];
  /** What the citizen has put beside any of it. */
  remarks: readonly Remark[];
  /** Rows of the case that are erased, or cannot be read here, and are not in it. */
  gone: number;
  /** Place in the log of the last row of the case that it can speak of; −1 where none has been acknowledged. */
  upTo: number;
}

/** What stands as filed, in order of the log. */
export function filedOf(state: Pick<CaseState, 'items'>): Filed[] {
  const newest = new Map(kept(state, 'filed').map(({ item }) => [item.filed, item]));
  return [...newest.values()].filter(({ undone }) => !undone);
}

/** What is not filed yet; null where nothing waits. Answers that have been struck out need no place in a record. */
export function unfiledOf(state: CaseState): Unfiled | null {
  const filed = filedOf(state);
  const isOpen = (one: Kept<'message'> | Kept<'answers'>) => !filed.some((filing) => holds(filing, one));
  const messages = kept(state, 'message').filter(isOpen);
  const answers = countingAnswers(state).filter(isOpen);
  const letters = documentsOf(state).filter(
    ({ letter, step }) =>
      (step === 'locked' || step === 'sent') &&
      !filed.some(({ what }) => what.type === 'document' && what.document === letter.document),
  );
  const times = [...[...messages, ...answers].map(({ item }) => item.at), ...letters.map(({ letter }) => letter.at)];
  const oldest = times.sort((a, b) => Date.parse(a) - Date.parse(b))[0];
  return oldest === undefined
    ? null
    : { messages: messages.length, answers: answers.length, letters: letters.length, since: oldest };
}

/** Whether something of the case was in what was filed then. */
function holds({ what, upTo }: ItemOf<'filed'>, { seq, item }: Kept<'message'> | Kept<'answers'>): boolean {
  return seq !== null && seq <= upTo && isPartOf(what, item);
}
function isPartOf(what: FiledWhat, item: { id: string; at: string; kind: string }): boolean {
  switch (what.type) {
    case 'conversation':
      return item.kind === 'message';
    case 'answers':
      return item.id === what.answers;
    case 'period': {
      const day = localDate(item.at);
      return day >= what.from && day <= what.until;
    }
    case 'document':
      return false;
  }
}

/** A part of a case for a record, as it stands. */
export function filingOf(state: CaseState, what: Filable): Filing {
  const messages = kept(state, 'message').filter(({ item }) => isPartOf(what, item));
  const struck = struckOf(state);
  const answers = kept(state, 'answers').filter(({ item }) => !struck.has(item.id) && isPartOf(what, item));
  const places = Object.values(state.items).flatMap((all) => all.map(({ seq }) => seq ?? -1));
  return {
    messages: messages.map(({ author, role, item: { id, at, text } }) => ({ id, at, author, role, text })),
    answers: answers.map(({ item }) => item),
    remarks: remarksOf(state).filter(({ on }) => [...messages, ...answers].some(({ item }) => item.id === on)),
    gone: what.type === 'answers' ? 0 : state.problems.length,
    upTo: places.reduce((a, b) => Math.max(a, b), -1),
  };
}
