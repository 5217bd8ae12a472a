import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays } from '../../src/care/dates';
import { isThisRound } from '../../src/care/rounds';
import { newRound, resumed } from '../../src/citizen/forms/round';

/** Days and clocks as people meet them: left-out rounds, journeys, midnight, phones with a wrong clock, nights of the clock change. */

const begun = { ...newRound('2026-11-20T18:00:00Z', '2026-11-20'), question: 5, values: { 'phq-9': { q1: 3 } } };

test('A12 a round that was left out, or whose week has gone, is not answered with what was begun in it: the next one begins anew, and says so', () => {
  const zone = 'Europe/Oslo';
  const goOn = (due: string | null, at: string) => resumed(begun, [], { due, at, zone });
  expect(goOn('2026-11-20', '2026-11-21T07:00:00Z')).toEqual({ round: begun, earlier: null });
  expect(goOn('2026-11-27', '2026-11-27T07:00:00Z')).toEqual({ round: null, earlier: begun.startedAt });
  expect(goOn('2026-11-20', '2026-11-28T07:00:00Z')).toEqual({ round: null, earlier: begun.startedAt });
  expect(goOn(null, '2026-11-28T07:00:00Z')).toEqual({ round: null, earlier: begun.startedAt });
  // Begun by an app that did not write down which round it was.
  const { due: _, ...unnamed } = begun;
  expect(isThisRound(unnamed, '2026-11-22', '2026-11-22T07:00:00Z', zone)).toBe(true);
  expect(isThisRound(unnamed, '2026-11-23', '2026-11-23T07:00:00Z', zone)).toBe(false);
  fc.assert(
    fc.property(fc.integer({ min: -400, max: 400 }), fc.integer({ min: -400, max: 400 }), (days, round) => {
      const at = `${addDays('2026-11-20', days)}T12:00:00Z`;
      const due = addDays('2026-11-20', round);
      expect(isThisRound(begun, due, at, zone)).toBe(round === 0 && Math.abs(days) < 7);
    }),
  );
});
