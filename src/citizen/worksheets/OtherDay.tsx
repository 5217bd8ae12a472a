import { useTranslation } from 'react-i18next';
import { addDays } from '../../care/time/dates';
import { Button } from '../../ui/controls/Button';
import { useFormat } from '../../ui/format';
import styles from './OtherDay.module.css';

/** A day can be written a few days late; then it is no longer remembered well enough to reckon with. */
export function OtherDay({
  today,
  date,
  lateDays,
  onChoose,
}: {
  today: string;
  date: string;
  lateDays: number;
  onChoose: (date: string) => void;
}) {
  const { t } = useTranslation('programme');
  const f = useFormat();
  const days = Array.from({ length: lateDays + 1 }, (_, i) => addDays(today, -i));
  return (
    <details className="ds-details">
      <summary>{t('sheet.other')}</summary>
      <ul className={styles.days}>
        {days.map((day) => (
          <li key={day}>
            <Button variant={day === date ? 'primary' : 'secondary'} aria-pressed={day === date} onClick={() => onChoose(day)}>
              {f.date(day)}
            </Button>
          </li>
        ))}
      </ul>
    </details>
  );
}
