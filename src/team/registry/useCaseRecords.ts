import type { CaseRecord, CaseRef } from '../../client/api';
import { useView } from '../../engine/engine';
import { useMe } from '../kit/useMe';

const none: readonly CaseRecord[] = [];

/** Records of a case, oldest first; whoever is no therapist confirms none and asks for none. */
export function useCaseRecords(caseRef: CaseRef, now: string): readonly CaseRecord[] {
  const { has } = useMe();
  const answer = useView('caseRecords', has('therapist') ? { caseRef, now } : undefined);
  return answer.data ?? none;
}
