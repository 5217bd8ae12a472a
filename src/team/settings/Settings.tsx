import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmCode } from '../../ui/account/ConfirmCode';
import { ShowCode } from '../../ui/account/ShowCode';
import { Button } from '../../ui/Button';
import { errorCode, useEngine, useEngineState, useView } from '../../ui/engine';
import { Picks, Select, Tick } from '../../ui/fields';
import { useFormat } from '../../ui/format';
import { LanguageChoice } from '../../ui/LanguageChoice';
import { ErrorCard, Loading } from '../../ui/states';
import { setLook, useLook } from '../../ui/theme';
import { keysSetting, useKeysOn } from '../desk/keys';
import { SignOut } from './SignOut';

/** How this desk looks and locks, the recovery code, and the way out. */
export function Settings() {
  const { t } = useTranslation('team');
  const f = useFormat();
  const engine = useEngine();
  const { build } = useEngineState();
  const look = useLook();
  const keysOn = useKeysOn();
  const { data: me } = useView('me', null);
  const [code, setCode] = useState<{ text: string; confirming: boolean } | null>(null);
  const [error, setError] = useState<unknown>(null);
  if (code?.confirming)
    return <ConfirmCode onBack={() => setCode({ ...code, confirming: false })} onDone={() => setCode(null)} />;
  if (code) return <ShowCode code={code.text} onDone={() => setCode({ ...code, confirming: true })} />;
  return (
    <main id="innhold" className="col list settings">
      <header className="bar-top">
        <h1 tabIndex={-1}>{t('settings.title')}</h1>
      </header>
      {!me ? (
        <Loading lines={3} />
      ) : (
        <div className="blocks">
          <section className="card blk" aria-labelledby="s-me">
            <h2 id="s-me">{t('settings.me')}</h2>
            <p>
              <b>{me.name}</b>
              {me.title && `, ${me.title}`}
            </p>
            <p className="muted">{me.roles.map((role) => t(`role.${role}`)).join(', ')}</p>
            <p className="muted">{t('settings.deviceSince', { date: f.day(me.deviceSince) })}</p>
          </section>
          <section className="card blk" aria-labelledby="s-look">
            <h2 id="s-look">{t('settings.look')}</h2>
            <p className="ds-label">{t('settings.language')}</p>
            <LanguageChoice />
            <Picks
              legend={t('settings.look')}
              hideLegend
              options={(['auto', 'light', 'dark'] as const).map((value) => ({ value, label: t(`settings.look.${value}`) }))}
              chosen={look.appearance}
              onChoose={(appearance) => setLook({ appearance })}
            />
            <Tick checked={keysOn} onChange={(event) => void engine.saveOwn(keysSetting, event.target.checked)}>
              {t('settings.keysOn')}
            </Tick>
          </section>
          <section className="card blk" aria-labelledby="s-lock">
            <h2 id="s-lock">{t('settings.locking')}</h2>
            <Select
              label={t('settings.autoLock')}
              description={t('settings.autoLockHelp')}
              value={me.autoLock}
              onChange={(event) => void engine.setAutoLock(Number(event.target.value))}
            >
              {[1, 2, 5, 10, 20, 30, 60].map((minutes) => (
                <option key={minutes} value={minutes}>
                  {t('settings.minutes', { count: minutes })}
                </option>
              ))}
            </Select>
            <Button variant="secondary" icon="lock" onClick={() => void engine.lock()}>
              {t('settings.lock')}
            </Button>
          </section>
          <section className="card blk" aria-labelledby="s-code">
            <h2 id="s-code">{t('settings.code')}</h2>
            <p>{t('settings.codeText')}</p>
            {error !== null && <ErrorCard code={errorCode(error)} />}
            <Button
              variant="secondary"
              icon="key"
              onClick={() =>
                engine
                  .renewRecoveryCode()
                  .then(({ recoveryCode }) => setCode({ text: recoveryCode, confirming: false }), setError)
              }
            >
              {t('settings.codeNew')}
            </Button>
            <p className="muted small">{t('settings.codeOldStops')}</p>
          </section>
          <SignOut />
          <p className="muted small">{t('settings.build', { build })}</p>
        </div>
      )}
    </main>
  );
}
