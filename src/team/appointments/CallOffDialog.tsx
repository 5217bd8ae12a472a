import { useTranslation } from 'react-i18next';
import type { Appointment } from '../../care/appointments/appointments';
import type { Acts, CaseRef } from '../../client/api';
import { useWords } from '../../engine/draft';
import { TextField } from '../../ui/controls/fields';
import { useFormat } from '../../ui/format';
import { ActDialog } from '../kit/ActDialog';
import { useSay } from '../kit/toasts';

/** Calls an appointment off, and says why, if the therapist wants to. */
export function CallOffDialog({
  caseRef,
  called,
  appointment: { appointment, start, minutes, mode },
  onClose,
}: {
  caseRef: CaseRef;
  called: string;
  appointment: Appointment;
  onClose: () => void;
}) {
  const { t } = useTranslation(['calendar', 'team']);
  const f = useFormat();
  const say = useSay();
  const words = useWords(`call-off/${appointment}`);
  const when = t('team:appointments.when', { day: f.date(start), time: f.time(start) });
  const callOff = () => {
    const why = words.text.trim();
    const item = { kind: 'appointment' as const, appointment, start, minutes, mode, cancelled: true };
    return ({ write }: Acts) =>
      write(caseRef, { ...item, ...(why ? { why } : {}) }).then(() => say(t('team:appointments.cancelled')));
  };
  return (
    <ActDialog
      heading={t('team:appointments.cancel')}
      label={t('team:appointments.cancelYes')}
      act={callOff}
      words={[words]}
      onClose={onClose}
    >
      <p>{t('team:appointments.cancelAsk', { when, name: called })}</p>
      <TextField
        label={t('why')}
        description={t('whyHelp', { name: called })}
        maxLength={500}
        value={words.text}
        onChange={(event) => words.set(event.target.value)}
      />
    </ActDialog>
  );
}
