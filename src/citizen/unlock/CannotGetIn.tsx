import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, IconButton } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { useEngine } from '../../ui/engine-state';
import { NextButton } from '../../ui/next';
import { Phone, TopBar } from '../../ui/Phone';
import { Hint } from '../../ui/parts';
import { RestoreAccount } from './RestoreAccount';

/** Locked out: the recovery code is the way in, and if that is gone too, a person. Emptying the phone is for the wrong phone. */
export function CannotGetIn({ onBack }: { onBack: () => void }) {
  const { t } = useTranslation(['welcome', 'common']);
  const engine = useEngine();
  const [place, setPlace] = useState<'ways' | 'restore' | 'empty'>('ways');
  if (place === 'restore') return <RestoreAccount code="" onBack={() => setPlace('ways')} />;
  return (
    <Phone
      room="secure"
      title={t('stuck.title')}
      header={<TopBar start={<IconButton icon="back" label={t('common:back')} onClick={onBack} />} />}
    >
      <div className="flow">
        <h1>{t('stuck.title')}</h1>
        <p className="lead">{t('stuck.lead')}</p>
        <NextButton
          icon="key"
          tone="sky"
          heading={t('stuck.code')}
          note={t('stuck.codeNote')}
          onClick={() => setPlace('restore')}
        />
        <Hint icon="phone">{t('stuck.call')}</Hint>
        <button type="button" className="quiet-link" onClick={() => setPlace('empty')}>
          {t('stuck.empty')}
        </button>
      </div>
      {place === 'empty' && (
        <Dialog
          className="phone"
          heading={t('stuck.emptyTitle')}
          onClose={() => setPlace('ways')}
          actions={
            <>
              <Button variant="secondary" onClick={() => setPlace('ways')}>
                {t('common:cancel')}
              </Button>
              <Button danger variant="secondary" onClick={() => void engine.signOut({ discard: true })}>
                {t('stuck.emptyDo')}
              </Button>
            </>
          }
        >
          <p>{t('stuck.emptyText')}</p>
        </Dialog>
      )}
    </Phone>
  );
}
