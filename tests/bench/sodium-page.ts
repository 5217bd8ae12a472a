import type { Page } from '@playwright/test';
import type Sodium from 'libsodium-wrappers';

/**
 * The bare libsodium that the app ships, in the same Chromium: signature and sealed body of rows as large as a short message's.
 * Gives the rows verified and opened in a second.
 */
export async function rawRowsPerSecond(page: Page, rows: number): Promise<number> {
  await page.goto('/robots.txt');
  await page.addScriptTag({ path: 'node_modules/libsodium/dist/modules/libsodium.js' });
  await page.addScriptTag({ path: 'node_modules/libsodium-wrappers/dist/modules/libsodium-wrappers.js' });
  return page.evaluate(async (count) => {
    const { sodium } = globalThis as unknown as { sodium: typeof Sodium };
    await sodium.ready;
    const pair = sodium.crypto_sign_keypair();
    const key = sodium.randombytes_buf(32);
    const made = Array.from({ length: count }, () => {
      const header = sodium.randombytes_buf(229);
      const nonce = sodium.randombytes_buf(24);
      const associated = header.subarray(0, 193);
      const body = sodium.crypto_aead_xchacha20poly1305_ietf_encrypt(sodium.randombytes_buf(1024), associated, null, nonce, key);
      return { header, nonce, associated, body, signature: sodium.crypto_sign_detached(header, pair.privateKey) };
    });
    const rates = [1, 2, 3].map(() => {
      const start = performance.now();
      for (const { header, nonce, associated, body, signature } of made) {
        if (!sodium.crypto_sign_verify_detached(signature, header, pair.publicKey)) throw new Error('not verified');
        sodium.crypto_aead_xchacha20poly1305_ietf_decrypt(null, body, associated, nonce, key);
      }
      return (count / (performance.now() - start)) * 1000;
    });
    return rates.sort((a, b) => a - b)[1] ?? 0;
  }, rows);
}
