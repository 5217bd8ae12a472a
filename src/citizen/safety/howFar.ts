import { useTranslation } from 'react-i18next';
import type { RiskAnswer } from '../../care/alerts/risk';
import type { AlertStanding } from '../../client/api';
import { useView } from '../../engine/engine';
import { useNames } from '../kit/people';
import { useMyCase } from '../kit/useMyCase';

export interface HowFar {
  answers: string;
  state: AlertStanding['state'];
  /** First name of whoever said so, or "the team". */
  name: string;
  at: string | null;
}

/** The newest risk answer and how far it has come, or that of one round. `undefined` while it is not known. */
export function useHowFar(answers?: string): HowFar | null | undefined {
  const { t } = useTranslation('common');
  const { view } = useMyCase();
  const { data: alerts } = useView('myAlerts', null);
  const names = useNames();
  if (!view) return undefined;
  const risk = answers ? view.risk.find((one) => one.answers === answers) : view.risk.at(-1);
  if (!risk) return null;
  const { state, by, at } = howFarOf(
    risk,
    alerts?.find((one) => one.answers === risk.answers),
  );
  return { answers: risk.answers, state, name: by && names.isStaff(by) ? names.first(by) : t('theTeam'), at };
}

/** Only what somebody has said themselves counts as seen: on duty, or in the case by an assessment. */
function howFarOf(
  risk: RiskAnswer,
  alert: AlertStanding | undefined,
): { state: AlertStanding['state']; by: string | null; at: string | null } {
  const assessed = risk.assessments.at(-1);
  if (alert && !(alert.state === 'unsent' || alert.state === 'sent' || alert.state === 'received'))
    return { state: alert.state, by: alert.by, at: alert.stateAt };
  if (assessed) return { state: 'seen', by: assessed.by, at: assessed.at };
  // The answer itself and what goes to the duty desk are sent one after the other: with either somebody could know.
  if (alert?.state === 'received') return { state: 'received', by: null, at: alert.stateAt };
  return { state: risk.sent || alert?.state === 'sent' ? 'sent' : 'unsent', by: null, at: null };
}
