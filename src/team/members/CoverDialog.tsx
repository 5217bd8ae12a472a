import { useTranslation } from 'react-i18next';
import type { Acts, CaseRef } from '../../client/api';
import { ActDialog } from '../kit/ActDialog';
import { useSay } from '../kit/toasts';
import { CoverFields, useCoverPlan } from './CoverFields';

/** Another therapist for some days. They are let in when it begins and put out when it is over; the citizen sees both. */
export function CoverDialog({ caseRef, called, onClose }: { caseRef: CaseRef; called: string; onClose: () => void }) {
  const { t } = useTranslation('team');
  const say = useSay();
  const { note, fields, name, read } = useCoverPlan(`cover/${caseRef}`);
  const arrange = () => {
    const plan = read();
    return plan && (({ cover }: Acts) => cover(caseRef, plan).then(() => say(t('cover.arranged', { name }))));
  };
  return (
    <ActDialog heading={t('cover.title')} label={t('cover.do')} act={arrange} words={[note]} onClose={onClose}>
      <p>{t('cover.text', { name: called })}</p>
      <CoverFields {...fields} noteHelp={t('cover.noteHelp', { name: called })} />
    </ActDialog>
  );
}
