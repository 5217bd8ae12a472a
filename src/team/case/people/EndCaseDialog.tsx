import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseRef } from '../../../client/api';
import { useEngine } from '../../../ui/engine';
import { TextArea } from '../../../ui/fields';
import { ActDialog } from '../../desk/ActDialog';
import { useSay } from '../../desk/memory';
import { isTyped, TypedName } from '../../desk/TypedName';

/** A custodian ends a case and has it deleted. The reason goes to everybody in it first; the name is typed. */
export function EndCaseDialog({ caseRef, name, onClose }: { caseRef: CaseRef; name: string; onClose: () => void }) {
  const { t } = useTranslation('team');
  const engine = useEngine();
  const say = useSay();
  const go = useNavigate();
  const [reason, setReason] = useState('');
  const [typed, setTyped] = useState('');
  const [tried, setTried] = useState(false);
  const end = () => {
    setTried(true);
    if (reason.trim() === '' || !isTyped(typed, name)) return null;
    return engine.deleteCase(caseRef, reason.trim()).then(async () => {
      say(t('end.done'));
      await go({ to: '/saker' });
    });
  };
  return (
    <ActDialog heading={t('end.title')} label={t('end.do')} act={end} onClose={onClose}>
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
        error={tried && reason.trim() === '' ? t('end.reasonNeeded') : undefined}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      <TypedName name={name} typed={typed} onType={setTyped} tried={tried} />
    </ActDialog>
  );
}
