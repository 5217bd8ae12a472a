import type { ItemDraft } from '../../care/items/items';
import { fromBase64url } from '../../crypto/bytes';
import { MellomError } from '../../protocol/errors';
import type { Log } from '../store/logs';
import { type Live, newId, writeItem } from './write';

/**
 * Writes an item on which something else depends, and waits until it stands in the log.
 * @throws MellomError E_OFFLINE when it is saved and has not arrived; it will, with what else waits
 */
export async function writeAndConfirm(x: Live, log: Log, draft: ItemDraft, id = newId()): Promise<void> {
  await writeItem(x, log, draft, id);
  const rowIndex = await log.rowIndex();
  await x.outbox.settled();
  if (!rowIndex.hasItem(x.account.id, fromBase64url(id))) throw new MellomError('E_OFFLINE', 'saved, and not sent yet');
}
