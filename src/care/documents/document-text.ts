import type { Language } from '../programmes/types';

/**
 * A document as data: all that stands in it, in order, in words that are ready to be read. How it looks on paper is not said here
 * (src/client/documents draws it); the same text gives the same file, byte for byte.
 */
export interface DocumentText {
  language: Language;
  /** Its heading, and its title in a reader's window. */
  title: string;
  /** Who it comes from, at the top of the first page; the first line stands out. */
  sender: readonly string[];
  /** Beside the sender: date and grading. */
  marks: readonly string[];
  /** Who it is for; none where it is filed. */
  to: readonly string[];
  blocks: readonly Block[];
  /** Under the last block: greeting and name. */
  closing: readonly string[];
  /** At the foot of each page, beside its number. */
  footer: string;
  /** ISO instant from which the file counts. */
  made: string;
}
export type Block =
  | { type: 'heading'; text: string }
  /** Blank lines part paragraphs; a line break stays one. `quiet`: said about what follows, such as who wrote it and when. */
  | { type: 'text'; text: string; quiet?: true }
  | { type: 'list'; items: readonly string[] }
  | Table
  /** A line through points in order, `x` and `y` from 0 to 1, 0 to the left and below; `alt` says what it shows. */
  | { type: 'curve'; alt: string; points: readonly { x: number; y: number }[] };
/** The first cell of a row is its heading. */
export interface Table {
  type: 'table';
  head: readonly string[];
  rows: readonly (readonly string[])[];
  /** Parts of the line that the columns take; equal ones where it is left out. */
  widths?: readonly number[];
}

/** What a person has written, as it can be set: composed letters, no marks that are not seen, line ends of one kind. */
export const settable = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replace(/\t/g, ' ')
    .replace(/\p{Cf}|\p{Cs}|[\ufe00-\ufe0f]|[^\n\P{Cc}]/gu, '');

/** Paragraphs of prose: blank lines part them. */
export const paragraphsOf = (text: string): string[] =>
  settable(text)
    .split(/\n[ \u00a0]*(?:\n[ \u00a0]*)+/)
    .map((one) => one.replace(/^\n+|\s+$/g, ''))
    .filter((one) => one !== '');
