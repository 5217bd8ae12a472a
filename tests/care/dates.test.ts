import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  addWorkingDays,
  daysBetween,
  easterSunday,
  isPublicHoliday,
  isWorkingDay,
  localClock,
  localDate,
  mondayOf,
  weekday,
} from '../../src/care/time/dates';

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

describe('Norwegian working days', () => {
  it('know Easter', () => {
    expect([2024, 2025, 2026, 2027, 2038].map(easterSunday)).toEqual([
      '2024-03-31',
      '2025-04-20',
      '2026-04-05',
      '2027-03-28',
      '2038-04-25',
    ]);
  });
  it('leave out the public holidays of a year, and nothing else', () => {
    const year = Array.from({ length: 365 }, (_, i) => addDays('2026-01-01', i));
    expect(year.filter(isPublicHoliday)).toEqual([
      '2026-01-01',
      '2026-04-02',
      '2026-04-03',
      '2026-04-05',
      '2026-04-06',
      '2026-05-01',
      '2026-05-14',
      '2026-05-17',
      '2026-05-24',
      '2026-05-25',
      '2026-12-25',
      '2026-12-26',
    ]);
  });
  it('give a promise over Easter and over a weekend', () => {
    expect(addWorkingDays('2026-04-01', 2)).toBe('2026-04-08');
    expect(addWorkingDays('2026-03-13', 1)).toBe('2026-03-16');
    expect(addWorkingDays('2026-03-14', 2)).toBe('2026-03-17');
    expect(addWorkingDays('2026-03-10', 0)).toBe('2026-03-10');
  });
  it('end on a working day, with the right number of them on the way', () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: 1, max: 15 }), (date, days) => {
        const end = addWorkingDays(date, days);
        const passed = Array.from({ length: daysBetween(date, end) }, (_, i) => addDays(date, i + 1));
        expect(isWorkingDay(end)).toBe(true);
        expect(passed.filter(isWorkingDay)).toHaveLength(days);
      }),
    );
  });
});
