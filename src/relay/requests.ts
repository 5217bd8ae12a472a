import { readCard, type VerifiedCard } from '../crypto/account';
import { asSignPublicKey, asTeamId, same } from '../crypto/bytes';
import { parseEpochBody } from '../crypto/epoch-body';
import type { Verify } from '../crypto/hash';
import { isStaffClaimSigned } from '../crypto/invitation';
import { currentEpoch, roleIn } from '../crypto/log';
import { hasRole, verifyRoster } from '../crypto/roster';
import { decodeRow } from '../crypto/row';
import type { AccountId } from '../protocol/bytes';
import { MellomError } from '../protocol/errors';
import { limits } from '../protocol/limits';
import type { Answers, Request, RequestName, StreamInfo } from '../protocol/messages';
import type { Appends } from './appends';
import { hex } from './bytes';
import type { Lookups } from './lookups';
import type { Setup } from './setup';
import type { Membership, Store } from './store';
import { logOf } from './stored-log';

/** What a request is answered with, by whoever asks; sockets and HTTP know nothing of it. */
export interface Asker {
  /** null before login */
  account: AccountId | null;
  /** Asks `watch` to take effect on this connection. */
  watch: (streams: readonly Uint8Array[]) => void;
}
export type Handlers = { [N in RequestName]: (asker: Asker, request: Request<N>) => Promise<Answers[N]> };
export const withoutLogin: ReadonlySet<RequestName> = new Set([
  'register',
  'login',
  'vault.open',
  'roster.get',
  'invite.open',
  'invite.epochs',
]);

/** Absent, foreign and forbidden have one answer. */
const refused = () => new MellomError('E_REFUSED');
const fresh = (bytes: Uint8Array) => new Uint8Array(bytes);

