import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type FieldLook, TextField } from './fields';
import styles from './fields.module.css';

/**
 * A time of day as HH.MM. The browser's own field shows AM and PM by the phone's language. Takes "0630", "6.30", "06:30", "6".
 * `value` is HH:mm or null; `onChange` gives the same, null while it is empty or no time. What is no time stays as it was typed, and is
 * said to be none when one leaves it; `onTyped` hears it, where nothing may be finished before it is mended.
 */
export function TimeField({
  value,
  onChange,
  onTyped,
  label,
  description,
  error,
  hideLabel,
  placeholder = '00.00',
}: FieldLook & {
  value: string | null;
  onChange: (next: string | null) => void;
  onTyped?: (text: string) => void;
  placeholder?: string;
}) {
  const { t } = useTranslation('common');
  const [typed, setTyped] = useState<string | null>(null);
  const [left, setLeft] = useState(false);
  const shown = typed ?? (value ? value.replace(':', '.') : '');
  const isNone = shown.trim() !== '' && parseTime(shown) === null;
  return (
    <TextField
      label={label}
      description={description}
      error={isNone && (left || typed === null) ? t('timeWrong') : error}
      hideLabel={hideLabel}
      className={styles.time}
      inputMode="decimal"
      autoComplete="off"
      placeholder={placeholder}
      value={shown}
      onChange={(event) => {
        const text = event.target.value;
        setTyped(text);
        setLeft(false);
        const time = parseTime(text);
        if (time === null && text.trim() !== '' && onTyped) onTyped(text);
        else onChange(time);
      }}
      onBlur={() => {
        setLeft(true);
        // What was understood stands there in full.
        if (!isNone) setTyped(null);
      }}
    />
  );
}

/** HH:mm, or null when it is no time of day. Four digits need no sign between: 0630. */
export function parseTime(text: string): string | null {
  const found = /^(\d{1,2})(?:[.:,\s]?(\d{2}))?$/.exec(text.trim());
  if (!found) return null;
  const hours = Number(found[1]);
  const minutes = Number(found[2] ?? '0');
  if (hours > 23 || minutes > 59) return null;
  return `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`;
}
