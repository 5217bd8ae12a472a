import type { CaseRow } from '../desk/inbox';
import { folded } from '../folded';
import { isRecord } from '../is-record';

/** What somebody will ask of a case in supervision, kept for themselves alone. */
export interface SupervisionQuestion {
  question: string;
  /** When the case was put on the list, ISO: by that they have their letters. */
  at: string;
}
export const isQuestion = (value: unknown): value is SupervisionQuestion =>
  isRecord(value) && typeof value.question === 'string' && typeof value.at === 'string';

/** A case on the list, as its paper says it: a letter, and nothing that names anybody. */
export interface SupervisedCase {
  caseRef: string;
  letter: string;
  question: string;
  row: CaseRow;
}

/** The cases on the list in the order in which they were put there, each with the letter that stands for it on paper. */
export function supervised(rows: readonly CaseRow[], questions: ReadonlyMap<string, SupervisionQuestion>): SupervisedCase[] {
  return rows
    .flatMap((row) => {
      const kept = questions.get(row.caseRef);
      return kept ? [{ row, kept }] : [];
    })
    .sort((a, b) => Date.parse(a.kept.at) - Date.parse(b.kept.at) || (a.row.caseRef < b.row.caseRef ? -1 : 1))
    .map(({ row, kept }, i) => ({ caseRef: row.caseRef, letter: letterOf(i), question: kept.question, row }));
}

/** A, B … Z, AA, AB … */
export const letterOf = (i: number): string =>
  `${i >= 26 ? letterOf(Math.floor(i / 26) - 1) : ''}${String.fromCharCode(65 + (i % 26))}`;

/** Shorter names are words too ("per", "bo"): those are names only where they begin with a capital. */
const surelyName = 4;

/**
 * A text in which a letter stands for each part of a person's name, also where it has an s of its own. Whoever is named otherwise, or is
 * told by what has happened to them, is found by the reader alone.
 */
export function withoutNames(text: string, names: readonly string[], letter: string): string {
  // By its folded form how long it is as it is written: "Aa" is a name, and folds to one letter.
  const parts = new Map(
    names
      .flatMap((name) => name.split(/[^\p{L}\p{M}]+/u))
      .filter((part) => part.length > 1)
      .sort((a, b) => a.length - b.length)
      .map((part) => [folded(part), part.length]),
  );
  return text.replace(/[\p{L}\p{M}]+/gu, (word) => {
    const plain = folded(word);
    const length = parts.get(plain) ?? parts.get(plain.replace(/s$/u, '')) ?? 0;
    const isName = length >= surelyName || (length > 0 && /^\p{Lu}/u.test(word));
    return isName ? letter : word;
  });
}
