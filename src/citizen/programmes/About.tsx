import { useTranslation } from 'react-i18next';
import type { ProgrammeCard } from '../../care/programmes/types';
import { Hint } from '../../ui/controls/parts';
import { RichText } from '../../ui/controls/RichText';
import styles from './blocks/blocks.module.css';

/** What a programme is: whom it is for, who should talk to somebody before it, and what it asks. */
export function About({ card }: { card: ProgrammeCard }) {
  const { t } = useTranslation('programme');
  const [from, to] = card.duration.minutesPerPart;
  return (
    <>
      <section className={`card ${styles.note}`}>
        <h2>{t('card.forWhom')}</h2>
        <div lang={card.lang}>
          <RichText blocks={[{ ul: card.forWhom.map((line) => [line]) }]} />
        </div>
      </section>
      <section className={`card ${styles.note}`} data-kind="safety">
        <h2>{t('card.talkFirst')}</h2>
        <div lang={card.lang}>
          <RichText blocks={[{ ul: card.talkFirst.map((line) => [line]) }]} />
        </div>
      </section>
      <div className="stack" lang={card.lang}>
        <RichText blocks={card.about} />
      </div>
      <p className="muted">{t('card.minutes', { from, to })}</p>
      {!card.reviewed && <Hint>{t('card.review')}</Hint>}
    </>
  );
}
