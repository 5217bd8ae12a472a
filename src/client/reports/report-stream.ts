import { asStreamId, hex } from '../../crypto/bytes';
import { makeStream } from '../../crypto/compose';
import { withRole } from '../../crypto/roster';
import { MellomError } from '../../protocol/errors';
import { amStaffIn } from '../access';
import type { Context } from '../context';
import { inTurn } from '../in-turn';
import { type Log, typeOf } from '../store/logs';
import { workOf } from '../store/work';
import type { Live } from '../sync/write';
import { isLead } from '../team/roster-change';
import { mustRoster } from '../team-roster';

/**
 * What a team hands in lies in a stream of exactly its leads and its readers (docs/protocol.md, "Reports"). Two that two leads have begun at one
 * moment are both read; what comes next stands in the first by name.
 */
export const reportLogs = (u: Context): Log[] =>
  u.logs
    .all()
    .filter((log) => typeOf(log) === 'report' && !log.facts.gone && amStaffIn(u, log))
    .sort((a, b) => (hex(a.stream) < hex(b.stream) ? -1 : 1));

/** A stream that is about to be: on disk before its row 0 is sent, and the same row again after a crash. */
const founding = workOf<{ stream: Uint8Array; row: Uint8Array }>('report');

/** One at a time, so that two presses begin one stream. @returns what gives the team's stream, begun if there is none */
export function reportStreamOf(held: { session: () => Live }): () => Promise<Log> {
  const turn = inTurn();
  return () => turn(() => knownOrNew(held.session()));
}

/** @throws MellomError E_ROLE for whoever is no lead, E_OFFLINE before the first report */
async function knownOrNew(x: Live): Promise<Log> {
  const roster = mustRoster(x);
  if (!isLead(x, roster)) throw new MellomError('E_ROLE', 'no lead');
  const [known] = reportLogs(x);
  if (known) return known;
  await x.connection.online();
  let begun = await founding.read(x.store);
  if (!begun) {
    await x.cards.fetch([...withRole(roster, 'lead', 'reader'), x.account.id]);
    const { stream, row } = makeStream({ account: x.account, type: 'report', roster, card: x.cards.must });
    begun = { stream, row };
    await founding.keep(x.store, begun);
  }
  const log = x.logs.of(asStreamId(begun.stream.slice()));
  if (log.state.last < 0) {
    const { seq } = await x.connection.request('append', { row: begun.row });
    await x.sync.feed(log, [{ seq, row: begun.row }]);
  }
  await founding.done(x.store);
  return log;
}
