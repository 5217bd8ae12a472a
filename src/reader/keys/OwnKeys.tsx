import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Devices } from '../../account/Devices';
import { Passkeys } from '../../account/Passkeys';
import { PassphraseStanding } from '../../account/PassphraseStanding';
import type { Sheet } from '../../account/ShowCode';
import { useAct } from '../../engine/act';
import { useEngineState, useView } from '../../engine/engine';
import { Button } from '../../ui/controls/Button';
import { Dialog } from '../../ui/controls/Dialog';
import { ErrorCard, Loading } from '../../ui/controls/states';
import kit from '../kit/kit.module.css';

/** What opens the account, where it is open, and the way out. */
export function OwnKeys({ onPassphrase, onSheet }: { onPassphrase: () => void; onSheet: (sheet: Sheet) => void }) {
  const { t } = useTranslation(['reader', 'security']);
  const { data: security } = useView('security', null);
  const { unsent } = useEngineState();
  const { busy, failed, act } = useAct();
  const [leaving, setLeaving] = useState(false);
  if (!security) return <Loading lines={3} />;
  return (
    <>
      <section className={`card ${kit.block}`} aria-labelledby="k-passkeys">
        <h2 id="k-passkeys">{t('security:passkeys.title')}</h2>
        <Passkeys security={security} desk />
      </section>
      <section className={`card ${kit.block}`} aria-labelledby="k-passphrase">
        <h2 id="k-passphrase">{t('security:passphrase.title')}</h2>
        <PassphraseStanding passphrase={security.passphrase} />
        <Button variant="secondary" icon="key" onClick={onPassphrase}>
          {t(security.passphrase.anywhere ? 'security:passphrase.change' : 'security:passphrase.make')}
        </Button>
      </section>
      <section className={`card ${kit.block}`} aria-labelledby="k-code">
        <h2 id="k-code">{t('security:code.title')}</h2>
        <p>
          {t('security:code.account')} <b translate="no">{security.accountName}</b>
        </p>
        {failed && <ErrorCard code={failed} />}
        <Button
          variant="secondary"
          icon="key"
          busy={busy}
          onClick={() => void act(({ renewRecoveryCode }) => renewRecoveryCode().then(onSheet))}
        >
          {t('keys.newCode')}
        </Button>
      </section>
      <section className={`card ${kit.block}`} aria-labelledby="k-devices">
        <h2 id="k-devices">{t('security:devices.title')}</h2>
        <Devices devices={security.devices} />
        <Button variant="secondary" onClick={() => setLeaving(true)}>
          {t('keys.signOut')}
        </Button>
      </section>
      {leaving && (
        <Dialog
          sheet={false}
          heading={t('keys.signOut')}
          onClose={() => setLeaving(false)}
          actions={
            <Button danger busy={busy} onClick={() => void act(({ signOut }) => signOut({ discard: unsent > 0 }))}>
              {t('keys.signOut')}
            </Button>
          }
        >
          <p>{t('keys.signOutText')}</p>
        </Dialog>
      )}
    </>
  );
}
