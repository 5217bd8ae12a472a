import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RiskAnswer } from '../../care/alerts/risk';
import type { Acts } from '../../client/api';
import { ActDialog } from '../kit/ActDialog';
import { useSay } from '../kit/toasts';
import { DoneFields, doneOf, useDone } from './DoneFields';
import { useRiskWords } from './useRiskWords';

/** What was done about a risk answer. Only this takes the line away. */
export function AssessDialog({
  caseRef,
  risk,
  called,
  onClose,
}: {
  caseRef: string;
  risk: RiskAnswer;
  called: string;
  onClose: () => void;
}) {
  const { t } = useTranslation('team');
  const say = useSay();
  const words = useRiskWords();
  const done = useDone(`assess/${risk.answers}`);
  const [tried, setTried] = useState(false);
  const save = () => {
    setTried(true);
    const what = doneOf(done);
    if (!what) return null;
    const item = { kind: 'assessment' as const, answers: risk.answers, ...what };
    return ({ write }: Acts) => write(caseRef, item).then(() => say(t('assess.saved')));
  };
  return (
    <ActDialog heading={t('assess.title')} label={t('assess.save')} act={save} words={[done]} onClose={onClose}>
      <p>
        {words.said(risk)}, {words.compared(risk)}.{' '}
        {risk.followUp ? t('risk.followUp', { words: words.followUp(risk.followUp) }) : t('risk.noFollowUp')}
      </p>
      <DoneFields done={done} tried={tried} help={t('assess.noteHelp', { name: called })} />
    </ActDialog>
  );
}
