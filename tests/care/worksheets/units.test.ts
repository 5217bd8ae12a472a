import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drinksIn, gramsOf, gramsPerUnit, unitsOf, withdrawalRisk, withdrawalRule } from '../../../src/care/worksheets/units';

const drink = fc.record({
  cl: fc.double({ min: 0, max: 300, noNaN: true }),
  abv: fc.double({ min: 0, max: 96, noNaN: true }),
  count: fc.integer({ min: 0, max: 40 }),
});

describe('grams and units of alcohol', () => {
  it.each([
    ['a beer', 33, 4.5, 11.88, 0.99],
    ['a glass of wine', 12.5, 12, 12, 1],
    ['a dram', 4, 40, 12.8, 1.07],
    ['a half litre', 50, 4.5, 18, 1.5],
    ['a bottle of wine', 75, 12, 72, 6],
  ])('of %s are those of the care rules', (_, cl, abv, grams, units) => {
    const found = gramsOf([{ cl, abv, count: 1 }]);
    expect(found).toBeCloseTo(grams, 9);
    expect(Math.round(unitsOf(found) * 100) / 100).toBe(units);
  });
  it('reckon with 12 g a unit unless told otherwise', () => {
    expect(gramsPerUnit).toBe(12);
    expect(unitsOf(27)).toBe(2.25);
    expect(unitsOf(27, 13.5)).toBe(2);
  });
  it('are the sum of their drinks, in any order', () => {
    fc.assert(
      fc.property(fc.array(drink), fc.array(drink), (some, more) => {
        expect(gramsOf([...some, ...more])).toBeCloseTo(gramsOf(some) + gramsOf(more), 6);
        expect(gramsOf([...some].reverse())).toBeCloseTo(gramsOf(some), 6);
      }),
    );
  });
  it('never fall when something is drunk, and grow with the number of glasses', () => {
    fc.assert(
      fc.property(fc.array(drink), drink, (some, one) => {
        expect(gramsOf([...some, one])).toBeGreaterThanOrEqual(gramsOf(some));
        expect(gramsOf([{ ...one, count: one.count * 2 }])).toBeCloseTo(2 * gramsOf([one]), 6);
      }),
    );
  });
  it('are none of a day without alcohol, and unknown of a drink that is not whole', () => {
    expect(gramsOf(drinksIn([]) ?? [])).toBe(0);
    expect(drinksIn([{ cl: 33, abv: 4.5 }])).toEqual([{ cl: 33, abv: 4.5, count: 1 }]);
    expect(drinksIn([{ cl: 33, abv: 4.5, count: 2 }, { cl: 33 }])).toBeNull();
  });
});

describe('the warning about stopping at once', () => {
  const heavy = withdrawalRule.heavyDayUnits;
  const days = (...units: number[]) => Object.fromEntries(units.map((one, i) => [`2026-03-0${i + 1}`, one]));
  it('comes when five of the days have five units or more', () => {
    expect(withdrawalRisk({ days: days(heavy, 0, heavy, heavy, heavy + 3, heavy, 1), audit: null })).toBe('drinking');
    expect(withdrawalRisk({ days: days(heavy, 0, heavy, heavy, heavy - 0.1, heavy, 1), audit: null })).toBeNull();
  });
  it('comes when AUDIT is 20 or more, whatever the diary says', () => {
    expect(withdrawalRisk({ days: {}, audit: 20 })).toBe('audit');
    expect(withdrawalRisk({ days: {}, audit: 19 })).toBeNull();
    expect(withdrawalRisk({ days: {}, audit: null })).toBeNull();
  });
  it('never goes away because more was drunk', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 30, noNaN: true }), { maxLength: 7 }), fc.nat(6), (units, at) => {
        const more = units.map((one, i) => (i === at ? one + 1 : one));
        if (withdrawalRisk({ days: days(...units), audit: null }) === 'drinking')
          expect(withdrawalRisk({ days: days(...more), audit: null })).toBe('drinking');
      }),
    );
  });
});
