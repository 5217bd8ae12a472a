import { isCode } from '../errors';
import type { Store } from './database';

/**
 * Half-done work of one sort, which must survive a crash: sealed under the sort's key, or each piece under that and a name of its own.
 * What is read is of the type that was kept, since nothing else reads or writes the table.
 */
export function workOf<T>(sort: string) {
  const all = async (store: Store): Promise<{ name: string; value: T }[]> =>
    (await store.all('work'))
      .filter(({ key }) => key.startsWith(sort))
      .map(({ key, value }) => ({ name: key.slice(sort.length), value: value as T }));
  const done = (store: Store, name = ''): Promise<void> => store.write([{ table: 'work', key: sort + name, value: undefined }]);
  return {
    all,
    done,
    read: async (store: Store, name = ''): Promise<T | undefined> => (await store.get('work', sort + name)) as T | undefined,
    keep: (store: Store, value: T, name = ''): Promise<void> => store.write([{ table: 'work', key: sort + name, value }]),
    /** Does all of it; what belongs to a case that has been ended meanwhile has nothing left to do. */
    resume: async (store: Store, carryOut: (name: string, value: T) => Promise<unknown>): Promise<void> => {
      for (const { name, value } of await all(store)) {
        try {
          await carryOut(name, value);
        } catch (e) {
          if (!isCode(e, 'E_ENDED')) throw e;
          await done(store, name);
        }
      }
    },
  };
}
