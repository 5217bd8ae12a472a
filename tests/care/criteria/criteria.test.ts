import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Criterion, criteriaOf, criterionNames, type Grounds } from '../../../src/care/criteria/criteria';
import type { TeamYear, Training } from '../../../src/care/criteria/practice';
import { emptyMeasure, positionsIn, wholeIn, yearDraftOf, yearOf } from '../../../src/care/criteria/year-draft';
import { columnsOf } from '../../../src/care/figures/columns';
import { figuresOf } from '../../../src/care/figures/figures';
import { trainingSorts } from '../../../src/care/items/choices';
import type { KeptRecord } from '../../../src/care/registry/records';
import { cohort } from './cohort';

const year = 2026;
const grounds = (more: Partial<Grounds> = {}, records: readonly KeptRecord[] = []): Grounds => ({
  figures: figuresOf(columnsOf(records), { from: `${year}-01-01`, to: `${year}-12-31`, only: {} }),
  doorIsOpen: true,
  entered: null,
  trainings: [],
  therapists: ['maja', 'per'],
  year,
  ...more,
});
const entered = (more: Partial<TeamYear> = {}): TeamYear => ({
  at: '2026-02-01T10:00:00Z',
  year,
  coLocated: null,
  where: '',
  free: null,
  specialist: null,
  gathering: null,
  survey: null,
  staff: [],
  population: null,
  otherMeasures: [],
  experience: '',
  ...more,
});
const by = (all: readonly Criterion[], name: Criterion['name']) => {
  const one = all.find((criterion) => criterion.name === name);
  if (!one) throw new Error(name);
  return one;
};

test('where nothing is known and nothing entered, no criterion is called covered', () => {
  const all = criteriaOf(grounds({ doorIsOpen: false }));
  expect(all.map(({ name }) => name)).toEqual([...criterionNames]);
  expect(all.filter(({ state }) => state === 'met')).toEqual([]);
  expect(by(all, 'wait')).toMatchObject({ state: 'missing', from: null });
});

test('waits, kinds of help, target group and GP follow from records alone', () => {
  const all = criteriaOf(grounds({}, cohort(year)));
  expect(by(all, 'wait')).toMatchObject({ state: 'met', from: 'known', says: { values: { median: 9, share: 100 } } });
  expect(by(all, 'mixed-care')).toMatchObject({ state: 'met', says: { values: { kinds: 'guided-self-help,individual' } } });
  expect(by(all, 'target-group')).toMatchObject({ state: 'met', says: { values: { share: 100 } } });
  expect(by(all, 'gp')).toMatchObject({ state: 'met', from: 'known' });
});

test('half positions and the psychologist are judged at 50 per cent, and a speciality stands in for a psychologist', () => {
  const staff = (percent: number | null): TeamYear['staff'] => [
    { person: 'maja', profession: 'psychologist', percent, educated: true },
    { person: 'per', profession: 'nurse', percent: 100, educated: true },
  ];
  const judged = (percent: number | null, specialist: boolean | null = null) =>
    criteriaOf(grounds({ entered: entered({ staff: staff(percent), specialist }) }));
  expect(by(judged(50), 'psychologist').state).toBe('met');
  expect(by(judged(49), 'psychologist').state).toBe('open');
  expect(by(judged(49, true), 'psychologist').state).toBe('met');
  expect(by(judged(null), 'psychologist').state).toBe('missing');
  expect(by(judged(50), 'half-positions')).toMatchObject({ state: 'met', says: { values: { met: 2, of: 2, positions: 1.5 } } });
  expect(by(judged(49), 'half-positions')).toMatchObject({ state: 'open' });
});

test('whatever has been logged, training is covered only where each therapist has a certificate or has been to a gathering', () => {
  const one: fc.Arbitrary<Training> = fc.record({
    training: fc.string({ minLength: 4 }),
    person: fc.constantFrom('maja', 'per', 'ada'),
    sort: fc.constantFrom(...trainingSorts),
    on: fc.constantFrom('2025-11-04', '2026-03-02'),
    hours: fc.constantFrom(null, 2, 8),
    by: fc.constant(''),
  });
  fc.assert(
    fc.property(fc.array(one, { maxLength: 12 }), (trainings) => {
      const all = criteriaOf(grounds({ trainings }));
      const begun = (person: string) =>
        trainings.some((entry) => entry.person === person && (entry.sort === 'gathering' || entry.sort === 'certificate'));
      expect(by(all, 'training').state === 'met').toBe(begun('maja') && begun('per'));
      const supervised = trainings.filter(({ sort, on }) => sort === 'supervision' && on.startsWith('2026'));
      expect(by(all, 'supervision').state).toBe(supervised.length > 0 ? 'met' : 'missing');
    }),
  );
});

test('what is entered comes back as it was entered, and a number that is none is refused', () => {
  const known = entered({
    coLocated: true,
    where: 'Helsehuset',
    free: false,
    population: 81_000,
    staff: [{ person: 'maja', profession: 'psychologist', percent: 80, educated: null }],
    experience: 'Mye.',
    otherMeasures: [{ name: 'Åpen samtale', positions: 150, target: 'unge', about: 'Uten avtale.' }],
    inhabitants: {
      source: 'SSB 07459, 1. januar 2026',
      age: [
        { band: '18-24', count: 6_100 },
        { band: '65+', count: 0 },
      ],
      gender: [{ gender: 'woman', count: 40_200 }],
    },
  });
  const { at: _, ...rest } = known;
  expect(yearOf(yearDraftOf(known), year, ['maja', 'per'])).toEqual(rest);
  expect(yearOf({ ...yearDraftOf(known), population: 'mange' }, year, ['maja'])).toBeNull();
  expect(yearOf({ ...yearDraftOf(known), percent: { maja: '120' } }, year, ['maja'])).toBeNull();
  expect(yearOf({ ...yearDraftOf(known), others: [{ ...emptyMeasure, name: 'x', positions: 'en' }] }, year, [])).toBeNull();
  expect(yearOf({ ...yearDraftOf(known), inhabitants: { '18-24': 'mange' } }, year, [])).toBeNull();
  // A number without its source is nothing to set anything against.
  expect(yearOf({ ...yearDraftOf(known), source: ' ' }, year, [])).toBeNull();
  expect(yearOf({ ...yearDraftOf(known), inhabitants: {}, source: '' }, year, [])).not.toHaveProperty('inhabitants');
  expect(yearOf({ ...yearDraftOf(known), others: [emptyMeasure] }, year, [])?.otherMeasures).toEqual([]);
  expect([positionsIn('1,5'), positionsIn('0.25'), positionsIn(''), positionsIn('1.555')]).toEqual([150, 25, null, undefined]);
  expect([wholeIn('81 000', 1e7), wholeIn(' ', 10), wholeIn('-1', 10), wholeIn('1.5e3', 10)]).toEqual([
    81_000,
    null,
    undefined,
    undefined,
  ]);
});
