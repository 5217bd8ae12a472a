import { useTranslation } from 'react-i18next';
import { csvOf } from '../../care/csv';
import { exportedOverview, overviewTable } from '../../care/pooling/export';
import type { Overview } from '../../care/pooling/overview';
import { rphMds } from '../../care/registry/rph-mds';
import type { Views } from '../../client/api';
import { errorCode, useView } from '../../engine/engine';
import { Button } from '../../ui/controls/Button';
import { Select } from '../../ui/controls/fields';
import { ButtonLink } from '../../ui/controls/links';
import { EmptyState, ErrorCard, Loading } from '../../ui/controls/states';
import { useFormat } from '../../ui/format';
import { saveFile } from '../../ui/saveFile';
import { usePeriodWords } from '../kit/usePeriodWords';
import { Completeness } from './Completeness';
import { Counties } from './Counties';
import { CountryDocuments } from './CountryDocuments';
import { FunnelCard } from './FunnelCard';
import styles from './overview.module.css';
import { Trends } from './Trends';
import { useOverview } from './useOverview';

/** The country in a period: who has handed in, whether people get well, and how soon they begin. Teams are never ranked. */
export function OverviewRoom() {
  const { t } = useTranslation('reader');
  const handed = useView('handedIn', null);
  return (
    <main id="innhold" tabIndex={-1}>
      {handed.error ? (
        <ErrorCard code={errorCode(handed.error)} retry={() => void handed.refetch()} />
      ) : handed.data ? (
        <Country handed={handed.data} />
      ) : (
        <>
          <h1 tabIndex={-1}>{t('overview.title')}</h1>
          <Loading lines={4} />
        </>
      )}
    </main>
  );
}

function Country({ handed }: { handed: Views['handedIn']['answer'] }) {
  const { t } = useTranslation('reader');
  const periodWords = usePeriodWords();
  const { periods, choose, overview } = useOverview(handed);
  if (!overview)
    return (
      <>
        <header className={styles.bar}>
          <h1 tabIndex={-1}>{t('overview.title')}</h1>
        </header>
        <EmptyState
          heading={t('empty.title')}
          action={
            <ButtonLink variant="secondary" icon="lock" to="/landet/nokler">
              {t('nav.keys')}
            </ButtonLink>
          }
        >
          {t('empty.text')}
        </EmptyState>
      </>
    );
  const keyOf = ({ from, until }: { from: string; until: string }) => `${from} ${until}`;
  return (
    <>
      <header className={styles.bar}>
        <h1 tabIndex={-1}>{t('overview.title')}</h1>
        <Select
          label={t('period.choose')}
          hideLabel
          value={keyOf(overview.period)}
          onChange={(event) => choose(periods.find((one) => keyOf(one) === event.target.value) ?? null)}
        >
          {periods.map((one) => (
            <option key={keyOf(one)} value={keyOf(one)}>
              {periodWords(one)}
            </option>
          ))}
        </Select>
        <span className="grow" />
        <Exports overview={overview} />
        <CountryDocuments overview={overview} handed={handed} />
      </header>
      <Headline overview={overview} />
      <div className={styles.cards}>
        <Completeness overview={overview} />
        <div className={styles.pictures}>
          <FunnelCard overview={overview} />
          <Counties overview={overview} />
          {periods.length > 1 && <Trends handed={handed} />}
        </div>
      </div>
    </>
  );
}

function Headline({ overview: { rows, sent, shares } }: { overview: Overview }) {
  const { t } = useTranslation('reader');
  const f = useFormat();
  const { share, told } = shares['started-in-14'];
  return (
    <p className={styles.headline}>
      <b>{t('headline.sent', { sent, teams: rows.length })}</b> {t('headline.sentRest')}{' '}
      {share === null ? (
        t('headline.none')
      ) : (
        <>
          <b>{f.percent(Math.round(share * 100))}</b> {t('headline.started', { count: told })}
        </>
      )}
    </p>
  );
}

function Exports({ overview }: { overview: Overview }) {
  const { t } = useTranslation('reader');
  const file = (end: string) => `rph-landet-${overview.period.from}-${overview.period.until}.${end}`;
  const exported = () => exportedOverview(overview, rphMds.id);
  return (
    <>
      <Button
        variant="secondary"
        small
        icon="save"
        onClick={() => saveFile(file('csv'), 'text/csv;charset=utf-8', `\uFEFF${csvOf(overviewTable(exported()))}`)}
      >
        {t('export.csv')}
      </Button>
      <Button
        variant="secondary"
        small
        icon="save"
        onClick={() => saveFile(file('json'), 'application/json', JSON.stringify(exported(), null, 2))}
      >
        {t('export.json')}
      </Button>
    </>
  );
}
