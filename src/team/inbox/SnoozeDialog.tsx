import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/controls/Button';
import { Dialog } from '../../ui/controls/Dialog';
import { TextField } from '../../ui/controls/fields';
import { localDate } from '../../ui/format';
import room from '../kit/room.module.css';

/** Not now. Seven in the morning of the day chosen, and at once if something new comes. */
export function SnoozeDialog({
  name,
  now,
  onChoose,
  onClose,
}: {
  name: string;
  now: string;
  onChoose: (until: string) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation('team');
  const [day, setDay] = useState('');
  const first = localDate(morning(now, 1));
  return (
    <Dialog sheet={false} heading={t('inbox.snooze.title', { name })} onClose={onClose}>
      <p className="muted">{t('inbox.snooze.text')}</p>
      <div className={room.wideActs}>
        <Button variant="secondary" onClick={() => onChoose(morning(now, 1))}>
          {t('inbox.snooze.tomorrow')}
        </Button>
        <Button variant="secondary" onClick={() => onChoose(morning(now, 3))}>
          {t('inbox.snooze.threeDays')}
        </Button>
        <Button variant="secondary" onClick={() => onChoose(morning(now, daysToMonday(now)))}>
          {t('inbox.snooze.monday')}
        </Button>
      </div>
      <form
        className="row"
        onSubmit={(event) => {
          event.preventDefault();
          if (day >= first) onChoose(new Date(`${day}T07:00:00`).toISOString());
        }}
      >
        <TextField
          required
          type="date"
          label={t('inbox.snooze.date')}
          min={first}
          value={day}
          onChange={(event) => setDay(event.target.value)}
        />
        <Button type="submit" variant="secondary">
          {t('inbox.snooze.dateDo')}
        </Button>
      </form>
    </Dialog>
  );
}

function morning(now: string, days: number): string {
  const at = new Date(now);
  at.setDate(at.getDate() + days);
  at.setHours(7, 0, 0, 0);
  return at.toISOString();
}
/** 1–7: the coming Monday, never today. */
function daysToMonday(now: string): number {
  return (8 - new Date(now).getDay()) % 7 || 7;
}
