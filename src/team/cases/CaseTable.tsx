import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type CaseColumn, type CaseOrder, caseColumns } from '../../care/desk/case-list';
import type { CaseRow } from '../../care/desk/inbox';
import { Icon } from '../../ui/controls/Icon';
import table from '../../ui/controls/table.module.css';
import { useContent } from '../kit/catalogue';
import { Space } from '../kit/Space';
import { Case } from './Case';

/** Names from A; of everything else what is highest, or nearest in time, is looked for first. */
const firstDown: Record<CaseColumn, boolean> = {
  name: false,
  week: true,
  programme: false,
  phq9: true,
  gad7: true,
  next: false,
  last: true,
};

/** The table of cases, sorted by the column that is pressed. Only the rows that can be seen are in the page. */
export function CaseTable({
  rows,
  now,
  order,
  unfiled,
  onOrder,
}: {
  rows: readonly CaseRow[];
  now: string;
  order: CaseOrder;
  unfiled: boolean;
  onOrder: (next: CaseOrder) => void;
}) {
  const { t } = useTranslation('team');
  const content = useContent();
  const box = useRef<HTMLDivElement>(null);
  const [top, setTop] = useState(0);
  useLayoutEffect(() => setTop(box.current?.offsetTop ?? 0), []);
  const virtual = useWindowVirtualizer({
    count: rows.length,
    estimateSize: () => 45,
    getItemKey: (i) => rows[i]?.caseRef ?? i,
    overscan: 8,
    scrollMargin: top,
  });
  const items = virtual.getVirtualItems();
  const before = items[0] ? items[0].start - top : 0;
  const after = virtual.getTotalSize() - ((items.at(-1)?.end ?? top) - top);
  return (
    <div className={table.wrap} ref={box}>
      <table className={table.table} aria-rowcount={rows.length + 1}>
        <caption className="ds-sr-only">{t('cases.title')}</caption>
        <thead>
          <tr>
            {caseColumns.map((col) => {
              const down = order.by === col ? order.down : null;
              return (
                <th key={col} scope="col" aria-sort={down === null ? undefined : down ? 'descending' : 'ascending'}>
                  <button
                    type="button"
                    className={table.sort}
                    onClick={() => onOrder({ by: col, down: down === null ? firstDown[col] : !down })}
                  >
                    {t(`cases.col.${col}`)}
                    {down !== null && <Icon name={down ? 'down' : 'up'} small />}
                  </button>
                </th>
              );
            })}
          </tr>
        </thead>
        {before > 0 && <Gap height={before} />}
        <tbody>
          {items.map((item) => {
            const row = rows[item.index];
            return (
              row && (
                <Case
                  key={item.key}
                  ref={virtual.measureElement}
                  index={item.index}
                  row={row}
                  now={now}
                  unfiled={unfiled}
                  programme={row.programme ? content.programmeTitle(row.programme.programme) : null}
                />
              )
            );
          })}
        </tbody>
        {after > 0 && <Gap height={after} />}
      </table>
    </div>
  );
}

function Gap({ height }: { height: number }) {
  return (
    <tbody aria-hidden="true" className={table.gap}>
      <tr>
        <td colSpan={caseColumns.length}>
          <Space height={height} />
        </td>
      </tr>
    </tbody>
  );
}
