import { isRecord } from '../is-record';
import { homeZone, isDate, weekday } from '../time/dates';
import { instantOf } from '../time/wall';

export const ownBlockKinds = ['lunch', 'writing', 'other'] as const;
export const ownBlockRepeats = ['once', 'weekly', 'workdays'] as const;

/**
 * Time that somebody keeps for themselves. It lies sealed among their own things, in no stream: nobody else's calendar has it, and a colleague
 * has no use for the reason.
 */
export interface OwnBlock {
  what: (typeof ownBlockKinds)[number];
  /** YYYY-MM-DD, the team's: the day of it, or the first one. */
  date: string;
  /** HH:mm, on the team's wall. */
  from: string;
  minutes: number;
  repeat: (typeof ownBlockRepeats)[number];
}
/** One day's of it. */
export interface BlockedTime {
  block: string;
  /** ISO 8601. */
  start: string;
  minutes: number;
  of: OwnBlock;
}

export const ownBlocks = 'own-block/';
export const ownBlockKey = (block: string): string => `${ownBlocks}${block}`;

export const isOwnBlock = (value: unknown): value is OwnBlock =>
  isRecord(value) &&
  ownBlockKinds.some((one) => one === value.what) &&
  ownBlockRepeats.some((one) => one === value.repeat) &&
  isDate(value.date) &&
  typeof value.from === 'string' &&
  /^([01]\d|2[0-3]):[0-5]\d$/.test(value.from) &&
  typeof value.minutes === 'number' &&
  Number.isInteger(value.minutes) &&
  value.minutes >= 5 &&
  value.minutes <= 480;

const isOn = ({ date, repeat }: OwnBlock, day: string): boolean => {
  if (repeat === 'once' || day < date) return day === date;
  return repeat === 'weekly' ? weekday(day) === weekday(date) : weekday(day) <= 5;
};

/** What is kept free on a day, by start. @param records own things by their keys; what is no block is left out */
export const blockedOn = (records: readonly { key: string; value: unknown }[], day: string): BlockedTime[] =>
  records
    .flatMap(({ key, value }): BlockedTime[] => {
      if (!isOwnBlock(value) || !isOn(value, day)) return [];
      const start = new Date(instantOf(day, value.from, homeZone)).toISOString();
      return [{ block: key.slice(ownBlocks.length), start, minutes: value.minutes, of: value }];
    })
    .sort((a, b) => Date.parse(a.start) - Date.parse(b.start));
