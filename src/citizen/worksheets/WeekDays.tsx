import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addDays, mondayOf } from '../../care/time/dates';
import type { WorksheetStructure } from '../../care/worksheets/types';
import { IconButton } from '../../ui/controls/Button';
import fields from '../../ui/controls/fields.module.css';
import { Icon } from '../../ui/controls/Icon';
import { useFormat } from '../../ui/format';
import { Rung } from '../../ui/worksheets/Rung';
import { useReading } from '../../ui/worksheets/useReading';
import type { Sheet } from './useEntries';
import styles from './WeekDays.module.css';

/** A week on a phone: its days in a row, the chosen one part by part, with what is planned and what is done. */
export function WeekDays({
  structure,
  entries,
  today,
  onAdd,
  onOpen,
}: {
  structure: WorksheetStructure;
  entries: readonly Sheet[];
  today: string;
  /** null while nothing new can be planned. */
  onAdd: ((values: Record<string, unknown>) => void) | null;
  onOpen: (sheet: Sheet) => void;
}) {
  const { t } = useTranslation('programme');
  const f = useFormat();
  const { word, text } = useReading();
  const [day, setDay] = useState(today);
  const columns = structure.grid?.columns ?? '';
  const rows = structure.fields.find(({ id }) => id === structure.grid?.rows);
  const named = structure.fields.find(({ type, required }) => type === 'short' && required);
  const kind = structure.fields.find(({ id }) => id === 'category');
  if (rows?.type !== 'enum' || !named) return null;
  const monday = mondayOf(day);
  const days = Array.from({ length: 7 }, (_, i) => addDays(monday, i));
  return (
    <section className="stack">
      <div className={styles.head}>
        <IconButton icon="back" label={t('sheet.week.before')} onClick={() => setDay(addDays(day, -7))} />
        <b>{t('sheet.week.of', { from: f.day(monday), to: f.day(days[6] ?? monday) })}</b>
        <IconButton icon="forward" label={t('sheet.week.after')} onClick={() => setDay(addDays(day, 7))} />
      </div>
      <fieldset className={styles.days}>
        <legend className="ds-sr-only">{t('sheet.week.day')}</legend>
        {days.map((one) => {
          const count = entries.filter(({ date }) => date === one).length;
          return (
            <label key={one} className={one === today ? `${fields.whole} ${styles.now}` : fields.whole}>
              <input type="radio" autoComplete="off" name="week-day" checked={day === one} onChange={() => setDay(one)} />
              <span aria-hidden="true">{f.weekdayShort(one)}</span>
              <b aria-hidden="true">{Number(one.slice(8))}</b>
              <i aria-hidden="true" className={count > 0 ? styles.some : ''} />
              <span className="ds-sr-only">{t('sheet.week.dayHas', { day: f.date(one), count })}</span>
            </label>
          );
        })}
      </fieldset>
      {rows.options.map((block) => {
        const here = entries.filter(({ date, values }) => date === day && values[rows.id] === block);
        const label = word(`${rows.label}.option.${block}`);
        return (
          <section key={block} className={styles.block} aria-label={label}>
            <div className={styles.blockHead}>
              <h2>{label}</h2>
              {onAdd && (
                <IconButton
                  icon="plus"
                  label={t('sheet.week.add', { block: label.toLocaleLowerCase(), day: f.weekday(day) })}
                  onClick={() => onAdd({ [columns]: day, [rows.id]: block })}
                />
              )}
            </div>
            {here.map((sheet) => {
              const done = sheet.values.done === true;
              return (
                <button type="button" key={sheet.entry} className={`card ${styles.activity}`} onClick={() => onOpen(sheet)}>
                  <Rung done={done} small>
                    {done && <Icon name="check" />}
                  </Rung>
                  <span>
                    <b>{text(named, sheet.values[named.id])}</b>
                    <small>
                      {[
                        typeof sheet.values.start === 'string' ? f.hm(sheet.values.start) : '',
                        kind ? text(kind, sheet.values[kind.id]) : '',
                        t(done ? 'sheet.week.done' : 'sheet.week.planned'),
                      ]
                        .filter((part) => part !== '')
                        .join(' · ')}
                    </small>
                  </span>
                  <Icon name="forward" />
                </button>
              );
            })}
          </section>
        );
      })}
    </section>
  );
}
