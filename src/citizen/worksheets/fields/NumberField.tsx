import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Field } from '../../../care/worksheets/types';
import { TextField } from '../../../ui/controls/fields';
import { Stepper } from '../../../ui/controls/Stepper';
import { useLabel } from '../../../ui/worksheets/useReading';
import type { FieldProps } from './context';
import { FieldRow } from './FieldRow';
import styles from './fields.module.css';
import { useUnit } from './useFault';

type Numbers = Extract<Field, { min?: number; unit?: string }>;

/** A count is stepped; a measure with decimals, or a large one, is typed. */
export function NumberField({ field, value, fault, onChange, bare }: FieldProps<Numbers>) {
  const { t } = useTranslation('programme');
  const word = useLabel();
  const unitOf = useUnit();
  const label = word(field.label);
  const help = field.help ? word(`${field.label}.help`) : unitOf(field.unit);
  const step = field.step ?? 1;
  const max = field.max ?? 1_000;
  const number = typeof value === 'number' ? value : null;
  return (
    <FieldRow label={label} help={help} fault={fault} bare={bare}>
      {step < 1 || max > 1_000 ? (
        <Typed label={label} value={number} onChange={onChange} />
      ) : (
        <Stepper
          label={label}
          value={number}
          onChange={onChange}
          min={field.min ?? 0}
          max={max}
          step={step}
          less={t('sheet.less', { label })}
          more={t('sheet.moreOf', { label })}
        />
      )}
    </FieldRow>
  );
}

/** A number with a decimal comma or point; what is no number yet stays as typed, so that it can be mended. */
function Typed({ label, value, onChange }: { label: string; value: number | null; onChange: (next: number | null) => void }) {
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <TextField
      label={label}
      hideLabel
      className={styles.amount}
      inputMode="decimal"
      maxLength={8}
      value={typed ?? (value === null ? '' : String(value).replace('.', ','))}
      onChange={(event) => {
        setTyped(event.target.value);
        onChange(parseNumber(event.target.value));
      }}
      onBlur={() => {
        if (typed !== null && (parseNumber(typed) !== null || typed.trim() === '')) setTyped(null);
      }}
    />
  );
}

function parseNumber(text: string): number | null {
  const plain = text.trim().replace(/\s/g, '').replace(',', '.');
  return /^\d+(\.\d*)?$/.test(plain) ? Number(plain) : null;
}
