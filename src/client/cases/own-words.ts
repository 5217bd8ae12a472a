import { ownWordsOn } from '../../care/drafts/own-words';
import type { Context } from '../context';
import type { Log } from '../store/logs';

/** A case has been deleted: what this account has kept on it for itself goes too, here and at the relay. */
export async function dropOwnWords({ boxes }: Context, log: Log): Promise<void> {
  for (const key of ownWordsOn(log.ref)) if ((await boxes.read(key)) !== undefined) await boxes.remove(key);
}
