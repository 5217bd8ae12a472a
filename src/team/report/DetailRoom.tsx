import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { measured } from '../../care/figures/columns';
import { publishedEffects, publishedSpreads } from '../../care/figures/published';
import { IconLink } from '../../ui/controls/links';
import { EmptyState } from '../../ui/controls/states';
import { useFormat } from '../../ui/format';
import { useContent } from '../kit/catalogue';
import room from '../kit/room.module.css';
import { details } from './details';
import { Lines } from './Lines';
import { MixFigure } from './MixFigure';
import { MonthsChart } from './MonthsChart';
import { ReportBar } from './ReportBar';
import { useReport } from './report';
import styles from './report.module.css';
import { ShareFigure } from './ShareFigure';
import { SpreadFigure } from './SpreadFigure';
import { useWords } from './useWords';

/** Figures that belong together, each with how it is counted, of whom, of whom not, how sure it is, and what is published. */
export function DetailRoom() {
  const { t } = useTranslation('report');
  const { detail: path } = useParams({ strict: false });
  const { figures } = useReport();
  const detail = details.find((one) => one.path === path) ?? details[0];
  if (!detail) return null;
  const { name, spreads = [], shares = [], mixes = [] } = detail;
  return (
    <main id="innhold" className={room.column} tabIndex={-1}>
      <ReportBar before={<IconLink icon="back" label={t('back')} to="/rapport" />} title={t(`detail.${name}`)} />
      {figures.records === 0 ? (
        <EmptyState heading={t('emptyPeriod')} />
      ) : (
        <div className={styles.cards}>
          {name === 'waits' && <Months />}
          {spreads.map((one) => (
            <SpreadFigure key={one} name={one} />
          ))}
          {shares.map((one) => (
            <ShareFigure key={one} name={one} />
          ))}
          {name === 'outcomes' && measured.map((one) => <EffectFigure key={one} instrument={one} />)}
          {name === 'together' && <ExperienceFigure />}
          {mixes.map((one) => (
            <MixFigure key={one} name={one} />
          ))}
        </div>
      )}
    </main>
  );
}

function Months() {
  const { t } = useTranslation('report');
  const words = useWords();
  const { n, left } = useReport().figures.spreads.started;
  const published = publishedSpreads.started;
  const [median = 0, q1 = 0, q3 = 0] = published?.value ?? [];
  return (
    <section className={`card ${styles.figure}`}>
      <h2>{t('months.title')}</h2>
      <MonthsChart detail />
      <Lines
        how={t('months.how')}
        who={t('spread.who', { count: n })}
        not={words.left(left)}
        rule={t('months.rule')}
        published={
          published
            ? t('published.spread', { median, q1, q3, source: t(`published.source.${published.source}`) })
            : t('published.none')
        }
      />
    </section>
  );
}

function EffectFigure({ instrument }: { instrument: (typeof measured)[number] }) {
  const { t } = useTranslation('report');
  const f = useFormat();
  const words = useWords();
  const { instrumentName } = useContent();
  const { n, size, interval, left } = useReport().figures.effects[instrument];
  const published = publishedEffects[instrument];
  return (
    <section className={`card ${styles.figure}`}>
      <h2>{t('effect.title', { instrument: instrumentName(instrument) })}</h2>
      <p className={styles.said}>
        {size === null
          ? t('effect.none')
          : t(size < 0 ? 'effect.saidWorse' : 'effect.said', { size: f.number(Math.abs(size), 2) })}
      </p>
      <Lines
        how={t('effect.how')}
        who={t('spread.who', { count: n })}
        not={words.left(left)}
        sure={interval ? t('sure.mean', { low: f.number(interval[0], 2), high: f.number(interval[1], 2) }) : t('sure.none')}
        published={t('published.number', {
          value: f.number(published.value, 1),
          source: t(`published.source.${published.source}`),
        })}
      />
    </section>
  );
}

function ExperienceFigure() {
  const { t } = useTranslation('report');
  const f = useFormat();
  const words = useWords();
  const { n, mean, interval, left } = useReport().figures.experience;
  return (
    <section className={`card ${styles.figure}`}>
      <h2>{t('experience.title')}</h2>
      <p className={styles.said}>{mean === null ? t('spread.nobody') : t('experience.said', { mean: f.number(mean, 1) })}</p>
      <Lines
        how={t('experience.how')}
        who={t('spread.who', { count: n })}
        not={words.left(left)}
        sure={interval ? t('sure.mean', { low: f.number(interval[0], 1), high: f.number(interval[1], 1) }) : t('sure.none')}
        published={t('published.none')}
      />
    </section>
  );
}
