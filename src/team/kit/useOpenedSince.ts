import type { CaseRef } from '../../client/api';
import { useView } from '../../engine/engine';

/** Who of the staff opened the case last, after a moment; null when nobody has. */
export function useOpenedSince(caseRef: CaseRef | null, since: string | null): { name: string; at: string } | null {
  const access = useView('access', caseRef ? { caseRef } : undefined);
  if (!since || access.isPlaceholderData) return null;
  const after = (access.data?.opened ?? []).filter((one) => Date.parse(one.at) > Date.parse(since));
  return after.reduce<{ name: string; at: string } | null>((last, one) => (last && last.at > one.at ? last : one), null);
}
