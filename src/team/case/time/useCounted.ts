import { type Counted, type DaySpent, proposed } from '../../../care/time-spent';
import type { CaseRef } from '../../../client/api';
import { useEngine, useOwn } from '../../../ui/engine';
import { useMe } from '../../useMe';
import { countedKey, isSeconds } from './useCounting';

/** What has been counted in a case and not written, day by day, and what to do with it. */
export function useCounted(caseRef: CaseRef, days: readonly DaySpent[]) {
  const engine = useEngine();
  const { account } = useMe();
  const prefix = `time/${caseRef}/`;
  const own = useOwn(prefix);
  const counted = (own.data ?? []).flatMap(({ key, value }): Counted[] =>
    isSeconds(value) ? [{ day: key.slice(prefix.length), seconds: value }] : [],
  );
  const proposals = proposed(counted, days, account);
  return {
    proposals,
    more: proposals.reduce((sum, { more }) => sum + more, 0),
    /** Each day's number into the case; what was counted of it is then spent. */
    write: async () => {
      for (const { day, total } of proposals) {
        await engine.write(caseRef, { kind: 'time-spent', day, minutes: total, on: 'reading' });
        await engine.removeOwn(countedKey(caseRef, day));
      }
    },
    /** What was counted of a day, when the person has said another number. */
    forget: (day: string) => engine.removeOwn(countedKey(caseRef, day)),
  };
}
