import { useEffect, useState } from 'react';
import { readOutside } from '../../client/alerts/outside';
import type { TeamAbout } from '../../client/api';
import { useEngine, useEngineState } from '../../engine/engine-state';
import { isEmptyPlan, type SafetyPlan, trimmedPlan } from '../../ui/safety-plan/safety-plan';
import { readKeptPlan } from './kept-plan';

type Local = NonNullable<TeamAbout['crisis']>;
interface Crisis {
  plan: SafetyPlan | null;
  local: Local | null;
}
const nothing: Crisis = { plan: null, local: null };

async function read(): Promise<Crisis> {
  const [plan, numbers] = await Promise.all([readKeptPlan(), readOutside('crisis-numbers')]);
  const kept = numbers as Local | null;
  return { plan, local: kept && Array.isArray(kept.numbers) && typeof kept.from === 'string' ? kept : null };
}
/** Read before anybody asks, so that nothing moves under a finger when the sheet opens. */
let known = nothing;
const first = read().then((found) => {
  known = found;
});

/**
 * What the crisis sheet shows before the national numbers: one's own safety plan, and whom the municipality says to call. Outside the
 * lock the plan is there only if its owner keeps it there; the numbers are no secret, and are kept from the last time. Without an account
 * on this device there is neither.
 */
export function useCrisis(): Crisis {
  const engine = useEngine();
  const { phase, role } = useEngineState();
  const somebody = phase !== 'empty' && phase !== 'starting';
  const [found, setFound] = useState(known);
  useEffect(() => {
    let gone = false;
    const show = (next: Crisis) => {
      known = next;
      if (!gone) setFound(next);
    };
    const look = async () => {
      await first;
      const kept = await read();
      show(kept);
      if (phase !== 'open' || role !== 'citizen') return;
      const caseRef = await engine.view('myCase', null);
      const view = caseRef ? await engine.view('case', { caseRef, glance: true }) : null;
      const own = view?.safetyPlan ? trimmedPlan(view.safetyPlan) : null;
      if (!gone && own && !isEmptyPlan(own)) setFound({ ...kept, plan: own });
    };
    // What is kept stands there meanwhile; the sheet never waits.
    look().catch(() => {});
    return () => {
      gone = true;
    };
  }, [engine, phase, role]);
  return somebody ? found : nothing;
}
