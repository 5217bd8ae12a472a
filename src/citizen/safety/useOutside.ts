import { useEffect } from 'react';
import { dropOutside, keepOutside } from '../../client/alerts/outside';
import type { Views } from '../../client/api';
import { useView } from '../../engine/engine';
import { isEmptyPlan, trimmedPlan } from '../../ui/safety-plan/safety-plan';
import { dropKeptPlan, keepPlan, readKeptPlan } from './kept-plan';

/**
 * What the help sheet shows of this account while it is locked follows what it is of: the copy of the safety plan changes with the plan,
 * and is gone when another account has taken this one's place or the case is deleted.
 */
export function useOutside(replacement: Views['replacement']['answer'] | undefined) {
  const { data: me } = useView('me', null);
  const { data: caseRef } = useView('myCase', null);
  const { data: view } = useView('case', caseRef ? { caseRef, glance: true } : undefined);
  const numbers = me && JSON.stringify(me.about?.crisis ?? null);
  const over = Boolean(replacement?.replaced || view?.deleted);
  const plan = view?.safetyPlan && JSON.stringify(trimmedPlan(view.safetyPlan));
  useEffect(() => {
    if (!numbers) return;
    const crisis: unknown = JSON.parse(numbers);
    void (crisis ? keepOutside('crisis-numbers', crisis) : dropOutside('crisis-numbers')).catch(() => undefined);
  }, [numbers]);
  useEffect(() => {
    const follow = async () => {
      if (over) return dropKeptPlan();
      const newest = plan ? JSON.parse(plan) : null;
      if (newest && !isEmptyPlan(newest) && (await readKeptPlan())) await keepPlan(newest);
    };
    void follow().catch(() => undefined);
  }, [over, plan]);
}
