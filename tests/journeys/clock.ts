import type { BrowserContext } from '@playwright/test';

/**
 * So many days later for one person's app, from the next time it is opened: its pages and its worker read the time from a clock that is
 * ahead. Give the person `serviceWorkers: 'block'`, else the worker comes out of the offline store.
 */
export async function laterBy(context: BrowserContext, days: number): Promise<void> {
  const ahead = aheadBy(days * 86_400_000);
  await context.addInitScript(ahead);
  await context.unroute(workers);
  await context.route(workers, async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ response: answer, body: `${ahead}\n${await answer.text()}` });
  });
}
const workers = /\/assets\/worker[^/]*\.js$/;

const aheadBy = (ms: number) => `{
  const Real = globalThis.RealDate ?? (globalThis.RealDate = Date);
  globalThis.Date = class extends Real {
    constructor(...given) {
      if (given.length > 0) super(...given);
      else super(Real.now() + ${ms});
    }
    static now() {
      return Real.now() + ${ms};
    }
  };
}`;

/** The same for a relay, from its next start: `relay.start(relayAheadBy(days))`. */
export const relayAheadBy = (days: number): Record<string, string> => ({
  NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(aheadBy(days * 86_400_000))}`,
});
