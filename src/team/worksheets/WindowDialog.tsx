import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { clockOf, type Means, minutesOf, windowRules } from '../../care/worksheets/sleep';
import type { Acts, CaseRef } from '../../client/api';
import { Select } from '../../ui/controls/fields';
import { Hint } from '../../ui/controls/parts';
import { TimeField } from '../../ui/controls/TimeField';
import { useFormat } from '../../ui/format';
import { ActDialog } from '../kit/ActDialog';
import { useSay } from '../kit/toasts';

/** A window of the therapist's own choosing, within what is ever allowed. */
export function WindowDialog({
  caseRef,
  called,
  today,
  start,
  basis,
  onClose,
}: {
  caseRef: CaseRef;
  called: string;
  today: string;
  start: { minutes: number; riseTime: string };
  basis: Means;
  onClose: () => void;
}) {
  const { t } = useTranslation('team');
  const f = useFormat();
  const say = useSay();
  const [rise, setRise] = useState<string | null>(start.riseTime);
  const [minutes, setMinutes] = useState(start.minutes);
  const lengths = Array.from(
    { length: (windowRules.ceiling - windowRules.floor) / windowRules.step + 1 },
    (_, i) => windowRules.floor + i * windowRules.step,
  );
  const lightsOff = rise && clockOf(minutesOf(rise) - minutes);
  const set = () => {
    if (!rise || !lightsOff) return null;
    return async ({ write }: Acts) => {
      await write(caseRef, { kind: 'sleep-window', from: today, minutes, riseTime: rise, lightsOff, basis });
      // Agreed to by a therapist: the citizen's own review may keep it.
      if (minutes < windowRules.ownFloor)
        await write(caseRef, { kind: 'release', feature: 'sleep-window', released: true, floor: minutes });
      say(t('sleep.approved'));
    };
  };
  return (
    <ActDialog heading={t('sleep.dialog', { name: called })} label={t('sleep.approve')} act={set} onClose={onClose}>
      <TimeField label={t('sleep.rise')} value={rise} onChange={setRise} />
      <Select label={t('sleep.length')} value={minutes} onChange={(event) => setMinutes(Number(event.target.value))}>
        {lengths.map((m) => (
          <option key={m} value={m}>
            {f.minutes(m)}
          </option>
        ))}
      </Select>
      {lightsOff && <p>{t('sleep.off', { time: f.hm(lightsOff) })}</p>}
      {minutes < windowRules.ownFloor && <Hint icon="warning">{t('sleep.below', { name: called })}</Hint>}
      <Hint icon="warning">{t('sleep.drive')}</Hint>
    </ActDialog>
  );
}
