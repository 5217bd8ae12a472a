import { useTranslation } from 'react-i18next';
import type { CaseRef } from '../../client/api';
import { useEngine } from '../../ui/engine';
import { ActDialog } from '../desk/ActDialog';
import { useSay } from '../desk/memory';

/** The words of one message go, everywhere. What stays is said before. */
export function EraseDialog({
  caseRef,
  item,
  text,
  mine,
  called,
  onClose,
}: {
  caseRef: CaseRef;
  item: string;
  text: string;
  mine: boolean;
  called: string;
  onClose: () => void;
}) {
  const { t } = useTranslation('team');
  const engine = useEngine();
  const say = useSay();
  const erase = () => engine.erase(caseRef, item).then(() => say(t('erase.done')));
  return (
    <ActDialog heading={t('erase.title')} label={t('erase.do')} act={erase} onClose={onClose}>
      <blockquote>{text}</blockquote>
      <ul className="rich">
        <li>{t('erase.gone', { name: called })}</li>
        <li>{t(mine ? 'erase.stays' : 'erase.staysOther')}</li>
        <li>{t('erase.read')}</li>
      </ul>
    </ActDialog>
  );
}
