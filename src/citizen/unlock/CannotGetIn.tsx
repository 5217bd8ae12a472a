import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../ui/Button';
import { NextButton } from '../../ui/next';
import { Phone, TopBar } from '../../ui/Phone';
import { Hint } from '../../ui/parts';
import { RestoreAccount } from './RestoreAccount';

/** Locked out: the recovery code is the way in, and if that is gone too, a person. */
export function CannotGetIn({ onBack }: { onBack: () => void }) {
  const { t } = useTranslation(['welcome', 'common']);
  const [restoring, setRestoring] = useState(false);
  if (restoring) return <RestoreAccount code="" locked onBack={() => setRestoring(false)} />;
  return (
    <Phone
      room="secure"
      title={t('stuck.title')}
      header={<TopBar start={<IconButton icon="back" label={t('common:back')} onClick={onBack} />} />}
    >
      <div className="flow">
        <h1>{t('stuck.title')}</h1>
        <p className="lead">{t('stuck.lead')}</p>
        <NextButton icon="key" tone="sky" heading={t('stuck.code')} note={t('stuck.codeNote')} onClick={() => setRestoring(true)} />
        <Hint icon="phone">{t('stuck.call')}</Hint>
      </div>
    </Phone>
  );
}
