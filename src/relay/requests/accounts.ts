import { readCard, type VerifiedCard } from '../../crypto/account';
import { MellomError } from '../../protocol/errors';
import { limits } from '../../protocol/limits';
import { hex } from '../bytes';
import { fresh, me, type Part, type RelayContext, type RequestContext, refused, withinBytes } from './context';

type Names =
  | 'register'
  | `vault.${'open' | 'put' | 'get'}`
  | `opaque.${'enrol' | 'start'}`
  | `box.${'put' | 'get' | 'list'}`
  | 'cards';

/** Most that an account may keep in boxes. Bytes. */
const keepsMost = {
  anybody: { boxes: 200, bytes: 2 * 1024 * 1024 },
  member: { boxes: 10_000, bytes: 128 * 1024 * 1024 },
};

/** Cards, vaults with their unlockers, boxes. */
export function accountRequests(desk: RelayContext): Part<Names> {
  const { store, lookups, quotas } = desk;
  const spend = (asker: RequestContext, { length }: Uint8Array) => {
    if (!quotas.written(me(asker), length)) throw new MellomError('E_QUOTA');
  };
  return {
    register: async (asker, { card }) => {
      const read: VerifiedCard = readCard(card);
      const known = (await store.cards([read.id])).length > 0;
      if (!known && !quotas.register(asker.address)) throw new MellomError('E_QUOTA');
      await store.putCard(read.id, card);
      lookups.keepCard(read);
      return { account: read.id };
    },
    'vault.open': async (_asker, { locator }) => {
      const slot = await store.slot(locator);
      const vault = slot && (await store.vault(slot.account));
      const card = slot && (await store.cards([slot.account]))[0];
      if (!slot || !vault || !card) throw refused();
      return {
        account: fresh(slot.account),
        card: fresh(card.card),
        slot: { kind: slot.kind, slot: fresh(slot.slot) },
        vault: fresh(vault.vault),
        version: vault.version,
      };
    },
    'vault.put': async (asker, { opaque, ...vault }) => {
      spend(asker, vault.vault);
      const record = opaque && { ...opaque, fingerprint: await desk.opaque.fingerprintFor(opaque.record) };
      const put = await store.putVault(me(asker), vault, record);
      if (put !== 'put') throw new MellomError(put === 'taken' ? 'E_TAKEN' : 'E_VERSION');
      return { version: vault.version };
    },
    'opaque.enrol': async (asker, { name, request }) => {
      const account = me(asker);
      if (!quotas.opaqueEnrol(account, asker.address)) throw new MellomError('E_QUOTA');
      const there = await store.opaqueRecord(name);
      if (there && hex(there.account) !== hex(account)) throw new MellomError('E_TAKEN');
      return { response: await desk.opaque.enrol(name, request) };
    },
    'opaque.start': async (asker, { name, request }) => {
      // Counted for names that nobody has too: else the count would tell them apart.
      if (!quotas.opaqueStart(name, asker.address)) throw new MellomError('E_QUOTA');
      const there = await store.opaqueRecord(name);
      return { response: await desk.opaque.start(name, request, there?.record ?? null) };
    },
    'vault.get': async (asker) => {
      const vault = await store.vault(me(asker));
      if (!vault) throw refused();
      return vault;
    },
    'box.put': async (asker, request) => {
      const account = me(asker);
      spend(asker, request.box);
      let put = await store.putBox(account, request, keepsMost.anybody);
      // Accounts cost nothing; being in somebody's care or on a team does.
      if (put === 'full' && (await store.memberships(account, { after: null, limit: 1 })).length > 0)
        put = await store.putBox(account, request, keepsMost.member);
      if (put !== 'put') throw new MellomError(put === 'full' ? 'E_QUOTA' : 'E_VERSION');
      return { version: request.version };
    },
    'box.get': async (asker, { name }) => {
      const box = await store.box(me(asker), name);
      if (!box) throw refused();
      return { version: box.version, box: box.box };
    },
    'box.list': async (asker, { after, limit }) => {
      const boxes = await store.boxesAfter(me(asker), after, { limit: limit + 1, bytes: limits.pageBytes });
      // A page is bounded in bytes too: a box may be large.
      const page = withinBytes(boxes.slice(0, limit), (b) => b.box.length);
      return { boxes: page, more: page.length < boxes.length };
    },
    cards: async (asker, { accounts }) => {
      me(asker);
      return { cards: (await store.cards(accounts)).map((c) => fresh(c.card)) };
    },
  };
}
