import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Acts } from '../client/api';
import { Button } from '../ui/controls/Button';
import { Flow } from '../ui/Flow';
import { Phone, TopBar } from '../ui/Phone';
import { NewPassphrase } from './NewPassphrase';

/** Another passphrase, or the first. What is written stays as it is: only the door gets another lock. */
export function ChangePassphrase({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation(['security', 'common']);
  const [changed, setChanged] = useState(false);
  const change = async (passphrase: string, { setPassphrase }: Acts) => {
    await setPassphrase(passphrase);
    setChanged(true);
  };
  if (!changed) return <NewPassphrase onBack={onDone} onChosen={change} />;
  return (
    <Phone
      kind="secure"
      header={<TopBar start={<span />} />}
      bottom={
        <Button wide onClick={onDone}>
          {t('common:done')}
        </Button>
      }
    >
      <Flow>
        <h1>{t('passphrase.done.title')}</h1>
        <p className="lead">{t('passphrase.done.text')}</p>
      </Flow>
    </Phone>
  );
}
