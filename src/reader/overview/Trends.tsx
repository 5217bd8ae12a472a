import { useTranslation } from 'react-i18next';
import type { HandedIn } from '../../care/pooling/handed-in';
import { trendOf } from '../../care/pooling/overview';
import { nationalShares } from '../../care/pooling/shares';
import { percentOf } from '../../care/pooling/steps';
import table from '../../ui/controls/table.module.css';
import { useFormat } from '../../ui/format';
import { usePeriodWords } from '../kit/usePeriodWords';
import styles from './overview.module.css';

/** Period by period, with how many teams stand behind each: they are not always the same ones. */
export function Trends({ handed }: { handed: readonly HandedIn[] }) {
  const { t } = useTranslation('reader');
  const f = useFormat();
  const periodWords = usePeriodWords();
  const trends = nationalShares.map((name) => ({ name, trend: trendOf(handed, name) }));
  const periods = trends[0]?.trend.map(({ period }) => period) ?? [];
  return (
    <section className={`card ${styles.card}`} aria-labelledby="trends">
      <h2 id="trends">{t('trends.title')}</h2>
      <p className="muted">{t('trends.text')}</p>
      <div className={table.wrap}>
        <table className={`${table.table} ${table.tight}`}>
          <thead>
            <tr>
              <th scope="col">{t('table.period')}</th>
              {nationalShares.map((name) => (
                <th scope="col" key={name}>
                  {t(`share.${name}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {periods.map((period, i) => (
              <tr key={`${period.from} ${period.until}`}>
                <th scope="row">{periodWords(period)}</th>
                {trends.map(({ name, trend }) => {
                  const pooled = trend[i]?.pooled;
                  return (
                    <td key={name} data-label={t(`share.${name}`)} className="num">
                      {pooled?.share == null
                        ? '–'
                        : t('trends.cell', { percent: f.percent(percentOf(pooled.share)), count: pooled.told })}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
