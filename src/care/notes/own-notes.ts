import { isRecord } from '../is-record';

/** A note on a case that its author alone has: kept among what is one's own, in no stream, so that nobody else could open it. */
export interface OwnNote {
  note: string;
  text: string;
  /** When it was last written, ISO. */
  at: string;
}

const prefix = 'own-note/';
/** Where the notes on a case are kept, and one of them. */
export const notesKey = (caseRef: string, note = ''): string => `${prefix}${caseRef}/${note}`;
export const allNotes = prefix;

/** Those on a case among what is one's own, the oldest first. */
export function ownNotes(own: readonly { key: string; value: unknown }[], caseRef: string): OwnNote[] {
  const here = notesKey(caseRef);
  return own
    .flatMap(({ key, value }): OwnNote[] =>
      key.startsWith(here) && isRecord(value) && typeof value.text === 'string' && typeof value.at === 'string'
        ? [{ note: key.slice(here.length), text: value.text, at: value.at }]
        : [],
    )
    .sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
}
