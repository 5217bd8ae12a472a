import { resumeScreen } from './progress';
import type { SkipReason } from './progress-types';
import type { ProgrammePart } from './types';

/**
 * The reader's exact place in one part, kept as their own: what has been opened and left out, how long it has been in use, and which
 * version of the text was read. Reading again changes the screen and nothing that stands: nothing opened is taken back, and what has
 * been finished stays finished at the time it was.
 */
export interface OwnPlace {
  screen: string;
  opened: string[];
  skipped: string[];
  at: string;
  finished: boolean;
  /** Why a screen was left out, where the reader said so. */
  reasons?: Record<string, SkipReason>;
  /** Seconds in which the part has been open and in use. */
  seconds?: number;
  /** Version of the programme, and the part's screens in order, as they were when it was last read. */
  version?: string;
  known?: string[];
}
export const noPlace: OwnPlace = { screen: '', opened: [], skipped: [], at: '', finished: false };

export const isPlace = (v: unknown): v is OwnPlace =>
  typeof v === 'object' && v !== null && 'screen' in v && 'opened' in v && 'skipped' in v;

/** A part's screens, as much of them as places speak of. */
type Outline = { screens: readonly Pick<ProgrammePart['screens'][number], 'id'>[] };
/** What may happen to a place. `passed`: read on from a screen, so it is not left out any more. */
export type Step =
  | { did: 'opened'; screen: string }
  | { did: 'passed'; screen: string }
  | { did: 'skipped'; screen: string }
  | { did: 'said-why'; screen: string; reason: SkipReason }
  | { did: 'used'; seconds: number }
  | { did: 'finished' };

/** @param now ISO time of the step */
export function stepped(before: OwnPlace, step: Step, part: Outline, version: string, now: string): OwnPlace {
  const at = before.finished ? before.at : now;
  switch (step.did) {
    case 'opened':
      return {
        ...before,
        at,
        screen: step.screen,
        opened: including(before.opened, step.screen),
        version,
        known: part.screens.map(({ id }) => id),
      };
    case 'passed': {
      const { [step.screen]: _, ...reasons } = before.reasons ?? {};
      return { ...before, at, skipped: before.skipped.filter((one) => one !== step.screen), reasons };
    }
    case 'skipped':
      return { ...before, at, skipped: including(before.skipped, step.screen) };
    case 'said-why':
      return before.skipped.includes(step.screen)
        ? { ...before, at, reasons: { ...before.reasons, [step.screen]: step.reason } }
        : before;
    case 'used':
      return { ...before, seconds: (before.seconds ?? 0) + Math.max(0, step.seconds) };
    case 'finished':
      return { ...before, at, finished: true };
  }
}

/** What the case is told of a place: of screens that the part still has. */
export function factsOf(place: OwnPlace, part: Outline) {
  const has = (screen: string) => part.screens.some(({ id }) => id === screen);
  const reasons = Object.fromEntries(Object.entries(place.reasons ?? {}).filter(([screen]) => place.skipped.includes(screen)));
  return {
    screen: place.screen,
    opened: place.opened.filter(has).length,
    of: part.screens.length,
    skipped: place.skipped,
    ...(Object.keys(reasons).length > 0 ? { reasons } : {}),
    finished: place.finished,
    minutes: Math.min(mostMinutes, Math.floor((place.seconds ?? 0) / 60)),
  };
}
const mostMinutes = 6_000;

/** The screen that an address leads to: itself, or where the reader was, if an edit has taken it away. */
export function screenAt(part: Outline, asked: string, place: OwnPlace | null): number {
  const screens = part.screens.map(({ id }) => id);
  const found = resumeScreen({ screens }, asked, place?.known ?? []);
  return Math.max(0, found === null ? 0 : screens.indexOf(found));
}

/** Whether the text has changed so much since it was read that the reader is told (FORMAT, section 6: another first number). */
export function isChanged(read: string | undefined, now: string): boolean {
  return read !== undefined && majorOf(read) < majorOf(now);
}
const majorOf = (version: string): number => Number.parseInt(version, 10) || 0;

const including = (list: readonly string[], one: string): string[] => (list.includes(one) ? [...list] : [...list, one]);
