import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AlertRow } from '../../care/alert';
import type { ErrorCode } from '../../protocol/errors';
import { errorCode, useEngine } from '../../ui/engine';
import { useSay } from '../desk/memory';

/**
 * Says that one has seen an alert, or that one acts on it: a press, and everybody concerned knows. A press while another is on its way
 * waits its turn: what is said of a danger is never dropped.
 */
export function useAnswerAlert() {
  const { t } = useTranslation('team');
  const engine = useEngine();
  const say = useSay();
  const [waiting, setWaiting] = useState(0);
  const [failed, setFailed] = useState<ErrorCode | null>(null);
  const last = useRef<Promise<void>>(Promise.resolve());
  const answer = (row: AlertRow, state: 'seen' | 'acting'): Promise<void> => {
    setWaiting((n) => n + 1);
    last.current = last.current.then(async () => {
      setFailed(null);
      try {
        await engine.answerAlert(row.answers, { state });
        say(t(`duty.said.${state}`, { name: row.called || t('duty.unnamed') }));
      } catch (failure) {
        setFailed(errorCode(failure));
      }
      setWaiting((n) => n - 1);
    });
    return last.current;
  };
  return { busy: waiting > 0, failed, answer };
}
