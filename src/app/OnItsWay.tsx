import { useRouter } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useEngineState } from '../engine/engine-state';
import { Button } from '../ui/controls/Button';
import { Flow } from '../ui/Flow';
import { Opening } from '../ui/Opening';
import { Phone, TopBar } from '../ui/Phone';

/** Milliseconds that a room may take from the device's own store before it is said not to be there. */
const fromStore = 1_500;

/** A room on its way. One that is kept on this device is a moment; one that is not comes by itself when there is a network again. */
export function OnItsWay() {
  const { t } = useTranslation('common');
  const router = useRouter();
  const { connection } = useEngineState();
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), fromStore);
    return () => clearTimeout(timer);
  }, []);
  if (connection === 'online' || !late) return <Opening />;
  return (
    <Phone header={<TopBar />}>
      <Flow>
        <h1>{t('onItsWay.title')}</h1>
        <p className="lead">{t('onItsWay.text')}</p>
        <Button variant="secondary" icon="back" onClick={() => router.history.back()}>
          {t('back')}
        </Button>
      </Flow>
    </Phone>
  );
}
