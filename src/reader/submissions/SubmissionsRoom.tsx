import { useTranslation } from 'react-i18next';
import type { HandedIn } from '../../care/pooling/handed-in';
import { errorCode, useView } from '../../engine/engine';
import { Icon } from '../../ui/controls/Icon';
import { EmptyState, ErrorCard, Loading } from '../../ui/controls/states';
import { useFormat } from '../../ui/format';
import kit from '../kit/kit.module.css';
import { usePeriodWords } from '../kit/usePeriodWords';
import { useRefusal } from '../kit/useRefusal';

/** All that has come from each team, by alphabet: what counts, what it replaces, and what does not count and why. */
export function SubmissionsRoom() {
  const { t } = useTranslation('reader');
  const handed = useView('handedIn', null);
  const all = (handed.data ?? []).toSorted((a, b) => a.name.localeCompare(b.name, 'nb') || (a.team < b.team ? -1 : 1));
  return (
    <main id="innhold" className={kit.narrow} tabIndex={-1}>
      <h1 tabIndex={-1}>{t('submissions.title')}</h1>
      {handed.error ? (
        <ErrorCard code={errorCode(handed.error)} retry={() => void handed.refetch()} />
      ) : !handed.data ? (
        <Loading lines={4} />
      ) : all.length === 0 ? (
        <EmptyState heading={t('empty.title')}>{t('empty.text')}</EmptyState>
      ) : (
        all.map((one) => <FromTeam key={one.team} handed={one} />)
      )}
    </main>
  );
}

function FromTeam({ handed: { team, name, counting, refused } }: { handed: HandedIn }) {
  const { t } = useTranslation('reader');
  const f = useFormat();
  const periodWords = usePeriodWords();
  const refusal = useRefusal();
  return (
    <section className={`card ${kit.block}`} aria-labelledby={`t-${team}`}>
      <h2 id={`t-${team}`}>
        <bdi>{name}</bdi>
      </h2>
      {counting.length + refused.length === 0 && <p className={kit.dawn}>{t('row.missing')}</p>}
      <ul className={kit.lines}>
        {counting.map(({ report, replaced }) => (
          <li key={report.id}>
            <p>
              <Icon small name="check" /> {t('submissions.counts', { period: periodWords(report), day: f.dayAndYear(report.at) })}
            </p>
            {replaced.length > 0 && (
              <p className="muted">{t('submissions.replaces', { days: f.list(replaced.map((at) => f.dayAndYear(at))) })}</p>
            )}
          </li>
        ))}
        {refused.map((one) => (
          <li key={`${one.reason} ${one.at} ${one.period?.from ?? ''}`}>
            <p className={kit.dawn}>
              <Icon small name="warning" /> {refusal(one)}
            </p>
            <p className="muted">
              {one.period && `${periodWords(one.period)}. `}
              {one.at && t('submissions.came', { day: f.dayAndYear(one.at) })} {t(`advice.${one.reason}`)}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
