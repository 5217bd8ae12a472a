import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/controls/Button';
import { LanguageChoice } from '../../ui/controls/LanguageChoice';
import { NextButton } from '../../ui/controls/next';
import { Hint } from '../../ui/controls/parts';
import { keepsAppsApart } from '../../ui/device';
import { Flow } from '../../ui/Flow';
import { Hero } from '../../ui/Hero';
import { installOffer } from '../../ui/install';
import { Phone, TopBar } from '../../ui/Phone';
import { Scene } from '../../ui/Scene';

/**
 * A phone that Mellom does not know. Nothing here says health. An app that was just put on an iPhone's home screen knows nothing of
 * what was done in the browser, so there the way back in comes first.
 */
export function FrontPage({
  unfinished,
  left,
  onResume,
  onCode,
  onRestore,
}: {
  unfinished: boolean;
  /** Somebody has just signed out here. */
  left: boolean;
  onResume: () => void;
  onCode: () => void;
  onRestore: () => void;
}) {
  const { t } = useTranslation('welcome');
  const apart = !unfinished && installOffer.installed() && keepsAppsApart();
  return (
    <Phone kind="welcome" header={<Hero of="welcome" landscape={<Scene kind="welcome" />} bar={<TopBar within />} />}>
      <Flow>
        {left && (
          <div role="status">
            <Hint icon="check">{t('front.left')}</Hint>
          </div>
        )}
        <h1>{apart ? t('front.app.title') : t('front.title')}</h1>
        <p className="lead">{apart ? t('front.app.lead') : t('front.lead')}</p>
        {apart ? (
          <>
            <Button wide onClick={onRestore}>
              {t('front.app.in')}
            </Button>
            <NextButton icon="door" tone="sky" heading={t('front.app.code')} note={t('front.app.codeNote')} onClick={onCode} />
          </>
        ) : (
          <>
            <Button wide onClick={unfinished ? onResume : onCode}>
              {unfinished ? t('front.resume') : t('front.code')}
            </Button>
            <NextButton icon="key" tone="sky" heading={t('front.before')} note={t('front.beforeNote')} onClick={onRestore} />
          </>
        )}
        <Hint icon="people">{t('front.staff')}</Hint>
        <span className="grow" />
        <LanguageChoice />
      </Flow>
    </Phone>
  );
}
