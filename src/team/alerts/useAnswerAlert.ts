import { useTranslation } from 'react-i18next';
import type { AlertRow } from '../../care/alerts/alert';
import { useTelling } from '../../engine/act';
import { useSay } from '../kit/toasts';

/**
 * Says that one has seen an alert, or that one acts on it: a press, and everybody concerned knows. A press while another is on its way
 * waits its turn: what is said of a danger is never dropped.
 */
export function useAnswerAlert() {
  const { t } = useTranslation('team');
  const say = useSay();
  const { busy, failed, tell } = useTelling();
  const answer = (row: AlertRow, state: 'seen' | 'acting'): Promise<void> =>
    tell([row.answers, state], async ({ answerAlert }) => {
      await answerAlert(row.answers, { state });
      say(t(`duty.said.${state}`, { name: row.called || t('duty.unnamed') }));
    });
  return { busy, failed, answer };
}
