import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { QuestionnaireRound } from '../../care/questionnaires/questionnaires-of';
import type { Acts, CaseRef } from '../../client/api';
import { useWords } from '../../engine/draft';
import { TextArea } from '../../ui/controls/fields';
import { useFormat } from '../../ui/format';
import { ActDialog } from '../kit/ActDialog';
import { useContent } from '../kit/catalogue';
import { useSay } from '../kit/toasts';

/** Answers that were entered wrongly count no more. What stays, and who reads it, is said before. */
export function StrikeDialog({
  caseRef,
  round,
  risky,
  called,
  onClose,
}: {
  caseRef: CaseRef;
  round: QuestionnaireRound;
  /** they have told of danger */
  risky: boolean;
  called: string;
  onClose: () => void;
}) {
  const { t } = useTranslation('team');
  const f = useFormat();
  const say = useSay();
  const content = useContent();
  const reason = useWords(`strike/${round.item}`);
  const [tried, setTried] = useState(false);
  const text = reason.text.trim();
  const what = { instrument: content.instrumentName(round.instrument), date: f.day(round.answeredAt) };
  const strike = () => {
    setTried(true);
    if (text === '') return null;
    return ({ write }: Acts) =>
      write(caseRef, { kind: 'struck', answers: round.item, reason: text }).then(() => say(t('strike.done')));
  };
  return (
    <ActDialog heading={t('strike.title', what)} label={t('strike.do')} act={strike} words={[reason]} onClose={onClose}>
      <p>{t('strike.when')}</p>
      <ul className="rich">
        <li>{t('strike.stays', { name: called })}</li>
        <li>{t('strike.counts')}</li>
        {risky && <li>{t('strike.risk')}</li>}
      </ul>
      <TextArea
        label={t('strike.reason')}
        description={t('strike.reasonHelp', { name: called })}
        rows={2}
        maxLength={500}
        error={tried && text === '' ? t('strike.reasonNeeded') : undefined}
        value={reason.text}
        onChange={(event) => reason.set(event.target.value)}
      />
    </ActDialog>
  );
}
