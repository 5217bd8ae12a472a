import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RiskAnswer } from '../../care/case';
import { assessmentActions } from '../../care/items';
import type { Acts } from '../../client/api';
import { useWords } from '../../ui/draft';
import { Choice, TextArea } from '../../ui/fields';
import { ActDialog } from '../desk/ActDialog';
import { useSay } from '../desk/memory';
import { useRiskWords } from './useRiskWords';

type Action = (typeof assessmentActions)[number];

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
  const [action, setAction] = useState<Action | null>(null);
  const note = useWords(`assess/${risk.answers}`);
  const [tried, setTried] = useState(false);
  const save = () => {
    setTried(true);
    if (!action) return null;
    const text = note.text.trim();
    const item = { kind: 'assessment' as const, answers: risk.answers, action, ...(text ? { note: text } : {}) };
    return ({ write }: Acts) => write(caseRef, item).then(() => say(t('assess.saved')));
  };
  return (
    <ActDialog heading={t('assess.title')} label={t('assess.save')} act={save} words={[note]} onClose={onClose}>
      <p>
        {words.said(risk)}, {words.compared(risk)}.{' '}
        {risk.followUp ? t('risk.followUp', { words: words.followUp(risk.followUp) }) : t('risk.noFollowUp')}
      </p>
      <Choice<Action>
        legend={t('assess.what')}
        options={assessmentActions.map((value) => ({ value, label: t(`assess.action.${value}`) }))}
        chosen={action ? [action] : []}
        onChoose={([chosen]) => setAction(chosen ?? null)}
      />
      <div role="status">{tried && !action && <p className="field-error">{t('assess.choose')}</p>}</div>
      <TextArea
        label={t('assess.note')}
        description={t('assess.noteHelp', { name: called })}
        rows={3}
        maxLength={2_000}
        value={note.text}
        onChange={(event) => note.set(event.target.value)}
      />
    </ActDialog>
  );
}
