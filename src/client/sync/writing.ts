import type { ItemDraft } from '../../care/items/items';
import type { Log } from '../store/logs';
import type { CaseRef, ItemId, Once } from '../values';
import { writeAct } from './act-ids';
import type { Live } from './write';

export interface Written {
  id: ItemId;
  savedAt: string;
}
/**
 * What hangs on to the writing of some items, registered by the feature that it concerns (session.ts): it writes the item itself, with
 * what belongs to it. Null for what is none of its business.
 */
export type WriteRule = (log: Log, draft: ItemDraft, act: Once | undefined) => Promise<Written> | null;

/** The one road of what a person writes in a case: by the first rule that takes it, else as it is. */
export const writingOn = (held: { session: () => Live & { rules: readonly WriteRule[] } }, logOf: (ref: string) => Log) => ({
  acts: {
    /** Seals, stores, shows, sends. Resolves when the write is on disk. */
    write: async (caseRef: CaseRef, draft: ItemDraft, act?: Once): Promise<Written> => {
      const session = held.session();
      const log = logOf(caseRef);
      for (const rule of session.rules) {
        const taken = rule(log, draft, act);
        if (taken) return taken;
      }
      return writeAct(session, log, draft, act);
    },
  },
});
