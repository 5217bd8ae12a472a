import { rphMds } from '../../src/care/registry/rph-mds';
import { type Prepared, prepareReport } from '../../src/care/reports/report';
import { norwegianCohort } from '../../src/care/simulation/cohort';
import { simulate } from '../../src/care/simulation/episodes';
import { type Figure, median } from './figure';

/** Figures of a year made safe to leave, alone and beside what has left before: a year and its halves, of a small team and of a large one. */
export async function disclosureBench(): Promise<Figure[]> {
  return [60, 300, 1_000].flatMap((enquiries) => {
    const teams = simulate({ ...norwegianCohort, enquiries }, { teams: 1, years: 2, firstYear: 2024, seed: 9 });
    const records = teams.flatMap((team) => team.records.map(({ record }) => record));
    const prepare = (from: string, until: string, left: Prepared[]): [Prepared, number] => {
      const start = performance.now();
      const one = prepareReport({ definition: rphMds, records, period: { from, until }, kommuner: ['1101'], left });
      return [one, performance.now() - start];
    };
    const what = `${enquiries} enquiries a year`;
    const [year] = prepare('2025-01-01', '2025-12-31', []);
    const took = median(Array.from({ length: 3 }, () => prepare('2025-01-01', '2025-12-31', [])[1]));
    const [first] = prepare('2025-01-01', '2025-06-30', [year]);
    const [, beside] = prepare('2025-07-01', '2025-12-31', [year, first]);
    const cells = year.tables.flatMap((table) => table.cells);
    return [
      { what: `a year of ${what}: ${year.proof.tried} small counts tried`, value: took, unit: 'ms', aim: { atMost: 2_000 } },
      { what: `a half year beside a year and the other half, ${what}`, value: beside, unit: 'ms', aim: { atMost: 5_000 } },
      {
        what: `hidden of ${cells.length} cells, ${what}`,
        value: cells.filter((cell) => typeof cell !== 'number').length,
        unit: 'cells',
      },
    ];
  });
}
