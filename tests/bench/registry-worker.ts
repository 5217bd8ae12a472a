import { expose, transfer } from 'comlink';
import { type Columns, columnsOf, storesOf } from '../../src/care/figures/columns';
import type { KeptRecord } from '../../src/care/registry/records';
import { norwegianCohort } from '../../src/care/simulation/cohort';
import { simulate } from '../../src/care/simulation/episodes';

/** In the place of the engine, with so many records in it. */
let records: KeptRecord[] = [];

const registry = {
  hold: (count: number): void => {
    const [team] = simulate({ ...norwegianCohort, enquiries: 1_000 }, { teams: 1, years: 2, firstYear: 2024, seed: 1 });
    const some = team?.records ?? [];
    records =
      some.length === 0
        ? []
        : Array.from({ length: count }, (_, n) => ({
            ...structuredClone(some[n % some.length] as KeptRecord),
            episode: `e${n}`,
          }));
  },
  columns: (): Columns => {
    const columns = columnsOf(records);
    return transfer(columns, storesOf(columns));
  },
  /** What the records themselves would cost on their way, to lay the rest beside. */
  copy: (): number => structuredClone(records).length,
};
export type Registry = typeof registry;

expose(registry);
