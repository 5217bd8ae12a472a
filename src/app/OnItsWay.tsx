import { useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useEngineState } from '../engine/engine-state';
import { Button } from '../ui/controls/Button';
import { Opening } from '../ui/Opening';
import { Phone, TopBar } from '../ui/Phone';

/** A room that is not on this device yet. With network it is a moment; without, it comes by itself when there is one again. */
export function OnItsWay() {
  const { t } = useTranslation('common');
  const router = useRouter();
  const { connection } = useEngineState();
  if (connection === 'online') return <Opening />;
  return (
    <Phone room="states" header={<TopBar />}>
      <div className="flow">
        <h1>{t('onItsWay.title')}</h1>
        <p className="lead">{t('onItsWay.text')}</p>
        <Button variant="secondary" icon="back" onClick={() => router.history.back()}>
          {t('back')}
        </Button>
      </div>
    </Phone>
  );
}
