import { lastOf } from '../case/activity-kinds';
import type { CaseState } from '../case/state';
import { openRiskOf, type RiskAnswer, type RiskDone, riskDoneFor, riskOf } from './risk';
import { type PlanNow, safetyPlanOf } from './safety-plan';
import type { ToldOf } from './told';

export interface RiskContext {
  /** Account of the reader. */
  me: string;
  /** What staff say in the team's stream that they do about risk answers. */
  told?: ToldOf;
}
export interface RiskView {
  risk: RiskAnswer[];
  /** Newest risk answer that nobody has acted on. */
  openRisk: RiskAnswer | null;
  /** A colleague has dealt with the newest one, and the reader has done nothing in the case since. */
  riskDoneFor: RiskDone | null;
  safetyPlan: PlanNow | null;
}

/** Answers about danger, who has dealt with them, and the plan that was made. */
export function riskView(state: CaseState, { me, told }: RiskContext): RiskView {
  const risk = riskOf(state, told);
  return {
    risk,
    openRisk: openRiskOf(risk),
    riskDoneFor: riskDoneFor(risk, me, lastOf(state, me)?.item.at),
    safetyPlan: safetyPlanOf(state),
  };
}
