import { useTranslation } from 'react-i18next';
import type { Field } from '../../../care/worksheets/types';
import chips from '../../../ui/controls/chips.module.css';
import { TextArea, TextField } from '../../../ui/controls/fields';
import { useLabel } from '../../../ui/worksheets/useReading';
import type { FieldProps } from './context';
import styles from './fields.module.css';

type Words = Extract<Field, { maxLength?: number; suggestions?: boolean }>;

/** Own words; where there are suggestions, one press writes them. */
export function WordsField({ field, value, fault, onChange, bare }: FieldProps<Words>) {
  const word = useLabel();
  const label = word(field.label);
  const help = field.help ? word(`${field.label}.help`) : undefined;
  const text = typeof value === 'string' ? value : '';
  const suggestions = useSuggestions(field.suggestions ? field.label : null);
  const look = { label, hideLabel: bare ?? false, description: help, error: fault };
  return (
    <div className={styles.words}>
      {field.type === 'long' ? (
        <TextArea
          {...look}
          rows={3}
          maxLength={field.maxLength ?? 4_000}
          value={text}
          onChange={(event) => onChange(event.target.value)}
        />
      ) : (
        <TextField {...look} maxLength={field.maxLength ?? 200} value={text} onChange={(event) => onChange(event.target.value)} />
      )}
      {suggestions.length > 0 && text === '' && (
        <ul className={chips.chips}>
          {suggestions.map((one) => (
            <li key={one}>
              <button type="button" className={chips.chip} onClick={() => onChange(one)}>
                {one}
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** Suggestions stand under numbered keys, as many as there are. */
export function useSuggestions(label: string | null): readonly string[] {
  const { i18n } = useTranslation('worksheets');
  if (label === null) return [];
  const found: string[] = [];
  for (let n = 1; i18n.exists(`worksheets:${label}.suggestion.${n}`); n++)
    found.push(i18n.t(`worksheets:${label}.suggestion.${n}` as 'worksheets:activity-plan.activity.suggestion.1'));
  return found;
}
