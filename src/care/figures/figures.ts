import { sessionModes } from '../items/choices';
import { numberOf } from '../time/dates';
import { bits, type Clock, type Columns, type Measured, measured, none, questions } from './columns';
import { type Dimension, dimensions } from './dimensions';
import { type Effect, effectSize } from './effect-size';
import { type Month, monthsOf } from './months';
import { type Of, outOfFinished, outOfWait, type Reason, type ShareName, type ShareRule, shareRules } from './shares';
import { type SpreadName, type SpreadRule, spreadRules } from './spreads';
import { type Mean, meanOf, quantile, wilson } from './statistics';

/** Which episodes are asked about. Days are inclusive, YYYY-MM-DD; `only`: those with this value in each dimension named. */
export interface Question {
  from: string;
  to: string;
  only: Partial<Record<Dimension, string>>;
}

export type Left = { reason: Reason; count: number }[];
export interface Share {
  numerator: number;
  denominator: number;
  /** 0–1; null where nobody is counted. */
  share: number | null;
  /** Of 95 % (Wilson); null too where contacts or alerts are counted: those of one person go together. */
  interval: [number, number] | null;
  left: Left;
}
export interface Spread {
  n: number;
  /** null where nobody is counted. */
  median: number | null;
  q1: number | null;
  q3: number | null;
  left: Left;
  /** How many there are of each whole value, by value; the last holds all above. */
  counts: number[];
}
/** How many of each value, in the order of the codes or as they are seen. */
export type Mix = { value: string; count: number }[];
export interface Figures {
  question: Question;
  /** Records that are in any figure of the period. */
  records: number;
  /** Of those who made contact in the period: how far they have come. */
  flow: { contact: number; assessed: number; started: number; ended: number; paired: number };
  /** What was decided for those of them who have not started. */
  beside: Left;
  shares: Record<ShareName, Share>;
  spreads: Record<SpreadName, Spread>;
  effects: Record<Measured, Effect & { left: Left }>;
  /** Questions 1–6 of experience, 0–4: the mean of each person's mean. */
  experience: Mean & { left: Left };
  /** Contacts that came about, by mode of care. */
  sessionModes: Mix;
  /** Of those who made contact in the period. */
  reached: Record<Dimension, Mix>;
  months: Month[];
}

/** Every figure of a period and a part of the records. Nothing is read from a clock: the same question of the same columns has one answer. */
export function figuresOf(columns: Columns, question: Question): Figures {
  const [from, to] = [numberOf(question.from), numberOf(question.to)];
  const rows = rowsOf(columns, question.only);
  const byClock = new Map<Clock, number[]>();
  const inPeriod = (clock: Clock): readonly number[] => {
    const known = byClock.get(clock);
    if (known) return known;
    const some = rows.filter((row) => {
      const day = dayOf(columns, clock, row);
      return day >= from && day <= to;
    });
    byClock.set(clock, some);
    return some;
  };
  const contacted = inPeriod('contact');
  const each = <K extends string, R, F>(rules: Record<K, R>, make: (rule: R) => F) =>
    Object.fromEntries(Object.entries<R>(rules).map(([name, rule]) => [name, make(rule)])) as Record<K, F>;
  const split = (by: Clock, out: Of<Reason | null>) => parted(columns, inPeriod(by), out);
  const shares = each(shareRules, (rule: ShareRule) => shareOf(columns, inPeriod(rule.by), rule));
  const spreads = each(spreadRules, (rule: SpreadRule) => spreadOf(columns, inPeriod(rule.by), rule));
  const ended = inPeriod('ended');
  return {
    question,
    records: countOf(columns.size, [contacted, inPeriod('assessed'), inPeriod('started'), ended]),
    flow: flowOf(columns, contacted),
    beside: split('contact', (c, row) => (known(c, 'started', row) ? null : outOfWait('started')(c, row))).left,
    shares,
    spreads,
    effects: Object.fromEntries(measured.map((one) => [one, effectOf(columns, ended, one)])) as Figures['effects'],
    experience: experienceOf(columns, ended),
    sessionModes: sessionModes.map((mode) => ({
      value: mode,
      count: ended.reduce((sum, row) => sum + (columns.sessions[mode][row] ?? 0), 0),
    })),
    reached: Object.fromEntries(dimensions.map((one) => [one, mixOf(columns, contacted, one)])) as Figures['reached'],
    months: monthsOf(columns, rows, question),
  };
}

/** How many there are in any of these lists. */
function countOf(size: number, lists: readonly (readonly number[])[]): number {
  const there = new Uint8Array(size);
  for (const list of lists) for (const row of list) there[row] = 1;
  return there.reduce((sum, one) => sum + one, 0);
}

