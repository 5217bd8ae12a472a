import { useTranslation } from 'react-i18next';
import { Devices } from '../../account/Devices';
import { Passkeys } from '../../account/Passkeys';
import { PassphraseStanding } from '../../account/PassphraseStanding';
import { useEngine, useView } from '../../engine/engine';
import { Button } from '../../ui/controls/Button';
import { Select } from '../../ui/controls/fields';
import { ButtonLink, IconLink, NextCard } from '../../ui/controls/links';
import { Loading } from '../../ui/controls/states';
import { Flow } from '../../ui/Flow';
import { useFormat } from '../../ui/format';
import { Phone, TopBar } from '../../ui/Phone';
import { CitizenTabs } from '../kit/CitizenTabs';
import styles from './me.module.css';

/** How one comes in, and how others are kept out: the lock, the keys, the code on paper, the devices. */
export function SecurityRoom() {
  const { t } = useTranslation(['me', 'security']);
  const f = useFormat();
  const engine = useEngine();
  const { data: me } = useView('me', null);
  const { data: security } = useView('security', null);
  return (
    <Phone
      room={styles.settings}
      tabs={<CitizenTabs />}
      header={<TopBar start={<IconLink to="/meg" icon="back" label={t('backToMe')} />} />}
    >
      <Flow>
        <h1>{t('security:title')}</h1>
        <section aria-labelledby="s-lock">
          <h2 id="s-lock">{t('settings.lock')}</h2>
          <div className="card pad">
            <Select
              label={t('settings.autoLock')}
              value={String(me?.autoLock ?? 10)}
              onChange={(event) => void engine.setAutoLock(Number(event.target.value))}
            >
              {[1, 2, 5, 10, 20, 30, 60].map((minutes) => (
                <option key={minutes} value={minutes}>
                  {t('settings.after', { count: minutes })}
                </option>
              ))}
            </Select>
            <Button variant="secondary" icon="lock" wide onClick={() => void engine.lock()}>
              {t('settings.lockNow')}
            </Button>
          </div>
        </section>
        {!security ? (
          <Loading lines={3} />
        ) : (
          <>
            <section aria-labelledby="s-passkeys">
              <h2 id="s-passkeys">{t('security:passkeys.title')}</h2>
              <div className="card pad">
                <Passkeys security={security} />
              </div>
            </section>
            <section aria-labelledby="s-passphrase">
              <h2 id="s-passphrase">{t('security:passphrase.title')}</h2>
              <div className="card pad">
                <PassphraseStanding passphrase={security.passphrase} />
                <ButtonLink to="/meg/passfrase" variant="secondary" icon="key" wide>
                  {t(security.passphrase.anywhere ? 'security:passphrase.change' : 'security:passphrase.make')}
                </ButtonLink>
              </div>
            </section>
            <section aria-labelledby="s-code">
              <h2 id="s-code">{t('security:code.title')}</h2>
              <div className="card pad">
                <p>
                  {t('security:code.account')} <b translate="no">{security.accountName}</b>
                </p>
                <p className="muted">{t('security:code.accountAbout')}</p>
              </div>
              <NextCard
                to="/meg/kode"
                icon="key"
                tone="dawn"
                heading={t('renew.link')}
                note={
                  security.recoveryCodeFrom
                    ? t('security:code.from', { date: f.day(security.recoveryCodeFrom) })
                    : t('renew.note')
                }
              />
            </section>
            <section aria-labelledby="s-devices">
              <h2 id="s-devices">{t('security:devices.title')}</h2>
              <div className="card pad">
                <Devices devices={security.devices} />
              </div>
              <NextCard
                to="/meg/mistet"
                icon="phone"
                tone="sky"
                heading={t('security:lost.title')}
                note={t('security:lost.note')}
              />
            </section>
          </>
        )}
      </Flow>
    </Phone>
  );
}
