import { readdirSync } from 'node:fs';
import type { Page } from '@playwright/test';
import type { Engine, EngineState, Topic, Views } from '../../src/client/api';

/** The engine's built worker in Chromium with nothing around it, so that its own speed is seen and not the screens'. */
interface Bare {
  Comlink: { wrap: (worker: Worker) => Engine; proxy: <T>(value: T) => T };
  engine: Engine;
  states: { at: number; state: EngineState }[];
}

/** `page` belongs to a context that bypasses the Content Security Policy: Comlink comes in as a foreign script. */
export async function openWorker(page: Page): Promise<void> {
  const script = readdirSync('dist/app/assets').find((name) => /^worker-.*\.js$/.test(name));
  if (!script) throw new Error('the build has no worker');
  await page.goto('/robots.txt');
  await page.addScriptTag({ path: 'node_modules/comlink/dist/umd/comlink.min.js' });
  await page.evaluate(async (url) => {
    const bare = globalThis as unknown as Bare;
    bare.engine = bare.Comlink.wrap(new Worker(url, { type: 'module' }));
    bare.states = [];
    await bare.engine.subscribe(
      bare.Comlink.proxy((state: EngineState) => void bare.states.push({ at: performance.now(), state })),
      bare.Comlink.proxy(() => undefined),
    );
  }, `/assets/${script}`);
}

export const inWorker = (page: Page) => ({
  restore: (code: string, passphrase: string) =>
    page.evaluate(
      ([c, p]) => (globalThis as unknown as Bare).engine.restore({ code: c ?? '' }, { passphrase: p ?? '' }),
      [code, passphrase],
    ),
  /** Online, and nothing more to read. */
  caughtUp: () =>
    page.waitForFunction(
      () => {
        const { states } = globalThis as unknown as Bare;
        return states.at(-1)?.state.connection === 'online' && states.at(-1)?.state.catchUp === null;
      },
      undefined,
      { timeout: 0 },
    ),
  lock: () => page.evaluate(() => (globalThis as unknown as Bare).engine.lock()),
  unlock: (passphrase: string) =>
    page.evaluate((p) => (globalThis as unknown as Bare).engine.unlock({ passphrase: p }), passphrase),
  /** One passkey, whose bytes are made here: what the authenticator takes is a person's time, not ours. */
  addPasskey: () =>
    page.evaluate(() => {
      const { engine } = globalThis as unknown as Bare;
      const prf = Uint8Array.from({ length: 32 }, (_, i) => i + 1);
      return engine.addPasskey({ credential: new Uint8Array(32).fill(7), prf, label: 'Chromium' });
    }),
  unlockWithPasskey: () =>
    page.evaluate(() => {
      const { engine } = globalThis as unknown as Bare;
      const prf = Uint8Array.from({ length: 32 }, (_, i) => i + 1);
      return engine.unlock({ passkey: { credential: new Uint8Array(32).fill(7), prf } });
    }),
  /** Milliseconds by the page's clock until a view is answered; both ends are marked (processor-time.ts). */
  asked: <V extends keyof Views>(view: V, args: Views[V]['args']) =>
    page.evaluate(
      async ([name, wanted]) => {
        const { engine } = globalThis as unknown as Bare;
        const start = performance.mark('from').startTime;
        await engine.view(name as V, wanted as Views[V]['args']);
        return performance.mark('until').startTime - start;
      },
      [view, args] as const,
    ),
  firstCase: (now: string) =>
    page.evaluate(async (at) => {
      const [first] = await (globalThis as unknown as Bare).engine.view('cases', { now: at });
      return first?.caseRef ?? '';
    }, now),
  /** The inbox again, from when the engine next says that it may have changed. */
  inboxAgain: (now: string) =>
    page.evaluate((at) => {
      const { engine, Comlink } = globalThis as unknown as Bare;
      return new Promise<number>((done) => {
        let heard = false;
        const ask = async (topics: Topic[]) => {
          if (heard || !topics.includes('inbox')) return;
          heard = true;
          const start = performance.mark('from').startTime;
          await engine.view('inbox', { now: at });
          done(performance.mark('until').startTime - start);
        };
        void engine.subscribe(
          Comlink.proxy(() => undefined),
          Comlink.proxy((topics: Topic[]) => void ask(topics)),
        );
      });
    }, now),
  /** Milliseconds, with one round trip to the browser. */
  timed: async (work: () => Promise<unknown>) => {
    const start = performance.now();
    await work();
    return performance.now() - start;
  },
  states: () => page.evaluate(() => (globalThis as unknown as Bare).states),
  forgetStates: () =>
    page.evaluate(() => {
      (globalThis as unknown as Bare).states = [];
    }),
});
