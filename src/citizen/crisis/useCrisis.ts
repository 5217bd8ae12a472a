import { useEffect, useState } from 'react';
import type { TeamAbout } from '../../client/api';
import { useEngine, useEngineState } from '../../ui/engine-state';
import { isEmptyPlan, type SafetyPlan, trimmedPlan } from '../../ui/safety-plan';
import { readKeptPlan } from '../safety/kept-plan';

type Local = NonNullable<TeamAbout['crisis']>;
const name = 'mellom.crisis-numbers';

function readLocal(): Local | null {
  try {
    const kept = JSON.parse(localStorage.getItem(name) ?? 'null') as Local | null;
    return kept && Array.isArray(kept.numbers) && typeof kept.from === 'string' ? kept : null;
  } catch {
    return null;
  }
}

/**
 * What the crisis sheet shows before the national numbers: one's own safety plan, and whom the municipality says to call. Outside the
 * lock the plan is there only if its owner keeps it there; the numbers are no secret, and are kept from the last time.
 */
export function useCrisis(): { plan: SafetyPlan | null; local: Local | null } {
  const engine = useEngine();
  const { phase, role } = useEngineState();
  const [plan, setPlan] = useState<SafetyPlan | null>(readKeptPlan);
  const [local, setLocal] = useState<Local | null>(readLocal);
  useEffect(() => {
    if (phase !== 'open' || role !== 'citizen') return;
    let gone = false;
    const look = async () => {
      const me = await engine.view('me', null);
      const numbers = me.about?.crisis ?? null;
      if (numbers) localStorage.setItem(name, JSON.stringify(numbers));
      else localStorage.removeItem(name);
      if (!gone) setLocal(numbers);
      const caseRef = await engine.view('myCase', null);
      const view = caseRef ? await engine.view('case', { caseRef, glance: true }) : null;
      const own = view?.safetyPlan ? trimmedPlan(view.safetyPlan) : null;
      if (!gone && own && !isEmptyPlan(own)) setPlan(own);
    };
    // Numbers and plan as kept stand there meanwhile; the sheet never waits.
    look().catch(() => {});
    return () => {
      gone = true;
    };
  }, [engine, phase, role]);
  return { plan, local };
}
