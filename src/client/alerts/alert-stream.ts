import { asStreamId, hex, type Sealed } from '../../crypto/bytes';
import { makeStream } from '../../crypto/compose';
import { roleIn } from '../../crypto/log';
import { withRole } from '../../crypto/roster';
import type { Context } from '../context';
import { isPassing } from '../errors';
import { epochOf, type Log, typeOf } from '../store/logs';
import { workOf } from '../store/work';
import type { Live } from '../sync/write';
import { teamRoster } from '../team-roster';

const founding = workOf<{ stream: Uint8Array; row: Uint8Array }>('alert-stream');

/** The citizen's own streams of alerts; two devices that made one at the same moment agree on the first by name. */
export function ownAlertLogs(u: Context): Log[] {
  return u.logs
    .all()
    .filter((log) => typeOf(log) === 'alert' && roleIn(epochOf(log), u.account.id) === 'citizen')
    .sort((a, b) => (hex(a.stream) < hex(b.stream) ? -1 : 1));
}
export const alertLog = (x: Context): Log | null => ownAlertLogs(x).find((log) => !log.facts.gone) ?? null;

/** The row is on disk before it is sent: the same one again after a crash. */
export async function makeAlertStream(x: Live): Promise<void> {
  const { sync } = x;
  const roster = teamRoster(x);
  if (alertLog(x) || !roster || x.connection.status() !== 'online') return;
  let begun = await founding.read(x.store);
  if (!begun) {
    await x.cards.fetch([...withRole(roster, 'duty', 'custodian'), x.account.id]);
    const { stream, row } = makeStream({ account: x.account, type: 'alert', roster, card: x.cards.must });
    begun = { stream, row };
    await founding.keep(x.store, begun);
  }
  try {
    const { seq } = await x.connection.request('append', { row: begun.row as Sealed });
    await sync.feed(x.logs.of(asStreamId(begun.stream.slice())), [{ seq, row: begun.row }]);
  } catch (e) {
    // `E_TAKEN`: another device has made one, which comes with the next reading. `E_REFUSED`: the relay lacks the case, and is given it back.
    if (isPassing(e)) throw e;
  }
  await founding.done(x.store);
}
