import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type AssumptionName,
  assumed,
  assumptionNames,
  assumptions,
  type Changes,
  within,
} from '../../../src/care/sizing/assumptions';
import { monthProfile } from '../../../src/care/sizing/enquiries';
import { queueOf } from '../../../src/care/sizing/queue';
import { helpShares, sizingOf } from '../../../src/care/sizing/sizing';

/** Whole steps of a range, so that a counter-example can be read. */
const inSteps = (name: AssumptionName) => {
  const { min, max, step } = assumptions[name];
  return fc.integer({ min: 0, max: Math.round((max - min) / step) }).map((steps) => min + steps * step);
};
/** A municipality of its own; not so large that many of them take long. */
const changes: fc.Arbitrary<Changes> = fc.record(
  Object.fromEntries(
    assumptionNames.map((name) => [name, name === 'population' ? fc.integer({ min: 0, max: 30_000 }) : inSteps(name)]),
  ),
  { requiredKeys: [] },
);
const anything = fc.record(Object.fromEntries(assumptionNames.map((name) => [name, fc.double()])), { requiredKeys: [] });

describe('assumptions', () => {
  it('have published values inside their ranges', () => {
    for (const name of assumptionNames) expect(within(name, assumptions[name].value)).toBe(assumptions[name].value);
  });

  it('stay in their ranges whatever is typed', () => {
    fc.assert(
      fc.property(anything, (typed) => {
        const made = assumed(typed);
        for (const name of assumptionNames) {
          expect(made[name]).toBeGreaterThanOrEqual(assumptions[name].min);
          expect(made[name]).toBeLessThanOrEqual(assumptions[name].max);
        }
      }),
    );
  });
});

