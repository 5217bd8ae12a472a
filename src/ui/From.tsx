import type { ReactNode } from 'react';
import { Avatar } from './controls/Avatar';
import styles from './From.module.css';

/** Who it is that something comes from. `apart`: with some room over it. */
export function From({ name, apart, children }: { name: string; apart?: boolean; children: ReactNode }) {
  return (
    <p className={styles.from} data-apart={apart}>
      <Avatar name={name} />
      {children}
    </p>
  );
}
