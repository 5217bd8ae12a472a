import { readCard, type VerifiedCard } from '../crypto/account';
import { asAccountId } from '../crypto/bytes';
import type { Verify } from '../crypto/hash';
import { type VerifiedRoster, verifyRoster } from '../crypto/roster';
import type { AccountId, TeamId } from '../protocol/bytes';
import { hex } from './bytes';
import type { Store } from './store/store';

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
  /** by team: verified rosters by version, from 1 without gaps */
  const rosters = new Map<string, VerifiedRoster[]>();
  const keepCard = (card: VerifiedCard) => {
    if (cards.size >= kept) cards.delete(cards.keys().next().value ?? '');
    cards.set(hex(card.id), card);
  };
  const fetchRoster = async (team: TeamId, version: number): Promise<VerifiedRoster | null> => {
    const known = rosters.get(hex(team))?.[version - 1];
    if (known) return known;
    // Anybody may name any number; only as many are read as there are.
    const newest = await store.rosterVersion(team);
    if (version < 1 || version > newest) return null;
    for (;;) {
      const chain = rosters.get(hex(team)) ?? [];
      if (chain.length >= version) return chain[version - 1] ?? null;
      // The root may have been handed over; each version is judged by those before it.
      const stored = await store.roster(team, chain.length + 1);
      if (!stored) return null;
      const signed = { roster: new Uint8Array(stored.roster), signature: new Uint8Array(stored.signature) };
      const roster = verifyRoster(signed, team, chain, verify);
      // Another request may have got as far meanwhile.
      const now = rosters.get(hex(team)) ?? [];
      if (now.length === roster.version - 1) rosters.set(hex(team), [...now, roster]);
    }
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
    roster: (team, version) => rosters.get(hex(team))?.[version - 1] ?? null,
    fetchRoster,
    newestRoster: async (team) => {
      const version = await store.rosterVersion(team);
      return version === 0 ? null : fetchRoster(team, version);
    },
  };
}
