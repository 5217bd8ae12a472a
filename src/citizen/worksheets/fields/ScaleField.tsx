import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { Field } from '../../../care/worksheets/types';
import { Slider } from '../../../ui/controls/fields';
import fields from '../../../ui/controls/fields.module.css';
import { Stepper } from '../../../ui/controls/Stepper';
import { useLabel } from '../../../ui/worksheets/useReading';
import type { FieldProps } from './context';
import { FaultLine, FieldRow } from './FieldRow';
import styles from './fields.module.css';

type Scaled = Extract<Field, { ends?: boolean }>;

/** A scale: few steps as buttons, many as a slider with both ends named; a share without ends is stepped. */
export function ScaleField(props: FieldProps<Scaled>) {
  const { field, value, fault, onChange, bare } = props;
  const { t } = useTranslation('programme');
  const word = useLabel();
  const label = word(field.label);
  const help = field.help ? word(`${field.label}.help`) : undefined;
  const min = field.min ?? 0;
  const max = field.max ?? (field.type === 'percent' ? 100 : 10);
  const number = typeof value === 'number' ? value : null;
  if (field.type === 'scale' && max - min <= 5) return <Buttons {...props} label={label} min={min} max={max} />;
  if (!field.ends)
    return (
      <FieldRow label={label} help={help ?? '%'} fault={fault} bare={bare}>
        <Stepper
          label={label}
          value={number}
          onChange={onChange}
          min={min}
          max={max}
          step={field.step ?? 5}
          less={t('sheet.less', { label })}
          more={t('sheet.moreOf', { label })}
        />
      </FieldRow>
    );
  return (
    <div className={styles.asked}>
      {help && <p className={fields.about}>{help}</p>}
      <Slider
        label={bare ? <span className="ds-sr-only">{label}</span> : label}
        min={min}
        max={max}
        step={field.step ?? 1}
        value={number}
        minLabel={word(`${field.label}.low`)}
        maxLabel={word(`${field.label}.high`)}
        onChange={onChange}
      />
      <FaultLine fault={fault} />
    </div>
  );
}

function Buttons({
  field,
  value,
  fault,
  onChange,
  bare,
  label,
  min,
  max,
}: FieldProps<Scaled> & { label: string; min: number; max: number }) {
  const word = useLabel();
  const name = useId();
  const steps = Array.from({ length: max - min + 1 }, (_, i) => min + i);
  return (
    <fieldset className={styles.scale}>
      <legend className={bare ? 'ds-sr-only' : undefined}>{label}</legend>
      <div>
        {steps.map((n, place) => (
          <label className={`${fields.whole} ${styles.opt}`} key={n}>
            <input type="radio" autoComplete="off" name={name} checked={value === n} onChange={() => onChange(n)} />
            <span>{n}</span>
            {field.ends && place === 0 && <small>{word(`${field.label}.low`)}</small>}
            {field.ends && place === steps.length - 1 && <small>{word(`${field.label}.high`)}</small>}
          </label>
        ))}
      </div>
      <FaultLine fault={fault} />
    </fieldset>
  );
}
