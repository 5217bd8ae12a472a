import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Appointment, isOpen, type Proposal } from '../../care/appointments/appointments';
import type { CaseView } from '../../care/case-view';
import { isUnentered } from '../../care/sessions/sessions';
import type { CaseRef } from '../../client/api';
import { useAct } from '../../engine/act';
import { Button } from '../../ui/controls/Button';
import button from '../../ui/controls/Button.module.css';
import { ErrorCard } from '../../ui/controls/states';
import { useFormat } from '../../ui/format';
import room from '../kit/room.module.css';
import { useSay } from '../kit/toasts';
import { SessionDialog } from '../sessions/SessionDialog';
import { AppointmentDialog } from './AppointmentDialog';
import { CallOffDialog } from './CallOffDialog';

/** The next meeting and times that are offered, with what the citizen has said of them, and ways to move it or call it off. */
export function Appointments({
  caseRef,
  view,
  called,
  now,
  onBook,
}: {
  caseRef: CaseRef;
  view: CaseView;
  called: string;
  now: string;
  onBook: () => void;
}) {
  const { t } = useTranslation(['calendar', 'team']);
  const f = useFormat();
  const [open, setOpen] = useState<'move' | 'call-off' | 'session' | null>(null);
  const { next, last } = around(view.appointments, now);
  const unentered = view.appointments.findLast((one) => isUnentered(one, view.sessions, now)) ?? null;
  const offered = view.proposals.findLast((one) => isOpen(one, now));
  const latest = view.proposals.at(-1);
  const none = latest?.state === 'none' && Date.parse(latest.none?.at ?? '') > Date.parse(next?.at ?? '') ? latest.none : null;
  const words = (said: string | undefined) => (said ? ` «${said}»` : '');
  return (
    <div className={`card ${room.block}`}>
      <h3>{t('team:appointments.next')}</h3>
      {next ? (
        <p>
          <b>{t('team:appointments.when', { day: f.date(next.start), time: f.time(next.start) })}</b>,{' '}
          {t(`team:appointments.mode.${next.mode}`)}
          {next.room && `, ${next.room}`}
          {next.place && `, ${next.place}`}
        </p>
      ) : (
        !offered && <p className="muted">{t('team:appointments.none')}</p>
      )}
      {next?.wish && (
        <p>
          {t('wish', { name: called })}
          {words(next.wish.words)}
        </p>
      )}
      {!next && last?.cancelled?.role === 'citizen' && (
        <p>
          {t('calledOff', { name: called, when: f.moment(last.start, now) })}
          {words(last.cancelled.why)}
        </p>
      )}
      {none && (
        <p>
          {t('noneSuits', { name: called })}
          {words(none.words)}
        </p>
      )}
      {offered && <Offered caseRef={caseRef} proposal={offered} now={now} />}
      {unentered && <p>{t('session.waiting', { when: f.moment(unentered.start, now) })}</p>}
      <div className={room.acts}>
        <button type="button" className={button.text} onClick={() => setOpen('session')}>
          {t('session.open')}
        </button>
        {next && (
          <>
            <button type="button" className={button.text} onClick={() => setOpen('move')}>
              {t('move.open')}
            </button>
            <button type="button" className={button.text} onClick={() => setOpen('call-off')}>
              {t('team:appointments.cancel')}
            </button>
          </>
        )}
        {!next && (
          <Button small variant="tertiary" icon="calendar" onClick={onBook}>
            {t('team:case.book')}
          </Button>
        )}
      </div>
      {open === 'session' && (
        <SessionDialog caseRef={caseRef} view={view} appointment={unentered} onClose={() => setOpen(null)} />
      )}
      {next && open === 'move' && (
        <AppointmentDialog caseRef={caseRef} called={called} moving={next} onClose={() => setOpen(null)} />
      )}
      {next && open === 'call-off' && (
        <CallOffDialog caseRef={caseRef} called={called} appointment={next} onClose={() => setOpen(null)} />
      )}
    </div>
  );
}

/** The next that stands, and of all others the one that was written of last. */
function around(all: readonly Appointment[], now: string): { next: Appointment | undefined; last: Appointment | undefined } {
  const next = all.find(({ cancelled, start }) => !cancelled && Date.parse(start) >= Date.parse(now));
  const last = [...all].sort((a, b) => Date.parse(a.at) - Date.parse(b.at)).at(-1);
  return { next, last };
}

/** Times that are held; one that is given to somebody else is taken out, or all of them are. */
function Offered({ caseRef, proposal, now }: { caseRef: CaseRef; proposal: Proposal; now: string }) {
  const { t } = useTranslation(['calendar', 'team']);
  const f = useFormat();
  const say = useSay();
  const { busy, failed, act } = useAct();
  const { times, until, minutes, instead, note } = proposal;
  const write = async (change: { taken?: string[]; withdrawn?: true }) => {
    const item = {
      kind: 'proposal' as const,
      proposal: proposal.proposal,
      minutes,
      until,
      times: times.map(({ taken: _, ...one }) => one),
      taken: times.filter(({ taken }) => taken).map(({ appointment }) => appointment),
      ...(instead ? { instead } : {}),
      ...(note ? { note } : {}),
      ...change,
    };
    if (await act((acts) => acts.write(caseRef, item))) say(t('offer.changed'));
  };
  const taken = times.filter((one) => one.taken).map(({ appointment }) => appointment);
  return (
    <>
      <p>{t('offer.held', { until: f.moment(until, now) })}</p>
      <ul>
        {times.map((one) => (
          <li key={one.appointment}>
            {f.moment(one.start, now)}, {t(`team:appointments.mode.${one.mode}`)}{' '}
            {one.taken ? (
              <span className="muted">{t('offer.taken')}</span>
            ) : (
              <button
                type="button"
                className={button.text}
                disabled={busy}
                aria-label={t('offer.takeLabel', { when: f.moment(one.start, now) })}
                onClick={() => void write({ taken: [...taken, one.appointment] })}
              >
                {t('offer.take')}
              </button>
            )}
          </li>
        ))}
      </ul>
      <button type="button" className={button.text} disabled={busy} onClick={() => void write({ withdrawn: true })}>
        {t('offer.withdraw')}
      </button>
      {failed && <ErrorCard code={failed} />}
    </>
  );
}
