import { isRecord } from '../../care/is-record';
import { isEmpty, isShown } from '../../care/worksheets/check';
import { rowsInOrder } from '../../care/worksheets/entry';
import { entryValues } from '../../care/worksheets/period';
import type { Field, EntryValues as Values, WorksheetStructure } from '../../care/worksheets/types';
import { useReading } from './useReading';
import styles from './values.module.css';

/** One entry read out: what was asked and answered, in the order in which it is asked, and what follows from it. */
export function EntryValues({
  structure,
  values,
  without = [],
}: {
  structure: WorksheetStructure;
  values: Values;
  /** Fields that are told elsewhere. */
  without?: readonly string[];
}) {
  const { word, amount } = useReading();
  const fields = structure.fields.filter(
    (field) => !without.includes(field.id) && isShown(structure, field, values) && !isEmpty(values[field.id]),
  );
  const derived = entryValues(structure, values);
  const told = (structure.derived ?? []).flatMap((one) => {
    const value = derived[one.id];
    // What only repeats a field is not told twice.
    return one.label !== undefined && typeof value === 'number' && tells(one.is) ? [{ ...one, label: one.label, value }] : [];
  });
  return (
    <dl className={styles.values}>
      {fields.map((field) => (
        <div key={field.id}>
          <dt>{word(field.label)}</dt>
          <dd dir="auto">
            <Value field={field} value={values[field.id]} />
          </dd>
        </div>
      ))}
      {told.map((one) => (
        <div key={one.id} className={styles.derived}>
          <dt>{word(one.label)}</dt>
          <dd>{amount(one.value, one.unit, one.decimals)}</dd>
        </div>
      ))}
    </dl>
  );
}

const tells = (is: unknown) => Array.isArray(is) && is[0] !== 'in' && is[0] !== 'rows' && is[0] !== 'filled' && is[0] !== 'last';

function Value({ field, value }: { field: Field; value: unknown }) {
  const { text } = useReading();
  if (field.type === 'object' && isRecord(value)) return <Parts fields={field.fields} values={value} />;
  if (field.type !== 'list' || !Array.isArray(value)) return <>{text(field, value)}</>;
  const { of } = field;
  if (of.type !== 'object')
    return (
      <ul className={styles.lines}>
        {[...new Set(value.map((row) => text(of, row)))]
          .filter((line) => line !== '')
          .map((line) => (
            <li key={line} dir="auto">
              {line}
            </li>
          ))}
      </ul>
    );
  return (
    <ul className={styles.lines}>
      {rowsInOrder(field, value).map((row, place) => (
        <li key={typeof row.key === 'string' ? row.key : String(place)}>
          <Parts fields={of.fields} values={row} lead />
        </li>
      ))}
    </ul>
  );
}

/** Fields of an object or a row: the first words stand alone, the rest with what they are. */
function Parts({ fields, values, lead }: { fields: readonly Field[]; values: Record<string, unknown>; lead?: boolean }) {
  const { word, text } = useReading();
  const parts = fields.flatMap((field) => {
    const said = text(field, values[field.id]);
    return said === '' || (field.type === 'bool' && values[field.id] === false) ? [] : [{ field, said }];
  });
  const [first, ...rest] = parts;
  if (!first) return null;
  const texts = fields.filter(({ type }) => type === 'long' || type === 'short');
  const plain = lead || (texts.length === 1 && texts[0] === first.field);
  return (
    <>
      {plain ? <bdi>{first.said}</bdi> : null}
      {(plain ? rest : parts).map(({ field, said }) => (
        <small key={field.id}>
          {field.type === 'bool' ? word(field.label) : `${word(field.label).replace(/\?$/, '')}: ${said}`}
        </small>
      ))}
    </>
  );
}
