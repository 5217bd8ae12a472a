import type { Page } from '@playwright/test';

interface Watched {
  longest: number;
}
/** The observer reports tasks over 50 ms; 0 means that there was none. */
export async function watchLongTasks(page: Page): Promise<void> {
  await page.evaluate(() => {
    const watched = globalThis as unknown as Watched;
    watched.longest = 0;
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) watched.longest = Math.max(watched.longest, duration);
    }).observe({ type: 'longtask' });
  });
}
export const longestTask = (page: Page): Promise<number> => page.evaluate(() => (globalThis as unknown as Watched).longest);
