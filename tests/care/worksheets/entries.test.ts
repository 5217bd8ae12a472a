import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawingsOf } from '../../../src/care/worksheets/chart';
import { entryFaults, entryQuestions, isShown } from '../../../src/care/worksheets/check';
import { sheetCsv } from '../../../src/care/worksheets/csv';
import {
  choicesOf,
  copyOf,
  entryDate,
  fieldsAsked,
  isWaiting,
  newRow,
  newValues,
  readRef,
  rowsInOrder,
  withoutBlankRows,
} from '../../../src/care/worksheets/entry';
import { evaluate } from '../../../src/care/worksheets/evaluate';
import { findingOf } from '../../../src/care/worksheets/findings';
import { heldBy, isHomework } from '../../../src/care/worksheets/homework';
import { type DatedEntry, periodValues } from '../../../src/care/worksheets/period';
import type { Field, WorksheetStructure } from '../../../src/care/worksheets/types';
import { withdrawalRule } from '../../../src/care/worksheets/units';

const sheet = (id: string) =>
  JSON.parse(readFileSync(join(import.meta.dirname, `../../../locales/worksheets/${id}.json`), 'utf8')) as WorksheetStructure;
const log = sheet('exposure-log');
const ladder = sheet('exposure-ladder');
const drinking = sheet('alcohol-diary');
const tree = sheet('worry-tree');
const thoughts = sheet('thought-record');
const clock = { today: '2026-03-10', now: '2026-03-10T17:05' };
const listOf = (structure: WorksheetStructure, id: string) => {
  const field = structure.fields.find((one) => one.id === id);
  if (field?.type !== 'list') throw new Error(id);
  return field;
};
const ids = (fields: readonly Field[]) => fields.map(({ id }) => id);
const chart = (structure: WorksheetStructure, id: string) => {
  const found = structure.charts?.find((one) => one.id === id);
  if (!found) throw new Error(id);
  return found;
};

describe('an entry that is taken up again', () => {
  it('asks before the event for what is known then, and afterwards for the rest, also inside an object', () => {
    expect(ids(fieldsAsked(log.fields, 'before'))).toEqual(['step', 'start', 'expected', 'suds']);
    const suds = fieldsAsked(log.fields, 'after').find(({ id }) => id === 'suds');
    expect(suds?.type === 'object' && ids(suds.fields)).toEqual(['peak', 'end']);
  });
  it('waits until something of what comes afterwards is answered; a default that nobody touched is no answer', () => {
    const before = { suds: { before: 60 }, sudsSeries: [], safetyUsed: [] };
    expect(isWaiting(log, log.fields, before)).toBe(true);
    expect(isWaiting(log, log.fields, { ...before, suds: { before: 60, peak: 80 } })).toBe(false);
    const plan = sheet('activity-plan');
    expect(isWaiting(plan, plan.fields, { done: false })).toBe(true);
    expect(isWaiting(plan, plan.fields, { done: true })).toBe(false);
    expect(isWaiting(tree, tree.fields, {})).toBe(false);
  });
  it('asks a drinking diary about a limit only where one was set', () => {
    const kept = drinking.fields.find(({ id }) => id === 'kept');
    expect(kept && [isShown(drinking, kept, { plannedLimit: 3 }), isShown(drinking, kept, {})]).toEqual([true, false]);
  });
});

