import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ErrorCode } from '../../protocol/errors';
import { Button } from '../../ui/Button';
import { errorCode, useEngine } from '../../ui/engine-state';
import { TextField } from '../../ui/fields';
import { Mark } from '../../ui/Mark';
import { Phone, TopBar } from '../../ui/Phone';
import { Scene } from '../../ui/Scene';
import { ErrorCard } from '../../ui/states';
import { CannotGetIn } from './CannotGetIn';

/** The lock screen: works offline, says nothing of health, and keeps help within reach. */
export function Unlock() {
  const { t } = useTranslation('welcome');
  const engine = useEngine();
  const [phrase, setPhrase] = useState('');
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState(false);
  const [failed, setFailed] = useState<ErrorCode | null>(null);
  const [stuck, setStuck] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (wrong) form.current?.querySelector('input')?.select();
  }, [wrong]);

  const open = async () => {
    setBusy(true);
    setFailed(null);
    setWrong(false);
    try {
      await engine.unlock({ passphrase: phrase });
    } catch (error) {
      const code = errorCode(error);
      if (code === 'E_PASSPHRASE') setWrong(true);
      else setFailed(code);
      setBusy(false);
    }
  };
  if (stuck) return <CannotGetIn onBack={() => setStuck(false)} />;
  return (
    <Phone
      room="unlock"
      title="Mellom"
      header={<TopBar start={<span />} />}
      bottom={
        <>
          <Button wide busy={busy} type="submit" form="unlock">
            {busy ? t('unlock.opening') : t('unlock.open')}
          </Button>
          <button type="button" className="quiet-link" onClick={() => setStuck(true)}>
            {t('unlock.stuck')}
          </button>
        </>
      }
    >
      <form
        id="unlock"
        ref={form}
        className="flow"
        onSubmit={(event) => {
          event.preventDefault();
          if (!busy && phrase !== '') void open();
        }}
      >
        <div className="unlock-art">
          <Scene kind="door" />
        </div>
        <div className="unlock-in">
          <Mark size={64} />
          <h1>{t('unlock.title')}</h1>
          <p className="lead">{t('unlock.lead')}</p>
        </div>
        {failed && <ErrorCard code={failed} />}
        <TextField
          label={t('unlock.label')}
          type="password"
          name="passphrase"
          autoComplete="current-password"
          autoCapitalize="none"
          value={phrase}
          error={wrong ? t('unlock.wrong') : undefined}
          onChange={(event) => {
            setPhrase(event.target.value);
            setWrong(false);
          }}
        />
      </form>
    </Phone>
  );
}
