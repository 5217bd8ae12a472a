import { useView } from '../../engine/engine';

/** The citizen's case. `caseRef` is undefined until it is known, and null where there is none. */
export function useMyCase() {
  const { data: caseRef } = useView('myCase', null);
  const { data: view } = useView('case', caseRef ? { caseRef } : undefined);
  return { caseRef, view };
}
