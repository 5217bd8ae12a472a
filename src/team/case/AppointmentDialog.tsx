import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { errorCode, useEngine } from '../../ui/engine';
import { Picks, Select, TextField, TimeField } from '../../ui/fields';
import { localDate } from '../../ui/format';
import { newId } from '../../ui/newId';
import { ErrorCard } from '../../ui/states';
import { useSay } from '../desk/memory';

/** Books the next meeting. It is a line in the conversation and on the citizen's first screen. */
export function AppointmentDialog({ caseRef, called, onClose }: { caseRef: string; called: string; onClose: () => void }) {
  const { t } = useTranslation('team');
  const engine = useEngine();
  const say = useSay();
  const [date, setDate] = useState(localDate(new Date(Date.now() + 7 * 86_400_000)));
  const [time, setTime] = useState<string | null>('10:00');
  const [minutes, setMinutes] = useState(45);
  const [mode, setMode] = useState<'in-person' | 'video' | 'phone'>('in-person');
  const [note, setNote] = useState('');
  const [fault, setFault] = useState<'past' | 'badTime' | null>(null);
  const [error, setError] = useState<unknown>(null);
  const book = async () => {
    setError(null);
    if (!time) return setFault('badTime');
    const start = new Date(`${date}T${time}:00`);
    if (Number.isNaN(start.getTime())) return setFault('badTime');
    if (start.getTime() < Date.now()) return setFault('past');
    setFault(null);
    try {
      await engine.write(caseRef, {
        kind: 'appointment',
        appointment: newId(),
        start: start.toISOString(),
        minutes,
        mode,
        ...(note.trim() ? { note: note.trim() } : {}),
      });
      say(t('appointments.booked'));
      onClose();
    } catch (failure) {
      setError(failure);
    }
  };
  return (
    <Dialog
      sheet={false}
      heading={t('appointments.title', { name: called })}
      onClose={onClose}
      actions={<Button onClick={() => void book()}>{t('appointments.book')}</Button>}
    >
      <div className="two">
        <TextField type="date" label={t('appointments.date')} value={date} onChange={(event) => setDate(event.target.value)} />
        <TimeField label={t('appointments.time')} description={t('appointments.timeHelp')} value={time} onChange={setTime} />
      </div>
      <div role="status">{fault && <p className="field-error">{t(`appointments.${fault}`)}</p>}</div>
      <Select label={t('appointments.minutes')} value={minutes} onChange={(event) => setMinutes(Number(event.target.value))}>
        {[15, 30, 45, 60, 90].map((count) => (
          <option key={count} value={count}>
            {t('appointments.minutesValue', { count })}
          </option>
        ))}
      </Select>
      <Picks<'in-person' | 'video' | 'phone'>
        legend={t('appointments.mode')}
        options={(['in-person', 'video', 'phone'] as const).map((value) => ({ value, label: t(`appointments.mode.${value}`) }))}
        chosen={mode}
        onChoose={setMode}
      />
      <TextField
        label={t('appointments.note')}
        description={t('appointments.noteHelp', { name: called })}
        maxLength={500}
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
      {error !== null && <ErrorCard code={errorCode(error)} retry={() => void book()} />}
    </Dialog>
  );
}
