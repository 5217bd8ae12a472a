import { Link } from '@tanstack/react-router';
import { Fragment } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import { publishedShares } from '../../care/figures/published';
import { EmptyState } from '../../ui/controls/states';
import room from '../kit/room.module.css';
import { useMe } from '../kit/useMe';
import { details } from './details';
import { FlowCard } from './FlowCard';
import { Histogram } from './Histogram';
import { MonthsChart } from './MonthsChart';
import { ReportBar } from './ReportBar';
import { useReport } from './report';
import styles from './report.module.css';
import { ShareBar } from './ShareBar';
import { toneOf } from './ShareFigure';
import { useWords } from './useWords';

/** The team's figures at a glance: a sentence, then how far, how fast, how well, and which way it goes. */
export function ReportRoom() {
  const { t } = useTranslation('report');
  const { has } = useMe();
  const { figures } = useReport();
  return (
    <main id="innhold" className={room.column} tabIndex={-1}>
      <ReportBar title={t('title')} />
      {figures.records === 0 ? (
        <EmptyState heading={t('emptyPeriod')} />
      ) : (
        <>
          <Headline />
          <div className={styles.cards}>
            <FlowCard />
            <Wait />
            <Outcomes />
            <section className={`card ${styles.figure}`}>
              <h2>{t('months.title')}</h2>
              <MonthsChart />
            </section>
          </div>
          <nav className={styles.more} aria-label={t('more')}>
            {details.map(({ path, name }) => (
              <Link key={name} to="/rapport/$detail" params={{ detail: path }}>
                {t(`detail.${name}`)}
              </Link>
            ))}
          </nav>
          <p>
            <Link to="/rapport/poster">{t('records.title')}</Link>
          </p>
          <p className={styles.note}>{t(has('lead') ? 'inside' : 'own')}</p>
        </>
      )}
    </main>
  );
}

function Headline() {
  const { t } = useTranslation('report');
  const words = useWords();
  const { shares } = useReport().figures;
  const wait = shares['started-in-14'].share;
  const recovery = shares.recovery.share;
  const said = [
    wait === null ? null : (['headline.wait', wait] as const),
    recovery === null ? null : (['headline.recovery', recovery] as const),
  ].filter((one) => one !== null);
  return (
    <p className={styles.headline}>
      {said.length === 0 && t('headline.none')}
      {said.map(([key, share]) => (
        <Fragment key={key}>
          <Trans t={t} i18nKey={key} values={{ percent: words.percent(share) }} components={{ b: <b /> }} />{' '}
        </Fragment>
      ))}
    </p>
  );
}

function Wait() {
  const { t } = useTranslation('report');
  const words = useWords();
  const { spreads, shares } = useReport().figures;
  const { median, counts } = spreads.started;
  const within = (days: 7 | 14) => words.percent(shares[`started-in-${days}`].share ?? 0);
  return (
    <section className={`card ${styles.figure}`}>
      <h2>{t('waits.title')}</h2>
      {median === null ? (
        <p className={styles.note}>{t('waits.none')}</p>
      ) : (
        <>
          <p className={styles.big}>
            <span>
              <b>{words.number(median)}</b> {t('waits.median')}
            </span>
            {([7, 14] as const).map((days) => (
              <span key={days}>
                <b>{within(days)}</b> {t('waits.in', { days })}
              </span>
            ))}
          </p>
          <Histogram title={t('waits.title')} counts={counts} waits />
        </>
      )}
    </section>
  );
}

function Outcomes() {
  const { t } = useTranslation('report');
  const words = useWords();
  const { shares } = useReport().figures;
  return (
    <section className={`card ${styles.figure}`}>
      <h2>{t('outcomes.title')}</h2>
      <ul className={styles.outcomes}>
        {(['recovery', 'reliable-improvement', 'no-reliable-change', 'reliable-deterioration'] as const).map((name) => {
          const { share, numerator, denominator } = shares[name];
          return (
            <li key={name}>
              <p>
                <b>{t(`share.${name}.title`)}</b>
                <span className={styles.percent}>{share === null ? '–' : words.percent(share)}</span>
              </p>
              <ShareBar share={share} published={publishedShares[name]?.value} tone={toneOf(name)} />
              <p className={styles.note}>{t('outcomes.of', { numerator, denominator })}</p>
            </li>
          );
        })}
      </ul>
      <p className={styles.note}>
        <span className={styles.key} aria-hidden="true" /> {t('outcomes.tick')}
      </p>
    </section>
  );
}
