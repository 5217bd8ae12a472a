import { useMemo, useState } from 'react';
import { type HandedIn, isOf, type Period, periodsOf } from '../../care/pooling/handed-in';
import { overviewOf } from '../../care/pooling/overview';

/** The country in the period that is chosen, the newest to begin with. Null where no team has handed in anything. */
export function useOverview(all: readonly HandedIn[]) {
  const [chosen, choose] = useState<Period | null>(null);
  return useMemo(() => {
    const periods = periodsOf(all);
    const period = (chosen && periods.find(isOf(chosen))) ?? periods[0] ?? null;
    return { periods, choose, overview: period && overviewOf(all, period) };
  }, [all, chosen]);
}
