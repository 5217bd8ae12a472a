import { isLasting } from '../../care/items/items';
import { toBase64url } from '../../crypto/bytes';
import { rowId } from '../../crypto/row';
import { MellomError } from '../../protocol/errors';
import { amCustodian } from '../access';
import type { Context } from '../context';
import { isCode } from '../errors';
import { type Log, recordOf } from '../store/logs';
import type { LogEntry } from '../store/tables';
import { noteGone } from '../sync/gone';
import type { Live } from '../sync/write';
import { writeAndConfirm } from '../sync/write-and-confirm';

/** What cannot be shown has no id that anybody knows: it is named by its place. */
const placeOf = ({ seq, item, mark }: LogEntry): string | null => (!item && mark === 'E_ITEM' ? `#${seq}` : null);

/**
 * The erase item; with it in the log every member's device lets go of the body, and this one asks the relay to (`eraseOnRelay`).
 * @throws MellomError E_REFUSED for what is somebody else's, or not to be taken back
 */
export async function erase(x: Live, log: Log, item: string): Promise<void> {
  await x.connection.online();
  await x.outbox.settled();
  for (const { key, value } of await x.store.all('segments', log.ref)) {
    const entry = value.entries.find((one) => one.item?.id === item || placeOf(one) === item);
    const row = entry && value.rows[entry.seq - key[1]];
    if (!entry || !row) continue;
    if ((entry.item && isLasting(entry.item.kind)) || (entry.author !== x.me && !amCustodian(x)))
      throw new MellomError('E_REFUSED', 'not to be erased');
    await writeAndConfirm(x, log, {
      kind: 'erase',
      seq: entry.seq,
      row: toBase64url(rowId(row)),
      ...(entry.item ? { item: entry.item.id } : {}),
    });
    await eraseOnRelay(x, log);
    return;
  }
  throw new MellomError('E_REFUSED', 'no such item');
}

/** The relay lets go of what this account has erased. Tried again at each login until it has said yes. */
export async function eraseOnRelay(u: Context, log: Log): Promise<void> {
  for (const seq of [...log.facts.toErase]) {
    try {
      await u.connection.request('erase', { stream: log.stream, seq });
    } catch (e) {
      if (!isCode(e, 'E_REFUSED')) throw e; // it has nothing there
    }
    await log.turn(async () => {
      log.facts.toErase = log.facts.toErase.filter((one) => one !== seq);
      await u.store.write([recordOf(log)]);
    });
  }
}

/** What a lost connection has left half-done: bodies that the relay shall let go of, a case that it shall delete. */
export async function finishErasing(u: Context, log: Log): Promise<void> {
  await eraseOnRelay(u, log);
  if (log.facts.end?.by === u.me && !log.facts.gone) await deleteOnRelay(u, log);
}

async function deleteOnRelay(u: Context, log: Log): Promise<void> {
  await u.connection.request('delete', { stream: log.stream });
  await log.turn(() => noteGone(u, log));
  u.state.changed('case', 'cases', 'inbox', 'custody', 'myCase');
}

/**
 * A custodian ends the case, says why, and has the relay delete it. Whoever has read why drops their copy too.
 * @throws MellomError E_REFUSED
 */
export async function deleteCase(x: Live, log: Log, reason: string): Promise<void> {
  if (!amCustodian(x)) throw new MellomError('E_REFUSED', 'for custodians');
  if (reason.trim() === '') throw new MellomError('E_INPUT', 'a reason');
  await x.connection.online();
  if (!log.facts.end) await writeAndConfirm(x, log, { kind: 'end', reason });
  await deleteOnRelay(x, log);
}
