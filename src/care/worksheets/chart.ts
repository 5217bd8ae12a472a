import { isRecord } from '../is-record';
import { addDays, mondayOf } from '../time/dates';
import { readRef } from './entry';
import { evaluate } from './evaluate';
import { type DatedEntry, periodValues } from './period';
import type { Chart, EntryValues, WorksheetStructure } from './types';

/**
 * A chart as a table: places along the axis, and for each series a value at each place, or null where there is none. What draws it and
 * what reads it aloud say the same.
 */
export interface Drawing {
  id: string;
  kind: Exclude<Chart['kind'], 'span'>;
  label: string;
  /** What it is of, when there is one drawing for each thing. */
  of: string | null;
  unit: string | null;
  range: readonly [number, number] | null;
  /** `date`: places are YYYY-MM-DD; `week`: the Monday of one; `count`: 1, 2, 3; `number`: as they are; `option`: ids of that field. */
  axis: 'date' | 'week' | 'count' | 'number' | 'option';
  /** The field whose options or values stand along the axis. */
  x: string;
  places: readonly string[];
  /** With `count`: the date of each place. */
  dates: readonly string[] | null;
  /** `label`: of a derived value, a period's value or a field; null when the chart's own says it. */
  series: readonly { id: string; label: string | null; values: readonly (number | null)[] }[];
  levels: readonly { at: number; label: string }[];
  /** The level that was set for each place. */
  limits: readonly (number | null)[] | null;
}

/** Drawings of one chart, none while there is nothing to draw. `entries`: oldest first; with `in`, of one entry. */
export function drawingsOf(
  structure: WorksheetStructure,
  chart: Chart,
  entries: readonly DatedEntry[],
  today: string,
): readonly Drawing[] {
  const given =
    chart.days === undefined ? entries : entries.filter(({ date }) => date > addDays(today, -(chart.days ?? 0)) && date <= today);
  if (chart.kind === 'span') return [];
  if (chart.in !== undefined) return nonEmpty(ofRows(structure, chart, given, today));
  if (chart.by !== undefined) return byThing(structure, chart, given);
  if (chart.each !== undefined) return nonEmpty(gathered(structure, chart, given, today));
  const field = structure.fields.find(({ id }) => id === chart.x);
  if (field?.type === 'enum') return nonEmpty(byOption(structure, chart, field.options, given, today));
  return nonEmpty(overEntries(structure, chart, given));
}

function overEntries(structure: WorksheetStructure, chart: Chart, entries: readonly DatedEntry[]): Drawing {
  const has = (values: EntryValues) => (y: string) => evaluate(structure, y, values) !== null;
  // A pair is drawn once there is an after to the before.
  const known = entries.filter(({ values }) =>
    chart.kind === 'pair' ? ys(chart).every(has(values)) : ys(chart).some(has(values)),
  );
  return {
    ...frame(chart),
    axis: chart.x === 'entry' ? 'count' : 'date',
    places: known.map(({ date }, i) => (chart.x === 'entry' ? String(i + 1) : date)),
    dates: chart.x === 'entry' ? known.map(({ date }) => date) : null,
    series: ys(chart).map((id) => ({
      id,
      label: labelIn(structure, id),
      values: known.map(({ values }) => numberOf(evaluate(structure, id, values))),
    })),
  };
}

/** One drawing for each thing that a ref names, in the order in which they were first taken up. */
function byThing(structure: WorksheetStructure, chart: Chart, entries: readonly DatedEntry[]): Drawing[] {
  const things = new Map<string, { text: string; entries: DatedEntry[] }>();
  for (const entry of entries) {
    const ref = readRef(entry.values[chart.by ?? '']);
    if (!ref) continue;
    const known = things.get(ref.key ?? ref.text);
    things.set(ref.key ?? ref.text, { text: ref.text, entries: [...(known?.entries ?? []), entry] });
  }
  return [...things.values()].flatMap(({ text, entries: own }) =>
    nonEmpty(overEntries(structure, chart, own)).map((drawing) => ({ ...drawing, of: text })),
  );
}

function byOption(
  structure: WorksheetStructure,
  chart: Chart,
  all: readonly string[],
  entries: readonly DatedEntry[],
  today: string,
): Drawing {
  const found: Record<string, unknown> = Object.assign(
    {},
    ...(structure.periods ?? []).map((period) => periodValues(structure, period, entries, { today })),
  );
  const at = (id: string, option: string) => {
    const value = found[id];
    return isRecord(value) ? numberOf(value[option]) : null;
  };
  const options = all.filter((option) => ys(chart).some((y) => (at(y, option) ?? 0) > 0));
  return {
    ...frame(chart),
    axis: 'option',
    places: options,
    series: ys(chart).map((id) => ({ id, label: labelIn(structure, id), values: options.map((option) => at(id, option)) })),
  };
}

/** Sums or counts of days or weeks, with those in between in which there was nothing. */
function gathered(structure: WorksheetStructure, chart: Chart, entries: readonly DatedEntry[], today: string): Drawing {
  const [y = ''] = ys(chart);
  const values = entries.flatMap(({ date, values: of }) => {
    const value = chart.of === 'count' ? 1 : numberOf(evaluate(structure, y, of));
    return value === null ? [] : [{ date, value, limit: numberOf(evaluate(structure, chart.limit ?? '', of)) }];
  });
  return fromDates(structure, chart, values, today);
}

