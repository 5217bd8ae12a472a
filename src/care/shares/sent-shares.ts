import type { ItemOf } from '../items/items';
import { sharesCodebook } from './counters';
import type { Summed } from './may-sum';

/** Why something that a team has sent is in no sum, in the words of `sums:refused.*`. */
export const shareRefusals = ['signature', 'not-lead', 'codebook', 'shape', 'too-large', 'not-mine', 'closed'] as const;
export type ShareRefusal = (typeof shareRefusals)[number];

/** Shares as they stand in a team's stream. */
export interface SentShares {
  seq: number;
  /** Whether its author was a lead of the team then, by the team's own signed lists. */
  byLead: boolean;
  item: ItemOf<'team-shares'>;
  /** Whether one of the two is this account's, and opens. */
  own: 'opens' | 'closed' | 'not-mine';
}
export interface TeamShares {
  team: string;
  name: string;
  sent: readonly SentShares[];
  /** What could not be read at all: when it came here, where that is known, and why. */
  unread: readonly { at: string | null; reason: ShareRefusal }[];
}
export interface RefusedShares {
  team: string;
  name: string;
  reason: ShareRefusal;
  at: string | null;
  /** Null where it cannot be read of which period it is. */
  period: { from: string; until: string } | null;
}
/** Teams whose shares of one period are this account's and one other's, each by the newest that it has sent: what the two can sum. */
export interface SumGroup extends Summed {
  /** Account of the other reader. */
  other: string;
  teams: { team: string; name: string; at: string; item: ItemOf<'team-shares'> }[];
}

/** @param me account that sums @returns groups by period, newest first, and what is in none */
export function sumGroups(all: readonly TeamShares[], me: string): { groups: SumGroup[]; refused: RefusedShares[] } {
  const groups = new Map<string, SumGroup>();
  const refused: RefusedShares[] = [];
  for (const { team, name, sent, unread } of all) {
    refused.push(...unread.map((one) => ({ team, name, period: null, ...one })));
    const newest = new Map<string, SentShares>();
    for (const one of sent) {
      const { from, until, at } = one.item;
      const reason = refusalOf(one);
      if (reason) refused.push({ team, name, reason, at, period: { from, until } });
      else if ((newest.get(`${from} ${until}`)?.seq ?? -1) < one.seq) newest.set(`${from} ${until}`, one);
    }
    for (const { item } of newest.values()) {
      const { from, until, codebook } = item;
      const other = item.shares.find(({ reader }) => reader !== me)?.reader ?? '';
      const key = `${from} ${until} ${other}`;
      const { shares, teams, ...same } = groups.get(key) ?? { from, until, codebook, other, shares: [], teams: [] };
      groups.set(key, {
        ...same,
        shares: [...shares, { team, id: item.id }],
        teams: [...teams, { team, name, at: item.at, item }],
      });
    }
  }
  const byName = (a: { name: string; team: string }, b: { name: string; team: string }) =>
    a.name.localeCompare(b.name, 'nb') || (a.team < b.team ? -1 : 1);
  return {
    groups: [...groups.values()]
      .map((group) => ({ ...group, teams: group.teams.toSorted(byName) }))
      .sort((a, b) => (a.until !== b.until ? (a.until < b.until ? 1 : -1) : a.from < b.from ? -1 : 1)),
    refused: refused.sort(byName),
  };
}

function refusalOf({ byLead, item, own }: SentShares): ShareRefusal | null {
  if (!byLead) return 'not-lead';
  if (item.codebook !== sharesCodebook) return 'codebook';
  if (item.from > item.until) return 'shape';
  return own === 'opens' ? null : own;
}
