import type { Page } from '@playwright/test';

/**
 * What a page and its worker have spent of the processor, in milliseconds, by Chromium's own trace. On a machine that has other things to do
 * a clock says how long they waited; this says how long they worked.
 */
export interface ProcessorTime {
  /** The longest task of the page's own thread. */
  longest: number;
  /** Both threads, between each mark `from` of the page and the next mark `until`. */
  between: number[];
}
interface Event {
  name: string;
  pid: number;
  tid: number;
  /** Microseconds: by the clock, and by the thread's processor. */
  ts: number;
  dur?: number;
  tdur?: number;
  args?: { name?: string };
}
const task = 'ThreadControllerImpl::RunTask';

export async function processorTime(page: Page, work: () => Promise<unknown>): Promise<ProcessorTime> {
  const session = await page.context().newCDPSession(page);
  const events: Event[] = [];
  session.on('Tracing.dataCollected', ({ value }) => void events.push(...(value as unknown as Event[])));
  const traceConfig = { includedCategories: ['toplevel', 'blink.user_timing'] };
  await session.send('Tracing.start', { transferMode: 'ReportEvents', traceConfig });
  // The first task belongs to the trace that begins.
  await page.evaluate(() => performance.mark('traced'));
  await work();
  const whole = new Promise<void>((complete) => session.once('Tracing.tracingComplete', () => complete()));
  await session.send('Tracing.end');
  await whole;
  await session.detach();
  const marked = (name: string) => events.filter((event) => event.name === name).map(({ ts }) => ts);
  const since = marked('traced')[0] ?? 0;
  const [pages, workers] = ['CrRendererMain', 'DedicatedWorker'].map((thread) => tasksOf(events, thread, since));
  return {
    longest: Math.max(0, ...(pages ?? []).map(({ tdur }) => tdur / 1_000)),
    between: marked('from').map((from) => {
      const until = marked('until').find((ts) => ts > from) ?? from;
      const spent = [...(pages ?? []), ...(workers ?? [])].map(({ ts, dur, tdur }) => {
        const inside = Math.min(until, ts + dur) - Math.max(from, ts);
        return inside > 0 ? (tdur * inside) / dur / 1_000 : 0;
      });
      return spent.reduce((sum, one) => sum + one, 0);
    }),
  };
}

function tasksOf(events: readonly Event[], thread: string, since: number): { ts: number; dur: number; tdur: number }[] {
  const named = events.filter(({ name, args }) => name === 'thread_name' && args?.name?.startsWith(thread));
  const threads = new Set(named.map(({ pid, tid }) => `${pid} ${tid}`));
  return events
    .filter(({ name, pid, tid, ts }) => name === task && ts > since && threads.has(`${pid} ${tid}`))
    .map(({ ts, dur = 0, tdur = 0 }) => ({ ts, dur, tdur }));
}