describe('a new entry', () => {
  it('begins with today, now and what the structure says', () => {
    expect(newValues(log, clock)).toEqual({ start: clock.now, sudsSeries: [], safetyUsed: [] });
    expect(newRow(listOf(ladder, 'steps'), clock, 'k1')).toEqual({ key: 'k1', safetyBehaviours: [] });
    expect(newRow(listOf(sheet('goals'), 'weekly'), clock, 'k1')).toEqual({ date: clock.today });
    expect(newRow(listOf(log, 'safetyUsed'), clock, 'k1')).toBe('');
  });
  it('out of an earlier one takes what was written before the event, with the time of now', () => {
    const earlier = {
      step: { key: 'k', text: 'Bussen' },
      start: '2026-03-01T10:00',
      suds: { before: 60, peak: 80 },
      cameTrue: 'no',
    };
    expect(copyOf(log, earlier, clock)).toEqual({ step: earlier.step, start: clock.now, suds: { before: 60 } });
  });
  it('is filed under its own date, and else under the day it was written', () => {
    expect(entryDate(log, { start: '2026-03-01T10:00' }, clock.today)).toBe('2026-03-01');
    expect(entryDate(log, {}, clock.today)).toBe(clock.today);
    expect(entryDate(tree, { at: '2026-03-01T10:00' }, clock.today)).toBe(clock.today);
  });
  it('lets go of rows in which nothing was written', () => {
    const values = {
      fearTheme: 'Buss',
      steps: [
        { key: 'a', safetyBehaviours: [''] },
        { key: 'b', situation: 'Ett stopp', suds: 30 },
      ],
    };
    expect(withoutBlankRows(ladder.fields, values)).toEqual({
      fearTheme: 'Buss',
      steps: [{ key: 'b', situation: 'Ett stopp', suds: 30 }],
    });
    expect(withoutBlankRows(drinking.fields, { drinks: [{ count: 1 }, { cl: 33, abv: 4.5, count: 1 }] }).drinks).toHaveLength(1);
    expect(entryFaults(ladder, withoutBlankRows(ladder.fields, { fearTheme: 'Buss', steps: [{ key: 'a' }] }))).toEqual({
      steps: { code: 'missing' },
    });
  });
});

describe('rows and what refers to them', () => {
  const rows = [
    { key: 'a', situation: 'Rushtida', suds: 80 },
    { key: 'b', situation: 'Ett stopp', suds: 35 },
    { key: 'c', situation: 'Uten tall' },
    { key: 'd', situation: ' ' },
  ];
  it('are read by how hard they are, own order first, and those without a number last', () => {
    const steps = listOf(ladder, 'steps');
    expect(rowsInOrder(steps, rows).map(({ key }) => key)).toEqual(['b', 'a', 'c', 'd']);
    expect(rowsInOrder(steps, [...rows, { key: 'e', suds: 90, order: 1 }])[0]?.key).toBe('e');
    expect(choicesOf(steps, 'situation', rows)).toEqual([
      { key: 'b', text: 'Ett stopp' },
      { key: 'a', text: 'Rushtida' },
      { key: 'c', text: 'Uten tall' },
    ]);
  });
  it('are named with their words, and can be words of one’s own', () => {
    expect(readRef({ key: 'b', text: 'Ett stopp' })).toEqual({ key: 'b', text: 'Ett stopp' });
    expect(readRef({ text: 'Køen' })).toEqual({ key: null, text: 'Køen' });
    expect([readRef('b'), readRef(null)]).toEqual([null, null]);
    expect(entryFaults(log, { step: { key: 'b' } }).step).toEqual({ code: 'type' });
  });
});

