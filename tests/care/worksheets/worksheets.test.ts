import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { entryFaults, entryQuestions, fieldsOf, isShown, sharedValues } from '../../../src/care/worksheets/check';
import { derivedOf, ops } from '../../../src/care/worksheets/evaluate';
import { entriesIn, entryValues, periodValues, shown } from '../../../src/care/worksheets/period';
import { nightFigures } from '../../../src/care/worksheets/sleep';
import type { Expression, Field, RowField, WorksheetStructure } from '../../../src/care/worksheets/types';

const locales = join(import.meta.dirname, '../../../locales');
const read = <T>(file: string): T => JSON.parse(readFileSync(join(locales, file), 'utf8')) as T;
const sheets = readdirSync(join(locales, 'worksheets')).map((file) => read<WorksheetStructure>(`worksheets/${file}`));
const named = (id: string): WorksheetStructure => {
  const sheet = sheets.find((one) => one.id === id);
  if (!sheet) throw new Error(id);
  return sheet;
};
const diary = named('sleep-diary');
const thoughts = named('thought-record');
const plan = named('activity-plan');

const night = {
  date: '2026-03-10',
  bedTime: '22:00',
  lightsOff: '22:30',
  sleepLatencyMin: 90,
  awakenings: 1,
  awakeMin: [25],
  finalWake: '06:10',
  outOfBed: '06:30',
  sleepQuality: 2,
};

describe.each(sheets.map((sheet) => [sheet.id, sheet] as const))('the worksheet %s', (id, sheet) => {
  it('stands in a file of its own name, with ids that are never used twice', () => {
    expect(read<{ id: string }>(`worksheets/${id}.json`).id).toBe(id);
    const ids = [...sheet.fields.map((field) => field.id), ...(sheet.retired ?? [])];
    expect(new Set(ids).size).toBe(ids.length);
    for (const { fields } of sheet.variants ?? [])
      if (fields !== 'all') expect(sheet.fields.map((f) => f.id)).toEqual(expect.arrayContaining([...fields]));
  });
  it('speaks only of its own fields and derived values, with ops that there are', () => {
    const ids = new Set([...sheet.fields.map((f) => f.id), ...(sheet.derived ?? []).map((d) => d.id)]);
    const expressions = [
      ...sheet.fields.flatMap((f) => (f.showIf === undefined ? [] : [f.showIf])),
      ...(sheet.derived ?? []).map(({ is }) => is),
      ...(sheet.checks ?? []).map(({ when }) => when),
      ...(sheet.periods ?? []).flatMap(({ derived }) => derived.map(({ is }) => is)),
    ];
    for (const expression of expressions) for (const name of namesIn(expression)) expect(ids).toContain(name);
    for (const { field } of sheet.checks ?? []) expect(ids).toContain(field);
    for (const view of sheet.views ?? []) {
      const periods = (sheet.periods ?? []).map((period) => period.id);
      if (view.period && view.period !== 'all') expect(periods).toContain(view.period);
    }
  });
  it('names in its views and charts only what there is, with words for it', () => {
    const derived = [...(sheet.derived ?? []), ...(sheet.periods ?? []).flatMap((period) => period.derived)];
    const known = new Map(derived.map((one) => [one.id, one]));
    const charts = new Set((sheet.charts ?? []).map((chart) => chart.id));
    for (const view of sheet.views ?? []) {
      for (const one of view.shows ?? []) expect([...known.keys()]).toContain(one);
      for (const one of view.charts ?? []) expect(charts).toContain(one);
      if (view.draws) for (const one of view.shows ?? []) expect(known.get(one)?.label, one).toBeTruthy();
    }
    for (const chart of sheet.charts ?? []) {
      const list = sheet.fields.find((field) => field.id === chart.in);
      const columns = list?.type === 'list' && list.of.type === 'object' ? list.of.fields.map((field) => field.id) : [];
      const fields = chart.in === undefined ? [...known.keys(), ...sheet.fields.map((field) => field.id)] : columns;
      for (const y of [chart.y ?? [], chart.kind === 'span' ? [] : chart.x].flat())
        if (y !== 'date' && y !== 'entry') expect(fields, chart.id).toContain(y);
    }
    const { ladder } = sheet;
    const steps = sheet.fields.find((field) => field.id === ladder?.list);
    if (ladder) expect(steps).toMatchObject({ type: 'list', keyed: true, of: { type: 'object' } });
    if (sheet.dateField) expect(sheet.fields.map((field) => field.id)).toContain(sheet.dateField);
  });
  it('refers only to keyed lists, by a field that their rows have', () => {
    for (const field of sheet.fields.filter((one) => one.type === 'ref')) {
      const [other = '', list] = field.to.includes('.') ? field.to.split('.') : [id, field.to];
      const target = named(other).fields.find((one) => one.id === list);
      expect(target).toMatchObject({ type: 'list', keyed: true });
      const rows = target?.type === 'list' && target.of.type === 'object' ? target.of.fields.map((one) => one.id) : [];
      expect(rows).toContain(field.shows);
    }
  });
  it('reckons its own examples as they say', () => {
    for (const { in: values, out } of sheet.examples ?? []) {
      const derived = entryValues(sheet, values);
      for (const [key, value] of Object.entries(out)) expect([key, shown(derived[key] ?? null, 1)]).toEqual([key, value]);
    }
  });
  it.each(['nb', 'nn', 'en'])('has words for all of it in %s', (lang) => {
    const words = read<Record<string, string>>(`${lang}/worksheets.json`);
    for (const key of labelsOf(sheet)) expect(words[key], key).toBeTruthy();
  });
});

