import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { countsOf, factNames, factsOf } from '../../../src/care/forms/facts';
import { filledIn, readForm } from '../../../src/care/forms/form';
import { rphMds } from '../../../src/care/registry/rph-mds';
import { prepareReport } from '../../../src/care/reports/report';
import { cohort } from '../criteria/cohort';

const folder = new URL('../../../locales/forms/', import.meta.url);
const forms = readdirSync(folder).map((file) => readForm(JSON.parse(readFileSync(new URL(file, folder), 'utf8'))));
const year = 2026;
const reportOf = (people: number) =>
  prepareReport({
    definition: rphMds,
    records: Array.from({ length: Math.ceil(people / 12) }, () => cohort(year))
      .flat()
      .slice(0, people)
      .map(({ record }) => record),
    period: { from: `${year}-01-01`, until: `${year}-12-31` },
    kommuner: ['3301'],
    left: [],
  });
const facts = (people: number) =>
  factsOf({
    report: reportOf(people),
    entered: null,
    trainings: [],
    therapists: ['maja'],
    doorIsOpen: true,
    year,
  });

test('every form that ships can be read, and asks nothing twice', () => {
  expect(forms.map(({ id }) => id).sort()).toEqual(['is-24-8', 'team-year']);
  for (const { questions } of forms) expect(new Set(questions.map(({ id }) => id)).size).toBe(questions.length);
});

test('what is known stands in its place, what nobody has said stays open, and nothing is made a nought', () => {
  const year = forms.find(({ id }) => id === 'team-year');
  if (!year) throw new Error('no form');
  const rows = Object.fromEntries(filledIn(year, facts(58), 'nb').map(({ id, fact }) => [id, fact]));
  expect(rows.enquiries).toEqual({ value: 60, from: 'known' });
  expect(rows.wait).toEqual({ value: 9, from: 'known' });
  expect([rows.population, rows.positions, rows.trained, rows.supervision]).toEqual([null, null, null, null]);
  expect(Object.values(rows).filter((fact) => fact?.value === 0)).toEqual([]);
});

test('fewer than five are no number, others are rounded to five, and a median of fewer than ten is left open', () => {
  expect(facts(4).enquiries).toBeUndefined();
  expect(facts(57).enquiries?.value).toBe(55);
  expect(facts(9)['wait-median']).toBeUndefined();
});

test('what leaves with a form is what it tells of people and no cell besides; of a form without counts nothing does', () => {
  const report = reportOf(12);
  const counts = countsOf(report, ['enquiries', 'wait-7', 'population']);
  expect(counts?.tables.map(({ id }) => id)).toEqual(['flow', 'waits']);
  const told = counts?.tables.flatMap(({ dimensions, cells }) =>
    cells.flatMap((cell, at) => (cell === 'unsaid' ? [] : [dimensions[0]?.codes[at]])),
  );
  expect(told).toEqual(['contact', 'started-in-7', 'started-known']);
  expect(counts?.summaries).toEqual([]);
  expect(countsOf(report, ['population', 'established'])).toBeNull();
  expect(countsOf(report, factNames)?.summaries.map(({ id }) => id)).toEqual(['spread-started', 'spread-sessions']);
});
