import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, daysBetween, localClock, localDate } from '../../src/care/dates';
import { emptyCase, fold } from '../../src/care/fold';
import type { ItemDraft } from '../../src/care/items';
import { nothingOwn } from '../../src/care/own-standing';
import { isThisRound } from '../../src/care/rounds';
import { nightFigures } from '../../src/care/sleep';
import { todayView } from '../../src/care/today-view';
import { newRound, resumed } from '../../src/citizen/forms/round';
import { answers, assignMeasures, context, kari, log, maja, people } from '../care/people';

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

const zones = ['Europe/Oslo', 'Australia/Sydney', 'America/Los_Angeles', 'Asia/Kathmandu', 'Pacific/Apia', 'Pacific/Pago_Pago'];
const instant = fc
  .integer({ min: 0, max: 7 * 365 * 24 * 60 })
  .map((minutes) => new Date(Date.UTC(2024, 0, 1) + minutes * 60_000).toISOString());

test('A13 abroad the day is that of the device: what is asked for today is due on its date, and an answer counts on the day on which it was given there', () => {
  const daily = {
    kind: 'assign' as const,
    what: { type: 'worksheet' as const, worksheet: 'sleep-diary', repeat: 'daily' as const, firstDue: '2023-12-01' },
  };
  fc.assert(
    fc.property(fc.constantFrom(...zones), instant, (zone, now) => {
      const { write } = log();
      const here = localDate(now, zone);
      const before = new Date(Date.parse(now) - 60_000).toISOString();
      const entries = [
        write(maja, '2024-01-01T08:00:00Z', daily),
        write(maja, '2024-01-01T08:01:00Z', assignMeasures('once', here)),
      ];
      const at = (...more: typeof entries) =>
        todayView(fold(emptyCase(), [...entries, ...more]), now, context(kari, { zone }), people, nothingOwn);
      expect(at().week.find(({ today }) => today)?.date).toBe(here);
      expect(at().things).toMatchObject([{ type: 'questionnaire', due: here }, { type: 'worksheet' }]);
      const given = (instrument: 'phq-9' | 'gad-7') =>
        write(kari, before, { ...answers(instrument, 1), timeZone: zone } as ItemDraft);
      const rest = at(given('phq-9'), given('gad-7')).things;
      expect(rest.some(({ type }) => type === 'questionnaire')).toBe(false);
    }),
    { numRuns: 300 },
  );
  // Sydney, Monday at 01.05, and Los Angeles, Sunday at 16.06.
  expect(localDate('2026-11-29T14:05:00Z', 'Australia/Sydney')).toBe('2026-11-30');
  expect(localDate('2026-11-30T00:06:00Z', 'America/Los_Angeles')).toBe('2026-11-29');
});

test('A16 a night in which the clocks change has the minutes that it had, wherever it was slept, 2024 to 2030', () => {
  fc.assert(
    fc.property(fc.constantFrom(...zones), instant, (zone, now) => {
      const date = localDate(now, zone);
      // Counted one by one, on the wall of that night.
      const begins = Date.parse(now) - 40 * 3_600_000;
      let minutes = 0;
      for (let at = begins; at < begins + 80 * 3_600_000; at += 15 * 60_000) {
        const iso = new Date(Math.floor(at / 900_000) * 900_000).toISOString();
        const [day, clock] = [localDate(iso, zone), localClock(iso, zone)];
        const days = daysBetween(day, date);
        if ((days === 1 && clock >= '23:00') || (days === 0 && clock < '07:00')) minutes += 15;
      }
      const night = { date, zone, lightsOff: '23:00', sleepLatencyMin: 0, awakeMin: [], finalWake: '07:00', outOfBed: '07:00' };
      expect(nightFigures(night).tib).toBe(minutes);
    }),
    { numRuns: 100 },
  );
});
