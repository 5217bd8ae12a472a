import { useTranslation } from 'react-i18next';
import { useEngine, useEngineState, useView } from '../../engine/engine';
import { Button } from '../../ui/controls/Button';
import { Hint } from '../../ui/controls/parts';
import { Flow } from '../../ui/Flow';
import { Phone, TopBar } from '../../ui/Phone';
import { Scene } from '../../ui/Scene';
import { SignOut } from '../settings/SignOut';
import { AccountWords } from './AccountWords';

/** The account is made; a lead has to say who it is. The rooms open here by themselves. */
export function Waiting() {
  const { t } = useTranslation('team');
  const engine = useEngine();
  const { connection } = useEngineState();
  const { data: place } = useView('staffPlace', null);
  const over = place && place.state !== 'waiting' ? place.state : null;
  return (
    <Phone kind="secure" header={<TopBar />}>
      <Flow>
        <Scene kind="door" />
        <h1>{over ? t('waiting.over') : t('waiting.title')}</h1>
        <p className="lead" role="status">
          {over ? t(`waiting.${over}`) : connection === 'online' ? t('waiting.text') : t('waiting.offline')}
        </p>
        {place && place.others > 0 && (
          <div role="alert">
            <Hint icon="warning">{t('waiting.others')}</Hint>
          </div>
        )}
        {place && !over && (
          <section aria-labelledby="words">
            <h2 id="words">{t('waiting.words')}</h2>
            <p>{t('waiting.wordsText')}</p>
            <AccountWords words={place.words} />
          </section>
        )}
        {!over && (
          <>
            <h2>{t('waiting.steps')}</h2>
            <ol className="rich">
              <li>{t('waiting.next1')}</li>
              <li>{t('waiting.next2')}</li>
              <li>{t('waiting.next3')}</li>
            </ol>
          </>
        )}
        {over && <SignOut />}
        <Button variant="secondary" icon="lock" onClick={() => void engine.lock()}>
          {t('nav.lock')}
        </Button>
      </Flow>
    </Phone>
  );
}
