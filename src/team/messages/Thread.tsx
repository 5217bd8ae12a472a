import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ThreadLine, ThreadPage } from '../../care/thread/thread';
import type { CaseRef } from '../../client/api';
import { errorCode, useEngine, useView } from '../../engine/engine';
import { ErrorCard, Loading } from '../../ui/controls/states';
import { Space } from '../kit/Space';
import { useMe } from '../kit/useMe';
import { useStandingAtEnd } from '../kit/useStandingAtEnd';
import type { Erasable } from './EraseDialog';
import { Line } from './Line';
import styles from './messages.module.css';
import { SentAloud } from './SentAloud';

export const firstPage = 60;
/** What scrolls must be reachable by keyboard (WCAG 2.1.1). */
const scrolls = { tabIndex: 0 };
/** Height of a line before it has been measured, and between two. */
const tall = 72;
const gap = 6;

interface Look {
  called: string;
  now: string;
  /** nobody has taken the invitation yet */
  waiting: boolean;
  /** id of the message at which one begins to read; null: at the newest */
  at: string | null;
  onErase: (what: Erasable) => void;
}

/**
 * The conversation, newest at the bottom. Older pages come as one scrolls up; what is read stays where it is meanwhile. A new
 * line is followed only by those who are at the end.
 */
export function Thread({ caseRef, ...look }: Look & { caseRef: CaseRef }) {
  const engine = useEngine();
  const [limit, setLimit] = useState(firstPage);
  const thread = useView('thread', { caseRef, limit });

  // Read is what has been on a screen that somebody looks at.
  const unread = thread.data?.unread ?? 0;
  useEffect(() => {
    if (unread === 0) return;
    const read = () => {
      if (document.visibilityState === 'visible') void engine.markRead(caseRef);
    };
    read();
    document.addEventListener('visibilitychange', read);
    return () => document.removeEventListener('visibilitychange', read);
  }, [unread, engine, caseRef]);

  const isThere =
    !look.at || thread.data?.lines.some((line) => 'id' in line && line.id === look.at) || thread.data?.firstIndex === 0;
  // As many pages as it takes, before anything is drawn.
  useEffect(() => {
    if (thread.data && !thread.isPlaceholderData && !isThere) setLimit((before) => before * 4);
  }, [thread.data, thread.isPlaceholderData, isThere]);

  if (thread.error) return <ErrorCard code={errorCode(thread.error)} retry={() => void thread.refetch()} />;
  // The list is drawn once there are lines, so that its first picture stands at the newest.
  if (!thread.data || !isThere) return <Loading lines={2} />;
  const { lines } = thread.data;
  const wantMore = () => {
    if (!thread.isPlaceholderData && lines.length >= limit) setLimit(lines.length + firstPage * 3);
  };
  return (
    <>
      <Lines {...look} {...thread.data} onTop={wantMore} />
      <SentAloud lines={lines} />
    </>
  );
}

function Lines({
  lines,
  firstIndex,
  total,
  called,
  now,
  waiting,
  at,
  onErase,
  onTop,
}: Look & Pick<ThreadPage, 'lines' | 'firstIndex' | 'total'> & { onTop: () => void }) {
  const { t } = useTranslation('team');
  const box = useRef<HTMLElement>(null);
  const { account: me, has } = useMe();
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => box.current,
    estimateSize: () => tall,
    getItemKey: (i) => keyOf(lines[i]),
    overscan: 4,
    gap,
    anchorTo: 'end',
    followOnAppend: true,
    initialOffset: () => lines.length * (tall + gap),
  });
  const sought = at === null ? -1 : lines.findIndex((line) => 'id' in line && line.id === at);
  // Before the first picture: at what was sought, or at the end, where one reads on.
  const placed = useRef(false);
  useLayoutEffect(() => {
    if (placed.current || lines.length === 0) return;
    placed.current = true;
    if (sought >= 0) virtual.scrollToIndex(sought, { align: 'center' });
    else virtual.scrollToIndex(lines.length - 1, { align: 'end' });
  });
  useStandingAtEnd(box, lines, () => virtual.scrollToIndex(lines.length - 1, { align: 'end' }), sought < 0);
  const items = virtual.getVirtualItems();
  const first = items[0];
  const last = items.at(-1);
  const more = firstIndex > 0;
  const atTop = more && first?.index === 0;
  useEffect(() => {
    if (atTop) onTop();
  });
  const someMessage = lines.some((line) => line.type === 'message');
  return (
    <section className={styles.box} ref={box} {...scrolls} aria-label={t('talk.list')}>
      {more ? <p className="muted small">{t('talk.older')}</p> : <p className="muted small">{t('talk.beginning')}</p>}
      <Space height={first?.start ?? 0} />
      <ol className={styles.thread}>
        {items.map((item) => {
          const line = lines[item.index];
          const erasable = line && erasableOf(line, me, has('custodian'));
          return (
            line && (
              <li
                key={item.key}
                ref={virtual.measureElement}
                data-index={item.index}
                aria-setsize={total}
                aria-posinset={firstIndex + item.index + 1}
                aria-current={item.index === sought || undefined}
              >
                <Line
                  line={dated(line, lines[item.index + 1])}
                  called={called}
                  now={now}
                  onErase={erasable ? () => onErase(erasable) : null}
                />
              </li>
            )
          );
        })}
      </ol>
      <Space height={last ? virtual.getTotalSize() - last.end : 0} />
      {!someMessage && !more && (
        <p className="muted small">{waiting ? t('talk.none.waiting', { name: called }) : t('talk.none.text')}</p>
      )}
    </section>
  );
}

/** One's own words, and for custodians everybody's; a row that cannot be read here goes by its place (client/members/erase.ts). */
function erasableOf(line: ThreadLine, me: string, custodian: boolean): Erasable | null {
  const whose = (mine: boolean) => (mine || custodian ? { mine } : null);
  if (line.type === 'message' && line.seq !== null) {
    const may = whose(line.mine);
    return may && { ...may, item: line.id, text: line.text };
  }
  if (line.type !== 'problem' || line.code !== 'E_ITEM') return null;
  const may = whose(line.author === me);
  return may && { ...may, item: `#${line.seq}`, text: null };
}

/**
 * A change of members carries no clock: `at` is when this device learned of it. On a device that came later this is after what
 * followed, and no date is better than a wrong one.
 */
function dated(line: ThreadLine, next: ThreadLine | undefined): ThreadLine {
  if (line.type !== 'members' || !line.at || !next?.at) return line;
  return Date.parse(line.at) > Date.parse(next.at) ? { ...line, at: null } : line;
}

function keyOf(line: { type: string; id?: string; seq?: number | null } | undefined): string {
  if (!line) return '';
  return line.id ?? `${line.type}${line.seq}`;
}
