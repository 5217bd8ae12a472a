import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Appointment, videoLink } from '../../care/appointments/appointments';
import type { CaseRef } from '../../client/api';
import { useAct } from '../../engine/act';
import { useWords } from '../../engine/draft';
import { useNow, useView } from '../../engine/engine';
import { Button, buttonLook } from '../../ui/controls/Button';
import { Dialog } from '../../ui/controls/Dialog';
import { TextArea } from '../../ui/controls/fields';
import { Icon } from '../../ui/controls/Icon';
import { Hint } from '../../ui/controls/parts';
import { ErrorCard } from '../../ui/controls/states';
import { Flow } from '../../ui/Flow';
import { useFormat } from '../../ui/format';
import { Phone } from '../../ui/Phone';
import { useNames } from '../kit/people';
import { useTherapist } from '../kit/therapist';
import { useCalendarFile } from './useCalendarFile';
import { useWhere } from './useWhere';

type Asking = 'change' | 'cancelled';

/** An appointment as it stands: when, where, and what one can do about it. */
export function OneAppointment({
  caseRef,
  appointment,
  header,
}: {
  caseRef: CaseRef;
  appointment: Appointment;
  header: ReactNode;
}) {
  const { t } = useTranslation('appointments');
  const f = useFormat();
  const now = useNow();
  const names = useNames();
  const { firstName } = useTherapist();
  const { data: me } = useView('me', null);
  const where = useWhere();
  const save = useCalendarFile();
  const [asking, setAsking] = useState<Asking | null>(null);
  const { start, minutes, mode, note, cancelled, wish, sent } = appointment;
  const ahead = Date.parse(start) > Date.parse(now);
  const goingOn = Date.parse(start) + minutes * 60_000 > Date.parse(now);
  const link = mode === 'video' && goingOn && !cancelled ? videoLink(appointment.link, me?.about?.videoHosts) : null;
  return (
    <Phone header={header}>
      <Flow>
        <h1>
          {f.date(start)} {f.clockOfTeam(start)}
        </h1>
        <p className="lead">
          {t('minutes', { minutes })}. {where(appointment, firstName)}.
        </p>
        <div role="status">
          {!sent && <Hint icon="offline">{t('unsent')}</Hint>}
          {cancelled && (
            <Hint icon="close">
              {cancelled.role === 'citizen' ? t('cancelled.mine') : t('cancelled.theirs', { name: names.first(cancelled.by) })}
              {cancelled.why ? ` «${cancelled.why}»` : ''}
            </Hint>
          )}
          {wish && !cancelled && <Hint icon="clock">{t('wished', { name: firstName })}</Hint>}
        </div>
        {note && <p>{note}</p>}
        {link && (
          <>
            <a {...buttonLook({ wide: true })} href={link} target="_blank" rel="noopener noreferrer">
              <Icon name="video" />
              {t('video.open')}
            </a>
            <p className="muted small">{t('video.note', { host: new URL(link).hostname })}</p>
          </>
        )}
        {mode === 'video' && !link && ahead && !cancelled && <p className="muted">{t('video.later', { name: firstName })}</p>}
        {(ahead || cancelled) && (
          <div className="card pad stack">
            <p>{t(cancelled ? 'calendar.remove' : 'calendar.note')}</p>
            <Button variant="secondary" icon="calendar" onClick={() => save(appointment)}>
              {t(cancelled ? 'calendar.cancel' : 'calendar')}
            </Button>
          </div>
        )}
        {ahead && !cancelled && (
          <>
            <Button variant="secondary" wide onClick={() => setAsking('change')}>
              {t('change')}
            </Button>
            <Button variant="tertiary" wide onClick={() => setAsking('cancelled')}>
              {t('cancel')}
            </Button>
          </>
        )}
      </Flow>
      {asking && <Say caseRef={caseRef} about={appointment} answer={asking} onClose={() => setAsking(null)} />}
    </Phone>
  );
}

/** Another time, or none: words may stand beside it, and need not. */
function Say({
  caseRef,
  about: { appointment, start },
  answer,
  onClose,
}: {
  caseRef: CaseRef;
  about: Appointment;
  answer: Asking;
  onClose: () => void;
}) {
  const { t } = useTranslation('appointments');
  const { firstName } = useTherapist();
  const words = useWords(`times/${appointment}/${answer}`);
  const { busy, failed, act } = useAct(words);
  const send = async () => {
    const text = words.text.trim();
    const item = { kind: 'appointment-answer' as const, on: appointment, answer, start };
    if (await act(({ write }) => write(caseRef, { ...item, ...(text ? { words: text } : {}) }))) onClose();
  };
  return (
    <Dialog
      heading={t(`${answer}.title`)}
      onClose={onClose}
      actions={
        <Button wide busy={busy} onClick={() => void send()}>
          {t(`${answer}.send`)}
        </Button>
      }
    >
      <p>{t(`${answer}.text`, { name: firstName })}</p>
      <TextArea
        label={t(`${answer}.words`)}
        rows={3}
        maxLength={500}
        value={words.text}
        onChange={(event) => words.set(event.target.value)}
      />
      {failed && <ErrorCard code={failed} />}
    </Dialog>
  );
}
