import { useTranslation } from 'react-i18next';
import { partsOfInhabitants } from '../../care/figures/inhabitants';
import type { Detail } from './details';
import { Lines } from './Lines';
import { useReport } from './report';
import styles from './report.module.css';
import { ShareBar } from './ShareBar';
import { useInhabitants } from './useInhabitants';
import { useWords } from './useWords';

type MixName = NonNullable<Detail['mixes']>[number];

/** How something is shared out: each value with its number, who is unknown among them, and for age and gender beside those who live there. */
export function MixFigure({ name }: { name: MixName }) {
  const { t } = useTranslation('report');
  const words = useWords();
  const { reached, sessionModes } = useReport().figures;
  const inhabitants = useInhabitants();
  const by = name === 'age' || name === 'gender' ? name : null;
  const living = by && inhabitants ? partsOfInhabitants(by, inhabitants) : null;
  const mix = (name === 'sessionModes' ? sessionModes : reached[name]).filter(({ count }) => count > 0);
  const missing = [...(living?.keys() ?? [])].filter((value) => mix.every((one) => one.value !== value));
  const rows = [...mix, ...missing.map((value) => ({ value, count: 0 }))];
  const all = mix.reduce((sum, { count }) => sum + count, 0);
  return (
    <section className={`card ${styles.figure}`}>
      <h2 id={`mix-${name}`}>{t(`mix.${name}`)}</h2>
      {all === 0 ? (
        <p className={styles.note}>{t('spread.nobody')}</p>
      ) : (
        <table className={styles.mix} aria-labelledby={`mix-${name}`}>
          <thead className={living ? undefined : 'ds-sr-only'}>
            <tr>
              <th scope="col">{t('mix.value')}</th>
              <th scope="col">{t('mix.count')}</th>
              <th scope="col">{t('mix.share')}</th>
              {living && <th scope="col">{t('mix.living')}</th>}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ value, count }) => {
              const lives = living?.get(value);
              return (
                <tr key={value}>
                  <th scope="row">
                    {words.value(name, value)}
                    <ShareBar share={count / all} published={lives} tone={value === 'unknown' ? 'plain' : 'good'} />
                  </th>
                  <td>{count}</td>
                  <td>{words.percent(count / all)}</td>
                  {living && <td>{lives === undefined ? '–' : words.percent(lives)}</td>}
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
      {by ? (
        <Lines
          how={t('mix.howCounted')}
          who={t('spread.who', { count: all })}
          not={t('mix.unknown', { count: mix.find(({ value }) => value === 'unknown')?.count ?? 0 })}
          rule={t(living ? 'mix.rule' : 'mix.population')}
          published={living && inhabitants ? t('mix.livingSource', { source: inhabitants.source }) : t('mix.notEntered')}
        />
      ) : (
        <p className={styles.note}>{t(name === 'sessionModes' ? 'mix.howSessions' : 'mix.how')}</p>
      )}
    </section>
  );
}
