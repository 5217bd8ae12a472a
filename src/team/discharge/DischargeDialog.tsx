import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { endReasons, workStatuses } from '../../care/items/choices';
import { isDate } from '../../care/time/dates';
import type { Acts } from '../../client/api';
import { useDraft } from '../../engine/draft';
import { Choice, Select, TextArea, TextField, Tick } from '../../ui/controls/fields';
import fields from '../../ui/controls/fields.module.css';
import { localDate, useFormat } from '../../ui/format';
import { StayingWellFields } from '../../ui/staying-well/StayingWellFields';
import {
  formOf,
  isEmptyForm,
  isStayingWellForm,
  type StayingWellForm,
  stayingWellItem,
} from '../../ui/staying-well/staying-well';
import { ActDialog } from '../kit/ActDialog';
import { useContent } from '../kit/catalogue';
import type { DialogOfCase } from '../kit/of-case';
import { Pick } from '../kit/Pick';
import { useSay } from '../kit/toasts';
import styles from './discharge.module.css';
import {
  type Discharging,
  dischargeOf,
  type EndReason,
  faultOf,
  followUpMeasures,
  isAsked,
  isDischarging,
  newDischarging,
} from './discharging';

/** The course ends: why, what the person takes with them, how they stand in work, and what is asked later; what was agreed for later goes with it. */
export function DischargeDialog({ caseRef, view, called, onEnded, onClose }: DialogOfCase & { onEnded: () => void }) {
  const { t } = useTranslation(['discharge', 'team', 'documents']);
  const f = useFormat();
  const say = useSay();
  const content = useContent();
  const [today] = useState(() => localDate(new Date()));
  const [begun] = useState(() => newDischarging(today));
  const draft = useDraft<Discharging>(`discharge/${caseRef}`, begun, isDischarging);
  const plan = useDraft<StayingWellForm>(`staying-well/${caseRef}`, formOf(view.stayingWell), isStayingWellForm);
  const [tried, setTried] = useState(false);
  const d = draft.value ?? begun;
  const set = (change: Partial<Discharging>) => draft.set({ ...d, ...change });
  const joined = view.citizen !== null;
  const asked = isAsked(d, joined);
  const fault = tried ? faultOf(d, today, joined) : null;
  const save = () => {
    setTried(true);
    const { reason } = d;
    if (!reason || faultOf(d, today, joined)) return null;
    const form = plan.kept && plan.value && !isEmptyForm(plan.value) ? plan.value : null;
    return async ({ endCover, write }: Acts) => {
      if (form) await write(caseRef, stayingWellItem(form));
      const now = new Date().toISOString();
      for (const { appointment, start, minutes, mode, cancelled } of view.appointments)
        if (!cancelled && start > now)
          await write(caseRef, { kind: 'appointment', appointment, start, minutes, mode, cancelled: true });
      for (const { cover, state } of view.covers) if (state !== 'over') await endCover(caseRef, cover);
      await write(caseRef, dischargeOf({ ...d, reason }, today, joined));
      say(t('team:discharge.done'));
      onEnded();
    };
  };
  return (
    <ActDialog
      heading={t('team:discharge.title', { name: called })}
      label={t('team:discharge.save')}
      act={save}
      words={[draft, plan]}
      wide
      onClose={onClose}
    >
      <p>{t('team:discharge.help')}</p>
      <div className={styles.columns}>
        <div className="stack">
          <Choice<EndReason>
            legend={t('team:discharge.why')}
            options={endReasons.map((value) => ({ value, label: t(`team:discharge.reason.${value}`) }))}
            chosen={d.reason ? [d.reason] : []}
            onChoose={([reason]) => set({ reason: reason ?? null })}
          />
          <div className={styles.work}>
            <Select
              label={t('work.label')}
              value={d.work}
              onChange={({ target }) => set({ work: workStatuses.find((one) => one === target.value) ?? '' })}
            >
              <option value="">{t('work.unsaid')}</option>
              {workStatuses.map((one) => (
                <option key={one} value={one}>
                  {t(`documents:letter.work.${one}`)}
                </option>
              ))}
            </Select>
            {d.work && (
              <TextField
                label={t('work.percent')}
                inputMode="numeric"
                maxLength={3}
                value={d.percent}
                onChange={({ target }) => set({ percent: target.value })}
              />
            )}
          </div>
          <TextArea
            label={t('team:discharge.note')}
            rows={2}
            maxLength={2_000}
            value={d.note}
            onChange={({ target }) => set({ note: target.value })}
          />
        </div>
        {asked && (
          <div className="stack">
            <fieldset className="stack">
              <legend>{t('plan.title')}</legend>
              <p className={fields.about}>{t(view.stayingWell?.mine ? 'plan.theirs' : 'plan.together', { name: called })}</p>
              {plan.value && <StayingWellFields form={plan.value} onChange={plan.set} />}
            </fieldset>
            <fieldset className="stack">
              <legend>{t('later.title')}</legend>
              <p className={fields.about}>{t('later.help', { name: called })}</p>
              <Tick checked={d.now} onChange={({ target }) => set({ now: target.checked })}>
                {t('later.now')}
              </Tick>
              {d.followUps.map(({ months, due, on }, i) => (
                <div className={styles.later} key={months}>
                  <Tick
                    checked={on}
                    onChange={({ target }) => set({ followUps: d.followUps.with(i, { months, due, on: target.checked }) })}
                  >
                    {isDate(due) ? t('later.on', { date: f.date(due) }) : t('later.date')}
                  </Tick>
                  <TextField
                    hideLabel
                    type="date"
                    label={t('later.dateOf', { n: i + 1 })}
                    value={due}
                    onChange={({ target }) => set({ followUps: d.followUps.with(i, { months, due: target.value, on }) })}
                  />
                </div>
              ))}
              <div className={styles.chips}>
                {followUpMeasures.map((one) => (
                  <Pick
                    key={one}
                    checked={d.measures.includes(one)}
                    onChange={(on) => set({ measures: on ? [...d.measures, one] : d.measures.filter((id) => id !== one) })}
                  >
                    {content.instrumentName(one)}
                  </Pick>
                ))}
              </div>
            </fieldset>
          </div>
        )}
      </div>
      <div role="status">{fault && <p className={fields.error}>{t(`fault.${fault}`)}</p>}</div>
    </ActDialog>
  );
}