interface OnDate {
  date: string;
  value: number;
  limit: number | null;
}
function fromDates(structure: WorksheetStructure, chart: Chart, values: readonly OnDate[], today: string): Drawing {
  const week = chart.each === 'week';
  const start = (date: string) => (week ? mondayOf(date) : date);
  const first = values.map(({ date }) => start(date)).sort()[0];
  const places: string[] = [];
  for (let at = first; at !== undefined && at <= today && places.length < 400; at = addDays(at, week ? 7 : 1)) places.push(at);
  const on = (place: string) => values.filter(({ date }) => start(date) === place);
  const limits = places.map((place) => on(place).findLast(({ limit }) => limit !== null)?.limit ?? null);
  return {
    ...frame(chart),
    axis: week ? 'week' : 'date',
    places,
    series: [
      {
        id: ys(chart)[0] ?? chart.id,
        label: labelIn(structure, ys(chart)[0] ?? ''),
        values: places.map((place) =>
          together(
            chart.of,
            on(place).map(({ value }) => value),
          ),
        ),
      },
    ],
    limits: limits.some((limit) => limit !== null) ? limits : null,
  };
}

/** The rows of a list as points: of the newest entry, or gathered by week over all. */
function ofRows(structure: WorksheetStructure, chart: Chart, entries: readonly DatedEntry[], today: string): Drawing {
  const field = structure.fields.find(({ id }) => id === chart.in);
  const columns = field?.type === 'list' && field.of.type === 'object' ? field.of.fields : [];
  const xField = columns.find(({ id }) => id === chart.x);
  const rowsIn = (values: EntryValues) => {
    const rows = values[chart.in ?? ''];
    return Array.isArray(rows) ? rows.filter(isRecord) : [];
  };
  if (chart.each !== undefined) {
    const dates = entries.flatMap(({ values }) => rowsIn(values).flatMap((row) => dayOf(row[chart.x])));
    return fromDates(
      structure,
      chart,
      dates.map((date) => ({ date, value: 1, limit: null })),
      today,
    );
  }
  const newest = entries.at(-1);
  const [y = ''] = ys(chart);
  const points = newest
    ? rowsIn(newest.values).flatMap((row) => {
        const [x, value] = [row[chart.x], numberOf(row[y])];
        return value !== null && (typeof x === 'number' || (typeof x === 'string' && x !== '')) ? [{ x, value }] : [];
      })
    : [];
  const before = newest && chart.start !== undefined ? numberOf(newest.values[chart.start]) : null;
  const inOrder = points.sort((a, b) => (a.x < b.x ? -1 : a.x > b.x ? 1 : 0));
  const all = before === null || points.length === 0 || !newest ? inOrder : [{ x: newest.date, value: before }, ...inOrder];
  return {
    ...frame(chart),
    axis: xField?.type === 'date' || xField?.type === 'datetime' ? 'date' : 'number',
    places: all.map(({ x }) => (typeof x === 'string' ? x.slice(0, 10) : String(x))),
    series: [{ id: y, label: columns.find(({ id }) => id === y)?.label ?? null, values: all.map(({ value }) => value) }],
  };
}

/** Several values of one day or week as one; null of none. */
function together(of: Chart['of'], values: readonly number[]): number | null {
  if (values.length === 0) return null;
  if (of === 'max') return Math.max(...values);
  const sum = values.reduce((a, b) => a + b, 0);
  return of === 'mean' ? sum / values.length : sum;
}

const ys = (chart: Chart): readonly string[] => (chart.y === undefined ? [] : typeof chart.y === 'string' ? [chart.y] : chart.y);
const frame = (chart: Chart): Omit<Drawing, 'axis' | 'places' | 'series'> => ({
  id: chart.id,
  kind: chart.kind === 'span' ? 'bar' : chart.kind,
  label: chart.label ?? '',
  of: null,
  unit: chart.unit ?? null,
  range: chart.range ?? null,
  x: chart.x,
  dates: null,
  levels: chart.lines ?? [],
  limits: null,
});
/** What changes over time is drawn from its second value on; a pair, and amounts that have names, from the first. */
const nonEmpty = (drawing: Drawing): Drawing[] => {
  const least = drawing.kind === 'pair' || drawing.axis === 'option' ? 1 : 2;
  return drawing.series.some(({ values }) => values.filter((value) => value !== null).length >= least) ? [drawing] : [];
};

function labelIn(structure: WorksheetStructure, id: string): string | null {
  const derived = [...(structure.derived ?? []), ...(structure.periods ?? []).flatMap((period) => period.derived)];
  return derived.find((one) => one.id === id)?.label ?? structure.fields.find((field) => field.id === id)?.label ?? null;
}
const dayOf = (value: unknown): string[] => (typeof value === 'string' && value.length >= 10 ? [value.slice(0, 10)] : []);
const numberOf = (value: unknown): number | null => (typeof value === 'number' ? value : null);
