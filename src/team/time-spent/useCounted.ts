import { type DaySpent, proposed } from '../../care/time-spent/time-spent';
import type { Acts, CaseRef } from '../../client/api';
import { useEngine, useOwn } from '../../engine/engine';
import { useMe } from '../kit/useMe';
import { countedKey, forgetCounted, readCounted } from './counted';

/** What has been counted in a case and not written, day by day, and what to do with it. */
export function useCounted(caseRef: CaseRef, days: readonly DaySpent[]) {
  const engine = useEngine();
  const { account } = useMe();
  const key = countedKey(caseRef);
  const own = useOwn(key);
  const proposals = proposed(readCounted(own.data?.find((one) => one.key === key)?.value), days, account);
  return {
    proposals,
    more: proposals.reduce((sum, { more }) => sum + more, 0),
    /** Each day's number into the case; what was counted of it is then spent. */
    write: async ({ write }: Acts) => {
      for (const { day, total } of proposals) {
        await write(caseRef, { kind: 'time-spent', day, minutes: total, on: 'reading' });
        await forgetCounted(engine, caseRef, day);
      }
    },
    /** What was counted of a day, when the person has said another number. */
    forget: (day: string) => forgetCounted(engine, caseRef, day),
  };
}
