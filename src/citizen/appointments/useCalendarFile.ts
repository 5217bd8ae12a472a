import { useTranslation } from 'react-i18next';
import type { Appointment } from '../../care/appointments/appointments';
import { calendarFile } from '../../care/appointments/calendar-file';
import { saveFile } from '../../ui/saveFile';

type Kept = Pick<Appointment, 'appointment' | 'start' | 'minutes' | 'changes' | 'cancelled'>;

/** Hands over a file for the phone's calendar, in which only «Avtale» stands: others may read that calendar, and it may lie in a cloud. */
export function useCalendarFile(): (one: Kept) => void {
  const { t } = useTranslation('appointments');
  return ({ appointment, start, minutes, changes, cancelled }) => {
    const text = calendarFile({
      uid: `${appointment}@mellom`,
      sequence: changes,
      start,
      end: new Date(Date.parse(start) + minutes * 60_000).toISOString(),
      summary: t('calendar.summary'),
      cancelled: cancelled !== undefined,
      stamp: new Date().toISOString(),
    });
    saveFile('avtale.ics', 'text/calendar', text);
  };
}
