import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { NewUnlocker } from '../../client/api';
import type { ErrorCode } from '../../protocol/errors';
import { Button, IconButton } from '../Button';
import { errorCode, useEngineState } from '../engine-state';
import { TextField } from '../fields';
import { Phone, TopBar } from '../Phone';
import { ErrorCard } from '../states';
import { deviceName } from './device';
import { PasskeyTroubleCard } from './PasskeyTroubleCard';
import { usePasskey } from './usePasskey';

/** The account is made, its recovery code was never confirmed: what locks the account shows the same code again. */
export function SameWayAgain({ onBack, onShown }: { onBack: () => void; onShown: (by: NewUnlocker) => Promise<void> }) {
  const { t } = useTranslation(['welcome', 'common']);
  const { ways } = useEngineState();
  const [phrase, setPhrase] = useState('');
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<ErrorCode | null>(null);
  const passkey = usePasskey({
    allowed: ways.passkeys,
    give: (proof) => onShown({ passkey: { ...proof, label: deviceName() } }),
  });
  const byPasskey = ways.passkeys.length > 0;
  return (
    <Phone
      room="secure"
      title={t('again.title')}
      header={<TopBar start={<IconButton icon="back" label={t('common:back')} onClick={onBack} />} />}
      bottom={
        byPasskey ? (
          <Button wide icon="fingerprint" busy={passkey.busy} onClick={passkey.start}>
            {t('again.show')}
          </Button>
        ) : (
          <Button wide busy={busy} type="submit" form="again">
            {t('again.show')}
          </Button>
        )
      }
    >
      <form
        id="again"
        className="flow"
        onSubmit={(event) => {
          event.preventDefault();
          if (byPasskey) return passkey.start();
          if (busy || phrase.trim() === '') return;
          setBusy(true);
          setFailed(null);
          onShown({ passphrase: phrase }).catch((error) => {
            setFailed(errorCode(error));
            setBusy(false);
          });
        }}
      >
        <h1>{t('again.title')}</h1>
        <p className="lead">{t(byPasskey ? 'again.passkey' : 'again.lead')}</p>
        {!byPasskey && (
          <TextField
            label={t('unlock.label')}
            type="password"
            value={phrase}
            autoComplete="current-password"
            onChange={(event) => setPhrase(event.target.value)}
          />
        )}
        <PasskeyTroubleCard trouble={passkey.trouble} />
        {(failed ?? passkey.failed) && <ErrorCard code={failed ?? passkey.failed ?? 'E_UNEXPECTED'} />}
      </form>
    </Phone>
  );
}
