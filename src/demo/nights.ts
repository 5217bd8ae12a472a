import type { Diary } from './lillevik';
import { clockOf } from './time';

/** Values of one sleep diary entry (locales/worksheets/sleep-diary.json): times HH:mm, durations in whole minutes. */
export type Night = Record<string, string | number | number[] | null>;

/** The same person sleeps the same nights at every start: a small generator of even numbers 0–1 (mulberry32). */
export function dice(seed: string): () => number {
  let state = [...seed].reduce((sum, letter) => Math.imul(sum, 31) + letter.charCodeAt(0), 7);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Nights that move from how it was to how it became, with better and worse ones among them; each adds up. */
export function nightsOf(diary: Diary, roll: () => number): Night[] {
  const [hours = 0, minutes = 0] = diary.up.split('.').map(Number);
  return Array.from({ length: diary.count }, (_, index) => {
    const way = diary.count > 1 ? index / (diary.count - 1) : 0;
    const bad = roll() < 0.18 ? 1.7 : 1;
    const between = (part: keyof Diary['from'], spread: number) =>
      fives((diary.from[part] + (diary.to[part] - diary.from[part]) * way) * (1 + (roll() - 0.5) * spread));
    const inBed = between('inBed', 0.08);
    const latency = fives(between('latency', 0.6) * bad);
    const awake = fives(between('awake', 0.7) * bad);
    const late = fives(roll() * 20);
    const up = hours * 60 + minutes + (roll() < 0.25 ? late : 0);
    const lie = fives(roll() * 15);
    const lightsOff = up - inBed;
    const awakenings = awake === 0 ? 0 : Math.max(1, Math.round(awake / 25));
    return {
      bedTime: clockOf(lightsOff - fives(5 + roll() * 15)),
      lightsOff: clockOf(lightsOff),
      sleepLatencyMin: latency,
      awakenings,
      awakeMin: awakenings === 0 ? [] : [awake],
      finalWake: clockOf(up - lie),
      outOfBed: clockOf(up),
      sleepQuality: grade(1 - (latency + awake) / 150, roll),
      dayFunction: grade(0.35 + way * 0.45, roll),
      naps: roll() < 0.12 * (1 - way) ? 1 : 0,
      alcohol: roll() < 0.1 ? 1 : 0,
    };
  }).map((night) => (night.naps === 1 ? { ...night, napMinutes: 20 } : night));
}

/** People answer in fives. */
const fives = (minutes: number) => Math.max(0, Math.round(minutes / 5) * 5);
/** 1–5 around a share 0–1. */
const grade = (share: number, roll: () => number) => Math.min(5, Math.max(1, Math.round(1 + share * 4 + (roll() - 0.5))));
