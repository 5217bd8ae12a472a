import type { AccountHolder } from './account-holder';

/** Minutes, until somebody chooses others. */
export const standardAutoLock = 10;
const minute = 60_000;

/** Locks an account that nobody has touched for the minutes chosen on this device. */
export interface AutoLock {
  /** Somebody has come in. */
  begin: () => void;
  touch: () => void;
  set: (minutes: number) => void;
  /** Locks when the time has run out, or when the clock has been set back by as much: nobody knows then how long it was. */
  look: () => Promise<void>;
}

export function keepAutoLock(held: AccountHolder): AutoLock {
  const { env, state } = held;
  let touched = env.now();
  let minutes: number | null = null;
  return {
    begin: () => {
      minutes = null;
      touched = env.now();
    },
    touch: () => {
      touched = env.now();
    },
    set: (chosen) => {
      minutes = chosen;
    },
    look: async () => {
      if (!env.autoLock || state.now().phase !== 'open') return;
      minutes ??= (await held.device())?.autoLock ?? standardAutoLock;
      if (Math.abs(env.now() - touched) >= minutes * minute) await held.lock();
    },
  };
}
