import type { Columns } from '../../src/care/figures/columns';
import type { Question } from '../../src/care/figures/figures';
import type { Table } from '../../src/client/figures-worker';
import { builtWorker } from './built-worker';
import type { Figure } from './figure';
import { heapsOf } from './heaps';
import { longestTask, watchLongTasks } from './long-tasks';
import { openPlace } from './place';
import { processorTime } from './processor-time';
import type { Registry } from './registry-worker';

type Remote<T> = { [K in keyof T]: T[K] extends (...args: infer A) => infer R ? (...args: A) => Promise<R> : never };
interface Bare {
  Comlink: { wrap: <T>(worker: Worker) => Remote<T> };
  registry: Remote<Registry>;
  table: Remote<Table>;
  columns: Columns;
}

/**
 * All figures of so many simulated episodes in Chromium, handed from worker to page to worker as the report does it (src/client/figures-table.ts).
 * Processor time of all three threads, since a clock says too how busy the machine is; beside it what a copy of the records themselves takes.
 */
export async function figuresBench(count = 50_000): Promise<Figure[]> {
  const scripts = [await builtWorker('tests/bench/registry-worker.ts'), await builtWorker('src/client/figures-worker.ts')];
  const place = await openPlace();
  try {
    const context = await place.open({ bypassCSP: true });
    const page = await context.newPage();
    await page.goto('/robots.txt');
    await page.addScriptTag({ path: 'node_modules/comlink/dist/umd/comlink.min.js' });
    await page.evaluate(
      async ([of, size]) => {
        const bare = globalThis as unknown as Bare;
        const [registry, table] = of.map((script) => {
          const url = URL.createObjectURL(new Blob([script], { type: 'text/javascript' }));
          return new Worker(url, { type: 'module' });
        });
        if (!registry || !table) throw new Error('two workers');
        bare.registry = bare.Comlink.wrap<Registry>(registry);
        bare.table = bare.Comlink.wrap<Table>(table);
        await bare.registry.hold(size);
      },
      [scripts, count] as const,
    );
    await watchLongTasks(page);
    const { longest, between } = await processorTime(page, () =>
      page.evaluate(async () => {
        const bare = globalThis as unknown as Bare;
        const { registry, table } = bare;
        const timed = async <T>(work: () => Promise<T>): Promise<T> => {
          performance.mark('from');
          const done = await work();
          performance.mark('until');
          return done;
        };
        const all = { from: '2024-01-01', to: '2027-12-31', only: {} } satisfies Question;
        bare.columns = await timed(() => registry.columns());
        await timed(() => table.lay(bare.columns));
        await timed(() => table.ask(all));
        await timed(() => table.ask({ from: '2024-01-01', to: '2025-12-31', only: { gender: 'woman' } }));
        await timed(() => table.ask(all));
        await timed(() => registry.copy());
      }),
    );
    const clock = await longestTask(page);
    const heaps = await heapsOf(page);
    await context.close();
    const [columns = 0, laid = 0, first = 0, part = 0, again = 0, copied = 0] = between;
    const of = `${count.toLocaleString('en')} episodes`;
    const held = heaps.workers.reduce((sum, one) => sum + one, heaps.page);
    return [
      { what: `${of}: a bare copy of the records, to lay the rest beside`, value: copied, unit: 'ms' },
      { what: `${of}: laid out in columns and given to the page`, value: columns, unit: 'ms', aim: { atMost: 1_000 } },
      { what: `${of}: handed on to the worker that reckons`, value: laid, unit: 'ms' },
      { what: `${of}: all figures, the first time`, value: first, unit: 'ms', aim: { atMost: 1_000 } },
      { what: `${of}: another period, women alone`, value: part, unit: 'ms', aim: { atMost: 1_000 } },
      { what: `${of}: all figures again`, value: again, unit: 'ms' },
      { what: `${of}: all figures, in bare copies of the records`, value: first / copied, unit: 'times' },
      { what: `${of}: the page's longest task, of the processor`, value: longest, unit: 'ms', aim: { atMost: 50 } },
      { what: `${of}: the page's longest task by the clock (0: under 50)`, value: clock, unit: 'ms', aim: { atMost: 50 } },
      { what: `${of}: held by page and both workers, records and all`, value: held / 1e6, unit: 'MB', aim: { atMost: 300 } },
    ];
  } finally {
    await place.close();
  }
}
