import { dropOutside, keepOutside, readOutside } from '../../client/alerts/outside';
import { isPlan, type SafetyPlan } from '../../ui/safety-plan/safety-plan';

/**
 * A copy of the safety plan outside the lock, only by the citizen's own choice: then it opens with the crisis sheet at once, also while
 * the phone is locked. Everything else on the device is sealed; this is not, and the choice says so. It goes with the account.
 */
export async function readKeptPlan(): Promise<SafetyPlan | null> {
  const kept = (await readOutside('safety-plan')) ?? (await takeEarlier());
  return isPlan(kept) ? kept : null;
}
export const keepPlan = (plan: SafetyPlan): Promise<void> => keepOutside('safety-plan', plan);
export const dropKeptPlan = (): Promise<void> => dropOutside('safety-plan');

/** Where earlier versions kept it, and the local numbers beside it. */
async function takeEarlier(): Promise<unknown> {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem('mellom.safety-plan') ?? 'null');
    localStorage.removeItem('mellom.crisis-numbers');
    if (isPlan(kept)) await keepPlan(kept);
    localStorage.removeItem('mellom.safety-plan');
    return kept;
  } catch {
    return null;
  }
}
