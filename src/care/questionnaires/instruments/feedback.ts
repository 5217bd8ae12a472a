import { turnOf } from './outcome';
import type { ScoringRules } from './scoring';

/**
 * Signals that guide treatment (docs/measures.md, R1–R9): pure functions over one measure's scores, each with the numbers it looked
 * at. None acts by itself: a person reads it, does something or puts it aside with a reason.
 *
 * Sources: Delgadillo 2018 (Lancet Psychiatry 5:564) for feedback on cases that are not on track; Delgadillo 2014 for the number of
 * measures; care rules 5.2 for the thresholds.
 */
export interface Measured {
  at: string;
  /** Total; rounds without one are left out before. */
  total: number;
}
export type FlagName =
  | 'deterioration'
  | 'sudden-rise'
  | 'no-response'
  | 'late'
  | 'early-gain'
  | 'recovered'
  | 'silent'
  | 'outside-expected';
export interface Flag {
  rule: 'R1' | 'R2' | 'R4' | 'R5' | 'R6' | 'R7' | 'R8' | 'R9';
  name: FlagName;
  /** red: now. amber: to be talked about. green: good news that calls for a choice. */
  tone: 'red' | 'amber' | 'green';
  instrument: string | null;
  at: string;
  /** The numbers that made it, by name, as the rule says them. */
  numbers: Record<string, number>;
}
export interface Series {
  rules: ScoringRules;
  /** Oldest first. */
  scores: readonly Measured[];
}

/** The cut-off at which a course is judged: 10 for PHQ-9 and GAD-7 as in Norwegian practice, else the instrument's first. */
export function cutOffOf(rules: ScoringRules): number | null {
  return rules.cutOffs.ten ?? Object.values(rules.cutOffs)[0] ?? null;
}
const isOver = (rules: ScoringRules, total: number): boolean => {
  const cut = cutOffOf(rules);
  if (cut === null) return false;
  return rules.direction === 'higher-is-worse' ? total >= cut : total <= cut;
};
const ends = ({ scores }: Series): { first: Measured; last: Measured } | null => {
  const [first, last] = [scores[0], scores.at(-1)];
  return first && last ? { first, last } : null;
};
const flag = (
  { rules }: Series,
  rule: Flag['rule'],
  name: FlagName,
  tone: Flag['tone'],
  at: string,
  numbers: Record<string, number>,
): Flag => ({ rule, name, tone, instrument: rules.id, at, numbers });

/** R1: the newest total is worse than the first by the reliable change or more. */
export function deterioration(series: Series): Flag | null {
  const there = ends(series);
  if (!there || series.scores.length < 2 || turnOf(series.rules, there.first.total, there.last.total) !== 'worse') return null;
  return flag(series, 'R1', 'deterioration', 'red', there.last.at, {
    first: there.first.total,
    last: there.last.total,
    reliableChange: series.rules.reliableChange ?? 0,
  });
}

/** R2: worse than the measure before by the reliable change or more. */
export function suddenRise(series: Series): Flag | null {
  const [before, last] = series.scores.slice(-2);
  if (!before || !last || turnOf(series.rules, before.total, last.total) !== 'worse') return null;
  return flag(series, 'R2', 'sudden-rise', 'amber', last.at, {
    before: before.total,
    last: last.total,
    reliableChange: series.rules.reliableChange ?? 0,
  });
}

/** R4: from the fourth measure, begun and still over the cut-off, and not better by the reliable change. R5 from the sixth. */
export function noResponse(series: Series): Flag | null {
  const { rules, scores } = series;
  const there = ends(series);
  if (!there || scores.length < 4 || rules.reliableChange === null) return null;
  const { first, last } = there;
  if (!isOver(rules, first.total) || !isOver(rules, last.total) || turnOf(rules, first.total, last.total) === 'better')
    return null;
  const numbers = { first: first.total, last: last.total, count: scores.length, cutOff: cutOffOf(rules) ?? 0 };
  return scores.length >= 6
    ? flag(series, 'R5', 'late', 'red', last.at, numbers)
    : flag(series, 'R4', 'no-response', 'amber', last.at, numbers);
}

/** R6: better by the reliable change or more within the first four measures. */
export function earlyGain(series: Series): Flag | null {
  const there = ends(series);
  if (!there || series.scores.length < 2 || series.scores.length > 4) return null;
  const { first, last } = there;
  if (turnOf(series.rules, first.total, last.total) !== 'better') return null;
  return flag(series, 'R6', 'early-gain', 'green', last.at, {
    first: first.total,
    last: last.total,
    count: series.scores.length,
  });
}

/** R7: of every measure that was over its cut-off at the start, the last two are under it; at least one was. */
export function recovered(all: readonly Series[]): Flag | null {
  const watched = all.filter(({ rules, scores }) => scores.length > 0 && cutOffOf(rules) !== null);
  const begun = watched.filter(({ rules, scores }) => isOver(rules, scores[0]?.total ?? 0));
  const under = (series: Series) => series.scores.slice(-2).every(({ total }) => !isOver(series.rules, total));
  const newest = begun[0];
  if (!newest || !watched.every((series) => under(series)) || !begun.every(({ scores }) => scores.length >= 3)) return null;
  const at =
    begun
      .flatMap(({ scores }) => scores.at(-1)?.at ?? [])
      .sort()
      .at(-1) ?? '';
  const numbers = Object.fromEntries(
    watched.flatMap(({ rules, scores }) => scores.slice(-1).map((one) => [rules.id, one.total])),
  );
  return { rule: 'R7', name: 'recovered', tone: 'green', instrument: null, at, numbers };
}

/** R8: nothing answered or opened for ten days; red from fourteen. @param days since the last sign of the citizen */
export function silent(days: number, lastAt: string): Flag | null {
  if (days < 10) return null;
  return { rule: 'R8', name: 'silent', tone: days >= 14 ? 'red' : 'amber', instrument: null, at: lastAt, numbers: { days } };
}

/** R9: over what 80 of 100 of the team's own finished cases of like beginning had at this measure. @param table of etr.ts */
export function outsideExpected(
  series: Series,
  upper: (rules: ScoringRules, first: number, n: number) => { upper: number; cases: number } | null,
): Flag | null {
  const there = ends(series);
  if (!there || series.scores.length < 2) return null;
  const cell = upper(series.rules, there.first.total, series.scores.length);
  if (!cell || there.last.total <= cell.upper) return null;
  return flag(series, 'R9', 'outside-expected', 'amber', there.last.at, {
    first: there.first.total,
    last: there.last.total,
    upper: cell.upper,
    cases: cell.cases,
  });
}

/** Every flag of a case's measures, the gravest first. R3, the risk item, has its own road (care/alerts/risk.ts). */
export function flagsOf(all: readonly Series[], table: Parameters<typeof outsideExpected>[1] = () => null): Flag[] {
  const each = all.flatMap((series) => {
    const worse = deterioration(series);
    return [
      worse,
      suddenRise(series),
      // Who has become worse is not also told to be as before.
      worse ? null : noResponse(series),
      earlyGain(series),
      worse ? null : outsideExpected(series, table),
    ];
  });
  const tones: readonly Flag['tone'][] = ['red', 'amber', 'green'];
  return [...each, recovered(all)]
    .filter((one) => one !== null)
    .sort((a, b) => tones.indexOf(a.tone) - tones.indexOf(b.tone) || Date.parse(b.at) - Date.parse(a.at));
}
