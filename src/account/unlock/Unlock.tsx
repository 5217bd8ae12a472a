import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../engine/act';
import { errorCode, useEngineState } from '../../engine/engine-state';
import { Button } from '../../ui/controls/Button';
import { TextField, Tick } from '../../ui/controls/fields';
import { QuietButton } from '../../ui/controls/QuietButton';
import { ErrorCard } from '../../ui/controls/states';
import { Door } from '../../ui/Door';
import { Flow, FlowForm } from '../../ui/Flow';
import { lazyScreen } from '../../ui/lazy-screen';
import { Phone, TopBar } from '../../ui/Phone';
import { PasskeyTroubleCard } from '../PasskeyTroubleCard';
import { usePasskey } from '../usePasskey';

const RestoreAccount = lazyScreen(() => import('./RestoreAccount').then((m) => m.RestoreAccount));

/** The lock screen: works offline, says nothing of health, and keeps help within reach. The passkey first, where there is one. */
export function Unlock() {
  const { t } = useTranslation('welcome');
  const { ways } = useEngineState();
  const [words, setWords] = useState(false);
  const [stuck, setStuck] = useState(false);
  if (stuck) return <RestoreAccount locked onBack={() => setStuck(false)} />;
  const help = <QuietButton onClick={() => setStuck(true)}>{t('unlock.stuck')}</QuietButton>;
  if (ways.passkeys.length === 0) return <ByPassphrase help={help} />;
  if (words) return <ByPassphrase help={help} onPasskey={() => setWords(false)} />;
  return <ByPasskey allowed={ways.passkeys} help={help} onPassphrase={ways.passphrase ? () => setWords(true) : undefined} />;
}

function ByPasskey({
  allowed,
  help,
  onPassphrase,
}: {
  allowed: readonly Uint8Array[];
  help: React.ReactNode;
  onPassphrase: (() => void) | undefined;
}) {
  const { t } = useTranslation('welcome');
  const passkey = usePasskey({ allowed, give: (proof, { unlock }) => unlock({ passkey: proof }) });
  return (
    <Phone
      kind="door"
      header={<TopBar start={<span />} />}
      bottom={
        <>
          <Button wide icon="fingerprint" busy={passkey.busy} onClick={passkey.start}>
            {passkey.busy ? t('unlock.opening') : t('unlock.open')}
          </Button>
          {onPassphrase && (
            <Button wide variant="tertiary" onClick={onPassphrase}>
              {t('unlock.words')}
            </Button>
          )}
          {help}
        </>
      }
    >
      <Flow>
        <Closed />
        <PasskeyTroubleCard trouble={passkey.trouble} />
        {passkey.failed && <ErrorCard code={passkey.failed} />}
      </Flow>
    </Phone>
  );
}

function ByPassphrase({ help, onPasskey }: { help: React.ReactNode; onPasskey?: () => void }) {
  const { t } = useTranslation('welcome');
  const [phrase, setPhrase] = useState('');
  const { busy, failed, act } = useAct();
  const [wrong, setWrong] = useState(false);
  const [missed, setMissed] = useState(false);
  const [shown, setShown] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  // At a desk one types on. On a phone the keyboard would cover what stands here.
  useEffect(() => {
    if (window.matchMedia('(pointer: fine)').matches) form.current?.querySelector('input')?.focus();
  }, []);
  useEffect(() => {
    if (wrong) form.current?.querySelector('input')?.select();
  }, [wrong]);

  const open = () => {
    setWrong(false);
    return act(({ unlock }) =>
      unlock({ passphrase: phrase }).catch((error) => {
        if (errorCode(error) !== 'E_PASSPHRASE') throw error;
        setWrong(true);
        setMissed(true);
      }),
    );
  };
  return (
    <Phone
      kind="door"
      header={<TopBar start={<span />} />}
      bottom={
        <>
          <Button wide busy={busy} type="submit" form="unlock">
            {busy ? t('unlock.opening') : t('unlock.open')}
          </Button>
          {onPasskey && (
            <Button wide variant="tertiary" icon="fingerprint" onClick={onPasskey}>
              {t('unlock.passkey')}
            </Button>
          )}
          {help}
        </>
      }
    >
      <FlowForm
        id="unlock"
        ref={form}
        onSubmit={(event) => {
          event.preventDefault();
          if (!busy && phrase !== '') void open();
        }}
      >
        <Closed />
        {failed && <ErrorCard code={failed} />}
        <TextField
          label={t('unlock.label')}
          description={missed ? t('unlock.hint') : undefined}
          type={shown ? 'text' : 'password'}
          name="passphrase"
          // A field whose words can be read is not written down by the browser either (offRecord).
          autoComplete={shown ? 'off' : 'current-password'}
          autoCapitalize="none"
          autoCorrect="off"
          spellCheck={false}
          value={phrase}
          error={wrong ? t('unlock.wrong') : undefined}
          onChange={(event) => {
            setPhrase(event.target.value);
            setWrong(false);
          }}
        />
        <Tick checked={shown} onChange={(event) => setShown(event.target.checked)}>
          {t('unlock.show')}
        </Tick>
      </FlowForm>
    </Phone>
  );
}

function Closed() {
  const { t } = useTranslation('welcome');
  return (
    <Door>
      <h1>{t('unlock.title')}</h1>
      <p className="lead">{t('unlock.lead')}</p>
    </Door>
  );
}
