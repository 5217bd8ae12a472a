import type { ReactNode } from 'react';
import { TextField } from '../fields';
import { groupedWhileTyping, isOnlyCode } from './code';

/** For recovery and invitation codes, and links: capitals, groups of four, no help from the phone's dictionary. */
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
    <TextField
      className="code-field"
      label={label}
      description={description}
      error={error}
      value={value}
      autoComplete="off"
      autoCapitalize="characters"
      autoCorrect="off"
      spellCheck={false}
      onChange={(event) => {
        const { value: next, selectionStart } = event.target;
        // Correcting in the middle must not throw the caret to the end.
        onChange(selectionStart === next.length || !isOnlyCode(next) ? groupedWhileTyping(next) : next.toUpperCase());
      }}
      onBlur={(event) => onChange(groupedWhileTyping(event.target.value))}
    />
  );
}
