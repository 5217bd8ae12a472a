import type { Context } from '../context';
import { type Log, recordOf, unfolded } from '../store/logs';
import type { Change } from '../store/tables';

/**
 * The relay says that it has nothing of this stream any more. With a custodian's `end` item in the log all of it goes here too, but for
 * who ended it and why; without it this device keeps its copy, until by its own reckoning the team's time for keeping it is over
 * (retention-keeper.ts). Runs inside the log's `turn`.
 * @returns whether that was news
 */
export async function noteGone(u: Context, log: Log): Promise<boolean> {
  if (log.facts.gone) return false;
  log.facts.gone = true;
  if (log.facts.end) await letGo(u, log);
  else await u.store.write([recordOf(log)]);
  return true;
}

/** Rows, keys and what was folded of them go from this device. Runs inside the log's `turn`. */
export async function letGo(u: Context, log: Log): Promise<void> {
  const gone: Change[] = [];
  for (const { key } of await u.store.all('segments', log.ref)) gone.push({ table: 'segments', key, value: undefined });
  for (const { key } of await u.store.all('refused', log.ref)) gone.push({ table: 'refused', key, value: undefined });
  for (const key of log.keys.values()) key.fill(0);
  log.keys.clear();
  log.facts.amended++;
  await u.store.write([...gone, ...unfolded(log), recordOf(log)]);
}
