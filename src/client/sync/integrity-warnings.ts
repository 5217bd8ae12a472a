import type { ErrorCode } from '../../protocol/errors';
import { type Context, iso } from '../context';
import type { Log } from '../store/logs';
import { workOf } from '../store/work';
import type { IntegrityWarning } from '../values';

/** Where they lie on disk, under the name that they had first. */
const kept = workOf<IntegrityWarning[]>('alarms');

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
export const keepIntegrityWarnings = (u: Context): Promise<void> => kept.keep(u.store, u.state.now().integrityWarnings);
export const readIntegrityWarnings = async (u: Context): Promise<IntegrityWarning[]> => (await kept.read(u.store)) ?? [];
