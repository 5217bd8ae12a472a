import type { ReactNode } from 'react';
import { TextArea } from '../ui/controls/fields';
import styles from './CodeField.module.css';
import { groupedWhileTyping, isOnlyCode } from './code';

/**
 * For recovery and invitation codes, and links: capitals, groups of four, no help from the phone's dictionary. It has the lines that it
 * takes to see all of a code on a narrow phone; Enter is done, as in a field of one line.
 */
export function CodeField({
  label,
  description,
  value,
  error,
  onChange,
}: {
  label: ReactNode;
  description?: ReactNode;
  value: string;
  error?: ReactNode;
  onChange: (next: string) => void;
}) {
  return (
    <TextArea
      className={styles.code}
      dir="ltr"
      rows={2}
      label={label}
      description={description}
      error={error}
      value={value}
      autoComplete="off"
      autoCapitalize="characters"
      autoCorrect="off"
      spellCheck={false}
      onKeyDown={(event) => {
        if (event.key !== 'Enter') return;
        event.preventDefault();
        if (!event.repeat) event.currentTarget.closest('form')?.requestSubmit();
      }}
      onChange={(event) => {
        const { value: next, selectionStart } = event.target;
        // Correcting in the middle must not throw the caret to the end.
        onChange(selectionStart === next.length || !isOnlyCode(next) ? groupedWhileTyping(next) : next.toUpperCase());
      }}
      onBlur={(event) => onChange(groupedWhileTyping(event.target.value))}
    />
  );
}
