import { kept } from '../case/items-of';
import { defineReason } from '../case/reason';
import type { CaseState } from '../case/state';
import { type Episode, episodesOf } from '../episodes/episodes';

export interface RecordsSummary {
  /** Courses of treatment that have ended, oldest first, by what each began with; `by` wrote the end, at an instant. */
  endedCourses: readonly { begun: string; at: string; by: string }[];
}
/** What this account has said its word on, by what each course began with; left out for whoever confirms none. */
export interface ConfirmedCourses {
  confirmed?: readonly string[];
}

/**
 * The random id of the item by which a course of treatment began, known to nobody outside the case: the referral, or the welcome of whoever was
 * invited, without which nobody has been asked in.
 */
export const begunWith = (state: CaseState, { referral }: Pick<Episode, 'referral'>): string | undefined =>
  referral ?? kept(state, 'welcome')[0]?.item.id;

export const recordsSummary = (state: CaseState): RecordsSummary => ({
  endedCourses: episodesOf(state).flatMap((episode) => {
    const begun = begunWith(state, episode);
    return episode.ended && begun ? [{ begun, at: episode.ended.at, by: episode.ended.by }] : [];
  }),
});

/**
 * A course of treatment has ended, and nobody has said that its record is right: of the last one its therapist is asked, of one before it, or where
 * nobody was given the case, whoever ended it. No facts
 */
export const record = defineReason(
  'record',
  ({
    summary: { endedCourses, therapist },
    context: { me, confirmed },
  }: {
    summary: RecordsSummary & { therapist: string | null };
    context: ConfirmedCourses & { me: string };
  }) => {
    if (!confirmed) return null;
    const asked = (by: string, i: number) => (i === endedCourses.length - 1 ? (therapist ?? by) : by) === me;
    const first = endedCourses.find(({ begun, by }, i) => asked(by, i) && !confirmed.includes(begun));
    return first ? { facts: {}, at: first.at, group: 'week' } : null;
  },
);
