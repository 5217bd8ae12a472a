import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Store } from './store/store';

/** The right to put down the first roster: a one-time token, printed at start while there is no team; only its hash is kept. */
export interface Setup {
  /** base64url, for the link; null when there is a team already or the token was printed by an earlier start of this folder */
  token: string | null;
  fits: (token: Uint8Array) => boolean;
  used: () => Promise<void>;
}

export async function openSetup(store: Store, folder: string): Promise<Setup> {
  const file = join(folder, 'setup-token.hash');
  if ((await store.teams()) > 0) {
    rmSync(file, { force: true });
    return { token: null, fits: () => false, used: async () => undefined };
  }
  const token = randomBytes(16);
  // A new start prints a new link; the link before it is void.
  writeFileSync(file, hashOf(token), { mode: 0o600 });
  let spent = false;
  return {
    token: token.toString('base64url'),
    fits: (offered) => !spent && existsSync(file) && timingSafeEqual(hashOf(offered), readFileSync(file)),
    used: async () => {
      spent = true;
      rmSync(file, { force: true });
    },
  };
}

const hashOf = (token: Uint8Array) => createHash('sha256').update('mellom setup').update(token).digest();
