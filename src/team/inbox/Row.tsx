import { Link } from '@tanstack/react-router';
import { useRef } from 'react';
import type { InboxRow } from '../../care/desk/inbox';
import { Sparkline } from '../../ui/charts/Sparkline';
import { Icon } from '../../ui/controls/Icon';
import styles from './inbox.module.css';
import { looks, type useCauseWords } from './words';

const fullScale: Record<string, number> = { 'phq-9': 27, 'gad-7': 21 };

/**
 * Why this person stands here: icon, name, reason, facts, the shape of the course, when. One link; the arrows and J, K move
 * between the rows, so only the chosen one is in the order of Tab.
 */
export function Row({
  row,
  words,
  chosen,
  onChoose,
}: {
  row: InboxRow;
  words: ReturnType<typeof useCauseWords>;
  chosen: boolean;
  onChoose: () => void;
}) {
  const look = looks[row.reason];
  const wasChosen = useRef(false);
  return (
    <Link
      className={`${styles.item} ${styles[look.tone]}`}
      to="/sak/$caseRef"
      params={{ caseRef: row.caseRef }}
      search={row.reason === 'record' ? { do: 'record' } : {}}
      data-case={row.caseRef}
      aria-current={chosen || undefined}
      tabIndex={chosen ? 0 : -1}
      onPointerDown={() => {
        wasChosen.current = chosen;
      }}
      onFocus={onChoose}
      onClick={(event) => {
        // With a pointer, where the peek stands beside the list, the first press shows why and the second opens.
        const beside = window.matchMedia('(min-width: 66.01em)').matches;
        if (event.detail > 0 && beside && !wasChosen.current && !event.ctrlKey && !event.metaKey) {
          event.preventDefault();
          onChoose();
        }
      }}
    >
      <span className={styles.sign}>
        <Icon name={look.icon} />
      </span>
      <span className={styles.who} translate="no">
        <bdi>{row.name}</bdi>
      </span>
      <span>
        <span className={styles.reason}>{words.reason(row)}</span>
        <span className={styles.detail}>{words.detail(row)}</span>
      </span>
      {row.series ? (
        <Sparkline values={row.series.values} max={fullScale[row.series.instrument] ?? 27} tone={courseTone(row)} />
      ) : (
        <span />
      )}
      <time className={styles.when} dateTime={row.at}>
        {words.when(row)}
      </time>
    </Link>
  );
}

function courseTone(row: InboxRow): 'up' | 'flat' | undefined {
  const reasons = [row.reason, ...row.also.map((cause) => cause.reason)];
  if (reasons.includes('deterioration')) return 'up';
  return reasons.includes('not-on-track') ? 'flat' : undefined;
}
