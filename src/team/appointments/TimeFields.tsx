import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { appointmentModes } from '../../care/items/choices';
import type { TeamAbout } from '../../client/api';
import { Button } from '../../ui/controls/Button';
import { Picks, Select, TextField } from '../../ui/controls/fields';
import { TimeField } from '../../ui/controls/TimeField';
import form from '../kit/form.module.css';
import type { TimeDraft } from './booking';

/** One time: when, how, and where. `place`: which of several it is. */
export function TimeFields({
  time,
  place,
  about,
  below,
  onChange,
  onRemove,
}: {
  time: TimeDraft;
  place: number | null;
  about: TeamAbout | null;
  /** What the time meets. */
  below: ReactNode;
  onChange: (next: TimeDraft) => void;
  onRemove: (() => void) | null;
}) {
  const { t } = useTranslation(['calendar', 'team']);
  const set = (change: Partial<TimeDraft>) => onChange({ ...time, ...change });
  const rooms = about?.rooms ?? [];
  return (
    <fieldset className="stack">
      <legend className={place === null ? 'ds-sr-only' : undefined}>
        {place === null ? t('time') : t('offer.time', { number: place })}
      </legend>
      <div className={form.pair}>
        <TextField
          type="date"
          label={t('team:appointments.date')}
          value={time.date}
          onChange={(event) => set({ date: event.target.value })}
        />
        <TimeField
          label={t('team:appointments.time')}
          description={t('team:appointments.timeHelp')}
          value={time.time}
          onChange={(next) => set({ time: next })}
        />
      </div>
      {below}
      <Picks<TimeDraft['mode']>
        legend={t('team:appointments.mode')}
        options={appointmentModes.map((value) => ({ value, label: t(`team:appointments.mode.${value}`) }))}
        chosen={time.mode}
        onChoose={(mode) => set({ mode, where: '' })}
      />
      {time.mode === 'in-person' && rooms.length > 0 && (
        <Select label={t('room')} value={time.where} onChange={(event) => set({ where: event.target.value })}>
          <option value="">{t('room.none')}</option>
          {rooms.map((room) => (
            <option key={room} value={room}>
              {room}
            </option>
          ))}
        </Select>
      )}
      {time.mode === 'in-person' && rooms.length === 0 && (
        <TextField
          label={t('place')}
          description={t('placeHelp')}
          maxLength={200}
          value={time.where}
          onChange={(event) => set({ where: event.target.value })}
        />
      )}
      {time.mode === 'video' && (
        <TextField
          label={t('link')}
          description={t(about?.videoHosts?.length ? 'linkHelp' : 'linkNone', { hosts: (about?.videoHosts ?? []).join(', ') })}
          maxLength={500}
          inputMode="url"
          value={time.where}
          onChange={(event) => set({ where: event.target.value })}
        />
      )}
      {onRemove && (
        <Button small variant="tertiary" icon="close" onClick={onRemove}>
          {t('offer.remove')}
        </Button>
      )}
    </fieldset>
  );
}
