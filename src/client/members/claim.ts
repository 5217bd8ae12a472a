import { claimEpoch } from '../../crypto/compose';
import { citizensCase } from '../access';
import { isCode } from '../errors';
import type { Log } from '../store/logs';
import { type Live, writeItem } from '../sync/write';
import { pinRoster } from '../team-roster';
import { type OpenedCase, placeNow } from './open-invitation';

const tries = 4;

/**
 * The invited citizen appends the next epoch row. Safe to call again after a crash at any point: whoever is in the case already
 * goes on from there, and each try is a row of its own.
 * @throws MellomError E_INVITATION_USED when somebody else was first; else as placeNow
 */
export async function joinCase(x: Live, invitation: OpenedCase, called: string | undefined): Promise<Log> {
  const { sync } = x;
  for (let attempt = 1; ; attempt++) {
    await sync.all();
    const mine = citizensCase(x);
    if (mine) {
      if (called && !mine.facts.wrote && x.outbox.pending(mine.ref).length === 0)
        await writeItem(x, mine, { kind: 'profile', called });
      return mine;
    }
    const { opened, log, newest, roster } = await placeNow(x, invitation);
    invitation = opened;
    await pinRoster(x, roster);
    const { keys, bundle } = opened;
    const made = claimEpoch({ account: x.account, log, newest, keys, roster, card: x.cards.must, key: bundle.key });
    try {
      await x.connection.request('append', { row: made.row });
    } catch (e) {
      if (isCode(e, 'E_EXPIRED')) throw e;
      if (attempt >= tries || !isCode(e, 'E_EPOCH', 'E_AUTHOR', 'E_TAKEN')) throw e;
    }
  }
}