export function makeHandlers(p: {
  store: Store;
  lookups: Lookups;
  appends: Appends;
  setup: Setup;
  verify: Verify;
  now: () => number;
  build: string;
  tell: { roster: (team: Uint8Array, version: number) => Promise<void>; claimed: (team: Uint8Array) => Promise<void> };
}): Omit<Handlers, 'login'> {
  const { store, lookups } = p;
  const me = (asker: Asker): AccountId => {
    if (!asker.account) throw new MellomError('E_LOGIN');
    return asker.account;
  };
  /** Last seq that the asker may read. */
  const readable = async (asker: Asker, stream: Uint8Array, last: number): Promise<number> => {
    const until = await store.until(stream, me(asker));
    if (until === undefined) throw refused();
    return until === null ? last : until;
  };
  const staffOf = async (asker: Asker, stream: Uint8Array) => {
    const stored = await store.stream(stream);
    const log = stored && logOf(stored);
    const epoch = log && currentEpoch(log);
    if (!epoch || roleIn(epoch, me(asker)) !== 'staff') throw refused();
    return epoch;
  };
  const leadOf = async (asker: Asker, team: Uint8Array) => {
    const roster = await lookups.newestRoster(asTeamId(team));
    if (!roster || !hasRole(roster, me(asker), 'lead')) throw refused();
    return roster;
  };
  const openInvitation = async (invite: Uint8Array) => {
    const found = await store.invitation(invite);
    if (!found || found.state === 'withdrawn') throw refused();
    if (found.state === 'taken') throw new MellomError('E_TAKEN');
    if (found.notAfter * 1000 < p.now()) throw new MellomError('E_EXPIRED');
    return found;
  };
  const capped = (notAfter: number) => Math.min(notAfter, Math.floor(p.now() / 1000) + limits.inviteDays * 86_400);

  return {
    register: async (_asker, { card }) => {
      const read: VerifiedCard = readCard(card);
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
    'vault.put': async (asker, request) => {
      if (!(await store.putVault(me(asker), request))) throw new MellomError('E_VERSION');
      return { version: request.version };
    },
    'vault.get': async (asker) => {
      const vault = await store.vault(me(asker));
      if (!vault) throw refused();
      return vault;
    },
    'box.put': async (asker, request) => {
      if (!(await store.putBox(me(asker), request))) throw new MellomError('E_VERSION');
      return { version: request.version };
    },
    'box.get': async (asker, { name }) => {
      const box = await store.box(me(asker), name);
      if (!box) throw refused();
      return { version: box.version, box: box.box };
    },
    'box.list': async (asker, { after, limit }) => {
      const boxes = await store.boxesAfter(me(asker), after, limit + 1);
      // A page is bounded in bytes too: a box may be large.
      const page = withinBytes(boxes.slice(0, limit), (b) => b.box.length);
      return { boxes: page, more: page.length < boxes.length };
    },
    'roster.put': async (asker, { roster, signature, setup }) => {
      const account = me(asker);
      const { team, version } = rosterPlace(roster);
      const newest = await lookups.newestRoster(team);
      if (newest) {
        if (!hasRole(newest, account, 'lead')) throw refused();
        if (version === newest.version) {
          // The same document again, after a lost answer.
          const read = verifyRoster({ roster, signature }, team, [newest], p.verify);
          return { version: read.version };
        }
        if (version !== newest.version + 1) throw new MellomError('E_VERSION');
        verifyRoster({ roster, signature }, team, [newest], p.verify);
      } else {
        // The link of another process on this database is void too, once there is a team.
        if (version !== 1 || !setup || !p.setup.fits(setup) || (await store.teams()) > 0) throw refused();
        const first = verifyRoster({ roster, signature }, team, [], p.verify);
        if (!hasRole(first, account, 'lead')) throw refused();
      }
      if (!(await store.putRoster(team, { version, roster, signature }))) throw new MellomError('E_VERSION');
      if (!newest) await p.setup.used();
      await p.tell.roster(team, version);
      return { version };
    },
    'roster.get': async (_asker, { team, version }) => {
      const found = await store.roster(team, version ?? null);
      if (!found) throw refused();
      return { version: found.version, roster: fresh(found.roster), signature: fresh(found.signature) };
    },
    cards: async (asker, { accounts }) => {
      me(asker);
      return { cards: (await store.cards(accounts)).map((c) => fresh(c.card)) };
    },
    append: (_asker, { row }) => p.appends.append(row),
    read: async (asker, { stream, after, limit, epochs, before }) => {
      me(asker);
      const stored = await store.stream(stream);
      if (!stored) throw refused();
      const until = await readable(asker, stream, stored.last);
      const rows =
        before === undefined
          ? await store.rows(stream, { after, until, limit, epochs: epochs ?? false })
          : await store.newest(stream, { before: Math.min(before, until), limit, epochs: epochs ?? false });
      const page =
        before === undefined
          ? withinBytes(rows, (r) => r.row.length)
          : withinBytes(rows.reverse(), (r) => r.row.length).reverse();
      return { rows: page, last: until, head: stored.head };
    },
    streams: async (asker) => ({ streams: (await store.memberships(me(asker))).map(streamInfo) }),
    watch: async (asker, { streams }) => {
      const mine = new Set((await store.memberships(me(asker))).filter((m) => m.until === null).map((m) => hex(m.stream)));
      const watched = streams.filter((s) => mine.has(hex(s)));
      asker.watch(watched);
      return { watching: watched.length };
    },
    'invite.put': async (asker, { invite, stream, notAfter, bundle }) => {
      const epoch = await staffOf(asker, stream);
      if (!epoch.invite) throw refused();
      const last = Math.min(capped(notAfter), epoch.invite.notAfter);
      const put = await store.putInvitation({
        invite,
        stream,
        team: null,
        invitePk: epoch.invite.invitePk,
        notAfter: last,
        bundle,
        state: 'open',
      });
      if (!put) await sameInvitation(invite, stream);
      return { notAfter: last };
    },
    'invite.open': async (_asker, { invite }) => {
      const found = await openInvitation(invite);
      return {
        bundle: fresh(found.bundle),
        stream: fresh(found.stream ?? found.team ?? new Uint8Array(32)),
        notAfter: found.notAfter,
      };
    },
    'invite.withdraw': async (asker, { invite }) => {
      const found = await store.invitation(invite);
      if (!found) throw refused();
      if (found.stream) await staffOf(asker, found.stream);
      else if (found.team) await leadOf(asker, found.team);
      await store.endInvitation(invite, 'withdrawn');
      return {};
    },
    'invite.epochs': async (_asker, { invite }) => {
      const found = await openInvitation(invite);
      if (!found.stream) throw refused();
      const stored = await store.stream(found.stream);
      if (!stored) throw refused();
      const rows = await store.rows(found.stream, { after: -1, until: stored.last, limit: limits.pageRows, epochs: true });
      const members = rows.flatMap(({ row }) => parseEpochBody(decodeRow(fresh(row)).body).members.map((m) => m.account));
      const accounts = [...new Map(members.map((m) => [hex(m), m])).values()];
      return { rows, cards: (await store.cards(accounts)).map((c) => fresh(c.card)) };
    },
    'staff.invite': async (asker, { invite, team, invitePk, notAfter, bundle }) => {
      await leadOf(asker, team);
      const last = capped(notAfter);
      await store.putInvitation({ invite, stream: null, team, invitePk, notAfter: last, bundle, state: 'open' });
      return { notAfter: last };
    },
    'staff.claim': async (asker, { invite, signature, note }) => {
      const account = me(asker);
      const found = await openInvitation(invite);
      if (!found.team || !found.invitePk) throw refused();
      const team = asTeamId(fresh(found.team));
      if (!isStaffClaimSigned(asSignPublicKey(fresh(found.invitePk)), team, account, signature)) throw refused();
      await store.putClaim(team, { invite, account, signature, note });
      await p.tell.claimed(team);
      return {};
    },
    'staff.claims': async (asker, { team }) => {
      await leadOf(asker, team);
      return { claims: await store.claims(team) };
    },
    'staff.settle': async (asker, { invite }) => {
      const found = await store.invitation(invite);
      if (!found?.team) throw refused();
      await leadOf(asker, found.team);
      await store.settleClaim(found.team, invite);
      await store.endInvitation(invite, 'taken');
      return {};
    },
  };

  async function sameInvitation(invite: Uint8Array, stream: Uint8Array): Promise<void> {
    const there = await store.invitation(invite);
    if (!there?.stream || !same(fresh(there.stream), stream)) throw refused();
  }
}

export const streamInfo = (m: Membership): StreamInfo => ({
  stream: fresh(m.stream),
  type: m.type,
  last: m.until ?? m.last,
  head: fresh(m.head),
  ...(m.until === null ? {} : { until: m.until }),
});

/** As many as fit into a page, at least one. */
function withinBytes<T>(list: T[], size: (one: T) => number): T[] {
  let bytes = 0;
  const end = list.findIndex((one, i) => {
    bytes += size(one);
    return i > 0 && bytes > limits.pageBytes;
  });
  return end === -1 ? list : list.slice(0, end);
}

function rosterPlace(bytes: Uint8Array) {
  try {
    const read: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    if (
      typeof read === 'object' &&
      read !== null &&
      'team' in read &&
      'version' in read &&
      typeof read.team === 'string' &&
      typeof read.version === 'number'
    )
      return { team: asTeamId(fresh(Buffer.from(read.team, 'base64url'))), version: read.version };
  } catch {
    // told below
  }
  throw new MellomError('E_ROSTER', 'not a roster');
}
