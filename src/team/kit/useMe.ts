import type { Person } from '../../client/api';
import { useView } from '../../engine/engine';
import { caseRoles, type StaffRole } from '../../protocol/kinds';

const nobody: readonly Person[] = [];

/** Who I am, what I may do, and who else is in the team. */
export function useMe() {
  const { data } = useView('me', null);
  const has = (role: StaffRole) => data?.roles.includes(role) ?? false;
  return {
    account: data?.account ?? '',
    name: data?.name ?? '',
    people: data?.people ?? nobody,
    about: data?.about ?? null,
    has,
    /** May begin a case and be in one. */
    inCases: caseRoles.some(has),
  };
}
