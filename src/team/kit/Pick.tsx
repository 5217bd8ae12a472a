import type { ReactNode } from 'react';
import fields from '../../ui/controls/fields.module.css';

/** A chip that is ticked or not. */
export function Pick({
  checked,
  onChange,
  children,
}: {
  checked: boolean;
  onChange: (on: boolean) => void;
  children: ReactNode;
}) {
  return (
    <label className={fields.pick}>
      <input type="checkbox" autoComplete="off" checked={checked} onChange={(event) => onChange(event.target.checked)} />
      <span>{children}</span>
    </label>
  );
}
