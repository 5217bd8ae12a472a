import { useTranslation } from 'react-i18next';
import type { Today } from '../../care/today/today';
import { Icon } from '../../ui/controls/Icon';
import { useFormat } from '../../ui/format';
import styles from './WeekArches.module.css';

/** Seven arches. An empty one is just sand: nothing is lost by a day without. */
export function WeekArches({ week }: { week: Today['week'] }) {
  const { t } = useTranslation(['today', 'common']);
  const f = useFormat();
  return (
    <section className={styles.week} aria-labelledby="week">
      <h2 id="week">{t('week.title')}</h2>
      <ul className={styles.arches}>
        {week.map((day) => {
          const said = [
            day.today ? t('common:today') : '',
            ...day.done.map((what) => t(`week.${what}`)),
            day.appointment ? t('week.appointment') : '',
          ].filter(Boolean);
          return (
            <li
              key={day.date}
              className={
                day.done.length > 0
                  ? day.today
                    ? `${styles.done} ${styles.today}`
                    : styles.done
                  : day.today
                    ? styles.today
                    : undefined
              }
            >
              <span className={styles.arch}>{day.done.length > 0 ? <Icon name="check" /> : day.appointment && <i />}</span>
              <span aria-hidden="true">{f.weekdayShort(day.date)}</span>
              <span className="ds-sr-only">
                {f.weekday(day.date)}
                {said.length > 0 && `: ${said.join(', ')}`}
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
