import type { ReactNode } from 'react';
import styles from './Rung.module.css';

/** One rung of a ladder, or one thing of a day: its number, or that it is done. */
export function Rung({ done, small, children }: { done: boolean; small?: boolean; children: ReactNode }) {
  return (
    <span className={styles.rung} data-done={done || undefined} data-small={small}>
      {children}
    </span>
  );
}
