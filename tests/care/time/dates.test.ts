import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, daysBetween, localClock, localDate, mondayOf, weekday } from '../../../src/care/time/dates';

const anyDate = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2090-01-01'), noInvalidDate: true })
  .map((d) => d.toISOString().slice(0, 10));

describe('days in Oslo', () => {
  it('begin at local midnight, winter and summer', () => {
    expect(localDate('2026-01-31T22:59:59Z')).toBe('2026-01-31');
    expect(localDate('2026-01-31T23:00:00Z')).toBe('2026-02-01');
    expect(localDate('2026-06-30T21:59:59Z')).toBe('2026-06-30');
    expect(localDate('2026-06-30T22:00:00Z')).toBe('2026-07-01');
  });
  it('follow the instant, whatever offset it is written with', () => {
    expect(localDate('2026-03-12T00:30:00+01:00')).toBe('2026-03-12');
    expect(localDate('2026-03-11T23:30:00Z')).toBe('2026-03-12');
    expect(localDate('2026-03-11T15:30:00-08:00')).toBe('2026-03-12');
  });
  it('are one day each where the clock is set, though they last 23 and 25 hours', () => {
    expect(localDate('2026-03-29T00:59:00Z')).toBe('2026-03-29');
    expect(localClock('2026-03-29T00:59:00Z')).toBe('01:59');
    expect(localClock('2026-03-29T01:00:00Z')).toBe('03:00');
    expect(daysBetween('2026-03-28', '2026-03-30')).toBe(2);
    expect(localClock('2026-10-25T00:30:00Z')).toBe('02:30');
    expect(localClock('2026-10-25T01:30:00Z')).toBe('02:30');
    expect(addDays('2026-10-24', 2)).toBe('2026-10-26');
  });
  it('can be counted in another zone', () => {
    expect(localDate('2026-03-11T23:30:00Z', 'America/New_York')).toBe('2026-03-11');
  });
  it('add up', () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: -4_000, max: 4_000 }), (date, days) => {
        expect(daysBetween(date, addDays(date, days))).toBe(days);
        expect(weekday(mondayOf(date))).toBe(1);
        expect(weekday(addDays(date, 7))).toBe(weekday(date));
      }),
    );
    expect(weekday('2026-11-22')).toBe(7);
    expect(weekday('2024-02-29')).toBe(4);
  });
});
