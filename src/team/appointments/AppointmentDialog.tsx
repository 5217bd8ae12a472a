import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Acts } from '../../client/api';
import { useWords } from '../../engine/draft';
import { newId } from '../../engine/new-id';
import { Picks, Select, TextField } from '../../ui/controls/fields';
import fields from '../../ui/controls/fields.module.css';
import { TimeField } from '../../ui/controls/TimeField';
import { dayFromNow } from '../../ui/format';
import { ActDialog } from '../kit/ActDialog';
import form from '../kit/form.module.css';
import { useSay } from '../kit/toasts';

/** Books the next meeting. It is a line in the conversation and on the citizen's first screen. */
export function AppointmentDialog({ caseRef, called, onClose }: { caseRef: string; called: string; onClose: () => void }) {
  const { t } = useTranslation('team');
  const say = useSay();
  const [date, setDate] = useState(dayFromNow(7));
  const [time, setTime] = useState<string | null>('10:00');
  const [minutes, setMinutes] = useState(45);
  const [mode, setMode] = useState<'in-person' | 'video' | 'phone'>('in-person');
  const [appointment] = useState(newId);
  const note = useWords(`appointment/${caseRef}`);
  const [fault, setFault] = useState<'past' | 'badTime' | null>(null);
  const wrong = (found: 'past' | 'badTime') => {
    setFault(found);
    return null;
  };
  const book = () => {
    const start = new Date(`${date}T${time ?? ''}:00`);
    if (!time || Number.isNaN(start.getTime())) return wrong('badTime');
    if (start.getTime() < Date.now()) return wrong('past');
    setFault(null);
    const words = note.text.trim() ? { note: note.text.trim() } : {};
    const item = { kind: 'appointment' as const, appointment: note.id ?? appointment, start: start.toISOString(), minutes, mode };
    return ({ write }: Acts) => write(caseRef, { ...item, ...words }).then(() => say(t('appointments.booked')));
  };
  return (
    <ActDialog
      heading={t('appointments.title', { name: called })}
      label={t('appointments.book')}
      act={book}
      words={[note]}
      onClose={onClose}
    >
      <div className={form.pair}>
        <TextField type="date" label={t('appointments.date')} value={date} onChange={(event) => setDate(event.target.value)} />
        <TimeField label={t('appointments.time')} description={t('appointments.timeHelp')} value={time} onChange={setTime} />
      </div>
      <div role="status">{fault && <p className={fields.error}>{t(`appointments.${fault}`)}</p>}</div>
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
        value={note.text}
        onChange={(event) => note.set(event.target.value)}
      />
    </ActDialog>
  );
}
