import { lastBy } from '../case/activity-kinds';
import { kept } from '../case/items-of';
import { once } from '../case/once';
import type { CaseState } from '../case/state';
import type { ItemOf } from '../items/items';
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

/** What the rules of feedback look at in one case. */
export interface Course {
  series: readonly Series[];
  /** The citizen's last sign, and its date; before there is any, when they came in. */
  lastSign: { at: string; on: string } | null;
  /** What staff have said of flags, in the order of the log. */
  said: readonly FlagWord[];
}
export type FlagWord = Pick<ItemOf<'flag-seen'>, 'rule' | 'instrument' | 'of' | 'at' | 'action' | 'note' | 'snoozedUntil'> & {
  by: string;
};

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

export function courseOf(state: CaseState, zone = homeZone): Course {
  const last = lastBy(state, 'citizen')?.item.at ?? state.changes.findLast(({ kind }) => kind === 'joined')?.at;
  return {
    series: seriesOf(state),
    lastSign: last ? { at: last, on: localDate(last, zone) } : null,
    said: kept(state, 'flag-seen').map(({ item, author }) => ({ ...item, by: author })),
  };
}

/** What the rules say of a course now, with what staff have said of each flag. A newer measure makes a new flag. */
export function flagsIn({ series, lastSign, said }: Course, now: string, context: FlagsContext): CaseFlag[] {
  const { expected, zone = homeZone } = context;
  const quiet = lastSign && silent(daysBetween(lastSign.on, localDate(now, zone)), lastSign.at);
  return [...flagsOf(series, expected), ...(quiet ? [quiet] : [])].map((flag): CaseFlag => {
    const about = said.filter((word) => isAbout(word, flag));
    const newest = about.at(-1);
    const aside = about.findLast(({ snoozedUntil }) => snoozedUntil !== undefined)?.snoozedUntil ?? null;
    return {
      ...flag,
      seen: newest ? { by: newest.by, at: newest.at, action: newest.action ?? null, note: newest.note ?? null } : null,
      snoozedUntil: aside !== null && aside > localDate(now, zone) ? aside : null,
    };
  });
}

/** Totals of an instrument, oldest first. */
export const totalsIn = ({ series }: Course, instrument: string): number[] =>
  (series.find(({ rules }) => rules.id === instrument)?.scores ?? []).map(({ total }) => total);

const isAbout = (word: FlagWord, flag: Flag): boolean =>
  word.rule === flag.rule && word.instrument === flag.instrument && Date.parse(word.of) === Date.parse(flag.at);
