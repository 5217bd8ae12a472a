import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { type Ref, useEffect, useImperativeHandle, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { InboxRow } from '../../care/desk/inbox';
import { Button } from '../../ui/controls/Button';
import { Space } from '../kit/Space';
import { canHide } from './hidden';
import styles from './inbox.module.css';
import { Row } from './Row';
import type { useCauseWords } from './words';

export interface InboxListHandle {
  focus: (caseRef: string) => void;
}
type Line = { head: InboxRow['group']; count: number } | { row: InboxRow; place: number };
const rowTall = 55;
const headTall = 32;

/**
 * Only what can be seen is in the page, so that some hundred cases cost what ten cost. Two empty drawings above and below
 * stand for the rest; each row says its place among all.
 */
export function InboxList({
  ref,
  rows,
  words,
  chosen,
  onChoose,
  onMove,
  onDone,
  onSnooze,
}: {
  ref: Ref<InboxListHandle>;
  rows: readonly InboxRow[];
  words: ReturnType<typeof useCauseWords>;
  chosen: string | null;
  onChoose: (caseRef: string) => void;
  onMove: (delta: number | 'first' | 'last') => void;
  onDone: (row: InboxRow) => void;
  onSnooze: (row: InboxRow) => void;
}) {
  const { t } = useTranslation('team');
  const box = useRef<HTMLElement>(null);
  const wanted = useRef<string | null>(null);
  const lines = useMemo(() => withHeads(rows), [rows]);
  const [top, setTop] = useState(0);
  useLayoutEffect(() => setTop(box.current?.offsetTop ?? 0), []);
  const virtual = useWindowVirtualizer({
    count: lines.length,
    estimateSize: (i) => (lines[i] && 'head' in lines[i] ? headTall : rowTall),
    getItemKey: (i) => {
      const line = lines[i];
      return line ? ('head' in line ? line.head : line.row.caseRef) : i;
    },
    overscan: 6,
    scrollMargin: top,
  });

  const take = (caseRef: string): boolean => {
    const row = box.current?.querySelector<HTMLElement>(`[data-case="${CSS.escape(caseRef)}"]`);
    row?.focus();
    return row !== null && row !== undefined;
  };
  useImperativeHandle(ref, () => ({
    focus: (caseRef) => {
      const at = lines.findIndex((line) => 'row' in line && line.row.caseRef === caseRef);
      if (at >= 0) virtual.scrollToIndex(at <= 1 ? 0 : at, { align: 'auto' });
      // While a dialog is open nothing under it takes the focus; it gets there when the dialog has gone.
      wanted.current = document.querySelector('dialog[open]') || !take(caseRef) ? caseRef : null;
    },
  }));
  // The row may enter the page only after the scroll; it gets the focus as soon as it is there.
  useEffect(() => {
    if (wanted.current && take(wanted.current)) wanted.current = null;
  });

  const items = virtual.getVirtualItems();
  const first = items[0];
  const last = items.at(-1);
  const groups = sections(
    items.flatMap((item) => (lines[item.index] ? [{ index: item.index, line: lines[item.index] as Line }] : [])),
  );
  return (
    <section
      ref={box}
      aria-label={t('inbox.title')}
      onKeyDown={(event) => {
        const to = ({ ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10, Home: 'first', End: 'last' } as const)[
          event.key as 'End'
        ];
        if (to === undefined || !(event.target instanceof HTMLElement && event.target.dataset.case)) return;
        event.preventDefault();
        onMove(to);
      }}
    >
      <Space height={first ? first.start - top : 0} />
      {groups.map((section) => (
        <section key={section.group} aria-label={t(`inbox.group.${section.group}`)}>
          {section.head && (
            <h2 ref={virtual.measureElement} data-index={section.head.index}>
              {t(`inbox.group.${section.group}`)} <span className={styles.count}>{section.head.count}</span>
            </h2>
          )}
          <ul>
            {section.rows.map(({ index, row, place }) => (
              <li
                key={row.caseRef}
                ref={virtual.measureElement}
                data-index={index}
                aria-setsize={rows.length}
                aria-posinset={place}
              >
                <Row row={row} words={words} chosen={row.caseRef === chosen} onChoose={() => onChoose(row.caseRef)} />
                {canHide(row.reason) && (
                  <span className={styles.acts}>
                    <Button small variant="tertiary" icon="check" onClick={() => onDone(row)}>
                      {t('inbox.done')}
                      <span className="ds-sr-only">
                        {' '}
                        <bdi>{row.name}</bdi>
                      </span>
                    </Button>
                    <Button small variant="tertiary" icon="clock" onClick={() => onSnooze(row)}>
                      {t('inbox.snooze')}
                      <span className="ds-sr-only">
                        {' '}
                        <bdi>{row.name}</bdi>
                      </span>
                    </Button>
                  </span>
                )}
              </li>
            ))}
          </ul>
        </section>
      ))}
      <Space height={last ? virtual.getTotalSize() - (last.end - top) : 0} />
    </section>
  );
}

function withHeads(rows: readonly InboxRow[]): Line[] {
  return rows.flatMap((row, i): Line[] => {
    const line = { row, place: i + 1 };
    if (rows[i - 1]?.group === row.group) return [line];
    return [{ head: row.group, count: rows.filter((other) => other.group === row.group).length }, line];
  });
}

interface Section {
  group: InboxRow['group'];
  head: { index: number; count: number } | null;
  rows: { index: number; row: InboxRow; place: number }[];
}
function sections(lines: readonly { index: number; line: Line }[]): Section[] {
  const out: Section[] = [];
  for (const { index, line } of lines) {
    const group = 'head' in line ? line.head : line.row.group;
    let section = out.at(-1);
    if (section?.group !== group) {
      section = { group, head: null, rows: [] };
      out.push(section);
    }
    if ('head' in line) section.head = { index, count: line.count };
    else section.rows.push({ index, ...line });
  }
  return out;
}
