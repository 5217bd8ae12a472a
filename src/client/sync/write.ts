import type { ItemDraft } from '../../care/items/items';
import { fromBase64url, toBase64url } from '../../crypto/bytes';
import { currentEpoch, roleIn } from '../../crypto/log';
import { secureRandom } from '../../crypto/sodium';
import { MellomError } from '../../protocol/errors';
import { type Context, iso } from '../context';
import type { Log } from '../store/logs';
import { checkItem } from './item-check';
import type { Outbox } from './outbox';
import type { Sync } from './sync';

/** The account at work: what it knows, and the two that move rows. */
export interface Live extends Context {
  sync: Sync;
  outbox: Outbox;
}

export const newId = (): string => toBase64url(secureRandom(16));

/** Whether this account has written an item of this id into the log, or is about to. */
export const isWritten = async (x: Live, log: Log, id: string): Promise<boolean> =>
  x.outbox.pending(log.ref).some((item) => item.id === id) || (await log.rowIndex()).hasItem(x.account.id, fromBase64url(id));

/**
 * Gives a draft its id and time and puts it on the one road. One of this id that is there already is not written again.
 * @throws MellomError E_INPUT when the item's schema or the writer's role refuses it, and what Outbox.write throws
 */
export async function writeItem(x: Live, log: Log, draft: ItemDraft, id = newId()): Promise<{ id: string; savedAt: string }> {
  // What is written while the past is still being checked waits for its end.
  if (log.early) await log.turn(async () => {});
  const item = { ...draft, id, at: draft.at ?? iso(x.env) };
  const checked = checkItem(log.state.type ?? 'case')(item, roleHere(x, log));
  if (checked === 'E_ITEM') throw new MellomError('E_INPUT', draft.kind);
  if (checked === 'E_MEMBER') throw new MellomError('E_MEMBER', draft.kind);
  if ((await log.rowIndex()).hasItem(x.account.id, fromBase64url(id))) return { id, savedAt: item.at };
  const { savedAt } = await x.outbox.write(log, checked.item);
  return { id, savedAt };
}

function roleHere(u: Context, log: Log): 'citizen' | 'staff' {
  const epoch = currentEpoch(log.state);
  return epoch && roleIn(epoch, u.account.id) === 'citizen' ? 'citizen' : 'staff';
}
