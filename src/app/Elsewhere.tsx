import { useTranslation } from 'react-i18next';
import { useEngine, useEngineState } from '../engine/engine-state';
import { Button } from '../ui/controls/Button';
import { Mark } from '../ui/controls/Mark';
import { Phone, TopBar } from '../ui/Phone';
import { Scene } from '../ui/Scene';

/** Two tabs with one outbox would send twice. The other one stops cleanly when this one takes over. */
export function Elsewhere() {
  const { t } = useTranslation('common');
  const engine = useEngine();
  const { role } = useEngineState();
  return (
    <Phone
      room="unlock"
      header={<TopBar start={<span />} />}
      bottom={
        <Button wide onClick={() => void engine.takeOver()}>
          {t('elsewhere.use')}
        </Button>
      }
    >
      <div className="flow">
        <div className="unlock-art">
          <Scene kind="door" />
        </div>
        <div className="unlock-in">
          <Mark size={64} />
          <h1>{t('elsewhere.title')}</h1>
          <p className="lead">{t('elsewhere.text')}</p>
          {role === 'staff' && <p>{t('elsewhere.staff')}</p>}
        </div>
      </div>
    </Phone>
  );
}
