import type { alertStates, assessmentActions } from '../items/choices';
import type { ItemOf } from '../items/items';

export type AlertState = (typeof alertStates)[number];
export type AssessmentAction = (typeof assessmentActions)[number];

/** All that was done, what was named first foremost. */
export function actionsOf({ action, also = [] }: Done): AssessmentAction[] {
  return [...new Set([...(action ? [action] : []), ...also])];
}
export interface Done {
  action?: AssessmentAction | null | undefined;
  /** what was done besides */
  also?: readonly AssessmentAction[] | undefined;
}

/** How far a citizen's own risk answer has come, as the citizen sees it. */
export interface AlertStanding {
  answers: string;
  at: string;
  value: number;
  /** `unsent`: only on this device. `sent`: with the relay. `received`: on a machine of the duty staff, seen by nobody yet. */
  state: 'unsent' | 'sent' | 'received' | AlertState;
  by: string | null;
  stateAt: string | null;
}

/** A risk answer as duty staff and custodians see it. */
export interface AlertRow {
  answers: string;
  at: string;
  called: string;
  reach: string | null;
  instrument: string;
  value: number;
  previous: number | null;
  followUp: ItemOf<'alert'>['followUp'] | null;
  /** Higher at an increase, the highest value, a plan, means, or danger now. */
  level: 1 | 2;
  state: 'new' | AlertState;
  by: string | null;
  stateAt: string | null;
  /** Unseen for longer than the team's promise allows (overdueFrom): shown to custodians too, whoever is on duty. */
  overdue: boolean;
  history: {
    state: AlertState;
    by: string;
    at: string;
    action: AssessmentAction | null;
    also?: readonly AssessmentAction[];
    note: string | null;
  }[];
  /** Account of who answers for the case, if the citizen's device has said so. */
  therapist: string | null;
  /** The day on which their course of treatment ended, where none goes on. */
  ended: string | null;
  /** The case, where this account is in it. */
  caseRef: string | null;
  /**
   * `case`: of the citizen of a case that this account is in. `unseen`: of a case that it is not in, as the relay and the alert say. `nowhere`: this
   * account is in all cases, and whoever wrote it is the citizen of none.
   */
  from: 'case' | 'unseen' | 'nowhere';
  /** There is something that cannot be shown: an alert perhaps. */
  unreadable?: true;
}
