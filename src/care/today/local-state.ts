import { isRecord } from '../is-record';
import type { BegunRound } from '../questionnaires/rounds';
import { isDate } from '../time/dates';

/** What only the citizen's own devices know: drafts, private entries, and the exact place in each part. */
export interface OwnStanding {
  /** Assignments whose questionnaire has been begun, and which round of it. */
  begun: readonly (BegunRound & { assignment: string })[];
  /** Private or unfinished worksheet entries. */
  entries: readonly { worksheet: string; date: string; at: string; draft: boolean }[];
  /** By `programme/part`. */
  places: Readonly<Record<string, { screen: string; opened: number; finished: boolean; at: string; known?: readonly string[] }>>;
  /** Homework that has been ticked, as `programme/part/task`. */
  homework: readonly string[];
}
export const nothingOwn: OwnStanding = { begun: [], entries: [], places: {}, homework: [] };

/** Own records that a day is made of; the keys are those under which the citizen's rooms keep them. */
export const standingPrefixes = ['form/', 'entry/', 'draft-entry/', 'place/', 'homework/'] as const;

/**
 * Reads the citizen's own records. What is not of the expected shape is left out: an own record is a person's draft, not a contract.
 * A record that says nothing (an emptied draft is null) has not been begun.
 */
export function ownStanding(records: readonly { key: string; value: unknown }[]): OwnStanding {
  const begun: OwnStanding['begun'][number][] = [];
  const homework: string[] = [];
  const entries: OwnStanding['entries'][number][] = [];
  const places = new Map<string, OwnStanding['places'][string]>();
  for (const { key, value } of records) {
    if (!isRecord(value)) continue;
    const [room, first = '', second = ''] = key.split('/');
    if (room === 'form') {
      const { startedAt, due } = value;
      if (isInstant(startedAt)) begun.push({ assignment: first, startedAt, due: isDate(due) ? due : null });
    } else if (room === 'homework') homework.push(key.slice('homework/'.length));
    else if (room === 'entry' || room === 'draft-entry') {
      // A draft of a diary stands under its date; other drafts belong to whenever they are taken up again.
      const values = isRecord(value.values) ? value.values : {};
      const date = [value.date, values.date, second].find(isDate);
      if (date === undefined) continue;
      const at = typeof value.at === 'string' ? value.at : `${date}T12:00:00Z`;
      entries.push({ worksheet: first, date, at, draft: room !== 'entry' });
    } else if (room === 'place') {
      const { screen, opened, finished, at, known } = value;
      if (typeof screen !== 'string' || typeof at !== 'string') continue;
      const count = Array.isArray(opened) ? opened.length : 0;
      const screens = Array.isArray(known) ? known.filter((one): one is string => typeof one === 'string') : [];
      places.set(`${first}/${second}`, {
        screen,
        opened: count,
        finished: finished === true,
        at,
        ...(screens.length > 0 ? { known: screens } : {}),
      });
    }
  }
  return { begun, entries, places: Object.fromEntries(places), homework };
}

const isInstant = (value: unknown): value is string => typeof value === 'string' && !Number.isNaN(Date.parse(value));
