import type { Field } from '../../../care/worksheets/types';
import { IconButton } from '../../../ui/controls/Button';
import { Tick } from '../../../ui/controls/fields';
import { useLabel } from '../../../ui/worksheets/useReading';
import { useEntry } from './context';
import styles from './fields.module.css';

/** One row of several fields, as a card of its own. */
export function ObjectRow({
  name,
  fields,
  flag,
  alone,
  value,
  removeLabel = '',
  remove,
  onChange,
  onFlag,
}: {
  name: string;
  fields: readonly Field[];
  /** A tick that exactly one row bears. */
  flag: string | undefined;
  /** A single row bears it without asking. */
  alone: boolean;
  value: Record<string, unknown>;
  removeLabel?: string;
  /** null where rows follow those of another list. */
  remove: (() => void) | null;
  onChange: (next: Record<string, unknown>) => void;
  onFlag: (flag: string) => void;
}) {
  const word = useLabel();
  const { Drawn } = useEntry();
  return (
    <fieldset className={styles.object}>
      <legend>
        <b>{name}</b>
      </legend>
      {remove && <IconButton icon="close" label={removeLabel} onClick={remove} />}
      {fields.map((field) =>
        field.id === flag ? (
          !alone && (
            <Tick key={field.id} checked={value[field.id] === true} onChange={() => onFlag(field.id)}>
              {word(field.label)}
            </Tick>
          )
        ) : (
          <Drawn
            key={field.id}
            field={field}
            value={value[field.id]}
            onChange={(next) => onChange({ ...value, [field.id]: next })}
          />
        ),
      )}
    </fieldset>
  );
}
