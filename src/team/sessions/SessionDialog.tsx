import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Appointment } from '../../care/appointments/appointments';
import type { CaseView } from '../../care/case-view';
import { attendances, sessionChannels, sessionKinds, sessionModes } from '../../care/items/choices';
import { asPlanned } from '../../care/sessions/sessions';
import type { Acts, CaseRef } from '../../client/api';
import { useDraft } from '../../engine/draft';
import { newId } from '../../engine/new-id';
import { Picks, Select, TextArea, Tick } from '../../ui/controls/fields';
import fields from '../../ui/controls/fields.module.css';
import { Hint } from '../../ui/controls/parts';
import { Stepper } from '../../ui/controls/Stepper';
import { useFormat } from '../../ui/format';
import { ActDialog } from '../kit/ActDialog';
import form from '../kit/form.module.css';
import { useSay } from '../kit/toasts';
import { isSessionDraft, itemsOf, notThere, type SessionDraft } from './session-draft';
import { Topics } from './Topics';

/**
 * What became of a session, filled in from its appointment and the session before: where that is right, it is one more press. Somebody who
 * did not come is written to from here, and a call about a risk answer is its assessment.
 */
export function SessionDialog({
  caseRef,
  view,
  appointment,
  onClose,
}: {
  caseRef: CaseRef;
  view: Pick<CaseView, 'name' | 'called' | 'sessions' | 'openRisk'>;
  appointment: Appointment | null;
  onClose: () => void;
}) {
  const { t } = useTranslation(['calendar', 'team']);
  const f = useFormat();
  const say = useSay();
  const name = view.called || view.name;
  const known = appointment && view.sessions.find((one) => one.appointment === appointment.appointment);
  const risk = view.openRisk;
  const [empty] = useState((): SessionDraft => {
    const {
      by: _,
      at: __,
      ...said
    } = known ?? {
      ...asPlanned(appointment, view.sessions, new Date().toISOString()),
      session: newId(),
      by: '',
      at: '',
    };
    return { ...said, assesses: false, write: true, message: t('session.absent.message', { name }) };
  });
  const draft = useDraft(`session/${appointment?.appointment ?? caseRef}`, empty, isSessionDraft);
  const session = draft.value ?? empty;
  const set = (change: Partial<SessionDraft>) => draft.set({ ...session, ...change });
  const end = new Date(Date.parse(session.start) + session.minutes * 60_000).toISOString();
  const missed = notThere(session.attendance);
  const save = () => {
    const items = itemsOf(session, risk?.answers ?? null);
    return async ({ write }: Acts) => {
      for (const item of items) await write(caseRef, item);
      say(t('session.done'));
    };
  };
  return (
    <ActDialog
      wide
      heading={t('session.title', { name: view.name || name })}
      label={t('session.save')}
      act={save}
      words={[draft]}
      onClose={onClose}
    >
      <p className="muted">
        {t(`channel.${session.channel}`)}, {f.date(session.start)}{' '}
        {t('session.from', { from: f.time(session.start), to: f.time(end) })}
      </p>
      <Picks
        legend={t('session.attendance', { name })}
        options={attendances.map((value) => ({ value, label: t(`attendance.${value}`, { name }) }))}
        chosen={session.attendance}
        onChoose={(attendance) => set({ attendance })}
      />
      {missed ? (
        <>
          <p>{t('session.absent.text', { name })}</p>
          <TextArea
            label={t('session.absent.label', { name })}
            rows={4}
            maxLength={2_000}
            value={session.message}
            onChange={(event) => set({ message: event.target.value })}
          />
          <Tick checked={session.write} onChange={(event) => set({ write: event.target.checked })}>
            {t('session.absent.send')}
          </Tick>
        </>
      ) : (
        <Picks
          legend={t('session.type')}
          options={sessionKinds.map((value) => ({ value, label: t(`sessionType.${value}`) }))}
          chosen={session.type}
          onChoose={(type) => set({ type })}
        />
      )}
      <div className={form.pair}>
        <Select
          label={t('session.mode')}
          value={session.mode}
          onChange={(event) => set({ mode: sessionModes.find((one) => one === event.target.value) ?? session.mode })}
        >
          {sessionModes.map((value) => (
            <option key={value} value={value}>
              {t(`mode.${value}`)}
            </option>
          ))}
        </Select>
        <Select
          label={t('session.channel')}
          value={session.channel}
          onChange={(event) => set({ channel: sessionChannels.find((one) => one === event.target.value) ?? session.channel })}
        >
          {sessionChannels.map((value) => (
            <option key={value} value={value}>
              {t(`channel.${value}`)}
            </option>
          ))}
        </Select>
      </div>
      <div className={form.pair}>
        {!missed && <Minutes label={t('session.minutes')} value={session.minutes} onChange={(minutes) => set({ minutes })} />}
        <Minutes label={t('session.around')} value={session.around} onChange={(around) => set({ around })} />
      </div>
      {!missed && (
        <>
          <Topics chosen={session.topics} onChange={(topics) => set({ topics })} />
          <TextArea
            label={t('session.next', { name })}
            rows={3}
            maxLength={2_000}
            value={session.next}
            onChange={(event) => set({ next: event.target.value })}
          />
          {risk && (
            <Tick checked={session.assesses} onChange={(event) => set({ assesses: event.target.checked })}>
              <b>{t('session.risk', { when: f.moment(risk.at) })}</b>
              <br />
              {t('session.riskNote')}
            </Tick>
          )}
        </>
      )}
      <Hint icon="check">{t(known ? 'session.again' : 'session.filled')}</Hint>
    </ActDialog>
  );
}

function Minutes({ label, value, onChange }: { label: string; value: number; onChange: (next: number) => void }) {
  const { t } = useTranslation('team');
  return (
    <div className={fields.field}>
      <span className="ds-label" aria-hidden="true">
        {label}
      </span>
      <Stepper
        label={label}
        value={value}
        onChange={(next) => onChange(next ?? 0)}
        min={0}
        max={480}
        step={5}
        less={t('spent.less')}
        more={t('spent.more')}
      />
    </div>
  );
}
