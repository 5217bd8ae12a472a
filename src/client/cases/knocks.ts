import type { Context } from '../context';
import type { Log } from '../store/logs';

/** Up to how many tries of a used link this account has said "I know"; its other devices know it too. */
const ownName = (log: Log) => `knocks/${log.ref}`;

/** Tries of a used link that nobody of this account has put aside. */
export async function openKnocks(u: Context, log: Log): Promise<number> {
  const { knocks } = log.facts;
  if (knocks === 0) return 0;
  const known = await u.boxes.read(ownName(log));
  return Math.max(0, knocks - (typeof known === 'number' ? known : 0));
}

export async function dismissKnocks(u: Context, log: Log): Promise<void> {
  await u.boxes.save(ownName(log), log.facts.knocks);
  u.state.changed('case', 'inbox');
}
