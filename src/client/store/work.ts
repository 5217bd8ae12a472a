import type { Store } from './database';

/**
 * Half-done work of one sort, which must survive a crash: sealed under the sort's key, or each piece under that and a name of its own.
 * What is read is of the type that was kept, since nothing else reads or writes the table.
 */
export const workOf = <T>(sort: string) => ({
  read: async (store: Store, name = ''): Promise<T | undefined> => (await store.get('work', sort + name)) as T | undefined,
  all: async (store: Store): Promise<{ name: string; value: T }[]> =>
    (await store.all('work'))
      .filter(({ key }) => key.startsWith(sort))
      .map(({ key, value }) => ({ name: key.slice(sort.length), value: value as T })),
  keep: (store: Store, value: T, name = ''): Promise<void> => store.write([{ table: 'work', key: sort + name, value }]),
  done: (store: Store, name = ''): Promise<void> => store.write([{ table: 'work', key: sort + name, value: undefined }]),
});
