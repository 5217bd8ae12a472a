import type { AccountHolder } from '../session/account-holder';
import type { AutoLock } from '../session/auto-lock';
import type { Unlocker } from '../values';
import { finishRestoring } from './restore';

/** In and out of the account of this device. */
export const lockOn = (held: AccountHolder, autoLock: AutoLock) => ({
  always: { lock: held.lock },
  reads: {
    /** The person has touched the app; resets auto-lock. Cheap; call at most every few seconds. */
    touched: async (): Promise<void> => {
      autoLock.touch();
      held.hurry();
    },
    /** Locks if the time has run out, as every other call does first. */
    lookAtClock: autoLock.look,
  },
  acts: {
    /** @throws E_PASSPHRASE, E_PASSKEY */
    unlock: async (by: Unlocker): Promise<void> => {
      await held.unlock(by);
      void finishRestoring(held).catch(() => {});
      autoLock.begin();
    },
    /** Refused with E_UNSENT while something is unsent, unless `discard`. */
    signOut: ({ discard }: { discard?: boolean }): Promise<void> => held.signOut(discard ?? false),
  },
});
