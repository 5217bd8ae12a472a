import { expect, test } from 'vitest';
import { columnsOf } from '../../../src/care/figures/columns';
import { figuresOf } from '../../../src/care/figures/figures';
import { rphMds } from '../../../src/care/registry/rph-mds';
import { cellIn, isToldAs, telling } from '../../../src/care/reports/cells';
import { prepareReport } from '../../../src/care/reports/report';
import { leavingShares, shareIn } from '../../../src/care/reports/shares';
import { randomRecords } from '../figures/random-records';

const [from, until] = ['2025-01-01', '2025-12-31'];
const records = randomRecords(3_000, 7);
const reportOf = (some: typeof records) =>
  prepareReport({
    definition: rphMds,
    records: some.map(({ record }) => record),
    period: { from, until },
    kommuner: ['3301', '3303'],
    left: [],
  });
const report = reportOf(records);

test('T76 a share in a file is reckoned from the rounded counts that stand beside it, and is the share of the figures but for the rounding', () => {
  const { shares } = figuresOf(columnsOf(records), { from, to: until, only: {} });
  const told = leavingShares.map((name) => ({ name, ...shareIn(report, name) }));
  expect(told.filter(({ share }) => share !== null).length).toBeGreaterThan(12);
  for (const { name, part, whole, share } of told) {
    if (share === null) continue;
    expect(share).toBe(Math.min(1, Number(part) / Number(whole)));
    expect(Number(whole)).toBeGreaterThanOrEqual(10);
    const { numerator, denominator } = shares[name];
    expect([name, Math.abs(Number(part) - numerator) <= 4, Math.abs(Number(whole) - denominator) <= 8]).toEqual([
      name,
      true,
      true,
    ]);
  }
});

test('T76 of a share of which a count is hidden, or of fewer than ten, nothing is told', () => {
  const few = reportOf(randomRecords(9, 3));
  expect(leavingShares.flatMap((name) => shareIn(few, name).share ?? [])).toEqual([]);
});

test('what tells of some cells says nothing of the others, is told as the whole is, and a number that is another is not', () => {
  const one = telling(report, [['outcomes', 'all', 'recovered']], []);
  expect(cellIn(one, ['outcomes', 'all', 'recovered'])).toBe(cellIn(report, ['outcomes', 'all', 'recovered']));
  expect(one.tables.flatMap(({ cells }) => cells).filter((cell) => cell !== 'unsaid').length).toBe(1);
  expect([isToldAs(one, report), isToldAs(report, one)]).toEqual([true, false]);
  const other = one.tables.map((table) => ({
    ...table,
    cells: table.cells.map((cell) => (typeof cell === 'number' ? cell + 5 : cell)),
  }));
  expect(isToldAs({ ...one, tables: other }, report)).toBe(false);
});
