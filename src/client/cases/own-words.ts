import type { Context } from '../context';
import type { Log } from '../store/logs';

/**
 * A case has been deleted: what this account has kept on it for itself goes too, here and at the relay: notes, questions, and whatever was begun in
 * a dialog and not sent. All of it stands under a key that has the case's name as a part.
 */
export async function dropOwnWords({ boxes }: Context, log: Log): Promise<void> {
  for (const { key } of await boxes.list('')) if (key.split('/').includes(log.ref)) await boxes.remove(key);
}
