import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ChangePassphrase } from '../../account/ChangePassphrase';
import { ConfirmCode } from '../../account/ConfirmCode';
import { type Sheet, ShowCode } from '../../account/ShowCode';
import { useEngine, useEngineState, useView } from '../../engine/engine';
import { Button } from '../../ui/controls/Button';
import { Picks, Select, Tick } from '../../ui/controls/fields';
import { LanguageChoice } from '../../ui/controls/LanguageChoice';
import { Loading } from '../../ui/controls/states';
import { useFormat } from '../../ui/format';
import { setLook, useLook } from '../../ui/theme';
import { keysSetting, useKeysOn } from '../kit/keys';
import room from '../kit/room.module.css';
import { SavedReplies } from '../saved-replies/SavedReplies';
import { countingSetting, useCountingOn } from '../time-spent/useCounting';
import { OwnAbsences, OwnHours } from './OwnDays';
import { OwnPhone } from './OwnPhone';
import { Security } from './Security';
import { SignOut } from './SignOut';

/** How this desk looks and locks, one's own keys and devices, and the way out. */
export function Settings() {
  const { t } = useTranslation(['team', 'calendar', 'replies']);
  const f = useFormat();
  const engine = useEngine();
  const { build } = useEngineState();
  const look = useLook();
  const keysOn = useKeysOn();
  const counting = useCountingOn();
  const { data: me } = useView('me', null);
  const [sheet, setSheet] = useState<Sheet | null>(null);
  const [confirming, setConfirming] = useState(false);
  const [changing, setChanging] = useState(false);
  const back = () => {
    setSheet(null);
    setConfirming(false);
    setChanging(false);
  };
  if (changing) return <ChangePassphrase onDone={back} />;
  if (sheet && confirming) return <ConfirmCode onBack={() => setConfirming(false)} onDone={back} />;
  if (sheet) return <ShowCode sheet={sheet} whose="staff" onDone={() => setConfirming(true)} />;
  return (
    <main id="innhold" className={`${room.column} ${room.list}`}>
      <header className={room.bar}>
        <h1 tabIndex={-1}>{t('settings.title')}</h1>
      </header>
      {!me ? (
        <Loading lines={3} />
      ) : (
        <div className={room.blocks}>
          <section className={`card ${room.block}`} aria-labelledby="s-me">
            <h2 id="s-me">{t('settings.me')}</h2>
            <p>
              <b>
                <bdi>{me.name}</bdi>
              </b>
              {me.title && `, ${me.title}`}
            </p>
            <p className="muted">{me.roles.map((role) => t(`role.${role}`)).join(', ')}</p>
            <OwnPhone />
            <p className="muted">{t('settings.deviceSince', { date: f.day(me.deviceSince) })}</p>
          </section>
          <section className={`card ${room.block}`} aria-labelledby="s-look">
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
          <section className={`card ${room.block}`} aria-labelledby="s-hours">
            <h2 id="s-hours">{t('calendar:hours')}</h2>
            <OwnHours />
          </section>
          <section className={`card ${room.block}`} aria-labelledby="s-absence">
            <h2 id="s-absence">{t('calendar:absence')}</h2>
            <OwnAbsences />
          </section>
          <section className={`card ${room.block}`} aria-labelledby="s-replies">
            <h2 id="s-replies">{t('replies:title')}</h2>
            <SavedReplies />
          </section>
          <section className={`card ${room.block}`} aria-labelledby="s-time">
            <h2 id="s-time">{t('spent.setting')}</h2>
            <Tick checked={counting} onChange={(event) => void engine.saveOwn(countingSetting, event.target.checked)}>
              {t('spent.settingOn')}
            </Tick>
            <p className="muted">{t('spent.settingHelp')}</p>
          </section>
          <section className={`card ${room.block}`} aria-labelledby="s-lock">
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
          <Security autoLock={me.autoLock} onPassphrase={() => setChanging(true)} onSheet={setSheet} />
          <SignOut />
          <p className="muted small">{t('settings.build', { build })}</p>
        </div>
      )}
    </main>
  );
}
