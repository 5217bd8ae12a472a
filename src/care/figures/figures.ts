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

/** Places of episodes in the columns, ascending. */
type Rows = Uint32Array;

/** Every figure of a period and a part of the records. Nothing is read from a clock: the same question of the same columns has one answer. */
export function figuresOf(columns: Columns, question: Question): Figures {
  const [from, to] = [numberOf(question.from), numberOf(question.to)];
  const rows = rowsOf(columns, question.only);
  const inPeriod = once((clock: Clock) => {
    const dayOf = placingDay(clock)(columns);
    return chosen(rows, (row) => {
      const day = dayOf(row);
      return day >= from && day <= to;
    });
  });
  const split = once((by: Clock) => once((out: Of<Reason | null>) => parted(columns, inPeriod(by), out)));
  const contacted = inPeriod('contact');
  const ended = inPeriod('ended');
  const each = <K extends string, R, F>(rules: Record<K, R>, make: (rule: R) => F) =>
    Object.fromEntries(Object.entries<R>(rules).map(([name, rule]) => [name, make(rule)])) as Record<K, F>;
  return {
    question,
    records: countOf(columns.size, [contacted, inPeriod('assessed'), inPeriod('started'), ended]),
    flow: flowOf(columns, contacted),
    beside: split('contact')(besideStart).left,
    shares: each(shareRules, (rule: ShareRule) => shareOf(columns, split(rule.by)(rule.out), rule)),
    spreads: each(spreadRules, (rule: SpreadRule) => spreadOf(columns, split(rule.by)(rule.out), rule)),
    effects: Object.fromEntries(measured.map((one) => [one, effectOf(columns, ended, one)])) as Figures['effects'],
    experience: experienceOf(columns, ended),
    sessionModes: sessionModes.map((mode) => ({ value: mode, count: sumOf(ended, (row) => columns.sessions[mode][row] ?? 0) })),
    reached: Object.fromEntries(dimensions.map((one) => [one, mixOf(columns, contacted, one)])) as Figures['reached'],
    months: monthsOf(columns, rows, question),
  };
}

/** What is asked of the same thing again was answered before. */
function once<K, V>(answer: (key: K) => V): (key: K) => V {
  const answers = new Map<K, V>();
  return (key) => {
    const known = answers.get(key) ?? answer(key);
    answers.set(key, known);
    return known;
  };
}

/** A typed array's own filter and map are slower by a multiple. */
function chosen(rows: Rows, test: (row: number) => boolean): Rows {
  const some = new Uint32Array(rows.length);
  let n = 0;
  for (const row of rows) if (test(row)) some[n++] = row;
  return some.subarray(0, n);
}
function valuesOf(rows: Rows, of: (row: number) => number): Float64Array {
  const values = new Float64Array(rows.length);
  let n = 0;
  for (const row of rows) values[n++] = of(row);
  return values;
}
function sumOf(rows: Rows, of: (row: number) => number): number {
  let sum = 0;
  for (const row of rows) sum += of(row);
  return sum;
}

/** How many there are in any of these lists. */
function countOf(size: number, lists: readonly Rows[]): number {
  const there = new Uint8Array(size);
  for (const rows of lists) for (const row of rows) there[row] = 1;
  let count = 0;
  for (const one of there) count += one;
  return count;
}

/** The day that places an episode; without it that of the first contact. */
const placingDay =
  (clock: Clock): Of<number> =>
  ({ days: { contact, [clock]: own } }) =>
  (row) =>
    (own[row] === none ? contact[row] : own[row]) ?? none;
/** What was decided for somebody who has not started; of who has, nothing. */
const besideStart: Of<Reason | null> = (columns) => {
  const [out, { started }] = [outOfWait.started(columns), columns.days];
  return (row) => (started[row] === none ? out(row) : null);
};

function rowsOf({ size, parts, values }: Columns, only: Question['only']): Rows {
  let rows: Rows = new Uint32Array(size).map((_, row) => row);
  for (const dimension of dimensions) {
    const value = only[dimension];
    if (value === undefined) continue;
    const [part, place] = [parts[dimension], values[dimension].indexOf(value)];
    rows = chosen(rows, (row) => part[row] === place);
  }
  return rows;
}

