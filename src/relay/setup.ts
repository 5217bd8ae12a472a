import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Store } from './store/store';

/**
 * The right to put down the first roster of a team: a one-time token, printed at start while there is no team, and where the operator asks for
 * another one; only its hash is kept.
 */
export interface Setup {
  /** base64url, for the link; null when there is a team already and no other was asked for */
  token: string | null;
  /** A token for one more team; the one before is void. */
  another: () => string;
  /**
   * Does with a token what it is for. Two who come with it at once do so once; where the work fails it is as good as before.
   * @returns whether it fitted
   */
  use: (offered: Uint8Array, work: () => Promise<void>) => Promise<boolean>;
}

/** @param another also where there is a team already */
export async function openSetup(store: Pick<Store, 'teams'>, folder: string, another = false): Promise<Setup> {
  const file = join(folder, 'setup-token.hash');
  let spent = true;
  let forFirst = false;
  const make = (): string => {
    const token = randomBytes(16);
    // A new start prints a new link; the link before it is void.
    writeFileSync(file, hashOf(token), { mode: 0o600 });
    spent = false;
    return token.toString('base64url');
  };
  const isFirst = (await store.teams()).length === 0;
  let token: string | null = null;
  if (isFirst || another) {
    token = make();
    forFirst = !another;
  } else rmSync(file, { force: true });
  return {
    token,
    another: () => {
      forFirst = false;
      return make();
    },
    use: async (offered, work) => {
      // The first link of another process on this database is void too, once there is a team.
      if (forFirst && (await store.teams()).length > 0) return false;
      if (spent || !existsSync(file) || !timingSafeEqual(hashOf(offered), readFileSync(file))) return false;
      spent = true;
      await work().catch((e) => {
        spent = false;
        throw e;
      });
      rmSync(file, { force: true });
      return true;
    },
  };
}

const hashOf = (token: Uint8Array) => createHash('sha256').update('mellom setup').update(token).digest();
