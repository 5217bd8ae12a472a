import { Link, useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { shownMost, wordsOf } from '../../care/search/search';
import { type SearchKind, searchKinds } from '../../care/search/texts';
import { errorCode, useNow, useView } from '../../engine/engine';
import { Picks } from '../../ui/controls/fields';
import { Icon } from '../../ui/controls/Icon';
import { EmptyState, ErrorCard, Loading } from '../../ui/controls/states';
import { useKeys, useKeysOn } from '../kit/keys';
import peek from '../kit/peek.module.css';
import room from '../kit/room.module.css';
import { useDeskMemory } from '../kit/toasts';
import { HitPeek } from './HitPeek';
import { HitRow } from './HitRow';
import { roomOf } from './room-of';
import styles from './search.module.css';
import { useHitWords } from './useHitWords';

const shows = ['all', ...searchKinds] as const;
type Show = (typeof shows)[number];

/** Everything that has been written in one's own cases, searched on this machine. */
export function SearchRoom() {
  const { t } = useTranslation('search');
  const go = useNavigate();
  const now = useNow();
  const keysOn = useKeysOn();
  const words = useHitWords();
  const { asked } = useDeskMemory();
  const [question, setQuestion] = useState(asked.current);
  const [show, setShow] = useState<Show>('all');
  const [at, setAt] = useState(0);
  const field = useRef<HTMLInputElement>(null);
  // Asked from the first letter on, so that what is searched has been read in when the word is there.
  const found = useView('search', { question, kind: show === 'all' ? null : (show satisfies SearchKind) });
  const { hits = [], people = [], counts, cases = 0 } = found.data ?? {};
  const total = searchKinds.reduce((sum, kind) => sum + (counts?.[kind] ?? 0), 0);
  const isAsked = wordsOf(question).length > 0;
  const chosen = hits[Math.min(at, hits.length - 1)];

  useEffect(() => field.current?.focus(), []);
  const ask = (next: string) => {
    setQuestion(next);
    asked.current = next;
    setAt(0);
  };
  const move = (to: number) => {
    const next = Math.min(hits.length - 1, Math.max(0, to));
    setAt(next);
    document.querySelector<HTMLElement>(`[data-hit="${next}"]`)?.focus();
  };
  const isInList = () => document.activeElement instanceof HTMLElement && document.activeElement.dataset.hit !== undefined;
  const step = (by: number) => move(isInList() ? at + by : at);
  const open = () => chosen && void go(roomOf(chosen));
  const reply = () => chosen && void go({ to: '/sak/$caseRef', params: { caseRef: chosen.caseRef }, search: { do: 'reply' } });
  const choose = (next: Show | undefined) => {
    if (!next) return;
    setShow(next);
    setAt(0);
  };
  useKeys(
    {
      j: () => step(1),
      k: () => step(-1),
      r: reply,
      '/': () => field.current?.select(),
      ...Object.fromEntries(shows.map((one, i) => [String(i + 1), () => choose(one)])),
    },
    keysOn,
  );

  return (
    <main id="innhold" className={peek.beside} tabIndex={-1}>
      <div className={`${room.column} ${room.list} ${styles.room}`}>
        <h1 className="ds-sr-only" tabIndex={-1}>
          {t('title')}
        </h1>
        <label className={styles.field}>
          <Icon name="search" />
          <span className="ds-sr-only">{t('label')}</span>
          <input
            ref={field}
            type="search"
            placeholder={t('label')}
            autoComplete="off"
            spellCheck={false}
            maxLength={200}
            value={question}
            onChange={(event) => ask(event.target.value)}
            onKeyDown={(event) => {
              if (event.key === 'Enter') open();
              else if (event.key === 'ArrowDown') move(at);
              else if (event.key === 'Escape') {
                if (question) ask('');
                else event.currentTarget.blur();
              } else return;
              event.preventDefault();
            }}
          />
          {keysOn && question && <kbd>Esc</kbd>}
        </label>
        <div className={styles.show}>
          <Picks
            legend={t('show')}
            hideLegend
            options={shows.map((value) => ({
              value,
              label: isAsked
                ? t('show.count', { kind: t(`show.${value}`), count: value === 'all' ? total : (counts?.[value] ?? 0) })
                : t(`show.${value}`),
            }))}
            chosen={show}
            onChoose={choose}
          />
        </div>
        {found.error ? (
          <ErrorCard code={errorCode(found.error)} retry={() => void found.refetch()} />
        ) : !found.data ? (
          <Loading lines={4} />
        ) : !isAsked ? (
          <EmptyState heading={t('empty.title')}>{t('empty.text')}</EmptyState>
        ) : (
          <>
            {people.length > 0 && (
              <ul className={styles.people} aria-label={t('people')}>
                {people.slice(0, 8).map(({ caseRef, name }) => (
                  <li key={caseRef}>
                    <Link to="/sak/$caseRef" params={{ caseRef }}>
                      <Icon name="person" small />
                      <bdi translate="no">{name}</bdi>
                    </Link>
                  </li>
                ))}
              </ul>
            )}
            {hits.length > 0 ? (
              <ol aria-label={t('hits')}>
                {hits.map((hit, i) => (
                  <li key={`${hit.caseRef} ${hit.source} ${hit.id}`}>
                    <HitRow hit={hit} place={i} words={words} chosen={hit === chosen} now={now} onChoose={() => setAt(i)} />
                  </li>
                ))}
              </ol>
            ) : (
              <p className="muted">{t('none', { question })}</p>
            )}
          </>
        )}
        <footer className={styles.foot}>
          {keysOn && (
            <p>
              <kbd>J</kbd>
              <kbd>K</kbd> {t('keys.move')} <kbd>↵</kbd> {t('keys.open')} <kbd>1</kbd>–<kbd>{shows.length}</kbd> {t('keys.show')}
            </p>
          )}
          <p role="status">
            {isAsked && found.data && !found.isPlaceholderData
              ? t('of', { shown: Math.min(shownMost, hits.length), count: show === 'all' ? total : (counts?.[show] ?? 0) })
              : ''}
          </p>
        </footer>
        <p className={`${styles.truth} muted`}>
          <Icon name="lock" small />
          <span>{t('truth', { count: cases })}</span>
        </p>
      </div>
      {isAsked && chosen && (
        <HitPeek
          key={`${chosen.caseRef} ${chosen.source} ${chosen.id}`}
          hit={chosen}
          question={question}
          words={words}
          now={now}
          onOpen={open}
          onReply={reply}
        />
      )}
    </main>
  );
}
