import { absencesOf } from '../absences/absences';
import { type Capacity, capacitiesIn, freeOf } from '../capacities/capacities';
import { kept } from '../case/items-of';
import type { CaseState } from '../case/state';
import { addDays, localDate } from '../time/dates';
import { isWorkingDay, type TeamDays } from '../time/holidays';
import { casesIn, type Workload } from './workload';

/** What colleagues know of somebody's work: by their own client's word. */
export interface WorkloadRow {
  account: string;
  /** When it was counted; null: not told yet. */
  told: string | null;
  help: Workload['help'];
  cases: number;
  /** For how many there is room; null: not said. */
  most: number | null;
  owed: number;
  owedToday: number;
  /** The first day on which somebody can begin with them; null: not said, or no room. */
  start: string | null;
  /** Being away now or next, and who covers then. */
  away: { from: string; until: string; lacking: number | null; covered: Workload['away'][number]['covered'] } | null;
}
/** Absences are looked for so many days ahead. */
const ahead = 60;

/** The newest word of each on their own work. @param state of the team's stream */
export const workloadsIn = (state: CaseState): ReadonlyMap<string, Workload & { at: string }> =>
  new Map(kept(state, 'workload').map(({ author, item: { help, owed, away, at } }) => [author, { help, owed, away, at }]));

/**
 * @param told by each one's own client, by account
 * @param accounts of those whose work is asked for, in the order in which they shall stand
 */
export function workloadView(
  state: CaseState,
  told: ReadonlyMap<string, Workload & { at: string }>,
  accounts: readonly string[],
  { now, ...team }: TeamDays & { now: string },
): WorkloadRow[] {
  const today = localDate(now);
  const capacities = capacitiesIn(state);
  return accounts.map((account) => {
    const one = told.get(account);
    const capacity = capacities[account];
    const absences = absencesOf(state, account).filter(({ from, until }) => until >= today && from <= addDays(today, ahead));
    const [next] = absences;
    const cover = next && one?.away.find(({ absence }) => absence === next.absence);
    const isAway = (date: string) => absences.some(({ from, until }) => from <= date && date <= until);
    const owed = one?.owed ?? [];
    const sum = (all: typeof owed) => all.reduce((total, { count }) => total + count, 0);
    return {
      account,
      told: one?.at ?? null,
      help: one?.help ?? {},
      cases: one ? casesIn(one) : (capacity?.cases ?? 0),
      most: capacity?.most ?? null,
      owed: sum(owed),
      owedToday: sum(owed.filter(({ by }) => by <= today)),
      start: capacity ? startOf(capacity, today, (date) => isWorkingDay(date, team) && !isAway(date)) : null,
      away: next ? { from: next.from, until: next.until, lacking: cover?.lacking ?? null, covered: cover?.covered ?? [] } : null,
    };
  });
}

/** From the day that they have said, or today where there is room: the first day on which they work. */
function startOf(capacity: Capacity, today: string, isThere: (date: string) => boolean): string | null {
  const said = capacity.from && capacity.from > today ? capacity.from : null;
  if (said === null && freeOf(capacity) === 0) return null;
  for (let date = said ?? today, n = 0; n < 366; n++, date = addDays(date, 1)) if (isThere(date)) return date;
  return null;
}
