import type { Environment } from '../environment';
import { codeOf, isCode } from '../errors';
import type { StateHolder } from '../state';
import type { Store } from '../store/database';

/** What the disk says is shown while it lasts: a refused write, and that the next one went well. */
export function tellingTrouble(store: Store, state: StateHolder): Store {
  const storage = ['E_STORAGE', 'E_STORAGE_FULL'] as const;
  return {
    ...store,
    write: async (changes) => {
      try {
        await store.write(changes);
      } catch (e) {
        if (isCode(e, ...storage)) state.set({ trouble: codeOf(e) });
        throw e;
      }
      if (storage.some((code) => code === state.now().trouble)) state.set({ trouble: null });
    },
  };
}

/** A word from the relay, told to screens at most every ten seconds. */
export function heard(state: StateHolder, env: Environment): void {
  const before = state.now().lastHeard;
  if (!before || env.now() - Date.parse(before) > 10_000) state.set({ lastHeard: new Date(env.now()).toISOString() });
}
