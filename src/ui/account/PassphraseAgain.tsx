import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ErrorCode } from '../../protocol/errors';
import { Button, IconButton } from '../Button';
import { errorCode } from '../engine-state';
import { TextField } from '../fields';
import { Phone, TopBar } from '../Phone';
import { ErrorCard } from '../states';

/** The account is made, its recovery code was never confirmed: the passphrase shows the same code again. */
export function PassphraseAgain({ onBack, onTyped }: { onBack: () => void; onTyped: (passphrase: string) => Promise<void> }) {
  const { t } = useTranslation(['welcome', 'common']);
  const [phrase, setPhrase] = useState('');
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<ErrorCode | null>(null);
  return (
    <Phone
      room="secure"
      title={t('again.title')}
      header={<TopBar start={<IconButton icon="back" label={t('common:back')} onClick={onBack} />} />}
      bottom={
        <Button wide busy={busy} type="submit" form="again">
          {t('again.show')}
        </Button>
      }
    >
      <form
        id="again"
        className="flow"
        onSubmit={(event) => {
          event.preventDefault();
          if (busy || phrase.trim() === '') return;
          setBusy(true);
          onTyped(phrase).catch((error) => {
            setFailed(errorCode(error));
            setBusy(false);
          });
        }}
      >
        <h1>{t('again.title')}</h1>
        <p className="lead">{t('again.lead')}</p>
        <TextField
          label={t('unlock.label')}
          type="password"
          value={phrase}
          autoComplete="current-password"
          onChange={(event) => setPhrase(event.target.value)}
        />
        {failed && <ErrorCard code={failed} />}
      </form>
    </Phone>
  );
}