describe('what a structure reckons', () => {
  it('compares a field with an option, and knows when it does not know', () => {
    expect(evaluate(tree, ['is', 'when', 'later'], { canAct: true, when: 'later' })).toBe(true);
    expect(evaluate(tree, ['is', 'when', 'later'], { canAct: true, when: 'now' })).toBe(false);
    expect(evaluate(tree, ['is', 'when', 'later'], { canAct: false, when: 'later' })).toBeNull();
    expect(evaluate(tree, ['or', ['eq', 'canAct', true], ['is', 'when', 'now']], { canAct: true })).toBe(true);
    expect(evaluate(tree, ['or', ['eq', 'canAct', true], ['is', 'when', 'now']], { canAct: false })).toBeNull();
  });
  it('asks about a worry time near bed, and only asks', () => {
    const time = sheet('worry-time');
    const asked = (dailyStart: string) => entryQuestions(time, { dailyStart, minutes: 15 });
    expect([asked('17:30'), asked('20:59'), asked('05:01')]).toEqual([{}, {}, {}]);
    for (const late of ['21:00', '23:30', '00:15']) expect(asked(late)).toEqual({ dailyStart: 'worry-time.check.nearBed' });
    expect(entryFaults(time, { dailyStart: '23:30', minutes: 15 })).toEqual({});
  });
  it('sums a week of units, counts the days, and finds the day with most', () => {
    const week = drinking.periods?.[0];
    const glass = (date: string, count: number): DatedEntry => ({
      date,
      values: { drinks: [{ cl: 12.5, abv: 12, count }], money: 100 },
    });
    const entries = [
      glass('2026-03-05', 1),
      glass('2026-03-09', 2),
      glass('2026-03-09', 3),
      { date: '2026-03-10', values: { drinks: [] } },
    ];
    const values = week && periodValues(drinking, week, entries, { today: '2026-03-10' });
    expect(values).toMatchObject({ drinkDays: 2, weekMoney: 300 });
    expect(values?.weekUnits).toBeCloseTo(6, 9);
    expect(values?.mostUnits).toBeCloseTo(5, 9);
  });
  it('warns by the rule that its data names', () => {
    expect((drinking.rules as { alcohol: { withdrawal: object; gramsPerUnit: number } }).alcohol).toMatchObject({
      gramsPerUnit: 12,
      withdrawal: withdrawalRule,
    });
  });
});

describe('charts as tables', () => {
  const practice = (date: string, step: string, peak: number | null): DatedEntry => ({
    date,
    values: { step: { key: step, text: `Trinn ${step}` }, suds: { before: 50, peak, end: 20 } },
  });
  it('are one for each step that is practised, with a place for each time', () => {
    const entries = [practice('2026-03-01', 'a', 80), practice('2026-03-02', 'b', 60), practice('2026-03-03', 'a', 50)];
    const drawn = drawingsOf(log, chart(log, 'unease'), entries, '2026-03-10');
    expect(drawn.map(({ of, places, dates }) => [of, places, dates])).toEqual([
      ['Trinn a', ['1', '2'], ['2026-03-01', '2026-03-03']],
    ]);
    expect(drawn[0]?.series[0]).toMatchObject({ id: 'peak', label: 'exposure-log.derived.peak', values: [80, 50] });
  });
  it('leave a place open where there is no value, and draw nothing of one alone', () => {
    const two = [practice('2026-03-01', 'a', null), practice('2026-03-02', 'a', 60)];
    expect(drawingsOf(log, chart(log, 'unease'), two, '2026-03-10')[0]?.series[0]?.values).toEqual([null, 60]);
    expect(drawingsOf(log, chart(log, 'unease'), two.slice(1), '2026-03-10')).toEqual([]);
    expect(drawingsOf(log, chart(log, 'unease'), [], '2026-03-10')).toEqual([]);
  });
  it('gather days and weeks, those between them open, with the limit that was set', () => {
    const on = (date: string, count: number, plannedLimit?: number): DatedEntry => ({
      date,
      values: { drinks: [{ cl: 12.5, abv: 12, count }], plannedLimit },
    });
    const entries = [on('2026-03-05', 1), on('2026-03-08', 4, 3), on('2026-03-08', 1), on('2026-03-09', 2)];
    const [days] = drawingsOf(drinking, chart(drinking, 'days'), entries, '2026-03-10');
    expect(days?.places).toEqual(['2026-03-05', '2026-03-06', '2026-03-07', '2026-03-08', '2026-03-09', '2026-03-10']);
    expect(days?.series[0]?.values.map((one) => one && Math.round(one))).toEqual([1, null, null, 5, 2, null]);
    expect(days?.limits).toEqual([null, null, null, 3, null, null]);
    const [weeks] = drawingsOf(drinking, chart(drinking, 'weeks'), entries, '2026-03-10');
    expect([weeks?.axis, weeks?.places, weeks?.series[0]?.values.map((one) => one && Math.round(one))]).toEqual([
      'week',
      ['2026-03-02', '2026-03-09'],
      [6, 2],
    ]);
  });
  it('draw the rows of a list, from where it began', () => {
    const goals = sheet('goals');
    const entry = {
      date: '2026-03-01',
      values: {
        now: 2,
        weekly: [
          { date: '2026-03-15', value: 5 },
          { date: '2026-03-08', value: 3 },
        ],
      },
    };
    const [drawn] = drawingsOf(goals, chart(goals, 'progress'), [entry], '2026-03-20');
    expect([drawn?.axis, drawn?.places, drawn?.series[0]?.values]).toEqual([
      'date',
      ['2026-03-01', '2026-03-08', '2026-03-15'],
      [2, 3, 5],
    ]);
  });
  it('have as many values as places, for any practices', () => {
    const any = fc.array(
      fc.record({ day: fc.integer({ min: 1, max: 28 }), step: fc.constantFrom('a', 'b'), peak: fc.option(fc.nat(100)) }),
    );
    fc.assert(
      fc.property(any, (given) => {
        const entries = given.map(({ day, step, peak }) => practice(`2026-02-${String(day).padStart(2, '0')}`, step, peak));
        for (const { places, series, dates } of drawingsOf(log, chart(log, 'unease'), entries, '2026-03-01')) {
          expect(dates?.length).toBe(places.length);
          for (const { values } of series) expect(values.length).toBe(places.length);
        }
      }),
    );
  });
});

