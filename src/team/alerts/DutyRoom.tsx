import { useNavigate } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AlertRow } from '../../care/alerts/alert';
import { errorCode } from '../../engine/engine';
import { telephone } from '../../ui/controls/parts';
import { EmptyState, ErrorCard, Loading } from '../../ui/controls/states';
import { useKeys, useKeysOn } from '../kit/keys';
import room from '../kit/room.module.css';
import { AlertCard } from './AlertCard';
import { actsOn, type DutyAct, dutyKeys } from './acts';
import styles from './alerts.module.css';
import { ResolveDialog } from './ResolveDialog';
import { useAlerts } from './useAlerts';
import { numberIn, useAlertWords } from './useAlertWords';
import { useAnswerAlert } from './useAnswerAlert';

/** Every risk answer that somebody on duty must see: open ones first, with a key for each thing to do. */
export function DutyRoom() {
  const { t } = useTranslation('team');
  const go = useNavigate();
  const { watching, view, rows, open, now } = useAlerts();
  const words = useAlertWords(now);
  const { busy, failed, answer } = useAnswerAlert();
  const [chosen, setChosen] = useState<string | null>(null);
  const [asking, setAsking] = useState<{ row: AlertRow; state: 'resolved' | 'escalated' } | null>(null);
  const main = useRef<HTMLElement>(null);
  const index = Math.max(
    0,
    rows.findIndex((row) => row.answers === chosen),
  );
  const row = rows[index];
  const act = (on: AlertRow, what: DutyAct) => {
    if (what === 'seen' || what === 'acting') void answer(on, what);
    else setAsking({ row: on, state: what });
  };
  const press = (what: DutyAct) => () => row && actsOn[row.state].includes(what) && act(row, what);
  const move = (by: number) => {
    // The first press goes to the first card; then from one to the next.
    const to = rows[chosen === null ? 0 : Math.min(rows.length - 1, Math.max(0, index + by))];
    if (!to) return;
    setChosen(to.answers);
    main.current?.querySelector<HTMLElement>(`[data-alert="${CSS.escape(to.answers)}"]`)?.focus();
  };
  useKeys(
    {
      j: () => move(1),
      k: () => move(-1),
      [dutyKeys.seen]: press('seen'),
      [dutyKeys.acting]: press('acting'),
      [dutyKeys.escalated]: press('escalated'),
      [dutyKeys.resolved]: press('resolved'),
      o: () => row?.caseRef && void go({ to: '/sak/$caseRef', params: { caseRef: row.caseRef } }),
      c: () => {
        const number = row?.reach ? numberIn(row.reach) : null;
        if (number) window.location.href = telephone(number);
      },
    },
    useKeysOn(),
  );
  const done = rows.filter((one) => one.state === 'resolved');
  const cards = (some: readonly AlertRow[]) =>
    some.map((one) => (
      <AlertCard
        key={one.answers}
        row={one}
        now={now}
        busy={busy}
        onAct={(what) => act(one, what)}
        onFocus={() => setChosen(one.answers)}
      />
    ));
  return (
    <main id="innhold" className={`${room.column} ${room.list} ${styles.duty}`} ref={main} tabIndex={-1}>
      <header className={room.bar}>
        <h1 tabIndex={-1}>{t('duty.title')}</h1>
        <p className="muted" role="status">
          {view.data ? t('duty.count', { count: open.length }) : ''}
        </p>
      </header>
      {!watching ? (
        <EmptyState heading={t('duty.notOn')}>{t('duty.notOnText')}</EmptyState>
      ) : view.error ? (
        <ErrorCard code={errorCode(view.error)} retry={() => void view.refetch()} />
      ) : !view.data ? (
        <Loading lines={3} />
      ) : (
        <div className={room.blocks}>
          {failed && <ErrorCard code={failed} />}
          {open.length === 0 ? <EmptyState heading={t('duty.empty')}>{t('duty.emptyText')}</EmptyState> : cards(open)}
          {done.length > 0 && (
            <section className={room.blocks} aria-labelledby="duty-done">
              <h2 id="duty-done">{t('duty.done')}</h2>
              {cards(done)}
            </section>
          )}
          <p className="muted small">{t('duty.what')}</p>
          <p className="muted small">{t('duty.oneTab')}</p>
        </div>
      )}
      {asking && (
        <ResolveDialog row={asking.row} name={words.called(asking.row)} state={asking.state} onClose={() => setAsking(null)} />
      )}
    </main>
  );
}
