import { addDays, daysBetween, homeZone, isDate, isZone } from '../time/dates';
import { minutesUntil } from '../time/wall';

/**
 * Sleep arithmetic of CBT for insomnia (care notes 3.4; structure after the Norwegian sleep diary). All amounts in whole
 * minutes, clock times as HH:mm, percentages 0–100. Pure; nothing is proposed that a person has not to choose.
 */
export interface NightTimes {
  bedTime?: string;
  lightsOff: string;
  /** minutes from lights off to sleep */
  sleepLatencyMin: number;
  /** minutes awake after sleep onset, before the final waking */
  awakeMin: readonly number[];
  finalWake: string;
  outOfBed: string;
  /** The morning and the zone of the night, by which a night when the clocks change has an hour less or more. */
  date?: string;
  zone?: string;
}
export interface NightFigures {
  sol: number;
  waso: number;
  /** terminal wakefulness: from the final waking until out of bed */
  twak: number;
  /** time in bed, from lights off */
  tib: number;
  tst: number;
  /** sleep efficiency, per cent of tib; null when tib is 0 */
  se: number | null;
}

/** Minutes of the day, 0–1439. */
export function minutesOf(clock: string): number {
  const [h = '0', m = '0'] = clock.split(':');
  return Number(h) * 60 + Number(m);
}
/** HH:mm of any number of minutes, wrapped round the clock. */
export function clockOf(minutes: number): string {
  const m = ((Math.round(minutes) % 1440) + 1440) % 1440;
  return `${String(Math.floor(m / 60)).padStart(2, '0')}:${String(m % 60).padStart(2, '0')}`;
}
/** Minutes from a to b on the face of a clock; 24 hours are added when b is earlier than a. */
export const span = (a: string, b: string): number => (minutesOf(b) - minutesOf(a) + 1440) % 1440;

export function nightFigures(night: NightTimes): NightFigures {
  const sol = night.sleepLatencyMin;
  const waso = night.awakeMin.reduce((sum, m) => sum + m, 0);
  const tib = passed(night, night.lightsOff, night.outOfBed);
  const tst = passed(night, night.lightsOff, night.finalWake) - sol - waso;
  return { sol, waso, twak: passed(night, night.finalWake, night.outOfBed), tib, tst, se: tib === 0 ? null : (tst / tib) * 100 };
}

const passed = ({ date, zone = homeZone }: NightTimes, from: string, to: string): number =>
  date === undefined ? span(from, to) : minutesUntil(from, to, date, zone);

/** The zone that an entry was written in, where it was another than at home (docs/time.md). */
export const zoneOf = ({ zone }: Record<string, unknown>): string => (typeof zone === 'string' && isZone(zone) ? zone : homeZone);

/** The times of a diary entry, or null while one that the arithmetic needs is missing or impossible. */
export function readNight(values: Record<string, unknown>): NightTimes | null {
  const clock = (v: unknown): v is string => typeof v === 'string' && /^([01]\d|2[0-3]):[0-5]\d$/.test(v);
  const { lightsOff, finalWake, outOfBed, bedTime, sleepLatencyMin, awakeMin, awakenings, date } = values;
  if (!clock(lightsOff) || !clock(finalWake) || !clock(outOfBed) || typeof sleepLatencyMin !== 'number') return null;
  const awake = awakenings === 0 || !Array.isArray(awakeMin) ? [] : awakeMin.filter((m) => typeof m === 'number');
  // Somebody who woke and has not said for how long: reckoned with 0 the night would look better than it was.
  if (typeof awakenings === 'number' && awakenings > 0 && awake.length === 0) return null;
  const night: NightTimes = {
    lightsOff,
    finalWake,
    outOfBed,
    sleepLatencyMin,
    awakeMin: awake,
    ...(clock(bedTime) ? { bedTime } : {}),
    ...(isDate(date) ? { date, zone: zoneOf(values) } : {}),
  };
  // Sleep and lying awake make up the time in bed; where the hour that a night skips puts one before the other, it is no night.
  const { tst, tib, twak } = nightFigures(night);
  return tst < 0 || passed(night, lightsOff, finalWake) + twak !== tib ? null : night;
}

const bandStart = minutesOf('21:00');
const onBand = (clock: string) => (minutesOf(clock) - bandStart + 1440) % 1440;

/** The night as a picture: minutes after 21.00. Awakenings are spread evenly, since the diary does not ask when they were. */
export function nightBand(night: NightTimes, awakenings: number): { inBed: [number, number]; asleep: [number, number][] } {
  const from = onBand(night.lightsOff);
  const inBed: [number, number] = [from, from + span(night.lightsOff, night.outOfBed)];
  const start = from + night.sleepLatencyMin;
  const end = from + span(night.lightsOff, night.finalWake);
  const gaps = night.awakeMin.length > 1 ? [...night.awakeMin] : spreadEvenly(night.awakeMin[0] ?? 0, awakenings);
  const asleepEach = (end - start - gaps.reduce((a, b) => a + b, 0)) / (gaps.length + 1);
  const asleep: [number, number][] = [];
  let at = start;
  for (const gap of [...gaps, 0]) {
    asleep.push([at, at + asleepEach]);
    at += asleepEach + gap;
  }
  return { inBed, asleep };
}
const spreadEvenly = (total: number, times: number): number[] => {
  const n = total > 0 ? Math.min(6, Math.max(1, times)) : 0;
  return Array.from({ length: n }, () => total / n);
};

