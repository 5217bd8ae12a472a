import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isFound } from '../../care/folded';
import type { CaseRef } from '../../client/api';
import { useView } from '../../engine/engine';
import { Button } from '../../ui/controls/Button';
import { Dialog } from '../../ui/controls/Dialog';
import { TextField } from '../../ui/controls/fields';
import { AppointmentDialog } from '../appointments/AppointmentDialog';
import room from '../kit/room.module.css';

/** With whom, found by a few letters of the name; so many are shown. */
const shown = 8;

/** A new appointment straight from the calendar: with whom, then when, beginning with the day that is open. */
export function NewAppointment({ date, now, onClose }: { date: string; now: string; onClose: () => void }) {
  const { t } = useTranslation('calendar');
  const [find, setFind] = useState('');
  const [caseRef, setCaseRef] = useState<CaseRef | null>(null);
  const cases = useView('cases', { now }).data ?? [];
  const { data: view } = useView('case', caseRef ? { caseRef, glance: true } : undefined);
  if (caseRef && view)
    return <AppointmentDialog caseRef={caseRef} called={view.called || view.name} wished={{ date }} onClose={onClose} />;
  const found = cases.filter(({ name, ended }) => !ended && isFound(find, name)).slice(0, shown);
  return (
    <Dialog sheet={false} heading={t('new')} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          setCaseRef(found[0]?.caseRef ?? null);
        }}
      >
        <TextField label={t('new.with')} type="search" value={find} onChange={(event) => setFind(event.target.value)} />
      </form>
      <div className={room.wideActs}>
        {found.map((one) => (
          <Button key={one.caseRef} variant="secondary" onClick={() => setCaseRef(one.caseRef)}>
            <bdi translate="no">{one.name}</bdi>
          </Button>
        ))}
      </div>
      <p role="status" className="muted">
        {found.length === 0 && t('new.nobody')}
      </p>
    </Dialog>
  );
}
