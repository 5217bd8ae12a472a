import type { Page } from '@playwright/test';

/** What the page and each of its workers hold, in bytes, after a collection: objects, and the stores of arrays beside them. */
export async function heapsOf(page: Page): Promise<{ page: number; workers: number[] }> {
  const session = await page.context().newCDPSession(page);
  const heapOf = async (send: (method: string) => Promise<unknown>): Promise<number> => {
    await send('HeapProfiler.collectGarbage');
    const { usedSize, backingStorageSize = 0 } = (await send('Runtime.getHeapUsage')) as Record<string, number>;
    return (usedSize ?? 0) + backingStorageSize;
  };
  const workers: string[] = [];
  session.on('Target.attachedToTarget', ({ sessionId, targetInfo }) => {
    if (targetInfo.type === 'worker') workers.push(sessionId);
  });
  await session.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: false, flatten: false });
  let id = 0;
  const within = (sessionId: string) => (method: string) =>
    new Promise<unknown>((answer) => {
      const mine = ++id;
      session.on('Target.receivedMessageFromTarget', ({ sessionId: from, message }) => {
        const said = JSON.parse(message) as { id?: number; result?: unknown };
        if (from === sessionId && said.id === mine) answer(said.result);
      });
      void session.send('Target.sendMessageToTarget', { sessionId, message: JSON.stringify({ id: mine, method }) });
    });
  const heaps = {
    page: await heapOf((method) => session.send(method as 'HeapProfiler.collectGarbage')),
    workers: await Promise.all(workers.map((one) => heapOf(within(one)))),
  };
  await session.detach();
  return heaps;
}
