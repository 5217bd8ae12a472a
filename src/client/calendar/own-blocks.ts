import { isOwnBlock, type OwnBlock, ownBlockKey } from '../../care/calendar/own-blocks';
import { MellomError } from '../../protocol/errors';
import type { WithCases } from '../cases/case-cache';

/** Time that one keeps for oneself: a box of the account, sealed, on all of one's own devices and nobody else's. */
export const ownBlocksOn = (held: { session: () => WithCases }) => ({
  acts: {
    /** @param block its id: the same one again is changed @throws E_INPUT where it is none that a day has */
    saveOwnBlock: async (block: string, p: OwnBlock): Promise<void> => {
      if (!isOwnBlock(p)) throw new MellomError('E_INPUT', 'no block');
      await held.session().boxes.save(ownBlockKey(block), p);
    },
    removeOwnBlock: async (block: string): Promise<void> => held.session().boxes.remove(ownBlockKey(block)),
  },
});
