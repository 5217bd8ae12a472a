import type { Live } from '../sync/write';
import type { ActId, OwnKey } from '../values';

/** One's own drafts and settings: sealed on this device within a second, and on the relay as boxes. */
export function ownOn(held: { session: () => Live }) {
  const own = () => held.session().boxes;
  return {
    reads: {
      readOwn: async (key: OwnKey): Promise<unknown> => own().read(key),
      /** The same with the act that it was begun with; null where there is none, or none any more. */
      readDraft: async (key: OwnKey): Promise<{ value: unknown; begun: ActId | null } | null> => own().draft(key),
      listOwn: async (prefix: string): Promise<{ key: OwnKey; value: unknown }[]> => own().list(prefix),
    },
    saves: {
      /** @param begun the act that this is the draft of */
      saveOwn: async (key: OwnKey, value: unknown, begun?: ActId): Promise<{ savedAt: string }> => own().save(key, value, begun),
      removeOwn: async (key: OwnKey): Promise<void> => own().remove(key),
    },
  };
}
