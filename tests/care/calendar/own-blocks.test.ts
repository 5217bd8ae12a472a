import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CalendarDay } from '../../../src/care/calendar/calendar';
import { conflictsOf } from '../../../src/care/calendar/conflicts';
import { freeBefore, freeCall } from '../../../src/care/calendar/free-time';
import { blockedOn, isOwnBlock, type OwnBlock, ownBlockKey } from '../../../src/care/calendar/own-blocks';
import { addDays, localClock, localDate, weekday } from '../../../src/care/time/dates';

const lunch: OwnBlock = { what: 'lunch', date: '2026-03-11', from: '11:30', minutes: 30, repeat: 'workdays' };
const kept = (...all: unknown[]) => all.map((value, n) => ({ key: ownBlockKey(`block-${n}`), value }));
const day = (date: string, ...all: OwnBlock[]): CalendarDay => ({
  date,
  entries: [],
  held: [],
  courses: [],
  blocks: blockedOn(kept(...all), date),
  deadlines: [{ caseRef: 'jonas', name: 'Jonas', clock: '10:00' }],
  holiday: null,
  working: true,
  away: false,
  rooms: [],
  absent: [],
  hours: null,
});

describe('time that is kept for oneself', () => {
  it('stands on its day alone, on that day of each week, or on every working day from then on', () => {
    const on = (repeat: OwnBlock['repeat'], date: string) => blockedOn(kept({ ...lunch, repeat }), date).length;
    const week = Array.from({ length: 9 }, (_, n) => addDays('2026-03-10', n));
    expect(week.map((date) => on('once', date))).toEqual([0, 1, 0, 0, 0, 0, 0, 0, 0]);
    expect(week.map((date) => on('weekly', date))).toEqual([0, 1, 0, 0, 0, 0, 0, 0, 1]);
    expect(week.map((date) => on('workdays', date))).toEqual([0, 1, 1, 1, 0, 0, 1, 1, 1]);
  });
  it('has the same hour on the wall in summer and in winter, in every year', () =>
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 5_800 }), fc.integer({ min: 7, max: 17 }), (days, hour) => {
        const date = addDays('2020-01-01', days);
        const from = `${String(hour).padStart(2, '0')}:30`;
        const [one] = blockedOn(kept({ ...lunch, date: '2020-01-01', from }), date);
        expect(one === undefined).toBe(weekday(date) > 5);
        if (one) expect([localDate(one.start), localClock(one.start)]).toEqual([date, from]);
      }),
    ));
  it('is none where it says no clock, no length or no day: it is left out, and nothing with it', () => {
    for (const wrong of [
      null,
      'lunch',
      { ...lunch, from: '25:00' },
      { ...lunch, minutes: 0 },
      { ...lunch, minutes: 30.5 },
      { ...lunch, date: '2026-02-30' },
      { ...lunch, repeat: 'daily' },
      { ...lunch, what: 'sleep' },
    ]) {
      expect(isOwnBlock(wrong)).toBe(false);
      expect(blockedOn(kept(wrong, lunch), '2026-03-11')).toHaveLength(1);
    }
  });
  it('is pointed out where a time meets it, and by its end no more', () => {
    const today = day('2026-03-11', lunch);
    expect(conflictsOf([today], { start: '2026-03-11T10:45:00Z', minutes: 45 })).toEqual([
      { what: 'own', own: 'lunch', start: '2026-03-11T10:30:00.000Z' },
    ]);
    expect(conflictsOf([today], { start: '2026-03-11T11:00:00Z', minutes: 45 })).toEqual([]);
  });
  it('is not offered as the half hour in which somebody can be rung before a deadline', () => {
    const writing: OwnBlock = { what: 'writing', date: '2026-03-11', from: '08:00', minutes: 60, repeat: 'once' };
    expect(freeBefore(day('2026-03-11', writing), '10:00', '2026-03-11T05:00:00Z')).toBe('2026-03-11T08:00:00.000Z');
    const full = { ...writing, minutes: 120 };
    expect(freeCall(day('2026-03-11', full), '2026-03-11T05:00:00Z')).toBeNull();
    expect(freeCall(day('2026-03-11', writing), '2026-03-11T05:00:00Z')).toEqual({
      caseRef: 'jonas',
      name: 'Jonas',
      start: '2026-03-11T08:00:00.000Z',
    });
  });
});
