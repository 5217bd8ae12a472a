import { useTranslation } from 'react-i18next';
import type { Acts, CaseRef } from '../../client/api';
import { ActDialog } from '../kit/ActDialog';
import { useSay } from '../kit/toasts';

/** What may be taken back: words, or a row that nobody here can read, which is named by its place. */
export interface Erasable {
  item: string;
  /** null: it cannot be read here */
  text: string | null;
  mine: boolean;
}

/** The words of one message go, or a row that cannot be read here, everywhere. What stays is said before. */
export function EraseDialog({
  caseRef,
  item,
  text,
  mine,
  called,
  onClose,
}: Erasable & {
  caseRef: CaseRef;
  called: string;
  onClose: () => void;
}) {
  const { t } = useTranslation('team');
  const say = useSay();
  const doing = ({ erase }: Acts) => erase(caseRef, item).then(() => say(t('erase.done')));
  return (
    <ActDialog
      heading={t(text === null ? 'erase.unreadTitle' : 'erase.title')}
      label={t('erase.do')}
      danger
      act={() => doing}
      onClose={onClose}
    >
      {text === null ? <p>{t('erase.unread')}</p> : <blockquote dir="auto">{text}</blockquote>}
      <ul className="rich">
        <li>{t('erase.gone', { name: called })}</li>
        <li>{t(mine ? 'erase.stays' : 'erase.staysOther')}</li>
        <li>{t('erase.read')}</li>
      </ul>
    </ActDialog>
  );
}
