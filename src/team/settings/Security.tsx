import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Devices } from '../../account/Devices';
import { LostDevice } from '../../account/LostDevice';
import { Passkeys } from '../../account/Passkeys';
import { PassphraseStanding } from '../../account/PassphraseStanding';
import type { Sheet } from '../../account/ShowCode';
import { useAct } from '../../engine/act';
import { useView } from '../../engine/engine';
import { Button } from '../../ui/controls/Button';
import { Dialog } from '../../ui/controls/Dialog';
import { ErrorCard, Loading } from '../../ui/controls/states';
import { useFormat } from '../../ui/format';
import room from '../kit/room.module.css';
import styles from './Security.module.css';

/** One's own keys and devices at a desk. */
export function Security({
  autoLock,
  onPassphrase,
  onSheet,
}: {
  autoLock: number;
  onPassphrase: () => void;
  onSheet: (sheet: Sheet) => void;
}) {
  const { t } = useTranslation(['team', 'security']);
  const f = useFormat();
  const { data: security } = useView('security', null);
  const { busy, failed, act } = useAct();
  const [lost, setLost] = useState(false);
  if (!security) return <Loading lines={3} />;
  const renew = () => void act(({ renewRecoveryCode }) => renewRecoveryCode().then(onSheet));
  return (
    <>
      <section className={`card ${room.block}`} aria-labelledby="s-passkeys">
        <h2 id="s-passkeys">{t('security:passkeys.title')}</h2>
        <Passkeys security={security} desk />
      </section>
      <section className={`card ${room.block}`} aria-labelledby="s-passphrase">
        <h2 id="s-passphrase">{t('security:passphrase.title')}</h2>
        <PassphraseStanding passphrase={security.passphrase} />
        <Button variant="secondary" icon="key" onClick={onPassphrase}>
          {t(security.passphrase.anywhere ? 'security:passphrase.change' : 'security:passphrase.make')}
        </Button>
      </section>
      <section className={`card ${room.block}`} aria-labelledby="s-code">
        <h2 id="s-code">{t('security:code.title')}</h2>
        <p>{t('settings.codeText')}</p>
        <p>
          {t('security:code.account')} <b translate="no">{security.accountName}</b>
        </p>
        {failed && <ErrorCard code={failed} />}
        <Button variant="secondary" icon="key" busy={busy} onClick={renew}>
          {t('settings.codeNew')}
        </Button>
        <p className="muted small">
          {security.recoveryCodeFrom && `${t('security:code.from', { date: f.day(security.recoveryCodeFrom) })}. `}
          {t('settings.codeOldStops')}
        </p>
      </section>
      <section className={`card ${room.block}`} aria-labelledby="s-devices">
        <h2 id="s-devices">{t('security:devices.title')}</h2>
        <Devices devices={security.devices} />
        <Button variant="secondary" onClick={() => setLost(true)}>
          {t('security:lost.title')}
        </Button>
      </section>
      {lost && (
        <Dialog sheet={false} className={styles.lost} heading={t('security:lost.title')} onClose={() => setLost(false)}>
          <LostDevice whose="staff" name={t('security:lost.lead')} phone={null} autoLock={autoLock} end={null} />
        </Dialog>
      )}
    </>
  );
}