describe('sizing', () => {
  it('gives the published team its 1,000 enquiries a year, 100 a therapist, 150 to 160 in the busiest month', () => {
    const { enquiries, peakMonth, begin } = sizingOf(assumed());
    expect(enquiries).toBe(1000);
    expect(peakMonth).toBeGreaterThan(150);
    expect(peakMonth).toBeLessThan(160);
    expect(begin).toBe(720);
  });

  it('reckons the hours as they are reckoned by hand', () => {
    // No leave, nobody stays away or stops, individual help alone: 100 enquiries, each 80 + 6 × 60 minutes.
    const { hours, load, positions, hoursAPosition } = sizingOf(
      assumed({
        population: 10_000,
        uptake: 100,
        comes: 100,
        takenIn: 100,
        guided: 0,
        group: 0,
        mixed: 0,
        completes: 100,
        noShow: 0,
        assessmentMinutes: 60,
        sessions: 6,
        individualMinutes: 240,
        around: 20,
        leave: 0,
        positions: 1,
        treatmentShare: 50,
      }),
    );
    expect(hours).toBeCloseTo((100 * (80 + 6 * 60)) / 60);
    // Some 250 working days a year, half of 7.5 hours each.
    expect(hoursAPosition / 3.75).toBeGreaterThan(248);
    expect(hoursAPosition / 3.75).toBeLessThan(253);
    expect(load).toBeCloseTo(hours / hoursAPosition);
    expect(positions).toBeCloseTo(load);
  });

  it('shares help out whole, also where more than all is asked for', () => {
    fc.assert(
      fc.property(changes, (own) => {
        const shares = Object.values(helpShares(assumed(own)));
        expect(shares.reduce((sum, share) => sum + share)).toBeCloseTo(1);
        for (const share of shares) expect(share).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it('has a month profile whose mean is an average month and whose top is the peak', () => {
    fc.assert(
      fc.property(fc.double({ min: 1, max: 2, noNaN: true }), (peak) => {
        const months = monthProfile(peak);
        expect(months.reduce((sum, month) => sum + month) / 12).toBeCloseTo(1);
        expect(Math.max(...months)).toBeCloseTo(peak);
        expect(Math.min(...months)).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});

describe('the queue', () => {
  // FHI's cohort: median (middle half) of days, contact to assessment 12 (7–17), on to treatment 13 (8–23), all of it 27 (18–39).
  it('gives the published team the published waits: medians within two days, quartiles within five, whoever happens to ask', () => {
    const published = [
      ['toAssessment', 7, 12, 17],
      ['fromAssessment', 8, 13, 23],
      ['toTreatment', 18, 27, 39],
    ] as const;
    for (const seed of [1, 2, 3, 4]) {
      const queue = queueOf(assumed(), seed);
      for (const [name, lower, median, upper] of published) {
        const off = (found: number | null, told: number) => Math.abs((found ?? Number.POSITIVE_INFINITY) - told);
        expect(off(queue[name].median, median), name).toBeLessThanOrEqual(2);
        expect(off(queue[name].lower, lower), name).toBeLessThanOrEqual(5);
        expect(off(queue[name].upper, upper), name).toBeLessThanOrEqual(5);
      }
    }
  });

  it('loses nobody: who asked has begun, waits, or went without', () => {
    fc.assert(
      fc.property(changes, fc.nat(1000), (own, seed) => {
        const { arrivals, begun, waiting, gone } = queueOf(assumed(own), seed);
        expect(begun + waiting + gone).toBe(arrivals);
      }),
      { numRuns: 60 },
    );
  });

  it('answers the same to the same seed', () => {
    fc.assert(
      fc.property(changes, fc.nat(1000), (own, seed) => {
        expect(queueOf(assumed(own), seed)).toEqual(queueOf(assumed(own), seed));
      }),
      { numRuns: 20 },
    );
  });

  // The same people ask at every size. Courses start on fixed days: who comes to one earlier can fill it for somebody else.
  it('never makes the median wait longer by more people at work: a day at most for a first talk, a quarter of a day a week between courses for help', () => {
    const ordered = (wait: number | null) => wait ?? Number.POSITIVE_INFINITY;
    fc.assert(
      fc.property(changes, inSteps('positions'), fc.constantFrom(0.5, 1, 5), fc.nat(1000), (own, positions, more, seed) => {
        const few = assumed({ ...own, positions });
        const [before, after] = [queueOf(few, seed), queueOf({ ...few, positions: positions + more }, seed)];
        expect(after.arrivals).toBe(before.arrivals);
        expect(ordered(after.toAssessment.median)).toBeLessThanOrEqual(ordered(before.toAssessment.median) + 1);
        expect(ordered(after.toTreatment.median)).toBeLessThanOrEqual(ordered(before.toTreatment.median) + 1 + few.rhythm / 4);
      }),
      { numRuns: 50 },
    );
  });

  it('has nobody begin where nobody works, and nobody wait where nobody asks', () => {
    const noStaff = queueOf(assumed({ positions: 0 }));
    expect(noStaff.begun).toBe(0);
    expect(noStaff.toAssessment).toMatchObject({ median: null, withinPromise: 0 });
    expect(sizingOf(assumed({ positions: 0 })).load).toBe(Number.POSITIVE_INFINITY);
    expect(sizingOf(assumed({ treatmentShare: 0 })).positions).toBeNull();
    const noQuestion = queueOf(assumed({ uptake: 0 }));
    expect(noQuestion).toMatchObject({ arrivals: 0, begun: 0, waiting: 0, gone: 0 });
    expect(noQuestion.toTreatment).toMatchObject({ people: 0, median: null, withinPromise: null });
    expect(sizingOf(assumed({ population: 0, positions: 0 }))).toMatchObject({ enquiries: 0, load: 0, reached: { least: null } });
  });

  it('stays sound at the ends of every range', () => {
    const top = assumed(Object.fromEntries(assumptionNames.map((name) => [name, Number.POSITIVE_INFINITY])));
    const bottom = assumed(Object.fromEntries(assumptionNames.map((name) => [name, Number.NEGATIVE_INFINITY])));
    for (const ends of [top, bottom]) {
      const { arrivals, begun, waiting, gone, toAssessment } = queueOf(ends);
      expect(begun + waiting + gone).toBe(arrivals);
      expect(toAssessment.weeks.reduce((sum, share) => sum + share)).toBeCloseTo(toAssessment.people > 0 ? 1 : 0);
    }
  });

  it('grows for as long as there is more work than room', () => {
    const { waiting } = queueOf(assumed({ positions: 5 }));
    expect(sizingOf(assumed({ positions: 5 })).load).toBeGreaterThan(1);
    expect(waiting).toBeGreaterThan(1000);
    expect(queueOf(assumed()).waiting).toBeLessThan(150);
  });
});
