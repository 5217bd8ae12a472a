import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { InviteLink } from '../../client/api';
import type { StaffRole } from '../../protocol/kinds';
import { Button } from '../../ui/Button';
import { errorCode, useEngine } from '../../ui/engine';
import { TextField } from '../../ui/fields';
import { useFormat } from '../../ui/format';
import { ErrorCard } from '../../ui/states';
import { Roles } from './Roles';

/** A link for a colleague. It lets nobody in by itself: a lead does, above. */
export function InviteColleague() {
  const { t } = useTranslation('team');
  const f = useFormat();
  const engine = useEngine();
  const [name, setName] = useState('');
  const [roles, setRoles] = useState<StaffRole[]>(['therapist']);
  const [made, setMade] = useState<InviteLink | null>(null);
  const [tried, setTried] = useState(false);
  const [copied, setCopied] = useState<'yes' | 'failed' | null>(null);
  const [error, setError] = useState<unknown>(null);
  const make = () => {
    setTried(true);
    if (name.trim() === '' || roles.length === 0) return;
    setError(null);
    setCopied(null);
    engine.inviteStaff({ name: name.trim(), roles }).then(setMade, setError);
  };
  return (
    <section className="card blk" aria-labelledby="colleague">
      <h2 id="colleague">{t('team.invite')}</h2>
      <p className="muted">{t('team.invite.text')}</p>
      <form
        className="inv"
        onSubmit={(event) => {
          event.preventDefault();
          make();
        }}
      >
        <TextField
          required
          label={t('team.invite.name')}
          maxLength={120}
          autoComplete="off"
          value={name}
          onChange={(e) => setName(e.target.value)}
        />
        <Roles chosen={roles} onChange={setRoles} />
        <div role="status">{tried && roles.length === 0 && <p className="field-error">{t('team.rolesNeeded')}</p>}</div>
        {error !== null && <ErrorCard code={errorCode(error)} retry={make} />}
        <Button type="submit" variant="secondary">
          {t('team.invite.make')}
        </Button>
      </form>
      {made && (
        <div className="staff-link">
          <p>
            <b>{t('team.invite.ready', { name })}</b> {t('team.invite.until', { date: f.day(made.notAfter) })}
          </p>
          <code className="link" translate="no">
            {made.link}
          </code>
          <p>
            {t('invite.card.code')}: <code translate="no">{made.code}</code>
          </p>
          <Button
            small
            variant="secondary"
            icon="copy"
            onClick={() =>
              void navigator.clipboard.writeText(made.link).then(
                () => setCopied('yes'),
                () => setCopied('failed'),
              )
            }
          >
            {t('invite.copy')}
          </Button>
          <p role="status" className="muted">
            {copied && t(copied === 'yes' ? 'invite.copied' : 'invite.copyFailed')}
          </p>
        </div>
      )}
    </section>
  );
}
