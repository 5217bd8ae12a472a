import { asStreamId, hex, same } from '../../crypto/bytes';
import { makeStream } from '../../crypto/compose';
import { hasRole, withRole } from '../../crypto/roster';
import { MellomError } from '../../protocol/errors';
import { amStaffIn } from '../access';
import type { Context } from '../context';
import { inTurn } from '../in-turn';
import { type Log, typeOf } from '../store/logs';
import { workOf } from '../store/work';
import type { Live } from '../sync/write';
import { mustRoster } from '../team-roster';

/**
 * The registry streams that this account is in: its own as a therapist, everybody's as a lead. Who must be in and who is out follows from the
 * newest list, and is done by the client of whoever is there (team/roster-keeper.ts); whoever was a lead once is no member, and reads none.
 */
export const registryLogs = (u: Context): Log[] =>
  u.logs
    .all()
    .filter((log) => typeOf(log) === 'registry' && !log.facts.gone && amStaffIn(u, log))
    .sort((a, b) => (hex(a.stream) < hex(b.stream) ? -1 : 1));

/** What is confirmed stands in one's own: where two devices have begun one at the same moment, in the first by name. */
const ownLog = (u: Context): Log | undefined =>
  registryLogs(u).find(({ state: { founder } }) => founder !== null && same(founder, u.account.id));

/** A stream that is about to be: on disk before its row 0 is sent, and the same row again after a crash. */
const founding = workOf<{ stream: Uint8Array; row: Uint8Array }>('registry');

/** One at a time, so that two presses begin one stream. @returns what gives the own stream, begun if there is none */
export function ownRegistryOf(held: { session: () => Live }): () => Promise<Log> {
  const turn = inTurn();
  return () => turn(() => ownOrNew(held.session()));
}

/** @throws MellomError E_ROLE for whoever is no therapist, E_OFFLINE before the first record */
async function ownOrNew(x: Live): Promise<Log> {
  const roster = mustRoster(x);
  if (!hasRole(roster, x.account.id, 'therapist')) throw new MellomError('E_ROLE', 'no therapist');
  const known = ownLog(x);
  if (known) return known;
  await x.connection.online();
  let begun = await founding.read(x.store);
  if (!begun) {
    await x.cards.fetch([...withRole(roster, 'lead'), x.account.id]);
    const { stream, row } = makeStream({ account: x.account, type: 'registry', roster, card: x.cards.must });
    begun = { stream, row };
    await founding.keep(x.store, begun);
  }
  return carryOut(x, begun);
}

async function carryOut(x: Live, { stream, row }: { stream: Uint8Array; row: Uint8Array }): Promise<Log> {
  const log = x.logs.of(asStreamId(stream.slice()));
  if (log.state.last < 0) {
    const { seq } = await x.connection.request('append', { row });
    await x.sync.feed(log, [{ seq, row }]);
  }
  await founding.done(x.store);
  return log;
}
