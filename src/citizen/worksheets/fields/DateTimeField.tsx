import type { Field } from '../../../care/worksheets/types';
import { TextField } from '../../../ui/controls/fields';
import fields from '../../../ui/controls/fields.module.css';
import { TimeField } from '../../../ui/controls/TimeField';
import { useLabel } from '../../../ui/worksheets/useReading';
import type { FieldProps } from './context';
import { FaultLine } from './FieldRow';
import styles from './fields.module.css';

/** A day and a time of day, side by side; kept as YYYY-MM-DDTHH:mm once both are whole. */
export function DateTimeField({
  field,
  value,
  fault,
  onChange,
  bare,
}: FieldProps<Extract<Field, { type: 'date' | 'time' | 'datetime' | 'bool' }>>) {
  const word = useLabel();
  const label = word(field.label);
  const text = typeof value === 'string' ? value : '';
  const [day = '', time = ''] = text.split('T');
  // Both, or what there is: neither a day nor a time is filled in unasked, and what is no time is kept to be mended.
  const put = (nextDay: string, nextTime: string) => onChange(nextDay || nextTime ? `${nextDay}T${nextTime}` : null);
  return (
    <fieldset className={styles.group}>
      <legend className={bare ? 'ds-sr-only' : undefined}>{label}</legend>
      {field.help && <p className={fields.about}>{word(`${field.label}.help`)}</p>}
      <div className={styles.dayTime}>
        <TextField type="date" label={label} hideLabel value={day} onChange={(event) => put(event.target.value, time)} />
        <TimeField
          label={label}
          hideLabel
          value={time || null}
          onChange={(next) => put(day, next ?? '')}
          onTyped={(typed) => put(day, typed)}
        />
      </div>
      <FaultLine fault={fault} />
    </fieldset>
  );
}
