import type { Absence } from '../absences/absences';
import type { CaseSummary } from '../desk/summary';
import { helpOn } from '../episodes/episodes';
import { isSame } from '../is-same';
import type { ItemOf } from '../items/items';
import type { Cover } from '../members/arrangements';
import { localDate } from '../time/dates';
import { addWorkingDays, type ReplyPromise, withDaysOff } from '../time/holidays';

/** What somebody has to do, in numbers: never how those they help are. */
export type Workload = Pick<ItemOf<'workload'>, 'help' | 'owed' | 'away'>;

/** A case as its work is counted. */
export interface WorkCase {
  summary: Pick<CaseSummary, 'therapist' | 'ended' | 'modes' | 'messages' | 'uncovered'>;
  covers: readonly Pick<Cover, 'by' | 'from' | 'until' | 'state'>[];
}
/** The limits of the item (care/items/team.ts). */
const most = { owed: 40, away: 12, covered: 40 };

/** The work of one member of staff, from the cases that they answer for. @param absences that stand, by first day */
export function workloadOf(
  me: string,
  cases: readonly WorkCase[],
  absences: readonly Absence[],
  { now, ...promise }: ReplyPromise & { now: string },
): Workload {
  const today = localDate(now);
  const own = cases.filter((one) => isOwn(me, one));
  const help: Workload['help'] = {};
  const owed = new Map<string, number>();
  for (const { summary } of own) {
    const given = helpOn(summary, today)[0] ?? 'none';
    help[given] = (help[given] ?? 0) + 1;
    const since = summary.messages?.since;
    if (!since) continue;
    const by = addWorkingDays(since, promise.replyDays, withDaysOff(promise, summary.uncovered));
    owed.set(by, (owed.get(by) ?? 0) + 1);
  }
  return {
    help,
    owed: [...owed]
      .map(([by, count]) => ({ by, count }))
      .sort((a, b) => (a.by < b.by ? -1 : 1))
      .slice(0, most.owed),
    away: absences
      .filter(({ until }) => until >= today)
      .slice(0, most.away)
      .map((absence) => ({ absence: absence.absence, ...coverOf(own, absence) })),
  };
}

/** Whether somebody answers for a case that goes on. */
export const isOwn = (me: string, { summary }: WorkCase): boolean => summary.therapist === me && !summary.ended;

/** Who is there for all of an absence; half of it is not covered. */
export const coverIn = ({ covers }: WorkCase, { from, until }: Pick<Absence, 'from' | 'until'>): string | null =>
  covers.find((one) => one.state !== 'over' && one.from <= from && one.until >= until)?.by ?? null;

function coverOf(own: readonly WorkCase[], absence: Absence): Omit<Workload['away'][number], 'absence'> {
  const covered = new Map<string, number>();
  let lacking = 0;
  for (const one of own) {
    const by = coverIn(one, absence);
    if (by) covered.set(by, (covered.get(by) ?? 0) + 1);
    else lacking++;
  }
  const counts = [...covered].map(([by, count]) => ({ by, count })).sort((a, b) => b.count - a.count || (a.by < b.by ? -1 : 1));
  return { lacking, covered: counts.slice(0, most.covered) };
}

/** Cases in all. */
export const casesIn = ({ help }: Pick<Workload, 'help'>): number => Object.values(help).reduce((sum, count) => sum + count, 0);

/** So seldom is a number told anew that changes all day; every row of a team's stream reaches each of its people for good. */
const restHours = 4;

/** Whether what was told is to be told anew: at once where cases or cover have changed, else now and then. @param at when it was told */
export function isOutOfDate(told: (Workload & { at: string }) | null, is: Workload, now: string): boolean {
  if (!told) return casesIn(is) > 0 || is.away.length > 0;
  const { help, owed, away } = told;
  if (!isSame({ help, away }, { help: is.help, away: is.away })) return true;
  return !isSame(owed, is.owed) && Date.parse(now) - Date.parse(told.at) >= restHours * 3_600_000;
}
