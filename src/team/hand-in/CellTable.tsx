import { useTranslation } from 'react-i18next';
import type { Cell, CountTable } from '../../care/items/reports';
import { ScrollArea } from '../../ui/controls/ScrollArea';
import { useFormat } from '../../ui/format';
import styles from './hand-in.module.css';
import { useCodes } from './useCodes';

/** A table of counts, cell for cell as it leaves: hatched where a number is hidden, dark where it is small. */
export function CellTable({ table: { id, dimensions, cells } }: { table: CountTable }) {
  const codes = useCodes();
  const [rows, columns] = dimensions.length > 1 ? dimensions : [dimensions[0], undefined];
  const across = columns?.codes ?? ['count'];
  return (
    <ScrollArea label={codes.table(id)}>
      <table className={styles.cells}>
        <caption>{codes.table(id)}</caption>
        <thead>
          <tr>
            <th scope="col">{codes.dimension(rows?.id ?? '')}</th>
            {across.map((code) => (
              <th key={code} scope="col">
                {codes.code(code)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows?.codes.map((code, at) => (
            <tr key={code}>
              <th scope="row">{codes.code(code)}</th>
              {across.map((column, n) => (
                <Told key={column} cell={cells[at * across.length + n] ?? 'unsaid'} sum={isSum(code) || isSum(column)} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollArea>
  );
}

const isSum = (code: string) => code === 'all' || code.endsWith('-all');

function Told({ cell, sum }: { cell: Cell; sum: boolean }) {
  const { t } = useTranslation('handin');
  const f = useFormat();
  if (typeof cell === 'number') return <td className={sum ? styles.sum : styles.told}>{f.number(cell)}</td>;
  return (
    <td className={cell === 'small' ? styles.small : styles.hidden}>
      <span>{t(cell === 'small' ? 'cell.small' : 'cell.hidden')}</span>
    </td>
  );
}