export interface DatedNight {
  /** the morning of the entry, YYYY-MM-DD */
  date: string;
  night: NightTimes;
}
export interface Means {
  nights: number;
  meanTst: number;
  /** mean of the nights' efficiency, as the whole number that is shown */
  meanSe: number;
}

/** Means over the nights given; null below `atLeast` nights. */
export function means(nights: readonly DatedNight[], atLeast: number): Means | null {
  if (nights.length < atLeast || nights.length === 0) return null;
  const figures = nights.map((n) => nightFigures(n.night));
  const mean = (list: number[]) => list.reduce((a, b) => a + b, 0) / list.length;
  return {
    nights: nights.length,
    meanTst: mean(figures.map((f) => f.tst)),
    meanSe: Math.round(mean(figures.map((f) => f.se ?? 0))),
  };
}

/** Nights whose morning lies in the `days` up to and with `today`; of two for one date the later in the list counts. */
export function lastDays(nights: readonly DatedNight[], today: string, days: number): DatedNight[] {
  const from = shiftDate(today, 1 - days);
  const within = nights.filter((n) => n.date >= from && n.date <= today);
  return [...new Map(within.map((n) => [n.date, n])).values()];
}
export const shiftDate = addDays;

/** Rules of the window: worksheet `sleep-diary`, rules.sleepWindow. */
export const windowRules = {
  startNights: 7,
  startDays: 14,
  reviewNights: 5,
  reviewDays: 7,
  up: 85,
  keep: 80,
  step: 15,
  ownFloor: 330,
  floor: 300,
  ceiling: 540,
  quarter: 15,
} as const;

export type WindowProposal =
  | { state: 'held' }
  /** the questions that can hold the window have not been answered */
  | { state: 'unasked' }
  /** a window is lived with for a week before it is reviewed, so that the nights reckoned with are its own */
  | { state: 'too-soon'; on: string }
  | { state: 'too-few'; have: number; need: number }
  /** already at or above 85: a narrower window is not what helps */
  | { state: 'already-high'; basis: Means }
  /** the rules would go below 5 h 30 and no therapist has agreed to that */
  | { state: 'ask-therapist'; basis: Means; minutes: number }
  | {
      state: 'proposed';
      change: 'start' | 'up' | 'keep' | 'down';
      minutes: number;
      lightsOff: string;
      riseTime: string;
      basis: Means;
    };

/**
 * A first window: mean sleep over the newest 14 days, rounded up to a quarter, not under 5 h 30 (with a therapist's agreement
 * down to `floor`, least 5 h), not over 9 h; lights off is reckoned back from the rise time that the person has chosen.
 */
export function startWindow(p: {
  nights: readonly DatedNight[];
  today: string;
  riseTime: string;
  held: boolean;
  /** every guard of the window has been answered */
  asked: boolean;
  floor: number | null;
}): WindowProposal {
  if (p.held) return { state: 'held' };
  if (!p.asked) return { state: 'unasked' };
  const nights = lastDays(p.nights, p.today, windowRules.startDays);
  const basis = means(nights, windowRules.startNights);
  if (!basis) return { state: 'too-few', have: nights.length, need: windowRules.startNights };
  if (basis.meanSe >= windowRules.up) return { state: 'already-high', basis };
  const least = Math.max(windowRules.floor, p.floor ?? windowRules.ownFloor);
  const minutes = Math.min(windowRules.ceiling, roundUp(Math.max(basis.meanTst, least)));
  return proposal('start', minutes, p.riseTime, basis);
}

/** The weekly review: 85 or more, a quarter longer; under 80, a quarter shorter; between, kept. The compared number is the one shown. */
export function reviewWindow(p: {
  nights: readonly DatedNight[];
  today: string;
  /** `from`: the date on which it began */
  current: { minutes: number; riseTime: string; from: string };
  held: boolean;
  floor: number | null;
}): WindowProposal {
  if (p.held) return { state: 'held' };
  if (daysBetween(p.current.from, p.today) < windowRules.reviewDays)
    return { state: 'too-soon', on: addDays(p.current.from, windowRules.reviewDays) };
  const nights = lastDays(p.nights, p.today, windowRules.reviewDays);
  const basis = means(nights, windowRules.reviewNights);
  if (!basis) return { state: 'too-few', have: nights.length, need: windowRules.reviewNights };
  const { minutes, riseTime } = p.current;
  if (basis.meanSe >= windowRules.up)
    return proposal('up', Math.min(windowRules.ceiling, minutes + windowRules.step), riseTime, basis);
  if (basis.meanSe >= windowRules.keep) return proposal('keep', minutes, riseTime, basis);
  const shorter = minutes - windowRules.step;
  const least = Math.max(windowRules.floor, p.floor ?? windowRules.ownFloor);
  if (shorter >= least) return proposal('down', shorter, riseTime, basis);
  return shorter >= windowRules.floor && p.floor === null
    ? { state: 'ask-therapist', basis, minutes: shorter }
    : proposal('keep', minutes, riseTime, basis);
}

const roundUp = (minutes: number) => Math.ceil(minutes / windowRules.quarter) * windowRules.quarter;
const proposal = (change: 'start' | 'up' | 'keep' | 'down', minutes: number, riseTime: string, basis: Means): WindowProposal => ({
  state: 'proposed',
  change,
  minutes,
  riseTime,
  lightsOff: clockOf(minutesOf(riseTime) - minutes),
  basis,
});
