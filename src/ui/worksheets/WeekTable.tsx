import { addDays, mondayOf } from '../../care/time/dates';
import type { WorksheetStructure } from '../../care/worksheets/types';
import { Icon } from '../controls/Icon';
import { ScrollArea } from '../controls/ScrollArea';
import { useFormat } from '../format';
import { useReading } from './useReading';
import type { Viewed } from './viewed';
import weekTable from './WeekTable.module.css';

/** A week side by side: days across, parts of the day down. */
export function WeekTable({
  structure,
  entries,
  today,
}: {
  structure: WorksheetStructure;
  entries: readonly Viewed[];
  today: string;
}) {
  const f = useFormat();
  const { word, text } = useReading();
  const rows = structure.fields.find(({ id }) => id === structure.grid?.rows);
  const named = structure.fields.find(({ type, required }) => type === 'short' && required);
  if (rows?.type !== 'enum' || !named) return null;
  const latest = entries.reduce((best, { date }) => (date > best && date <= addDays(today, 7) ? date : best), '');
  const monday = mondayOf(latest === '' || mondayOf(today) <= latest ? today : latest);
  const days = Array.from({ length: 7 }, (_, i) => addDays(monday, i));
  return (
    <ScrollArea label={word(structure.title)}>
      <table className={`ds-table ${weekTable.week}`} data-size="sm">
        <caption className="ds-sr-only">{word(structure.title)}</caption>
        <thead>
          <tr>
            <th scope="col">
              <span className="ds-sr-only">{word(rows.label)}</span>
            </th>
            {days.map((day) => (
              <th scope="col" key={day} aria-current={day === today ? 'date' : undefined}>
                {f.weekdayShort(day)} {f.dayShort(day)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.options.map((block) => (
            <tr key={block}>
              <th scope="row">{word(`${rows.label}.option.${block}`)}</th>
              {days.map((day) => (
                <td key={day}>
                  {entries
                    .filter(({ date, values }) => date === day && values[rows.id] === block)
                    .map(({ entry, values }) => (
                      <p key={entry} className={values.done === true ? weekTable.done : undefined}>
                        {values.done === true && <Icon name="check" small label={word(`${structure.id}.done`)} />}{' '}
                        {text(named, values[named.id])}
                      </p>
                    ))}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollArea>
  );
}
