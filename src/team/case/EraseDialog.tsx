import { useTranslation } from 'react-i18next';
import type { Acts, CaseRef } from '../../client/api';
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
  const say = useSay();
  const doing = ({ erase }: Acts) => erase(caseRef, item).then(() => say(t('erase.done')));
  return (
    <ActDialog heading={t('erase.title')} label={t('erase.do')} danger act={() => doing} onClose={onClose}>
      <blockquote dir="auto">{text}</blockquote>
      <ul className="rich">
        <li>{t('erase.gone', { name: called })}</li>
        <li>{t(mine ? 'erase.stays' : 'erase.staysOther')}</li>
        <li>{t('erase.read')}</li>
      </ul>
    </ActDialog>
  );
}
