import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Acts, Views } from '../../client/api';
import { useView } from '../../engine/engine';
import { Button } from '../../ui/controls/Button';
import { useFormat } from '../../ui/format';
import { ActDialog } from '../kit/ActDialog';
import lists from '../kit/lists.module.css';
import { useSay } from '../kit/toasts';

type Invitation = Views['staffInvitations']['answer'][number];

/** Links that still let somebody ask. Made by oneself: nobody else could tell whose a claim by them is. */
export function StaffInvitations() {
  const { t } = useTranslation('team');
  const f = useFormat();
  const { data } = useView('staffInvitations', null);
  const [leaving, setLeaving] = useState<Invitation | null>(null);
  if (!data || data.length === 0) return null;
  return (
    <>
      <h3>{t('team.invitations')}</h3>
      <ul className={lists.open}>
        {data.map((one) => (
          <li key={one.invite}>
            <span>
              <bdi>{one.name}</bdi>
            </span>
            <span className="muted">
              {one.roles.map((role) => t(`role.${role}`)).join(', ')}
              {one.notAfter && ` · ${t('team.invitations.until', { date: f.day(one.notAfter) })}`}
            </span>
            <Button
              small
              variant="tertiary"
              aria-label={t('team.invitations.withdrawName', { name: one.name })}
              onClick={() => setLeaving(one)}
            >
              {t('team.invitations.withdraw')}
            </Button>
          </li>
        ))}
      </ul>
      {leaving && <Withdraw invitation={leaving} onClose={() => setLeaving(null)} />}
    </>
  );
}

function Withdraw({ invitation: { invite, name }, onClose }: { invitation: Invitation; onClose: () => void }) {
  const { t } = useTranslation('team');
  const say = useSay();
  return (
    <ActDialog
      heading={t('team.invitations.withdrawName', { name })}
      label={t('team.invitations.withdraw')}
      danger
      act={() => (acts: Acts) => acts.withdrawStaffInvitation(invite).then(() => say(t('team.invitations.withdrawn', { name })))}
      onClose={onClose}
    >
      <p>{t('team.invitations.withdrawText')}</p>
    </ActDialog>
  );
}
