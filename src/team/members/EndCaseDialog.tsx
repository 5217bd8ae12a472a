import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Acts, CaseRef } from '../../client/api';
import { useWords } from '../../engine/draft';
import { TextArea } from '../../ui/controls/fields';
import { ActDialog } from '../kit/ActDialog';
import { isTyped, TypedName } from '../kit/TypedName';
import { useSay } from '../kit/toasts';

/** A custodian ends a case and has it deleted. The reason goes to everybody in it first; the name is typed. */
export function EndCaseDialog({ caseRef, name, onClose }: { caseRef: CaseRef; name: string; onClose: () => void }) {
  const { t } = useTranslation('team');
  const say = useSay();
  const go = useNavigate();
  const reason = useWords(`end/${caseRef}`);
  const [typed, setTyped] = useState('');
  const [tried, setTried] = useState(false);
  const end = () => {
    setTried(true);
    const text = reason.text.trim();
    if (text === '' || !isTyped(typed, name)) return null;
    return async ({ deleteCase }: Acts) => {
      await deleteCase(caseRef, text);
      say(t('end.done'));
      await go({ to: '/saker' });
    };
  };
  return (
    <ActDialog heading={t('end.title')} label={t('end.do')} danger act={end} words={[reason]} onClose={onClose}>
      <ul className="rich">
        <li>{t('end.gone')}</li>
        <li>{t('end.told', { name })}</li>
        <li>{t('end.law')}</li>
      </ul>
      <TextArea
        label={t('end.reason')}
        description={t('end.reasonHelp', { name })}
        rows={3}
        maxLength={500}
        error={tried && reason.text.trim() === '' ? t('end.reasonNeeded') : undefined}
        value={reason.text}
        onChange={(event) => reason.set(event.target.value)}
      />
      <TypedName name={name} typed={typed} onType={setTyped} tried={tried} />
    </ActDialog>
  );
}
