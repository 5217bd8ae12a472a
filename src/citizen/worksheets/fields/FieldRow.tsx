import type { ReactNode } from 'react';
import fields from '../../../ui/controls/fields.module.css';
import { Icon } from '../../../ui/controls/Icon';
import styles from './fields.module.css';

/** A label at one end of the line and a small control at the other. */
export function FieldRow({
  label,
  help,
  fault,
  bare,
  children,
}: {
  label: string;
  help: string | undefined;
  fault: string | undefined;
  bare: boolean | undefined;
  children: ReactNode;
}) {
  return (
    <div className={bare ? `${styles.field} ${styles.bare}` : styles.field}>
      <span className={styles.label} aria-hidden="true">
        {!bare && label}
        {help && <small>{help}</small>}
      </span>
      {children}
      <FaultLine fault={fault} />
    </div>
  );
}

export function FaultLine({ fault }: { fault: string | undefined }) {
  return (
    <div role="status">
      {fault && (
        <p className={fields.error}>
          <Icon name="info" small />
          <span>{fault}</span>
        </p>
      )}
    </div>
  );
}