const known = (columns: Columns, clock: Clock, row: number): boolean => (columns.days[clock][row] ?? none) !== none;
/** The day that places an episode; without it that of the first contact. */
const dayOf = (columns: Columns, clock: Clock, row: number): number =>
  (known(columns, clock, row) ? columns.days[clock][row] : columns.days.contact[row]) ?? none;

function rowsOf(columns: Columns, only: Question['only']): number[] {
  const wanted = dimensions.flatMap((dimension) => {
    const value = only[dimension];
    return value === undefined ? [] : [{ part: columns.parts[dimension], place: columns.values[dimension].indexOf(value) }];
  });
  const rows: number[] = [];
  for (let row = 0; row < columns.size; row++) if (wanted.every(({ part, place }) => part[row] === place)) rows.push(row);
  return rows;
}

function parted(columns: Columns, rows: readonly number[], out: Of<Reason | null>): { counted: number[]; left: Left } {
  const counted: number[] = [];
  const left = new Map<Reason, number>();
  for (const row of rows) {
    const reason = out(columns, row);
    if (reason) left.set(reason, (left.get(reason) ?? 0) + 1);
    else counted.push(row);
  }
  return { counted, left: [...left].map(([reason, count]) => ({ reason, count })).sort((a, b) => b.count - a.count) };
}

function shareOf(columns: Columns, rows: readonly number[], { out, part, whole }: ShareRule): Share {
  const { counted, left } = parted(columns, rows, out);
  const sum = (of: Of<number>) => counted.reduce((all, row) => all + of(columns, row), 0);
  const [numerator, denominator] = [sum(part), whole ? sum(whole) : counted.length];
  return {
    numerator,
    denominator,
    share: denominator > 0 ? numerator / denominator : null,
    interval: whole ? null : wilson(numerator, denominator),
    left,
  };
}

function spreadOf(columns: Columns, rows: readonly number[], { out, value, top }: SpreadRule): Spread {
  const { counted, left } = parted(columns, rows, out);
  const sorted = Float64Array.from(counted, (row) => value(columns, row)).sort();
  const counts = new Array<number>(top > 0 ? top + 2 : 0).fill(0);
  if (top > 0)
    for (const one of sorted) {
      const at = Math.min(top + 1, one);
      counts[at] = (counts[at] ?? 0) + 1;
    }
  const at = (share: number) => quantile(sorted, share);
  return { n: sorted.length, median: at(0.5), q1: at(0.25), q3: at(0.75), left, counts };
}

function flowOf(columns: Columns, contacted: readonly number[]): Figures['flow'] {
  const flow = { contact: contacted.length, assessed: 0, started: 0, ended: 0, paired: 0 };
  for (const row of contacted) {
    if (known(columns, 'assessed', row)) flow.assessed++;
    if (known(columns, 'started', row)) flow.started++;
    if (outOfFinished(columns, row) !== null) continue;
    flow.ended++;
    if (((columns.result[row] ?? 0) & bits.paired) !== 0) flow.paired++;
  }
  return flow;
}

function effectOf(columns: Columns, ended: readonly number[], instrument: Measured): Effect & { left: Left } {
  const [first, last] = [columns.first[instrument], columns.last[instrument]];
  const { counted, left } = parted(
    columns,
    ended,
    (c, row) => outOfFinished(c, row) ?? (first[row] === none ? 'measured-once' : null),
  );
  const effect = effectSize(
    counted.map((row) => first[row] ?? none),
    counted.map((row) => last[row] ?? none),
  );
  return { ...effect, left };
}

/** Of who answered at least half of the six, as the instrument's own rules say; the seventh is not of the mean. */
function experienceOf(columns: Columns, ended: readonly number[]): Mean & { left: Left } {
  const answersOf = (row: number) => {
    const answers: number[] = [];
    for (let at = row * questions; at < row * questions + 6; at++) {
      const answer = columns.experience[at] ?? none;
      if (answer !== none) answers.push(answer);
    }
    return answers;
  };
  const { counted, left } = parted(
    columns,
    ended,
    (c, row) => outOfFinished(c, row) ?? (answersOf(row).length < 3 ? 'not-known' : null),
  );
  return { ...meanOf(counted.map((row) => meanOf(answersOf(row)).mean ?? 0)), left };
}

function mixOf(columns: Columns, rows: readonly number[], dimension: Dimension): Mix {
  const counts = columns.values[dimension].map((value) => ({ value, count: 0 }));
  for (const row of rows) {
    const one = counts[columns.parts[dimension][row] ?? none];
    if (one) one.count++;
  }
  return counts.filter(({ count }) => count > 0).sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
}
