import { useState } from 'react';
import styles from './fields.module.css';
import { Icon } from './Icon';

/** Minus, a number, plus: for counts that a tired thumb can set. */
export function Stepper({
  label,
  value,
  onChange,
  min,
  max,
  step = 1,
  less,
  more,
}: {
  label: string;
  value: number | null;
  onChange: (next: number | null) => void;
  min: number;
  max: number;
  step?: number;
  less: string;
  more: string;
}) {
  const clamp = (n: number) => Math.min(max, Math.max(min, n));
  // Between the first digit and the last a number is often outside its range: it is set right when one leaves it.
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <span className={styles.stepper}>
      <button type="button" aria-label={less} onClick={() => onChange(clamp((value ?? min) - step))}>
        <Icon name="minus" />
      </button>
      <input
        className="ds-input"
        inputMode="numeric"
        autoComplete="off"
        aria-label={label}
        value={typed ?? value ?? ''}
        onChange={(event) => {
          const digits = event.target.value.replace(/\D/g, '').slice(0, 9);
          setTyped(digits);
          onChange(digits === '' ? null : Number(digits));
        }}
        onBlur={() => {
          if (value !== null && value !== clamp(value)) onChange(clamp(value));
          setTyped(null);
        }}
      />
      <button type="button" aria-label={more} onClick={() => onChange(value === null ? min : clamp(value + step))}>
        <Icon name="plus" />
      </button>
    </span>
  );
}
