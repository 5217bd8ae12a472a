import fc from 'fast-check';
import { expect, it } from 'vitest';
import { bySoonest, capacitiesIn, freeOf } from '../../../src/care/capacities/capacities';
import { emptyCase, fold } from '../../../src/care/case/fold';
import { liv, log, maja } from '../people';

const at = (minute: number) => `2026-03-11T09:${String(minute).padStart(2, '0')}:00Z`;
const person = (account: string) => ({ account, name: account });

it('everybody says their own room, and the newest word counts', () => {
  const { write } = log();
  const state = fold(emptyCase(), [
    write(maja, at(1), { kind: 'capacity', most: 48, cases: 46 }),
    write(liv, at(2), { kind: 'capacity', most: 24, cases: 24, from: '2026-03-24' }),
    write(maja, at(3), { kind: 'capacity', most: 40, cases: 46 }),
  ]);
  expect(capacitiesIn(state)).toMatchObject({ [maja]: { most: 40, cases: 46 }, [liv]: { from: '2026-03-24' } });
  expect(freeOf({ most: 40, cases: 46 })).toBe(0);
});

it('whoever can begin soonest stands first, and the order is the same however the list was', () =>
  fc.assert(
    fc.property(fc.shuffledSubarray(['per', 'maja', 'liv', 'silent'], { minLength: 4 }), (names) => {
      const sorted = bySoonest(
        names.map(person),
        {
          per: { most: 44, cases: 40, at: at(1), from: '2026-03-12' },
          maja: { most: 48, cases: 46, at: at(1), from: '2026-03-13' },
          liv: { most: 24, cases: 24, at: at(1) },
        },
        '2026-03-11',
      );
      expect(sorted.map(({ account }) => account)).toEqual(['per', 'maja', 'liv', 'silent']);
    }),
  ));
