import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Acts, Person } from '../../../client/api';
import { Choice } from '../../../ui/controls/fields';
import fields from '../../../ui/controls/fields.module.css';
import { ActDialog } from '../../kit/ActDialog';
import { useSay } from '../../kit/toasts';

/** The team's key to a second lead, so that the team is never locked out of its own list. */
export function ShareRoot({ leads, onClose }: { leads: readonly Person[]; onClose: () => void }) {
  const { t } = useTranslation('team');
  const say = useSay();
  const [account, setAccount] = useState(leads.length === 1 ? (leads[0]?.account ?? null) : null);
  const [tried, setTried] = useState(false);
  const share = () => {
    setTried(true);
    const lead = leads.find((one) => one.account === account);
    if (!lead) return null;
    return ({ shareRoot }: Acts) => shareRoot(lead.account).then(() => say(t('root.shared', { name: lead.name })));
  };
  return (
    <ActDialog heading={t('root.share')} label={t('root.shareDo')} act={share} onClose={onClose}>
      <p>{t('root.shareText')}</p>
      <Choice
        legend={t('root.shareWho')}
        options={leads.map((one) => ({ value: one.account, label: one.name, note: one.title }))}
        chosen={account ? [account] : []}
        onChoose={([next]) => setAccount(next ?? null)}
      />
      <div role="status">{tried && !account && <p className={fields.error}>{t('choosePerson')}</p>}</div>
    </ActDialog>
  );
}
