import type { ReactNode } from 'react';
import { Mark } from './controls/Mark';
import styles from './Door.module.css';
import { Scene } from './Scene';

/** What stands before the rooms: the landscape, the mark, and what is to be done or waited for. */
export function Door({ busy, children }: { busy?: boolean; children: ReactNode }) {
  return (
    <>
      <div className={styles.picture}>
        <Scene kind="door" />
      </div>
      <div className={styles.words} aria-busy={busy}>
        <Mark size={64} />
        {children}
      </div>
    </>
  );
}
