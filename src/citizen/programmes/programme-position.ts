import { isPlace, type OwnPlace, screenAt } from '../../care/programmes/place';
import { planned, type Wait, waitBefore } from '../../care/programmes/plan';
import type { ProgrammeProgress } from '../../care/programmes/progress-types';
import type { ProgrammeCard } from '../../care/programmes/types';
import { addDays } from '../../care/time/dates';
import { localDate } from '../../ui/format';

/** Where the reader stands in a programme: their own exact place on this device, and what the case knows of each part. */
export const placeKey = (programme: string, part: string) => `place/${programme}/${part}`;

export interface PartStanding {
  id: string;
  title: string;
  minutes: number;
  /** Its number in this citizen's programme; null: not in it any more, and still there to read. */
  number: number | null;
  state: 'done' | 'now' | 'open' | 'waiting' | 'later';
  wait: Wait | null;
  /** Day on which it is best begun, when that is still to come: days of practice after the part before. */
  restsUntil: string | null;
  /** Where it opens. */
  screen: string;
  step: number;
  of: number;
  at: string | null;
}
export interface Standing {
  parts: PartStanding[];
  done: number;
  /** Parts that are this citizen's. */
  of: number;
  now: PartStanding | undefined;
}

/** @param today YYYY-MM-DD */
export function standing(
  card: ProgrammeCard,
  own: ReadonlyMap<string, OwnPlace>,
  progress: ProgrammeProgress | undefined,
  today: string,
): Standing {
  const order = planned(card, progress?.plan ?? null).filter(
    ({ id, number }) => number !== null || own.has(id) || progress?.parts[id] !== undefined,
  );
  const shown = order.filter(({ number }) => number !== null);
  let nowGiven = false;
  /** The part before and the days of practice it asks for. */
  let before: { doneOn: string | null; pauseDays: number } | null = null;
  const parts = order.flatMap(({ id, number, pauseDays }): PartStanding[] => {
    const part = card.parts.find((one) => one.id === id);
    if (!part) return [];
    const mine = own.get(id);
    const known = progress?.parts[id];
    const finished = Boolean(mine?.finished || known?.finished);
    const at = (finished ? known?.finishedAt : null) ?? mine?.at ?? known?.at ?? null;
    const last = mine?.screen || known?.screen || null;
    const outline = { screens: part.screens.map((screen) => ({ id: screen })) };
    const index = last === null ? 0 : screenAt(outline, last, mine ?? null);
    const wait = !finished && number !== null && progress ? waitBefore(id, card, progress, today) : null;
    const rests = before?.doneOn && !last ? addDays(before.doneOn, before.pauseDays) : null;
    let state: PartStanding['state'] = 'open';
    if (finished) state = 'done';
    else if (wait) state = 'waiting';
    else if (!nowGiven && number !== null) {
      state = 'now';
      nowGiven = true;
    } else if (number === shown.length && shown.length > 2) state = 'later';
    if (number !== null) before = { doneOn: finished && at ? localDate(at) : null, pauseDays };
    return [
      {
        id,
        title: part.title,
        minutes: part.minutes,
        number,
        state,
        wait,
        restsUntil: state === 'now' && rests !== null && rests > today ? rests : null,
        // What is read again begins at its beginning.
        screen: part.screens[finished ? 0 : index] ?? '',
        step: last === null ? 0 : index + 1,
        of: part.screens.length,
        at,
      },
    ];
  });
  const counted = parts.filter(({ number }) => number !== null);
  return {
    parts,
    done: counted.filter(({ state }) => state === 'done').length,
    of: counted.length,
    now: parts.find(({ state }) => state === 'now'),
  };
}

/** The reader's own places in a programme, by part. */
export function placesOf(programme: string, own: readonly { key: string; value: unknown }[] | undefined): Map<string, OwnPlace> {
  const prefix = placeKey(programme, '');
  const places = new Map<string, OwnPlace>();
  for (const { key, value } of own ?? [])
    if (key.startsWith(prefix) && isPlace(value)) places.set(key.slice(prefix.length), value);
  return places;
}
