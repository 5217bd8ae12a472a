import { useTranslation } from 'react-i18next';
import styles from './WaitingClock.module.css';

/** Whole ring: 14 days; the notch stands at 7. */
const whole = 14;
const notch = 7;
const radius = 15;
const around = 2 * Math.PI * radius;

/** How many days somebody has waited, as a ring of fourteen with a notch at seven. The words beside it say what it means. */
export function WaitingClock({ days }: { days: number }) {
  const { t } = useTranslation('referrals');
  const tone = days > whole ? styles.over : days > notch ? styles.warn : '';
  const length = Math.round((around * Math.min(days, whole) * 10) / whole) / 10;
  return (
    <svg
      className={`${styles.clock} ${tone}`}
      viewBox="0 0 40 40"
      width="40"
      height="40"
      role="img"
      aria-label={t('clock', { days })}
    >
      <circle className={styles.ring} cx="20" cy="20" r={radius} />
      <circle
        className={styles.waited}
        cx="20"
        cy="20"
        r={radius}
        strokeDasharray={`${length} ${Math.round(around * 10) / 10}`}
        transform="rotate(-90 20 20)"
      />
      <line x1="20" y1="33" x2="20" y2="38" />
      <text x="20" y="24.5" textAnchor="middle">
        {days}
      </text>
    </svg>
  );
}
