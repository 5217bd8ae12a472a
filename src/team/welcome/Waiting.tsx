import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/Button';
import { useEngine, useEngineState } from '../../ui/engine';
import { Phone, TopBar } from '../../ui/Phone';
import { Scene } from '../../ui/Scene';

/** The account is made; a lead has to say who it is. The rooms open here by themselves. */
export function Waiting() {
  const { t } = useTranslation('team');
  const engine = useEngine();
  const { connection } = useEngineState();
  return (
    <Phone room="secure" title={t('waiting.title')} header={<TopBar />}>
      <div className="flow">
        <Scene kind="door" />
        <h1>{t('waiting.title')}</h1>
        <p className="lead" role="status">
          {connection === 'online' ? t('waiting.text') : t('waiting.offline')}
        </p>
        <h2>{t('waiting.steps')}</h2>
        <ol className="rich">
          <li>{t('waiting.next1')}</li>
          <li>{t('waiting.next2')}</li>
          <li>{t('waiting.next3')}</li>
        </ol>
        <Button variant="secondary" icon="lock" onClick={() => void engine.lock()}>
          {t('nav.lock')}
        </Button>
      </div>
    </Phone>
  );
}
