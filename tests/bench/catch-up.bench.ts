import type { Figure } from './figure';
import { openPlace, writeMessages } from './place';
import { rawRowsPerSecond } from './sodium-page';
import { inWorker, openWorker } from './worker-page';

const rows = 1_000;

/** What came while a device was locked: rows verified, opened, stored and folded, against libsodium alone in the same Chromium. */
export async function catchUpBench(): Promise<Figure[]> {
  const place = await openPlace();
  try {
    const { lead, one } = place;
    await lead.engine.close();
    const context = await place.open({ bypassCSP: true });
    const page = await context.newPage();
    const raw = await rawRowsPerSecond(page, rows);
    const bare = await context.newPage();
    await openWorker(bare);
    const worker = inWorker(bare);
    await worker.restore(lead.recoveryCode, lead.passphrase);
    await worker.lock();
    await writeMessages(one.citizen.engine, one.mine, rows);
    await worker.forgetStates();
    await worker.unlock(lead.passphrase);
    await bare.waitForFunction(() => {
      const { states } = globalThis as unknown as { states: { state: { catchUp: unknown; connection: string } }[] };
      return states.some(({ state }) => state.catchUp) && states.at(-1)?.state.catchUp === null;
    });
    const states = await worker.states();
    const begun = states.find(({ state }) => state.catchUp)?.at ?? Number.NaN;
    const ended =
      states.findLast(({ state }, index) => state.catchUp === null && states[index - 1]?.state.catchUp)?.at ?? Number.NaN;
    const rate = (rows / (ended - begun)) * 1000;
    return [
      { what: 'libsodium alone verifies and opens, in Chromium', value: raw, unit: 'rows/s' },
      { what: `${rows} rows caught up`, value: ended - begun, unit: 'ms' },
      { what: `${rows} rows caught up, against libsodium alone`, value: rate / raw, unit: '×', aim: { atLeast: 0.6 } },
    ];
  } finally {
    await place.close();
  }
}
