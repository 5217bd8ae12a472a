import { lastBy } from '../case/activity-kinds';
import { kept } from '../case/items-of';
import { once } from '../case/once';
import type { CaseState } from '../case/state';
import { daysBetween, homeZone, localDate } from '../time/dates';
import { bookOf } from './instruments/book';
import { type Flag, flagsOf, type Series, silent } from './instruments/feedback';
import type { ScoringRules } from './instruments/scoring';
import type { InstrumentId } from './instruments/types';
import { measuresOf } from './questionnaires-of';

export interface CaseFlag extends Flag {
  seen: { by: string; at: string; action: string | null; note: string | null } | null;
  /** Put aside until this date. */
  snoozedUntil: string | null;
}
export interface FlagsContext {
  /** Upper limits of the team's own finished cases (R9), where there are enough. */
  expected?: (rules: ScoringRules, first: number, n: number) => { upper: number; cases: number } | null;
  /** IANA zone in which days are counted. */
  zone?: string;
}

/** Scores of every measure that has a total, oldest first, with its rules. */
export const seriesOf = once((state: CaseState): readonly Series[] => {
  const book = bookOf(state);
  return [...measuresOf(state)].flatMap(([instrument, rounds]): Series[] => {
    const rules = book(instrument);
    const scores = rounds
      .flatMap(({ answeredAt, score }) => (score.total === null ? [] : [{ at: answeredAt, total: score.total }]))
      .sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
    return rules && rules.method !== 'none' && scores.length > 0 ? [{ rules, scores }] : [];
  });
});

export const scoringOf = (state: CaseState): Record<InstrumentId, ScoringRules> =>
  Object.fromEntries(seriesOf(state).map(({ rules }) => [rules.id, rules]));

/** What the rules say of a case now, with what staff have said of each flag. A newer measure makes a new flag. */
export function caseFlags(state: CaseState, now: string, context: FlagsContext): CaseFlag[] {
  const { expected, zone = homeZone } = context;
  const last = lastBy(state, 'citizen')?.item.at ?? state.changes.findLast(({ kind }) => kind === 'joined')?.at;
  const quiet = last ? silent(daysBetween(localDate(last, zone), localDate(now, zone)), last) : null;
  const said = kept(state, 'flag-seen');
  return [...flagsOf(seriesOf(state), expected), ...(quiet ? [quiet] : [])].map((flag): CaseFlag => {
    const about = said.filter(({ item }) => isAbout(item, flag));
    const newest = about.at(-1);
    const aside = about.findLast(({ item }) => item.snoozedUntil !== undefined)?.item.snoozedUntil ?? null;
    return {
      ...flag,
      seen: newest
        ? { by: newest.author, at: newest.item.at, action: newest.item.action ?? null, note: newest.item.note ?? null }
        : null,
      snoozedUntil: aside !== null && aside > localDate(now, zone) ? aside : null,
    };
  });
}

const isAbout = (item: { rule: string; instrument: string | null; of: string }, flag: Flag): boolean =>
  item.rule === flag.rule && item.instrument === flag.instrument && Date.parse(item.of) === Date.parse(flag.at);
