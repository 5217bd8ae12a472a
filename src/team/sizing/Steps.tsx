import { useTranslation } from 'react-i18next';
import table from '../../ui/controls/table.module.css';
import styles from './sizing.module.css';
import type { Sized } from './useSizing';
import { useSizingWords } from './useSizingWords';

/** The same people, met by a position less and a position more. */
export function Steps({ steps, now }: { steps: readonly Sized[]; now: Sized }) {
  const { t } = useTranslation('sizing');
  const say = useSizingWords();
  const heads = ['first', 'whole', 'within', 'load'] as const;
  return (
    <section className={`card ${styles.part}`}>
      <h2 id="steps">{t('steps.title')}</h2>
      <div className={table.wrap}>
        <table className={`${table.table} ${table.tight}`} aria-labelledby="steps">
          <thead>
            <tr>
              <th scope="col">{t('name.positions')}</th>
              {heads.map((head) => (
                <th scope="col" key={head}>
                  {t(`steps.${head}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {steps.map(({ positions, sizing: { load }, queue: { toAssessment, toTreatment } }) => (
              <tr key={positions} className={positions === now.positions ? styles.now : undefined}>
                <th scope="row">{say.positions(positions)}</th>
                <td data-label={t('steps.first')}>{say.days(toAssessment.median)}</td>
                <td data-label={t('steps.whole')}>{say.days(toTreatment.median)}</td>
                <td data-label={t('steps.within')}>{say.share(toAssessment.withinPromise)}</td>
                <td data-label={t('steps.load')}>{Number.isFinite(load) ? say.share(load) : '–'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
