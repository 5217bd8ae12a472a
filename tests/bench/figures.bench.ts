import { readdirSync } from 'node:fs';
import type { Figures, Question } from '../../src/care/figures/figures';
import type { KeptRecord } from '../../src/care/registry/records';
import { norwegianCohort } from '../../src/care/simulation/cohort';
import { simulate } from '../../src/care/simulation/episodes';
import type { Figure } from './figure';
import { longestTask, watchLongTasks } from './long-tasks';
import { openPlace } from './place';

interface Bare {
  Comlink: {
    wrap: (worker: Worker) => {
      begin: (size: number) => Promise<void>;
      lay: (from: number, records: readonly KeptRecord[]) => Promise<void>;
      ask: (question: Question) => Promise<Figures>;
    };
  };
  all: KeptRecord[];
}

/** All figures of so many simulated episodes in Chromium's worker, handed over as the report does it (src/client/figures-table.ts). */
export async function figuresBench(count = 50_000): Promise<Figure[]> {
  const script = readdirSync('dist/app/assets').find((name) => name.startsWith('figures-worker-') && name.endsWith('.js'));
  if (!script) throw new Error('the build has no worker of figures');
  const [team] = simulate({ ...norwegianCohort, enquiries: 1_000 }, { teams: 1, years: 2, firstYear: 2024, seed: 1 });
  const some = team?.records ?? [];
  const place = await openPlace();
  try {
    const context = await place.open({ bypassCSP: true });
    const page = await context.newPage();
    await page.goto('/robots.txt');
    await page.addScriptTag({ path: 'node_modules/comlink/dist/umd/comlink.min.js' });
    await page.evaluate(
      ([records, size]) => {
        (globalThis as unknown as Bare).all = Array.from({ length: size }, (_, n) => ({
          ...structuredClone(records[n % records.length] as KeptRecord),
          episode: `e${n}`,
        }));
      },
      [some, count] as const,
    );
    await watchLongTasks(page);
    const { laid, asked, again, heap } = await page.evaluate(async (url) => {
      const { Comlink, all } = globalThis as unknown as Bare;
      const table = Comlink.wrap(new Worker(url, { type: 'module' }));
      const from = performance.now();
      await table.begin(all.length);
      for (let at = 0; at < all.length; at += 250) await table.lay(at, all.slice(at, at + 250));
      const there = performance.now();
      await table.ask({ from: '2024-01-01', to: '2027-12-31', only: {} });
      const told = performance.now();
      await table.ask({ from: '2024-01-01', to: '2025-12-31', only: { gender: 'woman' } });
      const { memory } = performance as unknown as { memory: { usedJSHeapSize: number } };
      return { laid: there - from, asked: told - there, again: performance.now() - told, heap: memory.usedJSHeapSize };
    }, `/assets/${script}`);
    const longest = await longestTask(page);
    await context.close();
    const of = `${count.toLocaleString('en')} episodes`;
    return [
      { what: `${of}: handed to the worker and laid out`, value: laid, unit: 'ms' },
      { what: `${of}: all figures in the worker`, value: asked, unit: 'ms', aim: { atMost: 1_000 } },
      { what: `${of}: another period, women alone`, value: again, unit: 'ms', aim: { atMost: 1_000 } },
      { what: `${of}: the page's longest task meanwhile`, value: longest, unit: 'ms', aim: { atMost: 50 } },
      { what: `${of}: the page's heap, records and all`, value: heap / 1e6, unit: 'MB', aim: { atMost: 300 } },
    ];
  } finally {
    await place.close();
  }
}