describe('the catalogue', () => {
  it('has every worksheet of the care rules, with the views that programmes name', () => {
    expect(Object.fromEntries(sheets.map(({ id, views }) => [id, (views ?? []).map((view) => view.id)]))).toEqual({
      abc: ['list'],
      'activity-ladder': ['ladder'],
      'activity-plan': ['week'],
      'alcohol-diary': ['week'],
      'behavioural-experiment': ['course'],
      'exposure-ladder': ['ladder'],
      'exposure-log': ['course'],
      goals: ['course'],
      'high-risk-plan': ['plan'],
      'job-plan': ['plan'],
      'panic-diary': ['week'],
      'problem-solving': ['plan'],
      'relapse-prevention': ['plan'],
      'sleep-diary': ['week', 'window', 'window-review', 'course'],
      'thought-record': ['course'],
      'worry-diary': ['week'],
      'worry-time': ['plan'],
      'worry-tree': ['list'],
    });
    // The nineteenth is the safety plan: an item of its own, with rooms of its own.
    expect(sheets.map(({ careNo }) => careNo).sort((a, b) => a - b)).toEqual(Array.from({ length: 18 }, (_, i) => i + 1));
  });
});

describe('words of worksheets', () => {
  it('are none that no worksheet uses', () => {
    const used = new Set(sheets.flatMap(labelsOf));
    const suggestion = /^(.+)\.suggestion\.\d+$/;
    const left = Object.keys(read<Record<string, string>>('nb/worksheets.json')).filter(
      (key) => !used.has(suggestion.exec(key)?.[1] ?? key),
    );
    expect(left).toEqual([]);
  });
});

