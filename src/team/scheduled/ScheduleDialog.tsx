import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { soonTimes } from '../../care/scheduled/scheduled';
import { addDays, homeZone, localDate } from '../../care/time/dates';
import { instantOf } from '../../care/time/wall';
import type { Acts } from '../../client/api';
import type { Begun } from '../../engine/act';
import { Choice, TextField } from '../../ui/controls/fields';
import fields from '../../ui/controls/fields.module.css';
import { Hint } from '../../ui/controls/parts';
import { TimeField } from '../../ui/controls/TimeField';
import { useFormat } from '../../ui/format';
import { ActDialog } from '../kit/ActDialog';
import form from '../kit/form.module.css';
import { useSay } from '../kit/toasts';
import { useMe } from '../kit/useMe';

/** When a message shall go. What is said of it is exactly what happens: it lies with its author until one of their devices is open. */
export function ScheduleDialog({
  heading,
  label,
  now,
  words = [],
  isFilled,
  act,
  onClose,
}: {
  heading: string;
  label: string;
  now: string;
  /** what becomes the message, and is gone when it is planned */
  words?: readonly Begun[];
  /** something in it was filled in from the case */
  isFilled?: boolean;
  /** @param at ISO, ahead */
  act: (at: string) => (acts: Acts) => Promise<unknown>;
  onClose: () => void;
}) {
  const { t } = useTranslation('scheduled');
  const f = useFormat();
  const say = useSay();
  const { about } = useMe();
  const soon = soonTimes(now, about ?? {});
  const [chosen, setChosen] = useState(soon[0]?.at ?? own);
  const [date, setDate] = useState(addDays(localDate(now), 1));
  const [time, setTime] = useState<string | null>('08:00');
  const [tried, setTried] = useState(false);
  const typed = time ? instantOf(date, time, homeZone) : Number.NaN;
  const at = chosen !== own ? chosen : Number.isNaN(typed) ? null : new Date(typed).toISOString();
  const fault = at === null ? 'none' : Date.parse(at) <= Date.parse(now) ? 'past' : null;
  const plan = () => {
    setTried(true);
    if (at === null || fault) return null;
    return (acts: Acts) => act(at)(acts).then(() => say(t('done', { when: f.moment(at, now) })));
  };
  return (
    <ActDialog heading={heading} label={label} act={plan} words={words.map((one) => ({ ...one, kept: false }))} onClose={onClose}>
      <Choice
        legend={t('when')}
        options={[
          ...soon.map(({ when, at: value }) => ({
            value,
            label: t(`soon.${when}`, { clock: f.clock(value), date: f.date(value) }),
          })),
          { value: own, label: t('soon.own') },
        ]}
        chosen={[chosen]}
        onChoose={([next]) => setChosen(next ?? own)}
      />
      {chosen === own && (
        <div className={form.pair}>
          <TextField
            type="date"
            label={t('date')}
            value={date}
            onChange={(event) => event.target.value && setDate(event.target.value)}
          />
          <TimeField label={t('time')} value={time} onChange={setTime} onTyped={() => setTime(null)} />
        </div>
      )}
      <div role="status">{tried && fault && <p className={fields.error}>{t(`fault.${fault}`)}</p>}</div>
      <Hint icon="lock">{t('truth')}</Hint>
      {isFilled && <Hint>{t('filled')}</Hint>}
    </ActDialog>
  );
}

const own = 'own';
