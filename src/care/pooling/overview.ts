import { type ByCounty, byCounty, unnamed } from './counties';
import { type Counting, type HandedIn, isOf, type Period, periodsOf, type Refused } from './handed-in';
import {
  type KnownShare,
  knownShare,
  type NationalShare,
  type PooledShare,
  poolShares,
  type ToldShare,
  toldShare,
} from './shares';

/** Fewer people than these behind a team's share, and it is no mark in the funnel: chance alone would fill the picture. */
export const fewestInFunnel = 20;

/** One team's row. Never ranked: they stand in the order of their names. */
export interface TeamRow {
  team: string;
  name: string;
  /** What it has sent of the period: counts, or was refused, or has not come. */
  state: 'in' | 'refused' | 'missing';
  sentAt: string | null;
  /** When it replaced an earlier one. */
  replaced: boolean;
  refused: Refused | null;
  /** Municipalities that it serves, by number. */
  kommuner: string[];
  /** Measured before and after, of those who have finished; null where that is hidden or not told. */
  paired: KnownShare | null;
}
export interface Overview {
  period: Period;
  rows: TeamRow[];
  /** Teams whose report counts, of those that let this account read. */
  sent: number;
  shares: Record<NationalShare, PooledShare>;
  /** Recovery, a mark a team without its name. */
  marks: KnownShare[];
  counties: ByCounty;
}

/** The whole country in one period. A team that has sent nothing that counts is in its list, and in no figure. */
export function overviewOf(all: readonly HandedIn[], period: Period): Overview {
  const teams = all.map((one) => ({ one, counting: one.counting.find(({ report }) => isOf(period)(report)) ?? null }));
  const told = (name: NationalShare) =>
    teams.flatMap(({ counting }) => (counting ? [toldShare(counting.report.tables, name)] : []));
  const rows = teams.map(({ one, counting }) => rowOf(one, counting, period));
  return {
    period,
    rows: rows.sort((a, b) => a.name.localeCompare(b.name, 'nb') || (a.team < b.team ? -1 : 1)),
    sent: rows.filter(({ state }) => state === 'in').length,
    shares: {
      'started-in-14': poolShares(told('started-in-14')),
      paired: poolShares(told('paired')),
      recovery: poolShares(told('recovery')),
    },
    marks: unnamed(told('recovery'), fewestInFunnel),
    counties: byCounty(
      teams.flatMap(({ counting }) =>
        counting ? [{ kommuner: kommunerOf(counting), told: toldShare(counting.report.tables, 'started-in-14') }] : [],
      ),
    ),
  };
}

const kommunerOf = ({ report }: Counting): string[] => [...new Set(report.municipalities.map(({ kommune }) => kommune))];

function rowOf(one: HandedIn, counting: Counting | null, period: Period): TeamRow {
  // What cannot be read may have been of this period: it is said where nothing else has come.
  const refused = one.refused.find((other) => other.period === null || isOf(period)(other.period)) ?? null;
  return {
    team: one.team,
    name: one.name,
    state: counting ? 'in' : refused ? 'refused' : 'missing',
    sentAt: counting?.report.at ?? null,
    replaced: (counting?.replaced.length ?? 0) > 0,
    refused: counting ? null : refused,
    kommuner: counting ? kommunerOf(counting) : [],
    paired: counting ? knownShare(toldShare(counting.report.tables, 'paired')) : null,
  };
}

/** One share from period to period, oldest first; how many teams stand behind each, since they are not the same ones. */
export function trendOf(all: readonly HandedIn[], name: NationalShare): { period: Period; pooled: PooledShare }[] {
  const at = (period: Period): (ToldShare | null)[] =>
    all.flatMap(({ counting }) => {
      const found = counting.find(({ report }) => isOf(period)(report));
      return found ? [toldShare(found.report.tables, name)] : [];
    });
  return periodsOf(all)
    .reverse()
    .map((period) => ({ period, pooled: poolShares(at(period)) }));
}
