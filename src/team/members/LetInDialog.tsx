import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../care/case-view';
import type { Acts, CaseRef } from '../../client/api';
import { ActDialog } from '../kit/ActDialog';
import { useSay } from '../kit/toasts';
import { useMe } from '../kit/useMe';
import { Colleague } from './Colleague';
import { therapists } from './therapists';

/** One more of the team into the case, with its history. The citizen sees it as a line. */
export function LetInDialog({
  caseRef,
  members,
  called,
  onClose,
}: {
  caseRef: CaseRef;
  members: CaseView['members'];
  called: string;
  onClose: () => void;
}) {
  const { t } = useTranslation('team');
  const say = useSay();
  const { people } = useMe();
  const inside = new Set(members.map((one) => one.account));
  const outside = therapists(people).filter((one) => !inside.has(one.account));
  const [account, setAccount] = useState('');
  const [tried, setTried] = useState(false);
  const letIn = () => {
    setTried(true);
    if (account === '') return null;
    const name = people.find((one) => one.account === account)?.name ?? '';
    return (acts: Acts) => acts.letIn(caseRef, account).then(() => say(t('letIn.done', { name })));
  };
  return (
    <ActDialog heading={t('letIn.title')} label={t('letIn.do')} act={letIn} onClose={onClose}>
      <p>{t('letIn.text', { name: called })}</p>
      <Colleague label={t('letIn.who')} people={outside} chosen={account} onChoose={setAccount} tried={tried} />
    </ActDialog>
  );
}
