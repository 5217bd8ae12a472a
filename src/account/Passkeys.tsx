import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Views } from '../client/api';
import { useAct } from '../engine/act';
import { Button } from '../ui/controls/Button';
import { Dialog } from '../ui/controls/Dialog';
import { Tag } from '../ui/controls/parts';
import { ErrorCard } from '../ui/controls/states';
import { useFormat } from '../ui/format';
import styles from './OwnList.module.css';
import { PasskeyTroubleCard } from './PasskeyTroubleCard';
import { forgetPasskey, fromBase64url } from './passkey';
import { useNewPasskey, usePasskeyOffer } from './usePasskey';

type Security = Views['security']['answer'];
type Passkey = Security['passkeys'][number];

/** The account's passkeys: which, since when, one more, one less. `desk`: dialogs in the middle instead of from below. */
export function Passkeys({ security, desk = false }: { security: Security; desk?: boolean }) {
  const { t } = useTranslation('security');
  const f = useFormat();
  const offer = usePasskeyOffer();
  const [leaving, setLeaving] = useState<Passkey | null>(null);
  const { passkeys } = security;
  const more = useNewPasskey({
    name: security.accountName || 'Mellom',
    except: passkeys.map(({ credential }) => fromBase64url(credential)),
    give: (passkey, { addPasskey }) => addPasskey(passkey),
  });
  return (
    <>
      <p className="muted">{passkeys.length > 0 ? t('passkeys.about') : t('passkeys.none')}</p>
      {passkeys.length > 0 && (
        <ul className={styles.list} aria-label={t('passkeys.title')}>
          {passkeys.map((one) => (
            <li key={one.credential}>
              <span>
                <b>{one.label}</b> {one.here && <Tag tone="fjord">{t('here')}</Tag>}
                <small>{t('passkeys.added', { date: f.day(one.addedAt) })}</small>
              </span>
              <Button
                variant="tertiary"
                aria-label={t('passkeys.removeName', { name: one.label, date: f.day(one.addedAt) })}
                onClick={() => setLeaving(one)}
              >
                {t('passkeys.remove')}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <PasskeyTroubleCard trouble={more.trouble} />
      {more.failed && <ErrorCard code={more.failed} />}
      {offer !== 'none' && (
        <Button variant="secondary" icon="fingerprint" wide={!desk} busy={more.busy} onClick={more.start}>
          {more.busy ? t('passkeys.adding') : t('passkeys.add')}
        </Button>
      )}
      {leaving && <RemovePasskey passkey={leaving} desk={desk} onClose={() => setLeaving(null)} />}
    </>
  );
}

function RemovePasskey({ passkey, desk, onClose }: { passkey: Passkey; desk: boolean; onClose: () => void }) {
  const { t } = useTranslation(['security', 'common']);
  const { busy, failed, act } = useAct();
  const remove = async () => {
    if (!(await act(({ removePasskey }) => removePasskey(passkey.credential)))) return;
    forgetPasskey(fromBase64url(passkey.credential));
    onClose();
  };
  return (
    <Dialog
      className={desk ? undefined : 'phone'}
      sheet={!desk}
      heading={t('passkeys.removeTitle')}
      onClose={onClose}
      actions={
        <>
          <Button variant="secondary" wide={!desk} onClick={onClose}>
            {t('common:cancel')}
          </Button>
          <Button variant="secondary" danger wide={!desk} busy={busy} onClick={() => void remove()}>
            {t('passkeys.removeYes')}
          </Button>
        </>
      }
    >
      <p>{t('passkeys.removeText', { name: passkey.label })}</p>
      <p className="muted">{t('passkeys.removeFound')}</p>
      {failed && <ErrorCard code={failed} />}
    </Dialog>
  );
}
