import { type Chance, chanceOf } from '../simulation/chance';
import type { Assumptions } from './assumptions';
import { helpShares } from './sizing';
import { queueDays } from './working-days';

/**
 * How the months lie between a quiet year and the peak, January first: mean 0, the busiest 1. New year and early autumn are
 * busy, July and December quiet. The shape is assumed; only the height of the busiest month is known.
 */
const shape = [1, 0.35, 0.1, -0.25, -0.2, -0.4, -0.95, 0, 0.55, 0.4, 0.05, -0.65];

/** Enquiries of each month against an average one; the mean is 1, the busiest month `peak`. */
export const monthProfile = (peak: number): number[] => shape.map((height) => 1 + (peak - 1) * height);

export const helpCodes = { guided: 0, group: 1, mixed: 2, individual: 3 } as const;

/**
 * Everybody who asks for help, in the order in which they do. All of a person's chance is drawn here, before there is a team: the same
 * people meet each size of it, so that a difference between two sizes is the size's.
 */
export interface Enquiries {
  count: number;
  day: Int32Array;
  /** Days until a first talk, and from it until help, if the team has room at once. */
  booking: Int32Array;
  laterBooking: Int32Array;
  comes: Uint8Array;
  takenIn: Uint8Array;
  help: Uint8Array;
  /** Appointments of their own; a course's meetings not among them. */
  sessions: Uint8Array;
}

/** How many, of a Poisson distribution (Knuth's rule); `mean` under 700. */
function poisson(chance: Chance, mean: number): number {
  const limit = Math.exp(-mean);
  let product = chance.even();
  let count = 0;
  while (product > limit) {
    product *= chance.even();
    count++;
  }
  return count;
}

export function enquiriesOf(a: Assumptions, seed: number): Enquiries {
  const { count: days, month } = queueDays();
  const perDay = (a.population * a.uptake) / 10_000 / 365.25;
  const months = monthProfile(a.peak);
  const arriving = chanceOf(seed);
  const day: number[] = [];
  for (let at = 0; at < days; at++) {
    for (let left = poisson(arriving, perDay * (months[month[at] ?? 0] ?? 1)); left > 0; left--) day.push(at);
  }
  const count = day.length;
  const all: Enquiries = {
    count,
    day: Int32Array.from(day),
    booking: new Int32Array(count),
    laterBooking: new Int32Array(count),
    comes: new Uint8Array(count),
    takenIn: new Uint8Array(count),
    help: new Uint8Array(count),
    sessions: new Uint8Array(count),
  };
  const { guided, group, mixed } = helpShares(a);
  const chance = chanceOf(seed + 1);
  // Even from no days to twice the mean.
  const wait = () => Math.floor(chance.even() * (2 * a.booking + 1));
  for (let who = 0; who < count; who++) {
    all.booking[who] = wait();
    all.laterBooking[who] = wait();
    all.comes[who] = chance.even() * 100 < a.comes ? 1 : 0;
    all.takenIn[who] = chance.even() * 100 < a.takenIn ? 1 : 0;
    const kind = chance.even();
    const help =
      kind < guided ? 'guided' : kind < guided + group ? 'group' : kind < guided + group + mixed ? 'mixed' : 'individual';
    all.help[who] = helpCodes[help];
    const most = help === 'guided' ? a.guidedSessions : help === 'mixed' ? a.sessions / 2 : a.sessions;
    // Around the mean from half of it to half as much again: some need few, some many.
    const planned = most * (0.5 + chance.even());
    const held = chance.even() * 100 < a.completes ? planned : planned / 2;
    // Whole sessions, right on average.
    all.sessions[who] = help === 'group' ? 0 : Math.max(1, Math.floor(held + chance.even()));
  }
  return all;
}
