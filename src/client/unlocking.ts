import { MellomError } from '../protocol/errors';
import type { Engine } from './api';
import type { Holding } from './holding';

/** The ways in of an account that is open: passkeys, passphrase. */
export type Unlocking = Pick<Engine, 'addPasskey' | 'removePasskey' | 'setPassphrase'>;

export function unlockingOn(_h: Holding): Unlocking {
  const missing = async () => {
    throw new MellomError('E_UNEXPECTED');
  };
  return { addPasskey: missing, removePasskey: missing, setPassphrase: missing };
}
