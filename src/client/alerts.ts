import { MellomError } from '../protocol/errors';
import type { Engine } from './api';
import type { Holding } from './holding';

/** Risk answers on their way to whoever is on duty (docs/protocol.md, section 3, "Alerts"). */
export type Alerts = Pick<Engine, 'answerAlert'>;

export function alertsOn(_h: Holding): Alerts {
  return {
    answerAlert: async () => {
      throw new MellomError('E_UNEXPECTED');
    },
  };
}
