import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ChangePassphrase } from '../../account/ChangePassphrase';
import { ConfirmCode } from '../../account/ConfirmCode';
import { type Sheet, ShowCode } from '../../account/ShowCode';
import { errorCode, useView } from '../../engine/engine';
import { LanguageChoice } from '../../ui/controls/LanguageChoice';
import { ErrorCard, Loading } from '../../ui/controls/states';
import kit from '../kit/kit.module.css';
import { AcceptReading } from './AcceptReading';
import { OwnKeys } from './OwnKeys';
import { TeamPlaces } from './TeamPlaces';

/** Who has let this account read, by which words they know it, and what opens it. */
export function KeysRoom() {
  const { t } = useTranslation('reader');
  const places = useView('readerPlaces', null);
  const [sheet, setSheet] = useState<Sheet | null>(null);
  const [step, setStep] = useState<'confirm' | 'passphrase' | null>(null);
  const back = () => {
    setSheet(null);
    setStep(null);
  };
  if (step === 'passphrase') return <ChangePassphrase onDone={back} />;
  if (sheet && step === 'confirm') return <ConfirmCode onBack={() => setStep(null)} onDone={back} />;
  if (sheet) return <ShowCode sheet={sheet} whose="staff" onDone={() => setStep('confirm')} />;
  return (
    <main id="innhold" className={kit.narrow} tabIndex={-1}>
      <h1 tabIndex={-1}>{t('keys.title')}</h1>
      {places.error ? (
        <ErrorCard code={errorCode(places.error)} retry={() => void places.refetch()} />
      ) : !places.data ? (
        <Loading lines={4} />
      ) : (
        <>
          <section className={`card ${kit.block}`} aria-labelledby="k-words">
            <h2 id="k-words">{t('keys.words')}</h2>
            <p className={kit.words} data-control-words translate="no" lang="nb">
              {places.data.words.join(' · ')}
            </p>
            <p className="muted">{t('keys.wordsText')}</p>
          </section>
          <section className={`card ${kit.block}`} aria-labelledby="k-teams">
            <h2 id="k-teams">{t('keys.teams')}</h2>
            <TeamPlaces places={places.data.places} />
            <AcceptReading />
          </section>
        </>
      )}
      <OwnKeys onPassphrase={() => setStep('passphrase')} onSheet={setSheet} />
      <section className={`card ${kit.block}`} aria-labelledby="k-language">
        <h2 id="k-language">{t('keys.language')}</h2>
        <LanguageChoice />
      </section>
    </main>
  );
}