describe('what is said beside the numbers', () => {
  const view = thoughts.views?.[0];
  const record = (before: number, after?: number): DatedEntry => ({
    date: '2026-03-10',
    values: { emotions: [{ name: 'Redd', before }], emotionsAfter: after === undefined ? [] : [{ name: 'Redd', after }] },
  });
  it('is a finding also when nothing changed, and nothing before there is something to say', () => {
    expect(view && findingOf(thoughts, view, [record(80, 50), record(60, 40)])).toEqual({
      of: 'change',
      way: 'fell',
      by: 25,
      times: 2,
    });
    expect(view && findingOf(thoughts, view, [record(60, 62)])).toMatchObject({ way: 'same' });
    expect(view && findingOf(thoughts, view, [record(40, 70)])).toMatchObject({ way: 'rose', by: 30 });
    expect(view && findingOf(thoughts, view, [record(60)])).toBeNull();
  });
  it('is of the step practised last', () => {
    const course = log.views?.[0];
    const one = (date: string, step: string, peak: number): DatedEntry => ({
      date,
      values: { step: { key: step, text: step }, start: `${date}T10:00`, suds: { peak }, cameTrue: 'no' },
    });
    expect(
      course && findingOf(log, course, [one('2026-03-01', 'a', 80), one('2026-03-02', 'b', 60), one('2026-03-03', 'a', 50)]),
    ).toEqual({
      of: 'exposure',
      step: 'a',
      times: 2,
      notAsFeared: 2,
      between: { first: 80, latest: 50, drop: 30 },
    });
  });
});

