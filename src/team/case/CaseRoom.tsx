import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseRef } from '../../client/api';
import { errorCode, useNow, useView } from '../../engine/engine';
import { ButtonLink } from '../../ui/controls/links';
import { Hint, telephone } from '../../ui/controls/parts';
import { EmptyState, ErrorCard, Loading } from '../../ui/controls/states';
import { RiskLines } from '../alerts/RiskLines';
import { canHide, visibleRows } from '../inbox/hidden';
import { SnoozeDialog } from '../inbox/SnoozeDialog';
import { usePutAside } from '../inbox/usePutAside';
import { useKeys, useKeysOn } from '../kit/keys';
import lines from '../kit/lines.module.css';
import panes from '../kit/panes.module.css';
import room from '../kit/room.module.css';
import { useDeskMemory } from '../kit/toasts';
import { useMe } from '../kit/useMe';
import { CaseNotices } from '../members/CaseNotices';
import { TakeCase } from '../members/TakeCase';
import { Talk } from '../messages/Talk';
import { firstPage } from '../messages/Thread';
import { Curves } from '../questionnaires/Curves';
import { Flags } from '../questionnaires/Flags';
import { OfferTime } from '../time-spent/OfferTime';
import { CaseDialogs, type Open } from './CaseDialogs';
import { CaseTop } from './CaseTop';
import { Work } from './Work';

/** One case, or, for a custodian who has not taken it over, the question why. */
export function CaseRoom() {
  const { caseRef } = useParams({ strict: false });
  const { has } = useMe();
  const custodian = has('custodian');
  const custody = useView('custody', custodian ? null : undefined);
  if (!caseRef) return <NoCase />;
  // Nothing of a case is asked for before it is known whose work it is.
  if (custodian && !custody.data)
    return (
      <main id="innhold" className={panes.main} data-panes>
        {custody.error ? <ErrorCard code={errorCode(custody.error)} /> : <Loading lines={3} />}
      </main>
    );
  const others = custody.data?.find((one) => one.caseRef === caseRef);
  return others ? (
    <TakeCase key={caseRef} one={others} onTaken={() => void custody.refetch()} />
  ) : (
    <OpenCase key={caseRef} caseRef={caseRef} />
  );
}

/** Risk on top, then conversation, course and work side by side. */
function OpenCase({ caseRef }: { caseRef: CaseRef }) {
  const { t } = useTranslation('team');
  const go = useNavigate();
  const { do: wish, at } = useSearch({ strict: false });
  const now = useNow();
  const keysOn = useKeysOn();
  const { order } = useDeskMemory();
  const answer = useView('case', { caseRef });
  // Asked beside the case and not after it.
  useView('thread', { caseRef, limit: firstPage });
  const [open, setOpen] = useState<Open>(wish === 'assess' || wish === 'people' ? wish : null);
  // Never one person's case under another's handle, not even while the next one loads.
  const view = answer.isPlaceholderData ? undefined : answer.data;
  // The conversation comes first; course and work are drawn behind it, in pieces that hold up no key.
  const drawn = useDeferredValue(view);

  const beside = (by: number) => {
    const at = order.current.indexOf(caseRef);
    return at < 0 ? undefined : order.current[at + by];
  };
  const step = (by: number) => {
    const next = beside(by);
    if (next) void go({ to: '/sak/$caseRef', params: { caseRef: next } });
  };
  // What stands in the inbox of this case is dealt with here as there, and the next one comes.
  const inbox = useView('inbox', { now }).data;
  const aside = usePutAside();
  const [snoozing, setSnoozing] = useState(false);
  const row = inbox && visibleRows(inbox.rows, aside.byCase, now).rows.find((one) => one.caseRef === caseRef);
  const putAside = (until: string | null) => {
    if (!row) return;
    if (!canHide(row.reason)) return aside.refuse();
    void (until ? aside.snooze(row, until) : aside.done(row));
    step(1);
  };
  useKeys(
    {
      r: () => document.getElementById('reply')?.focus(),
      v: () => view?.openRisk && setOpen('assess'),
      a: () => setOpen('programme'),
      t: () => setOpen('book'),
      m: () => setOpen('people'),
      j: () => step(1),
      k: () => step(-1),
      u: () => void go({ to: '/innboks' }),
      e: () => putAside(null),
      s: () => (row && canHide(row.reason) ? setSnoozing(true) : aside.refuse()),
      c: () => {
        if (view?.phone) window.location.href = telephone(view.phone);
      },
    },
    keysOn && open === null,
  );

  // On the device itself only a case that it does not have, or not any more, is refused.
  if (answer.error && errorCode(answer.error) === 'E_REFUSED') return <NoCase />;
  if (answer.error || !view)
    return (
      <main id="innhold" className={panes.main} data-panes>
        {answer.error ? <ErrorCard code={errorCode(answer.error)} retry={() => void answer.refetch()} /> : <Loading lines={3} />}
      </main>
    );
  const name = view.name || view.called;
  const called = view.called || name;
  const refused = Object.values(view.refused).reduce((a, b) => a + b, 0);
  return (
    <main id="innhold" className={panes.main} data-panes>
      {view.deleted === null && <OfferTime key={caseRef} caseRef={caseRef} name={called} days={view.spent.days} />}
      <CaseTop view={view} name={name} onOpen={setOpen} />
      <div className={lines.lines}>
        <RiskLines view={view} now={now} onAssess={() => setOpen('assess')} />
        <CaseNotices caseRef={caseRef} view={view} called={called} onRecover={() => setOpen('recover')} />
        <Flags caseRef={caseRef} view={view} called={called} now={now} />
        {refused > 0 && <Hint icon="shield">{t('case.refused', { count: refused })}</Hint>}
      </div>
      <div className={panes.panes}>
        <Talk
          key={caseRef}
          caseRef={caseRef}
          view={view}
          called={called}
          now={now}
          at={at}
          writing={wish === 'reply'}
          onNext={beside(1) ? () => step(1) : undefined}
        />
        {drawn && (
          <>
            <Curves
              caseRef={caseRef}
              view={drawn}
              name={name}
              onGive={() => setOpen('questionnaire')}
              onFillIn={() => setOpen('fill-in')}
            />
            <Work caseRef={caseRef} view={drawn} called={called} now={now} onBook={() => setOpen('book')} />
          </>
        )}
      </div>
      <CaseDialogs caseRef={caseRef} view={view} open={open} onOpen={setOpen} />
      {snoozing && (
        <SnoozeDialog
          name={name}
          now={now}
          onClose={() => setSnoozing(false)}
          onChoose={(until) => {
            setSnoozing(false);
            putAside(until);
          }}
        />
      )}
    </main>
  );
}

function NoCase() {
  const { t } = useTranslation('team');
  return (
    <main id="innhold" className={panes.main} data-panes tabIndex={-1}>
      <header className={room.bar}>
        <h1 tabIndex={-1}>{t('case.missing.title')}</h1>
      </header>
      <EmptyState heading={t('case.missing.text')} action={<ButtonLink to="/saker">{t('nav.cases')}</ButtonLink>} />
    </main>
  );
}
