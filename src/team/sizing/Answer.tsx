import { useTranslation } from 'react-i18next';
import styles from './sizing.module.css';
import type { Sized } from './useSizing';
import { useSizingWords } from './useSizingWords';

/** What comes of it, in sentences. */
export function Answer({ sized: { positions, sizing, queue } }: { sized: Sized }) {
  const { t } = useTranslation('sizing');
  const say = useSizingWords();
  const { toAssessment, toTreatment } = queue;
  const { reached, load, positions: need, enquiries } = sizing;
  if (queue.arrivals === 0) return <p className={styles.answer}>{t('answer.none')}</p>;
  const who = { positions: say.positions(positions), enquiries: say.number(Math.round(enquiries)) };
  return (
    <div className={styles.said}>
      <p className={styles.answer}>
        {say.withinAYear(toTreatment.median)
          ? t('answer', { ...who, first: say.days(toAssessment.median), whole: say.days(toTreatment.median) })
          : t('answer.never', who)}
      </p>
      <p>
        {t('within', { first: say.share(toAssessment.withinPromise), whole: say.share(toTreatment.withinPromise) })}{' '}
        {need === null ? t('need.none') : t('need', { need: say.positions(need) })}
      </p>
      {load > 1 && <p className={styles.growing}>{t('growing')}</p>}
      {reached.least !== null && reached.most !== null && (
        <p className="muted">{t('reached', { least: say.share(reached.least), most: say.share(reached.most) })}</p>
      )}
    </div>
  );
}
