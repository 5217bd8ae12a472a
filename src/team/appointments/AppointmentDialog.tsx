import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Appointment } from '../../care/appointments/appointments';
import { conflictsOf } from '../../care/calendar/conflicts';
import { daysBetween, homeZone, isDate, localDate } from '../../care/time/dates';
import type { Acts } from '../../client/api';
import { useDraft } from '../../engine/draft';
import { useNow, useView } from '../../engine/engine';
import { Button } from '../../ui/controls/Button';
import { Select, TextField } from '../../ui/controls/fields';
import fields from '../../ui/controls/fields.module.css';
import { ActDialog } from '../kit/ActDialog';
import form from '../kit/form.module.css';
import { useSay } from '../kit/toasts';
import {
  type Booking,
  type BookingFault,
  faultIn,
  isBooking,
  itemsOf,
  newBooking,
  oneMore,
  startOf,
  type Wished,
} from './booking';
import { Conflicts } from './Conflicts';
import { TimeFields } from './TimeFields';

/**
 * Books the next meeting, or a row of them, or offers up to three times among which the citizen chooses. It is a line in the
 * conversation and on the citizen's first screen. `moving`: the appointment that gets another time.
 */
export function AppointmentDialog({
  caseRef,
  called,
  moving,
  wished,
  onClose,
}: {
  caseRef: string;
  called: string;
  moving?: Appointment;
  /** what it is begun with */
  wished?: Wished;
  onClose: () => void;
}) {
  const { t } = useTranslation(['calendar', 'team']);
  const say = useSay();
  const { data: me } = useView('me', null);
  const [empty] = useState(() => newBooking(localDate(new Date().toISOString(), homeZone), moving, wished));
  const draft = useDraft<Booking>(
    `book/${caseRef}${moving ? `/${moving.appointment}` : ''}${wished?.time ? `/${wished.date}` : ''}`,
    empty,
    isBooking,
  );
  const booking = draft.value ?? empty;
  const [fault, setFault] = useState<BookingFault | null>(null);
  const set = (change: Partial<Booking>) => {
    setFault(null);
    draft.set({ ...booking, ...change });
  };
  const offering = booking.times.length > 1;
  const { from, count } = spanOf(booking.times.map(({ date }) => date));
  const now = useNow();
  const { data: days } = useView('calendar', from === null ? undefined : { from, count, now });
  const more = oneMore(booking);
  const book = () => {
    const found = faultIn(booking, new Date().toISOString(), me?.about?.videoHosts);
    setFault(found);
    if (found) return null;
    const items = itemsOf(booking, me?.about ?? {}, moving);
    return async ({ write }: Acts) => {
      for (const item of items) await write(caseRef, item);
      say(offering ? t('offer.done') : t(moving ? 'move.done' : 'team:appointments.booked'));
    };
  };
  return (
    <ActDialog
      heading={t(moving ? 'move.title' : 'team:appointments.title', { name: called })}
      label={t(offering ? 'offer' : moving ? 'move' : 'team:appointments.book')}
      act={book}
      words={[draft]}
      onClose={onClose}
    >
      {booking.times.map((time, i) => (
        <TimeFields
          key={time.id}
          time={time}
          place={offering ? i + 1 : null}
          about={me?.about ?? null}
          onChange={(next) => set({ times: booking.times.map((one) => (one === time ? next : one)) })}
          below={
            <Conflicts
              found={conflictsOf(days ?? [], {
                start: startOf(time) ?? '',
                minutes: booking.minutes,
                room: time.mode === 'in-person' ? time.where : undefined,
                except: moving?.appointment,
              })}
            />
          }
          onRemove={offering ? () => set({ times: booking.times.filter((one) => one !== time) }) : null}
        />
      ))}
      <div role="status">
        {fault && (
          <p className={fields.error}>
            {fault === 'past' || fault === 'badTime' ? t(`team:appointments.${fault}`) : t(`fault.${fault}`)}
          </p>
        )}
      </div>
      {more && booking.weeks === 1 && (
        <Button small variant="tertiary" icon="plus" onClick={() => set({ times: [...booking.times, more] })}>
          {t('offer.more', { name: called })}
        </Button>
      )}
      {offering && (
        <TextField
          type="date"
          label={t('offer.until')}
          description={t('offer.untilHelp')}
          value={booking.until}
          onChange={(event) => event.target.value && set({ until: event.target.value })}
        />
      )}
      <div className={form.pair}>
        <Select
          label={t('team:appointments.minutes')}
          value={booking.minutes}
          onChange={(event) => set({ minutes: Number(event.target.value) })}
        >
          {[15, 30, 45, 60, 90].map((count) => (
            <option key={count} value={count}>
              {t('team:appointments.minutesValue', { count })}
            </option>
          ))}
        </Select>
        {!offering && !moving && (
          <Select label={t('series')} value={booking.weeks} onChange={(event) => set({ weeks: Number(event.target.value) })}>
            <option value={1}>{t('series.none')}</option>
            {[2, 4, 6, 8].map((count) => (
              <option key={count} value={count}>
                {t('series.weeks', { count })}
              </option>
            ))}
          </Select>
        )}
      </div>
      {moving && !offering && (
        <TextField
          label={t('why')}
          description={t('whyHelp', { name: called })}
          maxLength={500}
          value={booking.why}
          onChange={(event) => set({ why: event.target.value })}
        />
      )}
      <TextField
        label={t('team:appointments.note')}
        description={t('team:appointments.noteHelp', { name: called })}
        maxLength={500}
        value={booking.note}
        onChange={(event) => set({ note: event.target.value })}
      />
    </ActDialog>
  );
}

/** From the first to the last of some dates; of dates that lie far apart as many days as a calendar shows at once. */
function spanOf(dates: readonly string[]): { from: string | null; count: number } {
  const sorted = dates.filter(isDate).sort();
  const [from, last] = [sorted[0], sorted.at(-1)];
  return from && last ? { from, count: Math.min(mostDays, 1 + daysBetween(from, last)) } : { from: null, count: 0 };
}
const mostDays = 62;
