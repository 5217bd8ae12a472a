import { isPlan, type SafetyPlan } from '../../ui/safety-plan';

/**
 * A copy of the safety plan outside the lock, only by the citizen's own choice: then it opens with the crisis sheet at once, also while
 * the phone is locked. Everything else on the device is sealed; this is not, and the choice says so.
 */
const name = 'mellom.safety-plan';

export function readKeptPlan(): SafetyPlan | null {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(name) ?? 'null');
    return isPlan(kept) ? kept : null;
  } catch {
    return null;
  }
}
export function keepPlan(plan: SafetyPlan): void {
  localStorage.setItem(name, JSON.stringify(plan));
}
export function dropKeptPlan(): void {
  localStorage.removeItem(name);
}
