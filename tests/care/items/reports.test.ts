import { expect, test } from 'vitest';
import { itemSchema } from '../../../src/care/items/items';
import { teamReportOf } from '../../fixtures/team-report';

const report = (started: number) =>
  teamReportOf({
    id: 'AAAAAAAAAAAAAAAAAAAAAA',
    at: '2026-01-15T10:00:00+01:00',
    from: '2025-01-01',
    until: '2025-12-31',
    started,
  });
const isTaken = (item: unknown) => itemSchema.safeParse(item).success;
const withTable = (change: object) => {
  const whole = report(340);
  return { ...whole, tables: [{ ...whole.tables[0], ...change }] };
};

test('a report of a large team and of an empty one are both reports, and another codebook is one too, so that it can be refused by name', () => {
  expect([report(340), report(0), { ...report(20), codebook: 'rph-mds-2.0' }].map(isTaken)).toEqual([true, true, true]);
});

test('a table has one cell for each combination of its codes, each code and each table once', () => {
  expect(isTaken(withTable({ cells: [5, 10] }))).toBe(false);
  expect(isTaken(withTable({ dimensions: [{ id: 'step', codes: ['a1', 'b1', 'c1', 'd1', 'a1'] }] }))).toBe(false);
  expect(isTaken({ ...report(340), tables: [...report(340).tables, ...report(340).tables] })).toBe(false);
});

test('a count is whole and not below zero, or it says why it is hidden; words, halves and people are none', () => {
  for (const cell of [-5, 2.5, null, 'kari', 'few', 1e9]) expect(isTaken(withTable({ cells: [cell, 5, 5, 5, 5] }))).toBe(false);
  expect(isTaken(withTable({ cells: ['small', 'complementary', 0, 5, 5] }))).toBe(true);
  expect(isTaken({ ...report(340), name: 'Lillevik' })).toBe(false);
});
