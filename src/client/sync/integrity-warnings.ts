import type { ErrorCode } from '../../protocol/errors';
import { type Context, iso } from '../context';
import type { Log } from '../store/logs';
import type { IntegrityWarning } from '../values';

/** Where they lie on disk, under the name that they had first. */
const record = 'alarms';

/** A banner, kept until it is dismissed: locking or reloading does not make it go away. */
export function warn(u: Context, log: Log | null, code: ErrorCode, who?: string): void {
  const fresh = u.state.warn({
    code,
    at: iso(u.env),
    ...(log ? { caseRef: log.ref } : {}),
    ...(who && who !== u.me ? { who: u.nameOf(who, log) } : {}),
  });
  if (!fresh) return;
  u.state.changed('inbox');
  void keepIntegrityWarnings(u).catch(() => {});
}
export const keepIntegrityWarnings = (u: Context): Promise<void> =>
  u.store.write([{ table: 'work', key: record, value: u.state.now().integrityWarnings }]);
export const readIntegrityWarnings = async (u: Context): Promise<IntegrityWarning[]> =>
  ((await u.store.get('work', record)) as IntegrityWarning[] | undefined) ?? [];
