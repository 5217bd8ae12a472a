import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { columnsOf } from '../../../src/care/figures/columns';
import { figuresOf } from '../../../src/care/figures/figures';
import { factsOf } from '../../../src/care/forms/facts';
import { filledIn, readForm } from '../../../src/care/forms/form';
import { cohort } from '../criteria/cohort';

const folder = new URL('../../../locales/forms/', import.meta.url);
const forms = readdirSync(folder).map((file) => readForm(JSON.parse(readFileSync(new URL(file, folder), 'utf8'))));
const year = 2026;
const facts = (people: number) =>
  factsOf({
    figures: figuresOf(columnsOf(cohort(year).slice(0, people)), { from: `${year}-01-01`, to: `${year}-12-31`, only: {} }),
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
  const rows = Object.fromEntries(filledIn(year, facts(12), 'nb').map(({ id, fact }) => [id, fact]));
  expect(rows.enquiries).toEqual({ value: 10, from: 'known' });
  expect(rows.wait).toEqual({ value: 9, from: 'known' });
  expect([rows.population, rows.positions, rows.trained, rows.supervision]).toEqual([null, null, null, null]);
  expect(Object.values(rows).filter((fact) => fact?.value === 0)).toEqual([]);
});

test('fewer than five are no number, others are rounded to five, and a median of fewer than ten is left open', () => {
  expect(facts(4).enquiries).toBeUndefined();
  expect(facts(5).enquiries?.value).toBe(5);
  expect(facts(9)['wait-median']).toBeUndefined();
});
