import { isRecord } from '../../care/is-record';
import { endReasons, workStatuses } from '../../care/items/choices';
import type { ItemDraft } from '../../care/items/items';
import { addMonths, isDate } from '../../care/time/dates';

export type EndReason = (typeof endReasons)[number];
/** An end that is being written. */
export interface Discharging {
  reason: EndReason | null;
  note: string;
  work: (typeof workStatuses)[number] | '';
  /** As typed. */
  percent: string;
  /** Asked once more as soon as it has ended. */
  now: boolean;
  /** So many months after the end, or on another day. */
  followUps: { months: number; due: string; on: boolean }[];
  measures: string[];
}

/** What is asked once more when a course ends (care rules 2.8), and what is usual later. */
const atTheEnd = ['phq-9', 'gad-7', 'who-5', 'work-status', 'experience'];
const usual = ['phq-9', 'gad-7'];
/** What may be asked for later. */
export const followUpMeasures = ['phq-9', 'gad-7', 'who-5', 'work-status'];
/** Months after the end. */
const monthsAfter = [1, 6];

export const newDischarging = (today: string): Discharging => ({
  reason: null,
  note: '',
  work: '',
  percent: '',
  now: true,
  followUps: monthsAfter.map((months) => ({ months, due: addMonths(today, months), on: true })),
  measures: [...usual],
});

export const isDischarging = (value: unknown): value is Discharging =>
  isRecord(value) &&
  (value.reason === null || endReasons.some((one) => one === value.reason)) &&
  (value.work === '' || workStatuses.some((one) => one === value.work)) &&
  typeof value.note === 'string' &&
  typeof value.percent === 'string' &&
  typeof value.now === 'boolean' &&
  Array.isArray(value.measures) &&
  value.measures.every((one) => typeof one === 'string') &&
  Array.isArray(value.followUps) &&
  value.followUps.every(
    (one) => isRecord(one) && typeof one.months === 'number' && typeof one.due === 'string' && typeof one.on === 'boolean',
  );

const percentOf = ({ percent }: Discharging): number | null => {
  const number = Number(percent);
  return percent.trim() !== '' && Number.isInteger(number) && number >= 0 && number <= 100 ? number : null;
};
/** Somebody who has died is asked nothing, and neither is whoever has never come in. */
export const isAsked = ({ reason }: Pick<Discharging, 'reason'>, joined: boolean): boolean => joined && reason !== 'died';

export type Fault = 'reason' | 'percent' | 'date' | 'measures';
export function faultOf(d: Discharging, today: string, joined: boolean): Fault | null {
  if (!d.reason) return 'reason';
  if (d.work && d.percent.trim() && percentOf(d) === null) return 'percent';
  const later = isAsked(d, joined) ? d.followUps.filter(({ on }) => on) : [];
  if (later.some(({ due }) => !isDate(due) || due <= today)) return 'date';
  return later.length > 0 && d.measures.length === 0 ? 'measures' : null;
}

/** What is written. @throws nothing: `faultOf` has been asked before */
export function dischargeOf(
  d: Discharging & { reason: EndReason },
  today: string,
  joined: boolean,
): Extract<ItemDraft, { kind: 'discharge' }> {
  const percent = percentOf(d);
  const later = d.followUps.filter(({ on }) => on).map(({ due }) => ({ due, instruments: [...d.measures] }));
  const followUps = isAsked(d, joined) ? [...(d.now ? [{ due: today, instruments: [...atTheEnd] }] : []), ...later] : [];
  const note = d.note.trim();
  return {
    kind: 'discharge',
    reason: d.reason,
    ...(note ? { note } : {}),
    ...(d.work ? { work: { status: d.work, ...(percent === null ? {} : { percent }) } } : {}),
    ...(followUps.length > 0 ? { followUps } : {}),
  };
}