describe('what programmes do with worksheets', () => {
  const hold = (released: boolean) => ({ address: 'phobia/p1/guard', keys: ['unsure'], at: '2026-03-01T10:00:00Z', released });
  const title = { title: 'Slik holder frykten seg i live' };
  const cardOf = (id: string): Parameters<typeof heldBy>[2][number] => ({
    id,
    heldSheets: { exposure: ['exposure-log'] },
    guards: [
      { address: 'p1/guard', feature: 'exposure', kind: 'guard', free: ['none'] },
      { address: 'p3/guard', feature: 'exposure', kind: 'guard', free: ['none'] },
    ],
    parts: [{ id: 'p1', ...title, goal: '', minutes: 20, pauseDays: 7, screens: [], checkIn: [], readyWhen: null, homework: [] }],
  });
  const cards = [cardOf('phobia'), cardOf('panic')];
  const phobia = (rest: object) => ({ programme: 'phobia', holds: {}, unasked: {}, ...rest });
  it('is to hold those that they name, until a therapist releases the feature', () => {
    const held = (released: boolean) => heldBy('exposure-log', [phobia({ holds: { exposure: hold(released) } })], cards);
    expect([held(false), held(true)]).toEqual([{ feature: 'exposure', programme: 'phobia', askedIn: null }, null]);
    expect(heldBy('abc', [phobia({ holds: { exposure: hold(false) } })], cards)).toBeNull();
    expect(heldBy('exposure-log', [{ programme: 'worry', holds: { exposure: hold(false) }, unasked: {} }], cards)).toBeNull();
  });
  it('is to keep them shut until the first question about safety has an answer, in one of the programmes', () => {
    const unasked = phobia({ unasked: { exposure: 'phobia/p1/guard' } });
    expect(heldBy('exposure-log', [unasked], cards)).toEqual({ feature: 'exposure', programme: 'phobia', askedIn: title.title });
    expect(heldBy('exposure-log', [phobia({ unasked: { exposure: 'phobia/p3/guard' } })], cards)).toBeNull();
    expect(heldBy('exposure-log', [unasked, { programme: 'panic', holds: {}, unasked: {} }], cards)).toBeNull();
    expect(heldBy('exposure-log', [], cards)).toBeNull();
  });
  it('is to make them homework once the programme is given, as a therapist does by giving one alone', () => {
    const task = { id: 'log', worksheet: 'exposure-log', times: null };
    const part = {
      id: 'p1',
      title: '',
      goal: '',
      minutes: 20,
      pauseDays: 7,
      screens: [],
      checkIn: [],
      readyWhen: null,
      homework: [task],
    };
    const cards = [{ id: 'phobia', parts: [part] }];
    expect(isHomework('exposure-log', [], [{ programme: 'phobia', assignedAt: '2026-03-01' }], cards)).toBe(true);
    expect(isHomework('exposure-log', [], [{ programme: 'phobia', assignedAt: null }], cards)).toBe(false);
    expect(isHomework('abc', [], [{ programme: 'phobia', assignedAt: '2026-03-01' }], cards)).toBe(false);
    expect(isHomework('abc', [{ worksheet: 'abc', assigned: true }], [], [])).toBe(true);
  });
});

describe('a worksheet as a table to keep', () => {
  const reading = { word: (key: string) => key, value: (_: unknown, value: unknown) => String(value ?? ''), date: 'Dato' };
  it('has a column for each field and each derived value that has words', () => {
    const csv = sheetCsv(
      log,
      [{ date: '2026-03-10', values: { suds: { before: 60, peak: 80, end: 35 }, happened: 'Det "gikk"; bra' } }],
      reading,
    );
    const [head = '', row = ''] = csv.split('\r\n');
    expect(head.split(';')[0]).toBe('Dato');
    expect(head).toContain('exposure-log.suds: exposure-log.suds.peak');
    expect(row).toContain('"Det ""gikk""; bra"');
    expect(row.endsWith('60;80;35;45')).toBe(true);
  });
  it('never lets a spreadsheet reckon with what a person has written', () => {
    const csv = sheetCsv(tree, [{ date: '2026-03-10', values: { worry: '=1+1' } }], reading);
    expect(csv).toContain(";'=1+1");
    for (const worry of ['\n=1+1', ' =1+1', '\u200b=1+1', '＝1+1', '\t+1', ' ＠x', '\r-1+1'])
      expect(sheetCsv(tree, [{ date: '2026-03-10', values: { worry } }], reading), JSON.stringify(worry)).toContain(`'${worry}`);
    expect(sheetCsv(tree, [{ date: '2026-03-10', values: { worry: '-12,5' } }], reading)).toContain(';-12,5');
  });
});
