import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './fields.module.css';

/** The slider's value as a number that can be typed, for hands that a slider does not suit. */
export function SliderNumber({
  value,
  min,
  max,
  step,
  unit,
  labelId,
  onChange,
}: {
  value: number | null;
  min: number;
  max: number;
  step: number;
  unit?: string | undefined;
  labelId: string;
  onChange: (next: number) => void;
}) {
  const { t } = useTranslation('common');
  const [typed, setTyped] = useState<string | null>(null);
  const take = () => {
    const number = typed === null || typed.trim() === '' ? Number.NaN : Number(typed);
    if (Number.isFinite(number)) onChange(Math.min(max, Math.max(min, min + Math.round((number - min) / step) * step)));
    setTyped(null);
  };
  return (
    <span className={styles.number}>
      <input
        type="number"
        inputMode="numeric"
        autoComplete="off"
        aria-label={t('sliderNumber')}
        aria-describedby={labelId}
        placeholder="–"
        min={min}
        max={max}
        step={step}
        value={typed ?? value ?? ''}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={take}
        onKeyDown={(event) => event.key === 'Enter' && take()}
      />
      {unit}
    </span>
  );
}
