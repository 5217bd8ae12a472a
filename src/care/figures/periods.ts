import { addDays, addMonths } from '../time/dates';

export interface Period {
  /** Names a choice among those of `periodsOf`. */
  id: string;
  from: string;
  to: string;
}

/** Spans that a team asks about, from the one asked for most: whole years back to the first contact, the last two, the last twelve months. */
export function periodsOf(today: string, earliest: string): Period[] {
  const [now, first] = [Number(today.slice(0, 4)), Number(earliest.slice(0, 4))];
  const year = (name: number): Period => ({ id: String(name), from: `${name}-01-01`, to: `${name}-12-31` });
  const years = Array.from({ length: Math.min(20, Math.max(1, now - first + 1)) }, (_, back) => year(now - back));
  const [latest, before] = years;
  return [
    ...years,
    ...(latest && before ? [{ id: 'two', from: before.from, to: latest.to }] : []),
    { id: 'last12', from: addDays(addMonths(today, -12), 1), to: today },
  ];
}
