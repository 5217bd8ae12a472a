import { same } from '../../crypto/bytes';
import { parseEpochBody } from '../../crypto/epoch-body';
import { decodeRow } from '../../crypto/row';
import { MellomError } from '../../protocol/errors';
import { limits } from '../../protocol/limits';
import { hex } from '../bytes';
import type { Store } from '../store/store';
import {
  capped,
  fresh,
  leadOf,
  me,
  openInvitation,
  type Part,
  type RelayContext,
  refused,
  staffOf,
  withinBytes,
} from './context';

/** Invitations to a case. */
export function invitationRequests(desk: RelayContext): Part<`invite.${'put' | 'open' | 'withdraw' | 'epochs' | 'team'}`> {
  const { store } = desk;
  return {
    'invite.put': async (asker, { invite, stream, notAfter, bundle }) => {
      const epoch = await staffOf(desk, asker, stream);
      if (!epoch.invite) throw refused();
      if (!desk.quotas.written(me(asker), bundle.length)) throw new MellomError('E_QUOTA');
      const last = Math.min(capped(notAfter, desk.now()), epoch.invite.notAfter);
      const put = await store.putInvitation({
        invite,
        stream,
        team: null,
        invitePk: epoch.invite.invitePk,
        notAfter: last,
        bundle,
        state: 'open',
      });
      if (!put) await sameInvitation(store, invite, stream);
      return { notAfter: last };
    },
    'invite.open': async (asker, { invite }) => {
      const found = await openInvitation(desk, asker, invite);
      return {
        bundle: fresh(found.bundle),
        stream: fresh(found.stream ?? found.team ?? new Uint8Array(32)),
        notAfter: found.notAfter,
      };
    },
    'invite.withdraw': async (asker, { invite }) => {
      const found = await store.invitation(invite);
      if (!found) throw refused();
      if (found.stream) await staffOf(desk, asker, found.stream);
      else if (found.team) await leadOf(desk, asker, found.team);
      await store.endInvitation(invite, 'withdrawn');
      return {};
    },
    'invite.epochs': async (asker, { invite, after = -1 }) => {
      const found = await openInvitation(desk, asker, invite);
      if (!found.stream) throw refused();
      const place = await store.place(found.stream);
      if (!place || place.deleted) throw refused();
      const there = await store.rows(found.stream, {
        after,
        until: place.last,
        limit: limits.pageRows + 1,
        bytes: limits.pageBytes,
        epochs: true,
      });
      const rows = withinBytes(there.slice(0, limits.pageRows), (r) => r.row.length);
      const members = rows.flatMap(({ row }) => parseEpochBody(decodeRow(fresh(row)).body).members.map((m) => m.account));
      const accounts = [...new Map(members.map((m) => [hex(m), m])).values()];
      return { rows, cards: (await store.cards(accounts)).map((c) => fresh(c.card)), more: rows.length < there.length };
    },
    'invite.team': async (_, { invite }) => {
      const found = await store.invitation(invite);
      const team = found?.team ?? (found?.stream && (await store.stream(fresh(found.stream)))?.team);
      if (!team) throw refused();
      return { team: fresh(team) };
    },
  };
}

async function sameInvitation(store: Store, invite: Uint8Array, stream: Uint8Array): Promise<void> {
  const there = await store.invitation(invite);
  if (!there?.stream || !same(fresh(there.stream), stream)) throw refused();
}
