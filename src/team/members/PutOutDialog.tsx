import { useTranslation } from 'react-i18next';
import type { Acts, CaseRef } from '../../client/api';
import { ActDialog } from '../kit/ActDialog';
import { useSay } from '../kit/toasts';

/** One of the staff out of this case. The way back is to let them in again, so a press is enough. */
export function PutOutDialog({
  caseRef,
  account,
  name,
  called,
  onClose,
}: {
  caseRef: CaseRef;
  account: string;
  name: string;
  called: string;
  onClose: () => void;
}) {
  const { t } = useTranslation('team');
  const say = useSay();
  const putOut = () => (acts: Acts) => acts.putOut(caseRef, account).then(() => say(t('putOut.done', { name })));
  return (
    <ActDialog heading={t('putOut.title', { name })} label={t('putOut.do', { name })} danger act={putOut} onClose={onClose}>
      <p>{t('putOut.text', { name, called })}</p>
    </ActDialog>
  );
}
