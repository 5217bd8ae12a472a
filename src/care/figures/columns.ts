import { type attendances, decisionOutcomes, endReasons, type sessionKinds, sessionModes, workStatuses } from '../items/choices';
import type { EpisodeRecord } from '../items/registry';
import { type Outcome, outcomeOf } from '../questionnaires/instruments/outcome';
import type { KeptRecord } from '../registry/records';
import { rphMds } from '../registry/rph-mds';
import { numberOf } from '../time/dates';
import { type Dimension, dimensions, partOf } from './dimensions';

/** In a column of days, codes or totals: not known. No day, code or total is so low. */
export const none = -32_768;
/** Questions of experience that are kept: six and one on the whole. */
export const questions = 7;
/** Measures with a column of their own. */
export const measured = ['phq-9', 'gad-7'] as const;
export type Measured = (typeof measured)[number];
/** The limits by which they are judged, in the same order. */
const judges = measured.flatMap((one) => rphMds.outcomes.filter(({ instrument }) => instrument === one));

/**
 * Episodes laid out column by column: some 130 bytes each, so that 50,000 are counted through in milliseconds. Days are whole days since
 * 1970-01-01, codes places in the lists of items/choices, minutes whole minutes; `none` is unknown.
 */
export interface Columns {
  size: number;
  days: Record<Clock, Int32Array>;
  parts: Record<Dimension, Uint16Array>;
  /** What the numbers of `parts` stand for. */
  values: Record<Dimension, string[]>;
  decision: Int16Array;
  endReason: Int16Array;
  /** Treatment contacts that came about, assessments with treatment among them, follow-ups not (care rules 1.3). */
  treatments: Uint16Array;
  /** Contacts of any kind that came about, by mode, and those that somebody did not come to. */
  sessions: Record<(typeof sessionModes)[number], Uint16Array>;
  missed: Uint16Array;
  /** Of the sessions; of the therapist, in sessions and around them. */
  minutes: Uint32Array;
  work: Uint32Array;
  /** First and last total of who was measured at least twice; else none. */
  first: Record<Measured, Float64Array>;
  last: Record<Measured, Float64Array>;
  /** What became of it (care rules 1.3) as `bits`; 0: not measured twice by either. */
  result: Uint8Array;
  workStart: Int16Array;
  workEnd: Int16Array;
  /** 0 unknown, 1 not told, 2 told, 3 the person did not want it. */
  gp: Uint8Array;
  /** Question by question, `questions` to an episode. */
  experience: Int16Array;
  raised: Uint16Array;
  inTime: Uint16Array;
}
export const clocks = ['contact', 'answered', 'assessed', 'started', 'second', 'ended'] as const;
export type Clock = (typeof clocks)[number];
export const bits = { paired: 1, caseness: 2, recovery: 4, improvement: 8, deterioration: 16 } as const;
export const told = { unknown: 0, no: 1, yes: 2, declined: 3 } as const;

const each = <K extends string, C>(keys: readonly K[], column: (key: K) => C) =>
  Object.fromEntries(keys.map((key) => [key, column(key)])) as Record<K, C>;

function emptyColumns(size: number): Columns {
  const codes = () => new Int16Array(size).fill(none);
  const totals = () => new Float64Array(size).fill(none);
  const counts = () => new Uint16Array(size);
  return {
    size,
    days: each(clocks, () => new Int32Array(size).fill(none)),
    parts: each(dimensions, counts),
    values: each(dimensions, () => [] as string[]),
    decision: codes(),
    endReason: codes(),
    treatments: counts(),
    sessions: each(sessionModes, counts),
    missed: counts(),
    minutes: new Uint32Array(size),
    work: new Uint32Array(size),
    first: each(measured, totals),
    last: each(measured, totals),
    result: new Uint8Array(size),
    workStart: codes(),
    workEnd: codes(),
    gp: new Uint8Array(size),
    experience: new Int16Array(size * questions).fill(none),
    raised: counts(),
    inTime: counts(),
  };
}

export function columnsOf(records: readonly KeptRecord[]): Columns {
  const columns = emptyColumns(records.length);
  const placeOf = each(dimensions, (dimension) => placesIn(columns.values[dimension]));
  const dayOf = remembered(numberOf);
  for (const [row, kept] of records.entries()) {
    for (const dimension of dimensions) columns.parts[dimension][row] = placeOf[dimension](partOf(kept, dimension));
    fillDays(columns, row, kept.record, dayOf);
    fillRow(columns, row, kept.record);
  }
  return columns;
}

