import { isRecord } from '../../care/is-record';
import { useDraft } from '../../engine/draft';
import { type StaffRole, staffRoles } from '../../protocol/kinds';

/** A colleague as a lead is about to list them. */
export interface Listed {
  name: string;
  title: string;
  roles: readonly StaffRole[];
  /** The account in whose place it comes; empty: in nobody's. */
  replaces: string;
}
const isListed = (value: unknown): value is Listed | null =>
  value === null ||
  (isRecord(value) &&
    [value.name, value.title, value.replaces].every((text) => typeof text === 'string') &&
    Array.isArray(value.roles) &&
    value.roles.every((role) => staffRoles.some((known) => known === role)));

/** While it is being written; until something has been changed, as they stand. */
export function useListed(key: string, stands: Listed) {
  const draft = useDraft<Listed | null>(key, null, isListed);
  const now = draft.value ?? stands;
  return { draft, now, set: (change: Partial<Listed>) => draft.set({ ...now, ...change }) };
}

/** As the list says it; null: a name or a role is missing. */
export function listedAs({ name, title, roles }: Listed): { name: string; title: string; roles: StaffRole[] } | null {
  const whole = name.trim() !== '' && roles.length > 0;
  return whole ? { name: name.trim(), title: title.trim(), roles: [...roles] } : null;
}
