import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProgrammeCard } from '../../care/programmes/types';
import type { Language } from '../../client/api';
import { loadProgramme } from '../../content/load';
import { Picks } from '../../ui/controls/fields';
import { IconLink } from '../../ui/controls/links';
import { Hint } from '../../ui/controls/parts';
import { RichText } from '../../ui/controls/RichText';
import { EmptyState, Loading } from '../../ui/controls/states';
import { languageOf, useContent } from '../kit/catalogue';
import room from '../kit/room.module.css';
import { useProgrammes } from '../kit/whole-content';
import styles from './catalogue.module.css';
import { GiveTo } from './GiveTo';
import { PartPreview } from './PartPreview';
import { Reviewed } from './Reviewed';

/** A language by its own name, in every language. */
const languages = [
  { value: 'nb', label: 'Bokmål', lang: 'nb' },
  { value: 'nn', label: 'Nynorsk', lang: 'nn' },
  { value: 'en', label: 'English', lang: 'en' },
] as const;

/** One programme, whole, before anybody is given it: whom it is for, what to talk about first, and every screen as the citizen reads it. */
export function ProgrammeRoom() {
  const { t, i18n } = useTranslation('team');
  const { slug = '' } = useParams({ strict: false });
  const [language, setLanguage] = useState<Language>(() => languageOf(i18n.language));
  const { data: card, isPlaceholderData } = useQuery({
    queryKey: ['programme', slug, language],
    queryFn: () => loadProgramme(slug, language),
    // What is being read stays open while its other language comes.
    placeholderData: keepPreviousData,
  });
  return (
    <main id="innhold" className={`${room.column} ${room.list}`}>
      <header className={room.bar}>
        <IconLink to="/programmer" icon="back" label={t('catalogue.title')} />
        <h1 tabIndex={-1} lang={card?.lang}>
          {card?.title ?? t('catalogue.title')}
        </h1>
      </header>
      <div className={room.blocks}>
        <Picks<Language>
          legend={t('catalogue.language')}
          hideLegend
          options={languages}
          chosen={language}
          onChoose={setLanguage}
        />
        {card === undefined && <Loading lines={3} />}
        {card === null && <EmptyState heading={t('catalogue.missing')} />}
        {card && <About card={card} asked={isPlaceholderData ? card.lang : language} />}
      </div>
    </main>
  );
}

function About({ card, asked }: { card: ProgrammeCard; asked: Language }) {
  const { t } = useTranslation('team');
  const content = useContent();
  const programmes = useProgrammes();
  const features = Object.keys(card.holds);
  return (
    <>
      {card.lang !== asked && <Hint>{t('catalogue.otherLanguage')}</Hint>}
      <section className={`card ${room.block}`} aria-labelledby="about-programme">
        <h2 id="about-programme">{t('catalogue.about')}</h2>
        <p className="muted">
          {t('catalogue.size', { count: card.parts.length, weeks: card.duration.weeks })}{' '}
          {t('catalogue.minutes', {
            from: card.duration.minutesPerPart[0],
            to: card.duration.minutesPerPart[1],
            daily: card.duration.minutesPerDay,
          })}{' '}
          {t('catalogue.age', { age: card.minAge })} <Reviewed reviewed={card.reviewed} />
        </p>
        <GiveTo card={programmes.find(({ id }) => id === card.id) ?? card} />
        <div lang={card.lang} className="stack">
          <RichText blocks={card.about} />
        </div>
        <Lines heading={t('catalogue.forWhom')} lines={card.forWhom} lang={card.lang} />
        <Lines heading={t('catalogue.talkFirst')} lines={card.talkFirst} lang={card.lang} />
        {features.length > 0 && (
          <Hint icon="shield">{t('catalogue.holds', { features: content.join(features.map(content.featureName)) })}</Hint>
        )}
      </section>
      <section className={`card ${room.block}`} aria-labelledby="programme-parts">
        <h2 id="programme-parts">{t('catalogue.parts')}</h2>
        <p className="muted">{t('catalogue.partsLead')}</p>
        <ol className={styles.parts} data-parts>
          {card.parts.map((part, at) => (
            <PartPreview key={part.id} programme={card} part={part} number={at + 1} asked={asked} />
          ))}
        </ol>
      </section>
    </>
  );
}

function Lines({ heading, lines, lang }: { heading: string; lines: readonly string[]; lang: string }) {
  if (lines.length === 0) return null;
  return (
    <div>
      <h3>{heading}</h3>
      <ul className="rich" lang={lang}>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </div>
  );
}
