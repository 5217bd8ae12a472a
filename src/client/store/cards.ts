import { readCard, type VerifiedCard } from '../../crypto/account';
import { hex } from '../../crypto/bytes';
import type { AccountId } from '../../protocol/bytes';
import { MellomError } from '../../protocol/errors';
import { limits } from '../../protocol/limits';
import type { Connection } from '../connection';
import { isCode } from '../errors';
import type { Store } from './database';
import type { Refs } from './refs';

/** Cards of accounts, pinned: an id is the hash of its keys, so a card that fits once fits for ever. */
export interface Cards {
  /** At hand, or null. */
  known: (account: AccountId) => VerifiedCard | null;
  /** @throws MellomError E_REFUSED when the relay does not have one of them, E_FORGED when it gives another */
  fetch: (accounts: readonly AccountId[]) => Promise<void>;
  take: (cards: readonly Uint8Array[]) => Promise<void>;
  /** @throws MellomError E_GAP */
  must: (account: AccountId) => VerifiedCard;
}

export async function keepCards(p: { refs: Refs; store: Store; connection: Connection }): Promise<Cards> {
  const cards = new Map<string, VerifiedCard>();
  for (const { value } of await p.store.all('cards')) {
    const card = readCard(value);
    cards.set(hex(card.id), card);
  }
  const take = async (offered: readonly Uint8Array[]) => {
    const fresh: VerifiedCard[] = [];
    for (const bytes of offered) {
      try {
        const card = readCard(bytes);
        if (!cards.has(hex(card.id))) fresh.push(card);
      } catch (e) {
        if (!isCode(e, 'E_FORGED')) throw e;
      }
    }
    await p.store.write(fresh.map((card) => ({ table: 'cards', key: p.refs.account(card.id), value: card.card })));
    for (const card of fresh) cards.set(hex(card.id), card);
  };
  return {
    known: (account) => cards.get(hex(account)) ?? null,
    take,
    fetch: async (accounts) => {
      const missing = [...new Map(accounts.map((one) => [hex(one), one])).entries()]
        .filter(([key]) => !cards.has(key))
        .map(([, one]) => one);
      for (let i = 0; i < missing.length; i += limits.idsPerQuery) {
        const answer = await p.connection.request('cards', { accounts: missing.slice(i, i + limits.idsPerQuery) });
        await take(answer.cards);
      }
      if (missing.some((one) => !cards.has(hex(one)))) throw new MellomError('E_REFUSED', 'a card is missing');
    },
    must: (account) => {
      const card = cards.get(hex(account));
      if (!card) throw new MellomError('E_GAP', 'a card is not at hand');
      return card;
    },
  };
}
