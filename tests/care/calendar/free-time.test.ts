import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { CalendarEntry } from '../../../src/care/calendar/calendar';
import { freeBefore } from '../../../src/care/calendar/free-time';

const entry = (start: string, minutes: number, state: CalendarEntry['state'] = 'ahead'): CalendarEntry => ({
  appointment: start,
  start,
  minutes,
  mode: 'phone',
  by: 'maja',
  caseRef: 'kari',
  name: 'Kari',
  called: 'Kari',
  number: 1,
  state,
  todo: [],
  agreed: null,
});
const date = '2026-03-11';
const day = (...entries: CalendarEntry[]) => ({ date, entries, held: [], courses: [], blocks: [] });

it('the first half hour that is free and over before the deadline is offered, from now and not before eight', () => {
  const jonas = entry('2026-03-11T08:00:00Z', 45);
  expect(freeBefore(day(jonas), '10:00', '2026-03-11T04:00:00Z')).toBe('2026-03-11T07:00:00.000Z');
  expect(freeBefore(day(jonas), '10:00', '2026-03-11T07:12:00Z')).toBe('2026-03-11T07:15:00.000Z');
  expect(freeBefore(day(jonas), '10:00', '2026-03-11T07:40:00Z')).toBeNull();
  expect(freeBefore(day(entry('2026-03-11T08:00:00Z', 45, 'cancelled')), '10:00', '2026-03-11T07:40:00Z')).toBe(
    '2026-03-11T07:45:00.000Z',
  );
  expect(freeBefore(day(), '10:00', '2026-03-12T07:00:00Z')).toBeNull();
});

it('what is offered meets nothing that stands, is ahead, and ends in time, whatever the day holds', () =>
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(7 * 60), fc.integer({ min: 5, max: 120 })), { maxLength: 8 }),
      fc.nat(5 * 60),
      (booked, passed) => {
        const midnight = Date.parse('2026-03-11T05:00:00Z');
        const entries = booked.map(([at, minutes]) => entry(new Date(midnight + at * 60_000).toISOString(), minutes));
        const now = new Date(midnight + passed * 60_000).toISOString();
        const free = freeBefore(day(...entries), '10:00', now);
        if (free === null) return;
        const [begins, ends] = [Date.parse(free), Date.parse(free) + 30 * 60_000];
        expect(begins).toBeGreaterThanOrEqual(Date.parse(now));
        expect(ends).toBeLessThanOrEqual(Date.parse('2026-03-11T09:00:00Z'));
        for (const { start, minutes } of entries)
          expect(Date.parse(start) >= ends || Date.parse(start) + minutes * 60_000 <= begins).toBe(true);
      },
    ),
  ));
