import type { Field } from '../../../care/worksheets/types';
import { TextField, TimeField } from '../../../ui/fields';
import { useLabel } from '../../../ui/sheets/useReading';
import type { FieldProps } from './context';
import { FaultLine } from './FieldRow';

/** A day and a time of day, side by side; kept as YYYY-MM-DDTHH:mm. */
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
  const day = text.slice(0, 10);
  const time = text.slice(11, 16) || null;
  return (
    <fieldset className="group">
      <legend className={bare ? 'ds-sr-only' : undefined}>{label}</legend>
      {field.help && <p className="field-about">{word(`${field.label}.help`)}</p>}
      <div className="day-time">
        <TextField
          type="date"
          label={label}
          hideLabel
          value={day}
          onChange={(event) => onChange(event.target.value ? `${event.target.value}T${time ?? '12:00'}` : null)}
        />
        <TimeField label={label} hideLabel value={time} onChange={(next) => day && onChange(`${day}T${next ?? '12:00'}`)} />
      </div>
      <FaultLine fault={fault} />
    </fieldset>
  );
}
