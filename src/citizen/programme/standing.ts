import type { ProgrammeProgress } from '../../care/case';
import type { ProgrammeCard } from '../../care/programme/types';

/** Where the reader stands in a programme: their own exact place on this device, and what the case knows of each part. */
export interface OwnPlace {
  screen: string;
  opened: string[];
  skipped: string[];
  at: string;
  finished: boolean;
}
export const placeKey = (programme: string, part: string) => `place/${programme}/${part}`;
export const isPlace = (v: unknown): v is OwnPlace =>
  typeof v === 'object' && v !== null && 'screen' in v && 'opened' in v && 'skipped' in v;

export interface PartStanding {
  id: string;
  title: string;
  minutes: number;
  state: 'done' | 'now' | 'open' | 'later';
  screen: string | null;
  step: number;
  of: number;
  at: string | null;
}

export function standing(
  card: ProgrammeCard,
  own: ReadonlyMap<string, OwnPlace>,
  progress: ProgrammeProgress | undefined,
): { parts: PartStanding[]; done: number; now: PartStanding | undefined } {
  let nowGiven = false;
  const parts = card.parts.map((part, index): PartStanding => {
    const mine = own.get(part.id);
    const known = progress?.parts[part.id];
    const finished = Boolean(mine?.finished || known?.finished);
    const screen = mine?.screen ?? known?.screen ?? null;
    // A screen that an edit has taken away: the reader is sent to the first one rather than nowhere.
    const step = screen === null ? 0 : Math.max(0, part.screens.indexOf(screen));
    let state: PartStanding['state'] = 'open';
    if (finished) state = 'done';
    else if (!nowGiven) {
      state = 'now';
      nowGiven = true;
    } else if (index === card.parts.length - 1 && card.parts.length > 2) state = 'later';
    return {
      id: part.id,
      title: part.title,
      minutes: part.minutes,
      state,
      screen,
      step: screen === null ? 0 : step + 1,
      of: part.screens.length,
      at: mine?.at ?? known?.at ?? null,
    };
  });
  return { parts, done: parts.filter((p) => p.state === 'done').length, now: parts.find((p) => p.state === 'now') };
}
