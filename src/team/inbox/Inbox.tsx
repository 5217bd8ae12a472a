import { useNavigate } from '@tanstack/react-router';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isFound } from '../../care/folded';
import { errorCode, useNow, useView } from '../../engine/engine';
import { telephone } from '../../ui/controls/parts';
import { QuietButton } from '../../ui/controls/QuietButton';
import { ErrorCard, Loading } from '../../ui/controls/states';
import { useFormat } from '../../ui/format';
import { useKeys, useKeysOn } from '../kit/keys';
import peek from '../kit/peek.module.css';
import room from '../kit/room.module.css';
import { Search } from '../kit/Search';
import { useDeskMemory } from '../kit/toasts';
import { canHide, standingIn, visibleRows } from './hidden';
import { InboxEmpty } from './InboxEmpty';
import { InboxList, type InboxListHandle } from './InboxList';
import styles from './inbox.module.css';
import { KeyFooter } from './KeyFooter';
import { OtherCases } from './OtherCases';
import { Peek } from './Peek';
import { SnoozeDialog } from './SnoozeDialog';
import { usePutAside } from './usePutAside';
import { WaitingColleagues } from './WaitingColleagues';
import { useCauseWords } from './words';

/** Who needs me now, in order, and why. A key for everything; the reason before the name's history. */
export function Inbox() {
  const { t } = useTranslation('team');
  const f = useFormat();
  const go = useNavigate();
  const now = useNow();
  const inbox = useView('inbox', { now });
  const words = useCauseWords(now);
  const aside = usePutAside();
  const memory = useDeskMemory();
  const keysOn = useKeysOn();
  const [chosenRef, setChosenRef] = useState(memory.selected.current);
  const [text, setText] = useState('');
  const [snoozing, setSnoozing] = useState(false);
  const [showAside, setShowAside] = useState(false);
  const list = useRef<InboxListHandle>(null);
  const find = useRef<HTMLInputElement>(null);

  const all = inbox.data?.rows;
  const { rows, hiddenCount } = useMemo(() => {
    if (!all) return { rows: [], hiddenCount: 0 };
    const left = visibleRows(all, aside.byCase, now);
    const shown = showAside ? [...all] : left.rows;
    return {
      rows: shown.filter((row) => isFound(text, row.name)),
      hiddenCount: left.aside,
    };
  }, [all, aside.byCase, now, text, showAside]);

  const standing = standingIn(rows, chosenRef, memory.order.current);
  const index = Math.max(
    0,
    rows.findIndex((row) => row.caseRef === standing),
  );
  const chosen = rows[index];
  const peeked = useView('case', chosen ? { caseRef: chosen.caseRef, glance: true } : undefined);
  const phone = peeked.isPlaceholderData ? null : (peeked.data?.phone ?? null);
  const choose = (caseRef: string) => {
    memory.selected.current = caseRef;
    setChosenRef(caseRef);
  };
  // The order as it was is needed until it is known who has taken the place of a row that is gone.
  useEffect(() => {
    if (!all) return;
    if (chosenRef !== null && standing !== null && standing !== chosenRef) {
      memory.selected.current = standing;
      setChosenRef(standing);
    } else memory.order.current = rows.map((row) => row.caseRef);
  }, [all, rows, standing, chosenRef, memory]);
  // Who comes back from a case stands on its row, or on the one that has taken its place.
  const comingBack = useRef(memory.selected.current !== null);
  useEffect(() => {
    if (!comingBack.current || !chosen) return;
    comingBack.current = false;
    list.current?.focus(chosen.caseRef);
  }, [chosen]);
  const move = (to: number) => {
    const row = rows[Math.min(rows.length - 1, Math.max(0, to))];
    if (!row) return;
    choose(row.caseRef);
    list.current?.focus(row.caseRef);
  };
  const open = (write?: 'reply' | 'assess') => {
    if (!chosen) return;
    const wish = write ?? (chosen.reason === 'record' ? 'record' : undefined);
    void go({ to: '/sak/$caseRef', params: { caseRef: chosen.caseRef }, search: wish ? { do: wish } : {} });
  };
  /** The next row takes the place of the one that goes, so that a hand can stay on one key. */
  const leave = () => {
    const next = rows[index + 1] ?? rows[index - 1];
    if (next) {
      choose(next.caseRef);
      list.current?.focus(next.caseRef);
    }
  };
  const done = () => {
    if (!chosen || !canHide(chosen.reason)) return aside.refuse();
    leave();
    void aside.done(chosen);
  };

  useKeys(
    {
      j: () => move(document.activeElement instanceof HTMLElement && document.activeElement.dataset.case ? index + 1 : index),
      k: () => move(index - 1),
      // Enter on a link or a button is its own; this is for a page where neither has the focus.
      enter: (event) => !(event.target instanceof Element && event.target.closest('a, button, summary')) && open(),
      r: () => open('reply'),
      v: () => chosen?.reason === 'risk' && open('assess'),
      e: done,
      s: () => (chosen && canHide(chosen.reason) ? setSnoozing(true) : aside.refuse()),
      c: () => {
        if (phone) window.location.href = telephone(phone);
      },
      '/': () => find.current?.focus(),
    },
    keysOn,
  );

  if (inbox.error) {
    return (
      <main id="innhold" className={room.column} tabIndex={-1}>
        <ErrorCard code={errorCode(inbox.error)} retry={() => void inbox.refetch()} />
      </main>
    );
  }
  return (
    <main id="innhold" className={`${peek.beside} ${styles.main}`} tabIndex={-1}>
      <div className={`${room.column} ${room.list}`}>
        <header className={room.bar}>
          <h1 tabIndex={-1}>{t('inbox.title')}</h1>
          <p className="muted">{`${f.date(now)}, ${f.time(now)}`}</p>
          <span className="grow" />
          <Search
            field={find}
            label={t('inbox.search')}
            text={text}
            onText={setText}
            onLeave={() => move(index)}
            onEnter={() => open()}
          />
        </header>
        <WaitingColleagues />
        {!inbox.data ? (
          <Loading lines={6} />
        ) : rows.length === 0 && !text ? (
          <InboxEmpty cases={inbox.data.cases} aside={hiddenCount} />
        ) : (
          <InboxList
            ref={list}
            rows={rows}
            words={words}
            chosen={chosen?.caseRef ?? null}
            onChoose={choose}
            onMove={(delta) => move(delta === 'first' ? 0 : delta === 'last' ? rows.length - 1 : index + delta)}
            onDone={(row) => void aside.done(row)}
            onSnooze={(row) => {
              choose(row.caseRef);
              setSnoozing(true);
            }}
          />
        )}
        {text && <OtherCases text={text} now={now} shown={rows} />}
        <p className="ds-sr-only" role="status">
          {text && inbox.data ? t('inbox.hits', { count: rows.length }) : ''}
        </p>
        {hiddenCount > 0 && !text && (
          <p>
            <QuietButton aria-expanded={showAside} onClick={() => setShowAside(!showAside)}>
              {showAside ? t('inbox.hideAside') : t('inbox.hidden', { count: hiddenCount })}
            </QuietButton>
          </p>
        )}
        <KeyFooter on={keysOn} />
      </div>
      <Peek
        key={chosen?.caseRef ?? ''}
        row={chosen}
        words={words}
        now={now}
        onOpen={open}
        onDone={done}
        onSnooze={() => setSnoozing(true)}
      />
      {snoozing && chosen && (
        <SnoozeDialog
          name={chosen.name}
          now={now}
          onClose={() => setSnoozing(false)}
          onChoose={(until) => {
            setSnoozing(false);
            leave();
            void aside.snooze(chosen, until);
          }}
        />
      )}
    </main>
  );
}
