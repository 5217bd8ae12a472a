import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Avatar } from '../../ui/Avatar';
import { Button, IconButton } from '../../ui/Button';
import { errorCode, useNow, useView } from '../../ui/engine';
import { useFormat } from '../../ui/format';
import { Icon } from '../../ui/Icon';
import { Hint, telephone } from '../../ui/parts';
import { EmptyState, ErrorCard, Loading } from '../../ui/states';
import { useKeys, useKeysOn } from '../desk/keys';
import { useDeskMemory } from '../desk/memory';
import { useCalled } from '../useCalled';
import { AccessDialog } from './AccessDialog';
import { AppointmentDialog } from './AppointmentDialog';
import { AssessDialog } from './AssessDialog';
import { AssignDialog, type AssignKind } from './AssignDialog';
import { Composer } from './Composer';
import { Curves } from './Curves';
import { PersonDialog } from './PersonDialog';
import { RiskLine } from './RiskLine';
import { Thread } from './Thread';
import { Work } from './Work';

type Open = 'assess' | AssignKind | 'book' | 'access' | 'person' | null;

/** One case: risk on top, then conversation, course and work side by side. */
export function CaseRoom() {
  const { t } = useTranslation('team');
  const f = useFormat();
  const go = useNavigate();
  const { caseRef } = useParams({ strict: false });
  const { do: wish } = useSearch({ strict: false });
  const now = useNow();
  const calledOther = useCalled();
  const keysOn = useKeysOn();
  const { order } = useDeskMemory();
  const answer = useView('case', caseRef ? { caseRef } : undefined);
  const [open, setOpen] = useState<Open>(wish === 'assess' ? 'assess' : null);
  const field = useRef<HTMLTextAreaElement>(null);
  const wished = useRef(wish === 'reply');
  // Never one person's case under another's handle, not even while the next one loads.
  const view = answer.isPlaceholderData ? undefined : answer.data;

  const step = (by: number) => {
    const list = order.current;
    const at = list.indexOf(caseRef);
    const next = at < 0 ? undefined : list[at + by];
    if (next) void go({ to: '/sak/$caseRef', params: { caseRef: next } });
  };
  useKeys(
    {
      r: () => field.current?.focus(),
      v: () => view?.openRisk && setOpen('assess'),
      a: () => setOpen('programme'),
      t: () => setOpen('book'),
      j: () => step(1),
      k: () => step(-1),
      u: () => void go({ to: '/innboks' }),
      c: () => {
        if (view?.phone) window.location.href = telephone(view.phone);
      },
    },
    keysOn && open === null,
  );

  if (answer.error || !caseRef)
    return (
      <main id="innhold" className="case-main">
        {answer.error ? (
          <ErrorCard code={errorCode(answer.error)} retry={() => void answer.refetch()} />
        ) : (
          <EmptyState heading={t('case.missing.title')}>{t('case.missing.text')}</EmptyState>
        )}
      </main>
    );
  if (!view)
    return (
      <main id="innhold" className="case-main">
        <Loading lines={3} />
      </main>
    );
  const name = view.name || view.called;
  const called = view.called || name;
  const waiting = view.citizen === null;
  const refused = Object.values(view.refused).reduce((a, b) => a + b, 0);
  const facts = [
    calledOther(view),
    view.week ? t('case.week', { week: view.week }) : null,
    view.startedAt ? t('case.started', { date: f.day(view.startedAt) }) : null,
    waiting && view.invitation?.open && view.invitation.notAfter
      ? t('case.waiting', { date: f.day(view.invitation.notAfter) })
      : null,
    waiting && !view.invitation?.open ? t('case.invitationExpired') : null,
  ].filter(Boolean);
  const close = () => setOpen(null);
  return (
    <main id="innhold" className="case-main">
      <header className="case-top">
        <Avatar name={name} />
        <div>
          <h1 tabIndex={-1} translate="no">
            {name}
          </h1>
          <p className="muted">{facts.join(' · ')}</p>
        </div>
        <IconButton icon="pen" label={t('case.person')} onClick={() => setOpen('person')} />
        <span className="grow" />
        {view.phone && (
          <a className="ds-button" data-variant="tertiary" data-size="sm" href={telephone(view.phone)}>
            <Icon name="phone" />
            {t('case.call')}
            <span className="ds-sr-only"> {view.phone}</span>
          </a>
        )}
        <Button small variant="tertiary" icon="eye" onClick={() => setOpen('access')}>
          {t('case.access')}
        </Button>
        <Button small variant="tertiary" icon="calendar" onClick={() => setOpen('book')}>
          {t('case.book')}
        </Button>
        <Button small variant="secondary" icon="plus" onClick={() => setOpen('programme')}>
          {t('case.assign')}
        </Button>
      </header>
      <div className="case-lines">
        {view.openRisk && <RiskLine risk={view.openRisk} phone={view.phone} now={now} onAssess={() => setOpen('assess')} />}
        {refused > 0 && <Hint icon="shield">{t('case.refused', { count: refused })}</Hint>}
      </div>
      <div className="panes">
        <section className="pane talk" aria-labelledby="talk">
          <h2 id="talk">{t('talk.title')}</h2>
          <Thread key={caseRef} caseRef={caseRef} called={called} now={now} waiting={waiting} />
          <Composer
            key={`write ${caseRef}`}
            caseRef={caseRef}
            called={called}
            now={now}
            field={(element) => {
              field.current = element;
              // "Svar" in the inbox leads straight into the field, once.
              if (element && wished.current) {
                wished.current = false;
                element.focus();
              }
            }}
          />
        </section>
        <Curves view={view} name={name} onGive={() => setOpen('questionnaire')} />
        <Work caseRef={caseRef} view={view} called={called} now={now} onBook={() => setOpen('book')} />
      </div>
      {open === 'assess' && view.openRisk && (
        <AssessDialog caseRef={caseRef} risk={view.openRisk} called={called} onClose={close} />
      )}
      {(open === 'programme' || open === 'questionnaire' || open === 'worksheet') && (
        <AssignDialog caseRef={caseRef} view={view} called={called} start={open} onClose={close} />
      )}
      {open === 'book' && <AppointmentDialog caseRef={caseRef} called={called} onClose={close} />}
      {open === 'person' && <PersonDialog caseRef={caseRef} view={view} onClose={close} />}
      {open === 'access' && <AccessDialog caseRef={caseRef} called={called} onClose={close} />}
    </main>
  );
}
