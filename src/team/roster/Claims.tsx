import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Views } from '../../client/api';
import type { StaffRole } from '../../protocol/kinds';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { errorCode, useEngine, useView } from '../../ui/engine';
import { TextField, Tick } from '../../ui/fields';
import { useFormat } from '../../ui/format';
import { ErrorCard } from '../../ui/states';
import { useSay } from '../desk/memory';
import { Roles } from './Roles';

type Claim = Views['staffClaims']['answer'][number];

/** Colleagues who have made their account and wait for somebody who knows them. */
export function Claims() {
  const { t } = useTranslation('team');
  const f = useFormat();
  const { data } = useView('staffClaims', null);
  const [open, setOpen] = useState<Claim | null>(null);
  if (!data || data.length === 0) return null;
  return (
    <section className="card blk" aria-labelledby="claims">
      <h2 id="claims">{t('team.claims')}</h2>
      <p className="muted">{t('team.claims.text')}</p>
      <ul className="open-invitations">
        {data.map((claim) => (
          <li key={claim.claim}>
            <span>
              {claim.name}
              {claim.title && `, ${claim.title}`}
            </span>
            <span className="muted">{t('team.claim.when', { when: f.moment(claim.at) })}</span>
            <Button small aria-label={t('team.claim.admitName', { name: claim.name })} onClick={() => setOpen(claim)}>
              {t('team.claim.admit')}
            </Button>
          </li>
        ))}
      </ul>
      {open && <Admit claim={open} onClose={() => setOpen(null)} />}
    </section>
  );
}

function Admit({ claim, onClose }: { claim: Claim; onClose: () => void }) {
  const { t } = useTranslation('team');
  const engine = useEngine();
  const say = useSay();
  const [name, setName] = useState(claim.name);
  const [title, setTitle] = useState(claim.title);
  const [roles, setRoles] = useState<StaffRole[]>(claim.roles);
  const [sure, setSure] = useState(false);
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const admit = async () => {
    setTried(true);
    if (!sure || roles.length === 0 || name.trim() === '') return;
    setBusy(true);
    setError(null);
    try {
      await engine.admitStaff(claim.claim, { name: name.trim(), title: title.trim(), roles });
      say(t('team.claim.admitted', { name: name.trim() }));
      onClose();
    } catch (failure) {
      setError(failure);
      setBusy(false);
    }
  };
  return (
    <Dialog
      sheet={false}
      heading={t('team.claim.dialog')}
      onClose={onClose}
      actions={
        <Button busy={busy} onClick={() => void admit()}>
          {t('team.claim.admit')}
        </Button>
      }
    >
      <TextField label={t('team.claim.name')} maxLength={120} value={name} onChange={(e) => setName(e.target.value)} />
      <TextField label={t('team.claim.title')} maxLength={80} value={title} onChange={(e) => setTitle(e.target.value)} />
      <Roles chosen={roles} onChange={setRoles} />
      <Tick checked={sure} onChange={(e) => setSure(e.target.checked)}>
        {t('team.claim.sure', { name })}
      </Tick>
      <div role="status">
        {tried && !sure && <p className="field-error">{t('team.claim.sureNeeded')}</p>}
        {tried && roles.length === 0 && <p className="field-error">{t('team.rolesNeeded')}</p>}
      </div>
      {error !== null && <ErrorCard code={errorCode(error)} />}
    </Dialog>
  );
}
