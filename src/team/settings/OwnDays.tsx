import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isRecord } from '../../care/is-record';
import type { Acts } from '../../client/api';
import { useAct } from '../../engine/act';
import { useDraft } from '../../engine/draft';
import { useView } from '../../engine/engine';
import { newId } from '../../engine/new-id';
import { Button } from '../../ui/controls/Button';
import button from '../../ui/controls/Button.module.css';
import { TextField, Tick } from '../../ui/controls/fields';
import fields from '../../ui/controls/fields.module.css';
import { ErrorCard } from '../../ui/controls/states';
import { TimeField } from '../../ui/controls/TimeField';
import { dayFromNow, localDate, useFormat } from '../../ui/format';
import form from '../kit/form.module.css';
import { useSay } from '../kit/toasts';

type Times = Parameters<Acts['setHours']>[0];
/** Monday of some week: its days bear the names of all weeks. */
const monday = '2026-03-09';
const workdays = [1, 2, 3, 4, 5];
const usual = { from: '08:00', until: '15:30' };

const isTimes = (value: unknown): value is Times | null =>
  value === null || (Array.isArray(value) && value.every((one) => isRecord(one) && typeof one.day === 'number'));

/** When one has appointments, day by day; what is booked outside is pointed out. */
export function OwnHours() {
  const { t } = useTranslation('calendar');
  const f = useFormat();
  const say = useSay();
  const { data: known } = useView('ownDays', null);
  const draft = useDraft<Times | null>('hours', null, isTimes);
  const { busy, failed, act } = useAct(draft);
  const times = draft.value ?? known?.hours ?? workdays.map((day) => ({ day, ...usual }));
  const set = (day: number, change: Partial<Times[number]> | null) => {
    const rest = times.filter((one) => one.day !== day);
    const before = times.find((one) => one.day === day) ?? { day, ...usual };
    draft.set(change ? [...rest, { ...before, ...change }].sort((a, b) => a.day - b.day) : rest);
  };
  const backwards = times.some(({ from, until }) => until <= from);
  const save = () => !backwards && void act(({ setHours }) => setHours(times).then(() => say(t('hours.saved'))));
  return (
    <div className="stack">
      <p className="muted">{t('hours.help')}</p>
      {workdays.map((day) => {
        const one = times.find((time) => time.day === day);
        const name = f.weekday(`${monday.slice(0, 8)}${String(8 + day).padStart(2, '0')}`);
        return (
          <fieldset key={day}>
            <legend className="ds-sr-only">{name}</legend>
            <Tick checked={one !== undefined} onChange={(event) => set(day, event.target.checked ? {} : null)}>
              {name}
            </Tick>
            {one && (
              <div className={form.pair}>
                <TimeField
                  label={t('hours.from', { day: name })}
                  value={one.from}
                  onChange={(from) => from && set(day, { from })}
                />
                <TimeField
                  label={t('hours.until', { day: name })}
                  value={one.until}
                  onChange={(until) => until && set(day, { until })}
                />
              </div>
            )}
          </fieldset>
        );
      })}
      <div role="status">{backwards && <p className={fields.error}>{t('hours.backwards')}</p>}</div>
      {failed && <ErrorCard code={failed} />}
      <Button small variant="secondary" busy={busy} onClick={save}>
        {t('hours.save')}
      </Button>
    </div>
  );
}

/** When one is away; colleagues read the dates and nothing else. */
export function OwnAbsences() {
  const { t } = useTranslation('calendar');
  const f = useFormat();
  const say = useSay();
  const { data: known } = useView('ownDays', null);
  const { busy, failed, act } = useAct();
  const [id, setId] = useState(newId);
  const [from, setFrom] = useState(dayFromNow(7));
  const [until, setUntil] = useState(dayFromNow(11));
  const [fault, setFault] = useState(false);
  const add = async () => {
    setFault(until < from);
    if (until < from) return;
    if (!(await act(({ setAbsence }) => setAbsence({ absence: id, from, until })))) return;
    setId(newId());
    say(t('absence.saved'));
  };
  const remove = (absence: { absence: string; from: string; until: string }) =>
    void act(({ setAbsence }) => setAbsence({ ...absence, removed: true }).then(() => say(t('absence.removed'))));
  const standing = (known?.absences ?? []).filter((one) => one.until >= localDate(new Date()));
  return (
    <div className="stack">
      <p className="muted">{t('absence.help')}</p>
      <ul>
        {standing.map((one) => (
          <li key={one.absence}>
            {f.days(one.from, one.until)}{' '}
            <button type="button" className={button.text} disabled={busy} onClick={() => remove(one)}>
              {t('absence.remove', { days: f.days(one.from, one.until) })}
            </button>
          </li>
        ))}
      </ul>
      <div className={form.pair}>
        <TextField
          type="date"
          label={t('absence.from')}
          value={from}
          onChange={(event) => event.target.value && setFrom(event.target.value)}
        />
        <TextField
          type="date"
          label={t('absence.until')}
          value={until}
          onChange={(event) => event.target.value && setUntil(event.target.value)}
        />
      </div>
      <div role="status">{fault && <p className={fields.error}>{t('absence.backwards')}</p>}</div>
      {failed && <ErrorCard code={failed} />}
      <Button small variant="secondary" busy={busy} onClick={() => void add()}>
        {t('absence.add')}
      </Button>
    </div>
  );
}
