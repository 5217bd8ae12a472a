import { useTranslation } from 'react-i18next';
import type { Detail } from './details';
import { useReport } from './report';
import styles from './report.module.css';
import { ShareBar } from './ShareBar';
import { useWords } from './useWords';

/** How something is shared out: each value with its number, who is unknown among them. */
export function MixFigure({ name }: { name: NonNullable<Detail['mixes']>[number] }) {
  const { t } = useTranslation('report');
  const words = useWords();
  const { reached, sessionModes } = useReport().figures;
  const mix = (name === 'sessionModes' ? sessionModes : reached[name]).filter(({ count }) => count > 0);
  const all = mix.reduce((sum, { count }) => sum + count, 0);
  return (
    <section className={`card ${styles.figure}`}>
      <h2 id={`mix-${name}`}>{t(`mix.${name}`)}</h2>
      {all === 0 ? (
        <p className={styles.note}>{t('spread.nobody')}</p>
      ) : (
        <table className={styles.mix} aria-labelledby={`mix-${name}`}>
          <thead className="ds-sr-only">
            <tr>
              <th scope="col">{t('mix.value')}</th>
              <th scope="col">{t('mix.count')}</th>
              <th scope="col">{t('mix.share')}</th>
            </tr>
          </thead>
          <tbody>
            {mix.map(({ value, count }) => (
              <tr key={value}>
                <th scope="row">
                  {words.value(name, value)}
                  <ShareBar share={count / all} tone={value === 'unknown' ? 'plain' : 'good'} />
                </th>
                <td>{count}</td>
                <td>{words.percent(count / all)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <p className={styles.note}>
        {t(name === 'sessionModes' ? 'mix.howSessions' : 'mix.how')}{' '}
        {(name === 'age' || name === 'gender') && t('mix.population')}
      </p>
    </section>
  );
}
