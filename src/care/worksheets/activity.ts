/**
 * What activities do to mood (care notes 3.3, 3; behavioural activation). All marks 0–10. Only what has been done counts: a plan that was
 * not carried out is no measure of anything.
 */
export interface Activity {
  category: string;
  done: boolean;
  moodBefore: number | null;
  moodAfter: number | null;
  mastery: number | null;
  pleasure: number | null;
}
export interface ActivityMeans {
  times: number;
  mastery: number | null;
  pleasure: number | null;
  /** Mean of after − before, over those that have both. */
  moodChange: number | null;
}
export interface ActivitySummary extends ActivityMeans {
  planned: number;
  byCategory: Record<string, ActivityMeans>;
  /** The category after which the mood rose most, of those done at least twice with a mood before and after; null when none rose. */
  lifts: string | null;
}
/** Below this a mean says more about the day than about the activity. */
export const leastForMean = 2;

export function activitySummary(activities: readonly Activity[]): ActivitySummary {
  const done = activities.filter((one) => one.done);
  const categories = [...new Set(done.map(({ category }) => category))];
  const byCategory = Object.fromEntries(categories.map((one) => [one, meansOf(done.filter(({ category }) => category === one))]));
  const rises = categories.flatMap((one) => {
    const own = done.filter(({ category }) => category === one);
    const change = byCategory[one]?.moodChange ?? null;
    return change !== null && change > 0 && own.flatMap(changeOf).length >= leastForMean ? [{ category: one, change }] : [];
  });
  const most = rises.reduce<(typeof rises)[number] | null>((best, one) => (best && best.change >= one.change ? best : one), null);
  return { planned: activities.length, ...meansOf(done), byCategory, lifts: most?.category ?? null };
}

/** One activity out of an entry of the activity plan. */
export function readActivity(values: Readonly<Record<string, unknown>>): Activity {
  const mark = (value: unknown) => (typeof value === 'number' ? value : null);
  return {
    category: typeof values.category === 'string' ? values.category : '',
    done: values.done === true,
    moodBefore: mark(values.moodBefore),
    moodAfter: mark(values.moodAfter),
    mastery: mark(values.mastery),
    pleasure: mark(values.pleasure),
  };
}

const meansOf = (done: readonly Activity[]): ActivityMeans => ({
  times: done.length,
  mastery: mean(done.flatMap(({ mastery }) => (mastery === null ? [] : [mastery]))),
  pleasure: mean(done.flatMap(({ pleasure }) => (pleasure === null ? [] : [pleasure]))),
  moodChange: mean(done.flatMap(changeOf)),
});
const changeOf = ({ moodBefore, moodAfter }: Activity): number[] =>
  moodBefore === null || moodAfter === null ? [] : [moodAfter - moodBefore];
const mean = (list: readonly number[]): number | null =>
  list.length === 0 ? null : list.reduce((a, b) => a + b, 0) / list.length;
