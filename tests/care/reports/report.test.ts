import { expect, test } from 'vitest';
import { itemSchema } from '../../../src/care/items/items';
import { rphMds } from '../../../src/care/registry/rph-mds';
import { type Leaving, prepareReport } from '../../../src/care/reports/report';
import { randomRecords } from '../figures/random-records';

const year = { from: '2025-01-01', until: '2025-12-31' };
const half = { from: '2025-01-01', until: '2025-06-30' };
const records = randomRecords(400, 7);
const prepare = (p: { period?: typeof year; left?: Leaving[]; from?: typeof records } = {}) =>
  prepareReport({
    definition: rphMds,
    records: (p.from ?? records).map(({ record }) => record),
    period: p.period ?? year,
    kommuner: ['3301', '3303'],
    left: p.left ?? [],
  });
const cellOf = ({ tables }: Leaving, id: string, ...codes: string[]) => {
  const table = tables.find((one) => one.id === id);
  if (!table) throw new Error(`no table ${id}`);
  const at = table.dimensions.reduce(
    (place, dimension, n) => place * dimension.codes.length + dimension.codes.indexOf(codes[n] ?? ''),
    0,
  );
  return table.cells[at];
};

test('each count is that of the records, to the nearest 5, and a median stands on the days that they say', () => {
  const inYear = (day: string | null) => day !== null && day >= year.from && day <= year.until;
  const report = prepare();
  const contacts = records.filter(({ record }) => inYear(record.contactAt)).length;
  const started = records.filter(({ record }) => inYear(record.startedOn)).length;
  expect(cellOf(report, 'flow', 'contact')).toBe(Math.round(contacts / 5) * 5);
  expect([cellOf(report, 'flow', 'started'), cellOf(report, 'age-gender', 'all', 'all')]).toEqual(
    many(2, Math.round(started / 5) * 5),
  );
  const wait = report.summaries.find(({ id }) => id === 'spread-started');
  const days = records
    .filter(({ record }) => inYear(record.startedOn) && record.startedOn !== null && record.startedOn >= record.contactAt)
    .map(({ record }) => (Date.parse(record.startedOn ?? '') - Date.parse(record.contactAt)) / 86_400_000)
    .sort((a, b) => a - b);
  const middle = ((days[Math.floor((days.length - 1) / 2)] ?? 0) + (days[Math.ceil((days.length - 1) / 2)] ?? 0)) / 2;
  expect(wait).toMatchObject({ of: 'quartiles', n: Math.round(days.length / 5) * 5, values: { middle } });
});
const many = <T>(count: number, one: T): T[] => Array.from({ length: count }, () => one);

test('the same figures asked for again are the same to the letter, whatever has left before', () => {
  const [first, part] = [prepare(), prepare({ period: half })];
  expect(prepare({ left: [first] }).tables).toEqual(first.tables);
  const after = prepare({ period: half, left: [first] });
  expect(after.proof.exposed).toEqual([]);
  expect(JSON.stringify(after.tables).split('"complementary"').length).toBeGreaterThanOrEqual(
    JSON.stringify(part.tables).split('"complementary"').length,
  );
});

test('of a team with hardly anybody no count leaves, and no median', () => {
  const few = prepare({ from: randomRecords(4, 3) });
  const cells = few.tables.filter(({ id }) => id !== 'alerts').flatMap((table) => table.cells);
  expect(cells.every((cell) => cell === 'small')).toBe(true);
  expect(few.summaries.every(({ values }) => values === 'few')).toBe(true);
});

test('what is prepared is a report as it is handed in, and says nothing that is not counted', () => {
  const { proof: _, ...report } = prepare();
  const item = {
    kind: 'team-report',
    id: 'AAAAAAAAAAAAAAAAAAAAAA',
    at: '2026-01-15T10:00:00+01:00',
    replaces: null,
    municipalities: [{ kommune: '3301', bydel: null }],
    facts: [],
    ...report,
  };
  expect(itemSchema.safeParse(item).success).toBe(true);
  expect(JSON.stringify(item)).not.toMatch(/maja|"liv"|"e\d+"|birthYear/);
});
