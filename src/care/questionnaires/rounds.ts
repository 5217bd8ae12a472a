import { addDays, daysBetween, localDate } from '../time/dates';
import { earlyDays } from './schedule';

/** A round of questionnaires that somebody has begun on a device. */
export interface BegunRound {
  /** ISO instant, by the device's clock. */
  startedAt: string;
  /** Date of the round that was begun, where it was one that had been asked for. */
  due?: string | null;
}
/** Answers speak of the days before them: after a week they speak of other days than the rest of the round would. */
const keepsDays = 7;

/**
 * Whether what was begun belongs to the round that is open now. One that was left out, or whose week has gone, begins anew.
 * @param due date of the open round; null where none is asked for
 */
export function isThisRound(begun: BegunRound, due: string | null, now: string, zone: string): boolean {
  const started = localDate(begun.startedAt, zone);
  // A phone whose clock was wrong may have begun in the future.
  if (Math.abs(daysBetween(started, localDate(now, zone))) >= keepsDays) return false;
  if (due === null) return true;
  return begun.due ? begun.due === due : started >= addDays(due, -earlyDays);
}