describe('filling in an entry', () => {
  it('is finished when all that is asked is answered', () => {
    expect(entryFaults(diary, night)).toEqual({});
  });
  it('names each field that is missing, and only those that are asked', () => {
    const { lightsOff: _, ...without } = night;
    expect(entryFaults(diary, without)).toEqual({ lightsOff: { code: 'missing' } });
    expect(Object.keys(entryFaults(diary, {})).sort()).toEqual(
      ['awakenings', 'bedTime', 'date', 'finalWake', 'lightsOff', 'outOfBed', 'sleepLatencyMin', 'sleepQuality'].sort(),
    );
  });
  it('takes 0 as an answer, and null as one not given', () => {
    expect(entryFaults(diary, { ...night, sleepLatencyMin: 0, awakenings: 0, awakeMin: [] })).toEqual({});
    expect(entryFaults(diary, { ...night, sleepLatencyMin: null })).toEqual({ sleepLatencyMin: { code: 'missing' } });
    expect(entryFaults(diary, { ...night, alcohol: null, naps: null })).toEqual({});
  });
  it('asks how long only of somebody who woke', () => {
    const field = diary.fields.find(({ id }) => id === 'awakeMin');
    expect(
      field && [isShown(diary, field, { awakenings: 0 }), isShown(diary, field, { awakenings: 2 }), isShown(diary, field, {})],
    ).toEqual([false, true, false]);
    expect(entryFaults(diary, { ...night, awakeMin: [] })).toEqual({ awakeMin: { code: 'missing' } });
  });
  it('tells a wrong kind from a wrong size', () => {
    expect(
      entryFaults(diary, {
        ...night,
        lightsOff: '25:00',
        awakenings: 21,
        sleepQuality: 'god',
        caffeine: 'much',
        date: '2026-02-30',
      }),
    ).toEqual({
      lightsOff: { code: 'type' },
      awakenings: { code: 'range', min: 0, max: 20 },
      sleepQuality: { code: 'type' },
      caffeine: { code: 'type' },
      date: { code: 'type' },
    });
  });
  it('takes minutes between the steps', () => {
    expect(entryFaults(diary, { ...night, sleepLatencyMin: 23 })).toEqual({});
  });
  it('says when the times are at odds with each other, as label keys', () => {
    expect(entryFaults(diary, { ...night, outOfBed: '05:00' })).toEqual({
      outOfBed: { code: 'check', level: 'error', message: 'sleep-diary.check.outBeforeWake' },
    });
    expect(entryFaults(diary, { ...night, awakeMin: [400] })).toMatchObject({
      awakeMin: { message: 'sleep-diary.check.awakeMoreThanNight' },
    });
  });
  it('asks, without calling it wrong, when a night is very long', () => {
    const long = { ...night, lightsOff: '13:00' };
    expect(entryFaults(diary, long)).toEqual({});
    expect(entryQuestions(diary, long)).toEqual({ lightsOff: 'sleep-diary.check.veryLongNight' });
    expect(entryQuestions(diary, night)).toEqual({});
  });
  it('looks inside lists and objects', () => {
    const whole = {
      situation: 'Våken kl. tre',
      emotions: [{ name: 'Redd', before: 80 }],
      automaticThoughts: [{ text: 'I morgen klarer jeg ingenting', belief: 90 }],
      balancedThought: { text: 'Tyngre, men det går', belief: 50 },
    };
    expect(entryFaults(thoughts, whole)).toEqual({});
    expect(entryFaults(thoughts, { ...whole, emotions: [{ name: 'Redd', before: 180 }] })).toEqual({
      emotions: { code: 'range', min: 0, max: 100 },
    });
    expect(entryFaults(thoughts, { ...whole, emotions: [{}], balancedThought: { text: ' ' } })).toEqual({
      emotions: { code: 'missing' },
      balancedThought: { code: 'missing' },
    });
  });
  it('wants one hot thought of several, and takes a single one without asking', () => {
    const thought = (isHot: boolean) => ({ text: 'En tanke', belief: 40, isHot });
    const hot = (...rows: object[]) => entryFaults(thoughts, { automaticThoughts: rows }).automaticThoughts;
    expect(hot(thought(false))).toBeUndefined();
    expect(hot(thought(false), thought(false))).toEqual({ code: 'missing' });
    expect(hot(thought(true), thought(true))).toEqual({ code: 'missing' });
    expect(hot(thought(true), thought(false))).toBeUndefined();
  });
  it('asks a variant for its own fields only', () => {
    expect(fieldsOf(thoughts, 'short').map(({ id }) => id)).toEqual([
      'situation',
      'emotions',
      'automaticThoughts',
      'balancedThought',
      'emotionsAfter',
    ]);
    expect(fieldsOf(thoughts, 'full')).toBe(thoughts.fields);
  });
  it('never sends what is the citizen’s own, nor what is not asked', () => {
    const values = {
      day: '2026-03-10',
      block: 'evening',
      activity: 'Kor',
      category: 'social',
      planned: true,
      done: false,
      note: 'Bare for meg',
      moodAfter: 8,
    };
    expect(sharedValues(plan, values)).toEqual({
      day: '2026-03-10',
      block: 'evening',
      activity: 'Kor',
      category: 'social',
      planned: true,
      done: false,
    });
  });
});

describe('derived values', () => {
  it('are unknown, never 0, while an input is missing', () => {
    const { finalWake: _, ...without } = night;
    expect(entryValues(diary, without)).toEqual({ sol: 90, waso: 25, twak: null, tib: 480, tst: null, se: null });
    expect(derivedOf(diary, 'waso', { awakenings: 2 })).toBeNull();
    expect(derivedOf(diary, 'se', { ...night, lightsOff: '06:30' })).toBeNull();
    expect(derivedOf(diary, 'nothing', night)).toBeNull();
  });
  it('count a field that is not asked as its default, whatever was written in it before', () => {
    expect(derivedOf(diary, 'waso', { awakenings: 0 })).toBe(0);
    expect(derivedOf(diary, 'waso', { awakenings: 0, awakeMin: [50] })).toBe(0);
  });
  it('are those of the sleep arithmetic, for any night', () => {
    const clock = fc
      .integer({ min: 0, max: 1439 })
      .map((m) => `${String(Math.floor(m / 60)).padStart(2, '0')}:${String(m % 60).padStart(2, '0')}`);
    const any = fc.record({
      lightsOff: clock,
      finalWake: clock,
      outOfBed: clock,
      sleepLatencyMin: fc.nat(300),
      awakenings: fc.integer({ min: 1, max: 5 }),
      awakeMin: fc.array(fc.nat(120), { minLength: 1, maxLength: 5 }),
    });
    fc.assert(
      fc.property(any, (values) => {
        const { sol, waso, twak, tib, tst, se } = nightFigures(values);
        const derived = entryValues(diary, values);
        expect(derived).toMatchObject({ sol, waso, twak, tib, tst });
        if (se === null) expect(derived.se).toBeNull();
        else expect(derived.se).toBeCloseTo(se, 9);
      }),
    );
  });
});

