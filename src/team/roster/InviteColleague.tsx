import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { InviteLink } from '../../client/api';
import { useAct } from '../../engine/act';
import { useWords } from '../../engine/draft';
import type { StaffRole } from '../../protocol/kinds';
import { Button } from '../../ui/controls/Button';
import { TextField } from '../../ui/controls/fields';
import fields from '../../ui/controls/fields.module.css';
import { ErrorCard } from '../../ui/controls/states';
import { useFormat } from '../../ui/format';
import form from '../kit/form.module.css';
import room from '../kit/room.module.css';
import { Roles } from './Roles';
import styles from './roster.module.css';
import { StaffInvitations } from './StaffInvitations';

/** A link for a colleague. It lets nobody in by itself: a lead does, above. */
export function InviteColleague() {
  const { t } = useTranslation('team');
  const f = useFormat();
  const draft = useWords('invite-colleague');
  const { busy, failed, act } = useAct(draft);
  const [roles, setRoles] = useState<StaffRole[]>(['therapist']);
  const [made, setMade] = useState<{ name: string; link: InviteLink } | null>(null);
  const [tried, setTried] = useState(false);
  const [copied, setCopied] = useState<'yes' | 'failed' | null>(null);
  const make = () => {
    setTried(true);
    const name = draft.text.trim();
    if (name === '' || roles.length === 0) return;
    setCopied(null);
    void act(async ({ inviteStaff }) => setMade({ name, link: await inviteStaff({ name, roles }) }));
  };
  return (
    <section className={`card ${room.block}`} aria-labelledby="colleague">
      <h2 id="colleague">{t('team.invite')}</h2>
      <p className="muted">{t('team.invite.text')}</p>
      <form
        className={form.form}
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
          value={draft.text}
          onChange={(e) => draft.set(e.target.value)}
        />
        <Roles chosen={roles} onChange={setRoles} />
        <div role="status">{tried && roles.length === 0 && <p className={fields.error}>{t('team.rolesNeeded')}</p>}</div>
        {failed && <ErrorCard code={failed} retry={make} />}
        <Button type="submit" variant="secondary" busy={busy}>
          {t('team.invite.make')}
        </Button>
      </form>
      {made && (
        <div className={styles.link}>
          <p>
            <b>{t('team.invite.ready', { name: made.name })}</b> {t('team.invite.until', { date: f.day(made.link.notAfter) })}
          </p>
          <code translate="no">{made.link.link}</code>
          <p>
            {t('invite.card.code')}: <code translate="no">{made.link.code}</code>
          </p>
          <Button
            small
            variant="secondary"
            icon="copy"
            onClick={() =>
              void navigator.clipboard.writeText(made.link.link).then(
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
      <StaffInvitations />
    </section>
  );
}
