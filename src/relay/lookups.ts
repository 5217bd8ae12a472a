import { readCard, type VerifiedCard } from '../crypto/account';
import { asAccountId } from '../crypto/bytes';
import type { Verify } from '../crypto/hash';
import { type VerifiedRoster, verifyRoster } from '../crypto/roster';
import type { AccountId, TeamId } from '../protocol/bytes';
import { hex } from './bytes';
import type { Store } from './store';

/** Cards and rosters, verified once and kept: checking a card takes longer than checking a row. */
export interface Lookups {
  card: (account: AccountId) => VerifiedCard | null;
  /** Makes `card` able to answer for these accounts. */
  fetchCards: (accounts: readonly Uint8Array[]) => Promise<void>;
  keepCard: (card: VerifiedCard) => void;
  roster: (team: TeamId, version: number) => VerifiedRoster | null;
  /** Makes `roster` able to answer for this version. */
  fetchRoster: (team: TeamId, version: number) => Promise<VerifiedRoster | null>;
  newestRoster: (team: TeamId) => Promise<VerifiedRoster | null>;
}
const kept = 50_000;

export function openLookups(store: Store, verify: Verify): Lookups {
  const cards = new Map<string, VerifiedCard>();
  const rosters = new Map<string, VerifiedRoster>();
  const keepCard = (card: VerifiedCard) => {
    if (cards.size >= kept) cards.delete(cards.keys().next().value ?? '');
    cards.set(hex(card.id), card);
  };
  const chain = (team: TeamId) => [...rosters.values()].filter((r) => hex(r.team) === hex(team));
  const fetchRoster = async (team: TeamId, version: number): Promise<VerifiedRoster | null> => {
    const key = `${hex(team)} ${version}`;
    const known = rosters.get(key);
    if (known) return known;
    // The root may have been handed over; each version is judged by the one before it.
    if (version > 1 && !(await fetchRoster(team, version - 1))) return null;
    const stored = await store.roster(team, version);
    if (!stored) return null;
    const roster = verifyRoster(
      { roster: new Uint8Array(stored.roster), signature: new Uint8Array(stored.signature) },
      team,
      chain(team),
      verify,
    );
    rosters.set(key, roster);
    return roster;
  };
  return {
    card: (account) => cards.get(hex(account)) ?? null,
    keepCard,
    fetchCards: async (accounts) => {
      const missing = [...new Map(accounts.filter((a) => !cards.has(hex(a))).map((a) => [hex(a), a])).values()];
      if (missing.length === 0) return;
      for (const { account, card } of await store.cards(missing))
        keepCard(readCard(new Uint8Array(card), asAccountId(new Uint8Array(account))));
    },
    roster: (team, version) => rosters.get(`${hex(team)} ${version}`) ?? null,
    fetchRoster,
    newestRoster: async (team) => {
      const newest = await store.roster(team, null);
      return newest && fetchRoster(team, newest.version);
    },
  };
}
