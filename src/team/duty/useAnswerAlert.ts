import { useTranslation } from 'react-i18next';
import type { AlertRow } from '../../care/alert';
import { useEngine } from '../../ui/engine';
import { useSay } from '../desk/memory';
import { useAct } from '../desk/useAct';

/** Says that one has seen an alert, or that one acts on it: a press, and everybody concerned knows. */
export function useAnswerAlert() {
  const { t } = useTranslation('team');
  const engine = useEngine();
  const say = useSay();
  const { busy, failed, act } = useAct();
  return {
    busy,
    failed,
    answer: (row: AlertRow, state: 'seen' | 'acting') =>
      act(() =>
        engine
          .answerAlert(row.answers, { state })
          .then(() => say(t(`duty.said.${state}`, { name: row.called || t('duty.unnamed') }))),
      ),
  };
}
