import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../care/case-view';
import type { CaseRef } from '../../client/api';
import { useAct } from '../../engine/act';
import { Button } from '../../ui/controls/Button';
import button from '../../ui/controls/Button.module.css';
import { Dialog } from '../../ui/controls/Dialog';
import { ErrorCard } from '../../ui/controls/states';
import { useFormat } from '../../ui/format';
import room from '../kit/room.module.css';
import { useSay } from '../kit/toasts';

/** The next meeting, and a way to call it off. */
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
  const { t } = useTranslation('team');
  const f = useFormat();
  const { busy, failed, act } = useAct();
  const say = useSay();
  const [asking, setAsking] = useState(false);
  const next = view.appointments.filter((a) => !a.cancelled && a.start >= now).sort((a, b) => a.start.localeCompare(b.start))[0];
  const when = next ? t('appointments.when', { day: f.date(next.start), time: f.time(next.start) }) : '';
  const cancel = async () => {
    if (!next) return;
    const { appointment, start, minutes, mode } = next;
    const item = { kind: 'appointment' as const, appointment, start, minutes, mode, cancelled: true };
    if (!(await act(({ write }) => write(caseRef, item)))) return;
    setAsking(false);
    say(t('appointments.cancelled'));
  };
  return (
    <div className={`card ${room.block}`}>
      <h3>{t('appointments.next')}</h3>
      {next ? (
        <p>
          <b>{when}</b>, {t(`appointments.mode.${next.mode}`)}
        </p>
      ) : (
        <p className="muted">{t('appointments.none')}</p>
      )}
      <div className={room.acts}>
        {next ? (
          <button type="button" className={button.text} onClick={() => setAsking(true)}>
            {t('appointments.cancel')}
          </button>
        ) : (
          <Button small variant="tertiary" icon="calendar" onClick={onBook}>
            {t('case.book')}
          </Button>
        )}
      </div>
      {asking && (
        <Dialog
          sheet={false}
          heading={t('appointments.cancel')}
          onClose={() => setAsking(false)}
          actions={
            <>
              <Button busy={busy} onClick={() => void cancel()}>
                {t('appointments.cancelYes')}
              </Button>
              <Button variant="secondary" onClick={() => setAsking(false)}>
                {t('appointments.keep')}
              </Button>
            </>
          }
        >
          <p>{t('appointments.cancelAsk', { when, name: called })}</p>
          {failed && <ErrorCard code={failed} />}
        </Dialog>
      )}
    </div>
  );
}
