import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/Button';
import { LanguageChoice } from '../../ui/LanguageChoice';
import { NextButton } from '../../ui/next';
import { Phone, TopBar } from '../../ui/Phone';
import { Hint } from '../../ui/parts';
import { Scene } from '../../ui/Scene';

/** A phone that Mellom does not know. Nothing here says health. */
export function FrontPage({
  unfinished,
  onResume,
  onCode,
  onRestore,
}: {
  unfinished: boolean;
  onResume: () => void;
  onCode: () => void;
  onRestore: () => void;
}) {
  const { t } = useTranslation('welcome');
  return (
    <Phone
      room="welcome"
      title="Mellom"
      header={
        <header className="hero">
          <Scene kind="welcome" />
          <TopBar inHero />
        </header>
      }
    >
      <div className="flow">
        <h1>{t('front.title')}</h1>
        <p className="lead">{t('front.lead')}</p>
        <Button wide onClick={unfinished ? onResume : onCode}>
          {unfinished ? t('front.resume') : t('front.code')}
        </Button>
        <NextButton icon="key" tone="sky" heading={t('front.before')} note={t('front.beforeNote')} onClick={onRestore} />
        <Hint icon="people">{t('front.staff')}</Hint>
        <span className="grow" />
        <LanguageChoice />
      </div>
    </Phone>
  );
}
