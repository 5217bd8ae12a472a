import { asStreamId, hex, type Sealed } from '../../crypto/bytes';
import { makeStream } from '../../crypto/compose';
import { roleIn } from '../../crypto/log';
import { withRole } from '../../crypto/roster';
import { isPassing } from '../errors';
import { epochOf, type Log, typeOf } from '../store/logs';
import type { Live } from '../sync/write';
import { teamRoster } from '../team-roster';

const streamName = 'alert-stream';

/** The citizen's own streams of alerts; two devices that made one at the same moment agree on the first by name. */
export function ownAlertLogs({ u }: Pick<Live, 'u'>): Log[] {
  return u.logs
    .all()
    .filter((log) => typeOf(log) === 'alert' && roleIn(epochOf(log), u.account.id) === 'citizen')
    .sort((a, b) => (hex(a.stream) < hex(b.stream) ? -1 : 1));
}
export const alertLog = (x: Pick<Live, 'u'>): Log | null => ownAlertLogs(x).find((log) => !log.facts.gone) ?? null;

/** The row is on disk before it is sent: the same one again after a crash. */
export async function makeAlertStream(x: Live): Promise<void> {
  const { u, sync } = x;
  const roster = teamRoster(u);
  if (alertLog(x) || !roster || u.connection.status() !== 'online') return;
  const before = (await u.store.get('work', streamName)) as { stream: Uint8Array; row: Uint8Array } | undefined;
  let begun = before;
  if (!begun) {
    await u.cards.fetch([...withRole(roster, 'duty', 'custodian'), u.account.id]);
    const { stream, row } = makeStream({ account: u.account, type: 'alert', roster, card: u.cards.must });
    begun = { stream, row };
    await u.store.write([{ table: 'work', key: streamName, value: begun }]);
  }
  try {
    const { seq } = await u.connection.request('append', { row: begun.row as Sealed });
    await sync.feed(u.logs.of(asStreamId(begun.stream.slice())), [{ seq, row: begun.row }]);
  } catch (e) {
    // `E_TAKEN`: another device has made one, which comes with the next reading. `E_REFUSED`: the relay lacks the case, and is given it back.
    if (isPassing(e)) throw e;
  }
  await u.store.write([{ table: 'work', key: streamName, value: undefined }]);
}
