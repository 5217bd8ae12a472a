import { foldVersion } from '../../care/case/fold';
import type { Log } from '../store/logs';
import type { Change, KeptDerived, Shapes } from '../store/tables';
import type { Live } from '../sync/write';

type DerivedTable = { [T in keyof Shapes]: Shapes[T]['value'] extends KeptDerived<unknown> ? T : never }[keyof Shapes];
type DerivedIn<T extends DerivedTable> = Shapes[T]['value']['value'];

/** What this device has kept of each case for whoever looks at many of one kind: read together, when the first is asked for. */
export interface Derived<V> {
  /** Null where there is none, or none that speaks of the case as it stands: then the case itself is asked. */
  kept: (log: Log) => Promise<V | null>;
  /** @param upto the last row that it speaks of; nothing unsent may be in it */
  change: (log: Log, upto: number, value: V) => Change;
  forget: () => void;
}

/** @param version of what is derived */
export function keepDerived<T extends DerivedTable>(
  { env, store, outbox }: Live,
  table: T,
  version: number,
): Derived<DerivedIn<T>> {
  // The rules of instruments and the parts of programmes come with the program: another one may come to something else.
  const by = `${env.build} ${foldVersion} ${version}`;
  let read: Promise<ReadonlyMap<string, KeptDerived<DerivedIn<T>>>> | undefined;
  const readAll = async () =>
    new Map((await store.all(table)).map(({ key, value }) => [String(key), value as KeptDerived<DerivedIn<T>>]));
  return {
    kept: async (log) => {
      // What cannot be read is made anew, as is what was never there.
      read ??= readAll().catch(() => new Map());
      const one = (await read).get(log.ref);
      const holds = one?.by === by && one.upto === log.state.last && one.amended === log.facts.amended;
      return holds && outbox.pending(log.ref).length === 0 ? one.value : null;
    },
    change: (log, upto, value) => ({ table, key: log.ref, value: { upto, amended: log.facts.amended, by, value } }) as Change,
    forget: () => {
      read = undefined;
    },
  };
}
