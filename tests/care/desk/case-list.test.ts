import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type CaseColumn, caseColumns, type caseFilters, caseList, toCover } from '../../../src/care/desk/case-list';
import type { CaseRow } from '../../../src/care/desk/inbox';

const row = (name: string, more: Partial<CaseRow> = {}): CaseRow => ({
  caseRef: name,
  name,
  status: 'active',
  week: null,
  programme: null,
  phq9: null,
  gad7: null,
  lastFromCitizen: null,
  openRisk: false,
  next: null,
  mine: true,
  ended: false,
  unfiled: 0,
  ...more,
});
const titles: Record<string, string> = { sleep: 'Sov bedre', worry: 'Bekymring' };
const words = { compare: new Intl.Collator('nb', { numeric: true }).compare, titleOf: (id: string) => titles[id] ?? id };
const names = (rows: readonly CaseRow[], by: CaseColumn, down = false) =>
  caseList(rows, 'all', { by, down }, words).map(({ name }) => name);

test('names and titles stand in the alphabet of the reader, not in the order of ids', () => {
  expect(
    names(
      ['Åse', 'Ærlig', 'Anna', 'Øyvind', 'anders'].map((name) => row(name)),
      'name',
    ),
  ).toEqual(['anders', 'Anna', 'Ærlig', 'Øyvind', 'Åse']);
  const given = (programme: string) => ({ programme: { programme, part: 'p1', partsDone: 0, parts: 6 } });
  expect(names([row('A', given('sleep')), row('B', given('worry')), row('C')], 'programme')).toEqual(['B', 'A', 'C']);
});

test('numbers are numbers, appointments are moments, and what is not there stands last both ways', () => {
  const rows = [row('A', { phq9: 9 }), row('B', { phq9: 21 }), row('C'), row('D', { phq9: 21 })];
  expect(names(rows, 'phq9')).toEqual(['A', 'B', 'D', 'C']);
  expect(names(rows, 'phq9', true)).toEqual(['B', 'D', 'A', 'C']);
  const times = [row('A', { next: '2026-03-12T09:00:00+02:00' }), row('B', { next: '2026-03-12T08:30:00Z' }), row('C')];
  expect(names(times, 'next')).toEqual(['A', 'B', 'C']);
  expect(names(times, 'next', true)).toEqual(['B', 'A', 'C']);
});

test('each filter leaves what it says, and a cover is asked for what is mine and goes on', () => {
  const rows = [
    row('mine'),
    row('another’s', { mine: false }),
    row('risk', { openRisk: true }),
    row('invited', { status: 'invited' }),
    row('too late', { status: 'expired' }),
    row('ended', { ended: true }),
    row('unreadable', { unreadable: true }),
  ];
  const left = (filter: (typeof caseFilters)[number]) =>
    caseList(rows, filter, { by: 'name', down: false }, words).map(({ name }) => name);
  expect(left('all')).toHaveLength(rows.length);
  expect(left('mine')).toEqual(['invited', 'mine', 'risk', 'too late', 'unreadable']);
  expect(left('risk')).toEqual(['risk']);
  expect(left('waiting')).toEqual(['invited', 'too late']);
  expect(left('ended')).toEqual(['ended']);
  expect(toCover(rows).map(({ name }) => name)).toEqual(['mine', 'risk', 'invited']);
});

test('whatever the cases are, sorting loses none and does not depend on how they came', () => {
  const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });
  const any = fc.record({
    name: fc.string(),
    week: maybe(fc.nat(60)),
    phq9: maybe(fc.nat(27)),
    gad7: maybe(fc.nat(21)),
    next: maybe(
      fc.date({ min: new Date('2024-01-01'), max: new Date('2030-01-01'), noInvalidDate: true }).map((d) => d.toISOString()),
    ),
  });
  fc.assert(
    fc.property(
      fc.uniqueArray(any, { selector: ({ name }) => name, comparator: (a, b) => words.compare(a, b) === 0 }),
      fc.constantFrom(...caseColumns),
      fc.boolean(),
      (some, by, down) => {
        const rows = some.map(({ name, ...more }) => row(name, more));
        const sorted = names(rows, by, down);
        expect(sorted.toSorted()).toEqual(rows.map(({ name }) => name).toSorted());
        expect(names(rows.toReversed(), by, down)).toEqual(sorted);
      },
    ),
  );
});
