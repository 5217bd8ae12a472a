import type { ReactNode } from 'react';
import styles from './Hero.module.css';

/** The head of a room under its landscape: the drawing, the bar at the top, and what the room is called. */
export function Hero({
  of,
  light,
  landscape,
  bar,
  children,
}: {
  of: 'welcome' | 'today' | 'programme';
  light?: 'day' | 'dawn' | 'water' | 'night';
  landscape: ReactNode;
  bar: ReactNode;
  children?: ReactNode;
}) {
  return (
    <header className={`${styles.hero} ${styles[of]}`} data-light={light}>
      {landscape}
      {bar}
      {children && <div className={styles.words}>{children}</div>}
    </header>
  );
}
