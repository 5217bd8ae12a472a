import type { TFunction } from 'i18next';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { addDays, localClock } from '../care/time/dates';

/**
 * Dates and times in the reader's language. Own tables in `locales` instead of Intl: browsers lack nynorsk, and times are
 * written 15.12 in every language here. Input: ISO instants, or dates (YYYY-MM-DD) which mean that day on the reader's calendar.
 */
export interface Format {
  /** "torsdag 12. mars"; with the year when it is another one than now's */
  date: (when: string) => string;
  /** "12. mars"; with the year when it is another one than `now`'s */
  day: (when: string) => string;
  /** "12. mars 2026": on paper, which outlives the year */
  dayAndYear: (when: string) => string;
  /** "1.–14. juli", "28. juni–14. juli": from one day to another, both included */
  days: (from: string, until: string) => string;
  /** "12. mars" in the short form of axes: "19. jan."; with the year when it is another one than now's */
  dayShort: (when: string) => string;
  weekday: (when: string) => string;
  /** "ma" */
  weekdayShort: (when: string) => string;
  /** "15.12" */
  time: (when: string) => string;
  /** "kl. 15.12" */
  clock: (when: string) => string;
  /** The clock of something that was agreed with the team: "kl. 15.12", and abroad "kl. 06.12 (15.12 i Norge)" */
  clockOfTeam: (when: string) => string;
  /** When something came of what was done at `from`: "kl. 16.10" on the same day, "12. mars kl. 11.14" on another */
  since: (when: string, from: string) => string;
  /** "i dag", "i går", "i morgen", "torsdag" within six days, else "12. mars" */
  relative: (when: string, now?: string) => string;
  /** "i går kl. 15.04", "12. mars kl. 15.04" */
  moment: (when: string, now?: string) => string;
  /** minutes as "5 t 54 min" */
  minutes: (total: number) => string;
  /** minutes as "5 t 54" */
  minutesShort: (total: number) => string;
  /** "00.36–06.30" from HH:mm */
  span: (from: string, to: string) => string;
  /** HH:mm as "06.30" */
  hm: (clock: string) => string;
  number: (value: number, digits?: number) => string;
  /** "a, b og c" */
  list: (words: readonly string[]) => string;
  percent: (value: number) => string;
}

export function useFormat(): Format {
  const { t, i18n } = useTranslation('common');
  const language = i18n.language;
  return useMemo(() => makeFormat(t, language), [t, language]);
}

export function makeFormat(t: TFunction<'common'>, language: string): Format {
  const weekdays = t('weekdays').split(' ');
  const weekdaysShort = t('weekdaysShort').split(' ');
  const months = t('months').split(' ');
  const monthsShort = t('monthsShort').split(' ');
  const at = (list: readonly string[], index: number) => list[index] ?? '';

  const weekday = (when: string) => at(weekdays, parse(when).getDay());
  const time = (when: string) => {
    const d = parse(when);
    return `${two(d.getHours())}.${two(d.getMinutes())}`;
  };
  const clock = (when: string) => t('clock', { time: time(when) });
  const withYear = (text: string, year: number) => (year === new Date().getFullYear() ? text : `${text} ${year}`);
  const dayAlone = (d: Date) => t('dayMonth', { day: d.getDate(), month: at(months, d.getMonth()) });
  const dayAndYear = (when: string) => `${dayAlone(parse(when))} ${parse(when).getFullYear()}`;
  const day = (when: string) => {
    const d = parse(when);
    return withYear(dayAlone(d), d.getFullYear());
  };
  const relative = (when: string, now = new Date().toISOString()) => {
    const days = daysBetween(now, when);
    if (days === 0) return t('today');
    if (days === -1) return t('yesterday');
    if (days === 1) return t('tomorrow');
    return Math.abs(days) < 7 ? weekday(when) : day(when);
  };
  const minutesShort = (total: number) => {
    const whole = Math.round(total);
    const hours = Math.floor(whole / 60);
    return hours > 0 ? t('hoursMinutesShort', { hours, minutes: two(whole % 60) }) : t('minutes', { minutes: whole });
  };
  const number = (value: number, digits = 0) =>
    new Intl.NumberFormat(language === 'en' ? 'en-GB' : 'nb-NO', {
      maximumFractionDigits: digits,
      minimumFractionDigits: digits,
    }).format(value);

  return {
    date: (when) => {
      const d = parse(when);
      const words = { weekday: weekday(when), day: d.getDate(), month: at(months, d.getMonth()) };
      return withYear(t('weekdayDayMonth', words), d.getFullYear());
    },
    day,
    dayAndYear,
    days: (from, until) => {
      const [a, b] = [parse(from), parse(until)];
      const sameMonth = a.getMonth() === b.getMonth() && a.getFullYear() === b.getFullYear();
      if (a.getDate() === b.getDate() && sameMonth) return day(from);
      return sameMonth ? t('daysOfMonth', { from: a.getDate(), until: day(until) }) : `${day(from)}–${day(until)}`;
    },
    dayShort: (when) => {
      const d = parse(when);
      return withYear(t('dayMonth', { day: d.getDate(), month: at(monthsShort, d.getMonth()) }), d.getFullYear());
    },
    weekday,
    weekdayShort: (when) => at(weekdaysShort, parse(when).getDay()),
    time,
    clock,
    clockOfTeam: (when) => {
      const home = localClock(when).replace(':', '.');
      return home === time(when) ? clock(when) : t('clockAbroad', { clock: clock(when), home });
    },
    since: (when, from) => (daysBetween(from, when) === 0 ? clock(when) : t('moment', { day: day(when), clock: clock(when) })),
    relative,
    moment: (when, now) => t('moment', { day: relative(when, now), clock: clock(when) }),
    minutes: (total) => {
      const whole = Math.round(total);
      const hours = Math.floor(whole / 60);
      return hours > 0 ? t('hoursMinutes', { hours, minutes: two(whole % 60) }) : t('minutes', { minutes: whole });
    },
    minutesShort,
    span: (from, to) => `${from.replace(':', '.')}–${to.replace(':', '.')}`,
    hm: (value) => value.replace(':', '.'),
    number,
    list: (words) => new Intl.ListFormat(language === 'en' ? 'en-GB' : 'nb-NO').format(words),
    percent: (value) => t('percent', { value: number(value) }),
  };
}

/** The zone of this device: whoever writes on it counts their own days in it. */
export const deviceZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** The calendar day of an instant here, as YYYY-MM-DD. */
export function localDate(when: string | Date): string {
  const d = typeof when === 'string' ? parse(when) : when;
  return `${d.getFullYear()}-${two(d.getMonth() + 1)}-${two(d.getDate())}`;
}

/** So many days from today, on this device's calendar; a day of 23 hours is a day. */
export const dayFromNow = (days: number): string => addDays(localDate(new Date()), days);

/** Whole calendar days from one to the other, by the reader's calendar. */
export function daysBetween(from: string, to: string): number {
  const day = (when: string) => {
    const d = parse(when);
    return Date.UTC(d.getFullYear(), d.getMonth(), d.getDate()) / 86_400_000;
  };
  return day(to) - day(from);
}

function parse(when: string): Date {
  const date = /^(\d{4})-(\d\d)-(\d\d)$/.exec(when);
  // A bare date is that day here, not midnight in Greenwich.
  return date ? new Date(Number(date[1]), Number(date[2]) - 1, Number(date[3]), 12) : new Date(when);
}
const two = (n: number) => String(n).padStart(2, '0');
