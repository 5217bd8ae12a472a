import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ScrollArea } from '../controls/ScrollArea';
import styles from './ChartTable.module.css';

/** The same facts as the picture, one tap away. First column names the row. */
export function ChartTable({
  caption,
  head,
  rows,
}: {
  caption: string;
  head: readonly string[];
  rows: readonly { key: string; cells: readonly ReactNode[] }[];
}) {
  const { t } = useTranslation('common');
  return (
    <details className={`ds-details ${styles.table}`}>
      <summary>{t('showTable')}</summary>
      <ScrollArea label={caption}>
        <table className="ds-table" data-size="sm">
          <caption className="ds-sr-only">{caption}</caption>
          <thead>
            <tr>
              {head.map((cell) => (
                <th scope="col" key={cell}>
                  {cell}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.key}>
                <th scope="row">{row.cells[0]}</th>
                {row.cells.slice(1).map((cell, column) => (
                  <td key={head[column + 1]}>{cell}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollArea>
    </details>
  );
}