interface Parted {
  counted: Rows;
  left: Left;
}
function parted(columns: Columns, rows: Rows, out: Of<Reason | null>): Parted {
  const reasonOf = out(columns);
  const left = new Map<Reason, number>();
  const counted = chosen(rows, (row) => {
    const reason = reasonOf(row);
    if (reason) left.set(reason, (left.get(reason) ?? 0) + 1);
    return reason === null;
  });
  return { counted, left: [...left].map(([reason, count]) => ({ reason, count })).sort((a, b) => b.count - a.count) };
}

function shareOf(columns: Columns, { counted, left }: Parted, { part, whole }: ShareRule): Share {
  const numerator = sumOf(counted, part(columns));
  const denominator = whole ? sumOf(counted, whole(columns)) : counted.length;
  return {
    numerator,
    denominator,
    share: denominator > 0 ? numerator / denominator : null,
    interval: whole ? null : wilson(numerator, denominator),
    left,
  };
}

function spreadOf(columns: Columns, { counted, left }: Parted, { value, top }: SpreadRule): Spread {
  const sorted = valuesOf(counted, value(columns)).sort();
  const counts = new Array<number>(top > 0 ? top + 2 : 0).fill(0);
  if (top > 0)
    for (const one of sorted) {
      const at = Math.min(top + 1, one);
      counts[at] = (counts[at] ?? 0) + 1;
    }
  const at = (share: number) => quantile(sorted, share);
  return { n: sorted.length, median: at(0.5), q1: at(0.25), q3: at(0.75), left, counts };
}

function flowOf(columns: Columns, contacted: Rows): Figures['flow'] {
  const flow = { contact: contacted.length, assessed: 0, started: 0, ended: 0, paired: 0 };
  const { result, days } = columns;
  const outOf = outOfFinished(columns);
  for (const row of contacted) {
    if (days.assessed[row] !== none) flow.assessed++;
    if (days.started[row] !== none) flow.started++;
    if (outOf(row) !== null) continue;
    flow.ended++;
    if (((result[row] ?? 0) & bits.paired) !== 0) flow.paired++;
  }
  return flow;
}

function effectOf(columns: Columns, ended: Rows, instrument: Measured): Effect & { left: Left } {
  const [first, last] = [columns.first[instrument], columns.last[instrument]];
  const { counted, left } = parted(columns, ended, (all) => {
    const out = outOfFinished(all);
    return (row) => out(row) ?? (first[row] === none ? 'measured-once' : null);
  });
  const totals = (side: Float64Array) => valuesOf(counted, (row) => side[row] ?? none);
  return { ...effectSize(totals(first), totals(last)), left };
}

/** Of who answered at least half of the six, as the instrument's own rules say; the seventh is not of the mean. */
function experienceOf(columns: Columns, ended: Rows): Mean & { left: Left } {
  const { experience } = columns;
  const answersOf = (row: number) => {
    const answers = { n: 0, sum: 0 };
    for (let at = row * questions; at < row * questions + 6; at++) {
      const answer = experience[at] ?? none;
      if (answer === none) continue;
      answers.n++;
      answers.sum += answer;
    }
    return answers;
  };
  const { counted, left } = parted(columns, ended, (all) => {
    const out = outOfFinished(all);
    return (row) => out(row) ?? (answersOf(row).n < 3 ? 'not-known' : null);
  });
  const means = valuesOf(counted, (row) => {
    const { n, sum } = answersOf(row);
    return sum / n;
  });
  return { ...meanOf(means), left };
}

function mixOf({ parts, values }: Columns, rows: Rows, dimension: Dimension): Mix {
  const [part, codes] = [parts[dimension], values[dimension]];
  const counts = new Uint32Array(codes.length);
  for (const row of rows) {
    const place = part[row] ?? 0;
    counts[place] = (counts[place] ?? 0) + 1;
  }
  return codes
    .map((value, place) => ({ value, count: counts[place] ?? 0 }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
}
