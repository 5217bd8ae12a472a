import { useTranslation } from 'react-i18next';
import { useEngine, useEngineState } from '../engine/engine-state';
import { Button } from '../ui/controls/Button';
import { Door } from '../ui/Door';
import { Flow } from '../ui/Flow';
import { Phone, TopBar } from '../ui/Phone';

/** Two tabs with one outbox would send twice. The other one stops cleanly when this one takes over. */
export function Elsewhere() {
  const { t } = useTranslation('common');
  const engine = useEngine();
  const { role } = useEngineState();
  return (
    <Phone
      kind="door"
      header={<TopBar start={<span />} />}
      bottom={
        <Button wide onClick={() => void engine.takeOver()}>
          {t('elsewhere.use')}
        </Button>
      }
    >
      <Flow>
        <Door>
          <h1>{t('elsewhere.title')}</h1>
          <p className="lead">{t('elsewhere.text')}</p>
          {role === 'staff' && <p>{t('elsewhere.staff')}</p>}
        </Door>
      </Flow>
    </Phone>
  );
}
