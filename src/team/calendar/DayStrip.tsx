import { useTranslation } from 'react-i18next';
import type { CalendarDay } from '../../care/calendar/calendar';
import { useFormat } from '../../ui/format';
import styles from './calendar.module.css';

/** The days of the week, each with what stands in it in a word; past days say whether all has been entered. */
export function DayStrip({
  days,
  date,
  today,
  onDay,
}: {
  days: readonly CalendarDay[];
  date: string;
  today: string;
  onDay: (date: string) => void;
}) {
  const f = useFormat();
  const { t } = useTranslation('calendar');
  const said = ({ entries, away, working, holiday, date: day }: CalendarDay): string => {
    const standing = entries.filter(({ state }) => state !== 'cancelled');
    const unentered = standing.filter(({ state }) => state === 'unentered').length;
    if (holiday) return t(`holiday.${holiday}`);
    if (away) return t('day.away');
    if (!working && standing.length === 0) return t('day.closed');
    if (unentered > 0) return t('day.unentered', { count: unentered });
    if (day < today && standing.length > 0) return t('day.entered');
    return t('day.sessions', { count: standing.length });
  };
  return (
    <ul className={styles.days}>
      {days.map((day) => (
        <li key={day.date}>
          <button
            type="button"
            aria-current={day.date === date ? 'date' : undefined}
            data-past={day.date < today || undefined}
            data-today={day.date === today || undefined}
            onClick={() => onDay(day.date)}
          >
            <span className={styles.number}>{Number(day.date.slice(8))}</span>
            <span>
              <b>{f.weekday(day.date)}</b>
              <small>{said(day)}</small>
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}
