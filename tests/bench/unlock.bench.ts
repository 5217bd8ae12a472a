import type { Page } from '@playwright/test';
import { type Figure, median } from './figure';
import { openPlace, writeMessages } from './place';
import { inWorker, openWorker } from './worker-page';

const rows = 300;
const times = 5;

/** How long a locked device takes to open, against the bare Argon2id of the same cost in the same Chromium, which nobody can leave out. */
export async function unlockBench(): Promise<Figure[]> {
  const place = await openPlace();
  try {
    const { one } = place;
    await writeMessages(one.citizen.engine, one.mine, rows);
    const context = await place.open({ bypassCSP: true });
    const bare = await bareArgon2id(await context.newPage());
    const page = await context.newPage();
    await openWorker(page);
    const worker = inWorker(page);
    await worker.restore(one.citizen.recoveryCode, one.citizen.passphrase);
    await worker.addPasskey();
    const withPassphrase: number[] = [];
    const withPasskey: number[] = [];
    for (let i = 0; i < times; i++) {
      await worker.lock();
      withPassphrase.push(await worker.timed(() => worker.unlock(one.citizen.passphrase)));
      await worker.lock();
      withPasskey.push(await worker.timed(() => worker.unlockWithPasskey()));
    }
    const passphrase = median(withPassphrase);
    const passkey = median(withPasskey);
    return [
      { what: 'Argon2id alone, 64 MiB, 3 passes, in Chromium', value: bare, unit: 'ms' },
      { what: `a case of ${rows} rows unlocked with the passphrase`, value: passphrase, unit: 'ms' },
      { what: 'unlocked with the passphrase, against Argon2id alone', value: passphrase / bare, unit: '×', aim: { atMost: 1.5 } },
      { what: `a case of ${rows} rows unlocked with a passkey, after the fingerprint`, value: passkey, unit: 'ms' },
      { what: 'unlocked with a passkey, against Argon2id alone', value: passkey / bare, unit: '×', aim: { atMost: 0.5 } },
    ];
  } finally {
    await place.close();
  }
}

async function bareArgon2id(page: Page): Promise<number> {
  await page.goto('/robots.txt');
  await page.addScriptTag({ path: 'node_modules/hash-wasm/dist/argon2.umd.min.js' });
  return median(
    await page.evaluate(async (count) => {
      const { hashwasm } = globalThis as unknown as { hashwasm: typeof import('hash-wasm') };
      const salt = new Uint8Array(16);
      const took: number[] = [];
      for (let i = 0; i < count; i++) {
        const start = performance.now();
        await hashwasm.argon2id({
          password: 'hest sol båt',
          salt,
          memorySize: 65_536,
          iterations: 3,
          parallelism: 1,
          hashLength: 32,
        });
        took.push(performance.now() - start);
      }
      return took;
    }, times),
  );
}
