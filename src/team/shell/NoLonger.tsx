import { useTranslation } from 'react-i18next';
import { useEngine } from '../../engine/engine';
import { Button } from '../../ui/controls/Button';
import { Flow } from '../../ui/Flow';
import { Phone, TopBar } from '../../ui/Phone';
import { Scene } from '../../ui/Scene';
import { SignOut } from '../settings/SignOut';

/** Taken out of the team: what that means, whom to ask, and nothing of anybody's case. */
export function NoLonger({ team, phone }: { team: string; phone: string }) {
  const { t } = useTranslation('team');
  const engine = useEngine();
  return (
    <Phone kind="secure" header={<TopBar />}>
      <Flow>
        <Scene kind="door" />
        <h1>{t('noLonger.title')}</h1>
        <p className="lead" role="status">
          {t('noLonger.text', { team })}
        </p>
        <p>{t('noLonger.unsent')}</p>
        <p>{t('noLonger.ask', { phone })}</p>
        <SignOut />
        <Button variant="secondary" icon="lock" onClick={() => void engine.lock()}>
          {t('nav.lock')}
        </Button>
      </Flow>
    </Phone>
  );
}