/** The stores that the columns lie in: who has no more use for these columns can give them away without a copy. */
export const storesOf = (columns: Columns): ArrayBuffer[] =>
  Object.values(columns)
    .flatMap((column) => (ArrayBuffer.isView(column) ? [column] : Object.values(column)))
    .flatMap((column) => (ArrayBuffer.isView(column) && column.buffer instanceof ArrayBuffer ? [column.buffer] : []));

/** The same text means the same number every time, and is looked at once. */
function remembered(of: (text: string) => number): (text: string) => number {
  const known = new Map<string, number>();
  return (text) => {
    const number = known.get(text) ?? of(text);
    known.set(text, number);
    return number;
  };
}
/** Where a value stands among those seen; a new one is put behind them. */
const placesIn = (values: string[]) => remembered((value) => values.push(value) - 1);

const cameAbout = new Set<string>(['attended', 'late'] satisfies (typeof attendances)[number][]);
const didNotCome = new Set<string>(['too-late', 'absent'] satisfies (typeof attendances)[number][]);
const treating = new Set<string>(['treatment', 'both'] satisfies (typeof sessionKinds)[number][]);

function fillDays(columns: Columns, row: number, record: EpisodeRecord, dayOf: (date: string) => number): void {
  const days: Record<Clock, string | null> = {
    contact: record.contactAt,
    answered: record.answeredOn,
    assessed: record.assessedOn,
    started: record.startedOn,
    second: record.secondOn,
    ended: record.endedOn,
  };
  for (const clock of clocks) {
    const day = days[clock];
    if (day !== null) columns.days[clock][row] = dayOf(day);
  }
}

function fillRow(columns: Columns, row: number, record: EpisodeRecord): void {
  columns.decision[row] = codeOf(decisionOutcomes, record.outcome);
  columns.endReason[row] = codeOf(endReasons, record.endReason);
  columns.work[row] = record.otherMinutes;
  for (const contact of record.contacts) fillContacts(columns, row, contact);
  fillMeasures(columns, row, record.measures);
  columns.workStart[row] = codeOf(workStatuses, statusOf(record.workStart));
  columns.workEnd[row] = codeOf(workStatuses, statusOf(record.workEnd));
  columns.gp[row] = gpOf(record);
  for (const [n, answer] of (record.experience ?? []).slice(0, questions).entries())
    if (answer !== null) columns.experience[row * questions + n] = answer;
  columns.raised[row] = record.alerts.raised;
  columns.inTime[row] = record.alerts.inTime;
}

function fillContacts(columns: Columns, row: number, contact: EpisodeRecord['contacts'][number]): void {
  if (didNotCome.has(contact.attendance)) add(columns.missed, row, contact.count);
  add(columns.work, row, contact.around);
  if (!cameAbout.has(contact.attendance)) return;
  add(columns.sessions[contact.mode], row, contact.count);
  if (treating.has(contact.kind)) add(columns.treatments, row, contact.count);
  add(columns.minutes, row, contact.minutes);
  add(columns.work, row, contact.minutes);
}

function fillMeasures(columns: Columns, row: number, measures: EpisodeRecord['measures']): void {
  for (const instrument of measured) {
    const one = measures.find((measure) => measure.instrument === instrument && measure.count >= 2);
    if (!one) continue;
    columns.first[instrument][row] = one.first.total;
    columns.last[instrument][row] = one.last.total;
  }
  const totals = (side: Columns['first']) => measured.map((one) => known(side[one][row]));
  columns.result[row] = bitsOf(outcomeOf(judges, totals(columns.first), totals(columns.last)));
}

function bitsOf(result: Outcome | null): number {
  if (!result) return 0;
  return (
    bits.paired |
    (result.caseness ? bits.caseness : 0) |
    (result.recovery ? bits.recovery : 0) |
    (result.reliableImprovement ? bits.improvement : 0) |
    (result.reliableDeterioration ? bits.deterioration : 0)
  );
}

/** Whether the GP was told, or the person wanted that nobody is; who is not named is unknown. */
function gpOf({ partners }: EpisodeRecord): number {
  const gp = partners.find(({ partner }) => partner === 'gp');
  if (!gp) return told.unknown;
  if (gp.toldOn !== null) return told.yes;
  if (gp.consent === 'declined' || gp.consent === 'withdrawn') return told.declined;
  return gp.consent === null ? told.unknown : told.no;
}

const codeOf = <C extends string>(codes: readonly C[], code: C | null): number => (code === null ? none : codes.indexOf(code));
/** Somebody whose status was asked for and is not known stands as somebody who was not asked. */
const statusOf = (work: EpisodeRecord['workStart']) => (work === null || work.status === 'unknown' ? null : work.status);
const known = (value: number | undefined): number | null => (value === undefined || value === none ? null : value);
const add = (column: Uint16Array | Uint32Array, row: number, more: number): void => {
  column[row] = (column[row] ?? 0) + more;
};