describe('values over a period', () => {
  const week = diary.periods?.find(({ id }) => id === 'last7');
  const baseline = diary.periods?.find(({ id }) => id === 'baseline');
  if (!week || !baseline) throw new Error('the diary has two periods');
  const entry = (day: number, change: object = {}) => ({
    date: `2026-03-${String(day).padStart(2, '0')}`,
    values: { ...night, ...change },
  });

  it('take in the newest days, one entry a date, the last given', () => {
    const entries = [entry(3), entry(4), entry(10, { sleepLatencyMin: 30 }), entry(10), entry(11)];
    expect(
      entriesIn(diary, week, entries, { today: '2026-03-10' }).map(({ date, values }) => [date, values.sleepLatencyMin]),
    ).toEqual([
      ['2026-03-04', 90],
      ['2026-03-10', 90],
    ]);
  });
  it('are means over the entries that have the value, and unknown below the least number', () => {
    const five = [4, 5, 6, 7, 8].map((day) => entry(day));
    expect(periodValues(diary, week, five, { today: '2026-03-10' })).toMatchObject({ nights: 5, meanTst: 345, meanSol: 90 });
    expect(shown(periodValues(diary, week, five, { today: '2026-03-10' }).meanSe as number)).toBe(72);
    expect(periodValues(diary, week, five.slice(1), { today: '2026-03-10' })).toMatchObject({
      nights: 4,
      meanTst: null,
      meanSe: null,
    });
    const gap = [...five.slice(1), entry(9, { finalWake: null })];
    expect(periodValues(diary, week, gap, { today: '2026-03-10' })).toMatchObject({ nights: 5, meanTst: null });
  });
  it('end before the day that they are told to', () => {
    const nights = Array.from({ length: 20 }, (_, i) => entry(i + 1));
    const dates = entriesIn(diary, baseline, nights, { today: '2026-03-20', marks: { 'window-start': '2026-03-18' } }).map(
      ({ date }) => date,
    );
    expect([dates.length, dates[0], dates.at(-1)]).toEqual([14, '2026-03-04', '2026-03-17']);
  });
  it('are counted and told apart by an option', () => {
    const period = plan.periods?.[0];
    const done = (category: string, pleasure: number) => ({
      date: '2026-03-10',
      values: { category, planned: true, done: true, pleasure, moodBefore: 3, moodAfter: 5 },
    });
    const values =
      period &&
      periodValues(
        plan,
        period,
        [
          done('social', 8),
          done('social', 6),
          done('work', 2),
          { date: '2026-03-10', values: { category: 'work', planned: true, done: false } },
        ],
        { today: '2026-03-10' },
      );
    expect(values).toMatchObject({
      plannedCount: 4,
      doneCount: 3,
      meanPleasure: { social: 7, work: null, routine: null },
      meanMoodChange: { social: 2 },
    });
  });
});

/** Ops whose other arguments are columns or options, not fields of the entry. */
const lookups = new Set(['at', 'maxOf', 'is', 'between', 'in', 'rows', 'filled', 'last']);
/** Ids that an expression names: neither ops nor what is looked up inside rows, nor a value compared with. */
function namesIn(expression: Expression): string[] {
  if (typeof expression === 'string') return [expression];
  if (!Array.isArray(expression)) return [];
  const [op, ...args] = expression as readonly [string, ...Expression[]];
  if (!ops.has(op)) return [op, ...args].flatMap(namesIn);
  if (lookups.has(op)) return args.slice(0, 1).flatMap(namesIn);
  return args.flatMap(namesIn);
}

/** Every label key that a worksheet needs; suggestions are any number from 1. */
function labelsOf(sheet: WorksheetStructure): string[] {
  const of = (field: Field | RowField): string[] => {
    const { label } = field;
    const own =
      label === undefined
        ? []
        : [
            label,
            ...(field.help ? [`${label}.help`] : []),
            ...('ends' in field && field.ends ? [`${label}.low`, `${label}.high`] : []),
            ...('options' in field ? field.options.map((option) => `${label}.option.${option}`) : []),
            ...('own' in field && field.own ? [`${label}.own`] : []),
            ...('suggestions' in field && field.suggestions ? [`${label}.suggestion.1`] : []),
          ];
    return [...own, ...(field.type === 'object' ? field.fields.flatMap(of) : []), ...(field.type === 'list' ? of(field.of) : [])];
  };
  const strings = (value: unknown): string[] =>
    typeof value === 'string'
      ? value.startsWith(`${sheet.id}.`)
        ? [value]
        : []
      : typeof value === 'object' && value !== null
        ? Object.values(value).flatMap(strings)
        : [];
  return [...new Set([...sheet.fields.flatMap(of), ...strings(sheet)])];
}
