import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Acts, NewUnlocker } from '../../client/api';
import { useAct } from '../act';
import { Button, IconButton } from '../Button';
import { useEngineState } from '../engine-state';
import { TextField } from '../fields';
import { Phone, TopBar } from '../Phone';
import { ErrorCard } from '../states';
import { deviceName } from './device';
import { PasskeyTroubleCard } from './PasskeyTroubleCard';
import { usePasskey } from './usePasskey';

/** The account is made, its recovery code was never confirmed: what locks the account shows the same code again. */
export function SameWayAgain({
  onBack,
  onShown,
}: {
  onBack: () => void;
  onShown: (by: NewUnlocker, acts: Acts) => Promise<void>;
}) {
  const { t } = useTranslation(['welcome', 'common']);
  const { ways } = useEngineState();
  const [phrase, setPhrase] = useState('');
  const { busy, failed, act } = useAct();
  const passkey = usePasskey({
    allowed: ways.passkeys,
    give: (proof, acts) => onShown({ passkey: { ...proof, label: deviceName() } }, acts),
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
          if (phrase.trim() !== '') void act((acts) => onShown({ passphrase: phrase }, acts));
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
