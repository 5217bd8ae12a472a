import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, daysBetween, weekday } from '../../../src/care/time/dates';
import { addWorkingDays, easterSunday, holidayOn, isWorkingDay, type TeamDays } from '../../../src/care/time/holidays';

const daysOf = (year: number) => {
  const first = `${year}-01-01`;
  return Array.from({ length: daysBetween(first, `${year + 1}-01-01`) }, (_, i) => addDays(first, i));
};
const anyDate = fc.integer({ min: 0, max: daysBetween('2020-01-01', '2035-12-31') }).map((days) => addDays('2020-01-01', days));
const anyTeam: fc.Arbitrary<TeamDays> = fc.record(
  {
    days: fc.record({ christmasEve: fc.boolean(), newYearsEve: fc.boolean() }),
    closedDays: fc.array(
      fc.tuple(anyDate, fc.integer({ min: 0, max: 30 })).map(([from, days]) => ({ from, until: addDays(from, days) })),
      { maxLength: 5 },
    ),
  },
  { requiredKeys: [] },
);

describe('holidays', () => {
  it('know Easter', () => {
    // 2020 to 2035 as in the almanac of the University of Oslo.
    const sundays = ['04-12', '04-04', '04-17', '04-09', '03-31', '04-20', '04-05', '03-28', '04-16', '04-01', '04-21', '04-13'];
    const more = ['03-28', '04-17', '04-09', '03-25'];
    expect(Array.from({ length: 16 }, (_, i) => easterSunday(2020 + i).slice(5))).toEqual([...sundays, ...more]);
    expect(easterSunday(2038)).toBe('2038-04-25');
  });
  it('are those of the law in 2026, and nothing else', () => {
    expect(daysOf(2026).flatMap((date) => holidayOn(date) ?? [])).toEqual([
      'new-year',
      'maundy-thursday',
      'good-friday',
      'easter',
      'easter-monday',
      'labour-day',
      'ascension',
      'constitution-day',
      'whit-sunday',
      'whit-monday',
      'christmas',
      'boxing-day',
    ]);
    expect(daysOf(2026).filter(holidayOn)).toEqual([
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
  it('are twelve in each year, but one day less where two fall together: 17 May 2027 and 2032 are also Whit Monday', () => {
    const counts = Array.from({ length: 16 }, (_, i) => [2020 + i, daysOf(2020 + i).filter(holidayOn).length]);
    expect(counts.filter(([, count]) => count !== 12)).toEqual([
      [2027, 11],
      [2032, 11],
    ]);
    expect(holidayOn('2027-05-17')).toBe('constitution-day');
    expect(addWorkingDays('2027-05-14', 1)).toBe('2027-05-18');
  });
});

describe('working days', () => {
  it('give a promise over Easter and over a weekend', () => {
    expect(addWorkingDays('2026-04-01', 2)).toBe('2026-04-08');
    expect(addWorkingDays('2026-03-13', 1)).toBe('2026-03-16');
    expect(addWorkingDays('2026-03-14', 2)).toBe('2026-03-17');
    expect(addWorkingDays('2026-03-10', 0)).toBe('2026-03-10');
  });
  it('are also 24 and 31 December, unless the team has chosen otherwise', () => {
    expect(addWorkingDays('2026-12-23', 1)).toBe('2026-12-24');
    const team = { days: { christmasEve: true, newYearsEve: false } };
    expect(addWorkingDays('2026-12-23', 1, team)).toBe('2026-12-28');
    expect(addWorkingDays('2026-12-30', 1, team)).toBe('2026-12-31');
    expect(addWorkingDays('2026-12-30', 1, { days: { christmasEve: true, newYearsEve: true } })).toBe('2027-01-04');
  });
  it('leave out the days on which the team is away, the first and the last with them', () => {
    const team = { closedDays: [{ from: '2026-07-06', until: '2026-07-24' }] };
    expect(addWorkingDays('2026-07-03', 1, team)).toBe('2026-07-27');
    expect(addWorkingDays('2026-07-02', 1, team)).toBe('2026-07-03');
  });
  it('give a date even where a team says that it is away for ever', () => {
    const end = addWorkingDays('2026-01-02', 2, { closedDays: [{ from: '2026-01-01', until: '9999-12-31' }] });
    expect(daysBetween('2026-01-02', end)).toBeLessThan(420);
  });
  it('end on a working day, with the right number of them on the way', () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: 1, max: 15 }), anyTeam, (date, days, team) => {
        const end = addWorkingDays(date, days, team);
        const passed = Array.from({ length: daysBetween(date, end) }, (_, i) => addDays(date, i + 1));
        expect(isWorkingDay(end, team)).toBe(true);
        expect(passed.filter((day) => isWorkingDay(day, team))).toHaveLength(days);
      }),
    );
  });
  it('never are a Saturday, a Sunday or a holiday, and a team that is away only makes them fewer', () => {
    fc.assert(
      fc.property(anyDate, anyTeam, (date, team) => {
        if (weekday(date) > 5 || holidayOn(date)) expect(isWorkingDay(date, team)).toBe(false);
        if (isWorkingDay(date, team)) expect(isWorkingDay(date)).toBe(true);
      }),
    );
  });
});
