import { MellomError } from '../protocol/errors';
import type { Engine } from './api';
import type { Holding } from './holding';

/** The team's roster and its root in the hands of leads. */
export type TeamTrust = Pick<Engine, 'setRoles' | 'revoke' | 'shareRoot' | 'rootSheets' | 'enterSheets' | 'changeRoot'>;

export function teamTrustOn(_h: Holding): TeamTrust {
  const missing = async () => {
    throw new MellomError('E_UNEXPECTED');
  };
  return {
    setRoles: missing,
    revoke: missing,
    shareRoot: missing,
    rootSheets: missing,
    enterSheets: missing,
    changeRoot: missing,
  };
}
