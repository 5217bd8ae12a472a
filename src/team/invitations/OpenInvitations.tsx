import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseRow } from '../../care/desk/inbox';
import type { InviteLink } from '../../client/api';
import { useAct } from '../../engine/act';
import { useNow, useView } from '../../engine/engine';
import { Button } from '../../ui/controls/Button';
import { Dialog } from '../../ui/controls/Dialog';
import { ErrorCard } from '../../ui/controls/states';
import { useFormat } from '../../ui/format';
import lists from '../kit/lists.module.css';
import { useSay } from '../kit/toasts';

/** Invitations that nobody has used yet: a new code, or taken back. */
export function OpenInvitations({ onRenewed }: { onRenewed: (link: InviteLink, whom: string) => void }) {
  const { t } = useTranslation('team');
  const now = useNow();
  const { data } = useView('cases', { now });
  const open = data?.filter((row) => row.status !== 'active') ?? [];
  return (
    <section className={lists.open} aria-labelledby="open-invitations">
      <h2 id="open-invitations">{t('invite.open.title')}</h2>
      {open.length === 0 ? (
        <p className="muted">{t('invite.open.none')}</p>
      ) : (
        <ul>
          {open.map((row) => (
            <Open key={row.caseRef} row={row} onRenewed={onRenewed} />
          ))}
        </ul>
      )}
    </section>
  );
}

function Open({ row, onRenewed }: { row: CaseRow; onRenewed: (link: InviteLink, whom: string) => void }) {
  const { t } = useTranslation('team');
  const f = useFormat();
  const { busy, failed, act } = useAct();
  const say = useSay();
  const { data: view } = useView('case', { caseRef: row.caseRef, glance: true });
  const [asking, setAsking] = useState(false);
  const { name, caseRef } = row;
  const renew = () => act(async ({ renewInvitation }) => onRenewed(await renewInvitation(caseRef), view?.called || name));
  const withdraw = () => {
    setAsking(false);
    void act((acts) => acts.withdrawInvitation(caseRef).then(() => say(t('invite.open.withdrawn'))));
  };
  return (
    <li>
      <span translate="no">
        <bdi>{name}</bdi>
      </span>
      <span className="muted">
        {row.status === 'invited' && view?.invitation?.notAfter
          ? t('invite.open.until', { date: f.day(view.invitation.notAfter) })
          : t('invite.open.expired')}
      </span>
      <Button small variant="secondary" busy={busy} aria-label={t('invite.open.renewFor', { name })} onClick={() => void renew()}>
        {t('invite.open.renew')}
      </Button>
      {row.status === 'invited' && (
        <Button small variant="tertiary" aria-label={t('invite.open.withdrawFor', { name })} onClick={() => setAsking(true)}>
          {t('invite.open.withdraw')}
        </Button>
      )}
      {failed && <ErrorCard code={failed} />}
      {asking && (
        <Dialog
          sheet={false}
          heading={t('invite.open.withdraw')}
          onClose={() => setAsking(false)}
          actions={
            <>
              <Button onClick={withdraw}>{t('invite.open.withdrawYes')}</Button>
              <Button variant="secondary" onClick={() => setAsking(false)}>
                {t('close')}
              </Button>
            </>
          }
        >
          <p>{t('invite.open.withdrawAsk', { name })}</p>
        </Dialog>
      )}
    </li>
  );
}
