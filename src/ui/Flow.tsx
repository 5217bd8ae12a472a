import type { ComponentProps, ReactNode } from 'react';
import styles from './Phone.module.css';

/** What a screen says and asks, one thing under the other. */
export function Flow({ className, ...rest }: ComponentProps<'div'>) {
  return <div {...rest} className={className ? `${styles.flow} ${className}` : styles.flow} />;
}

/** The same where all of it is one form. */
export function FlowForm(props: ComponentProps<'form'>) {
  return <form {...props} className={styles.flow} />;
}

/** The bar of actions at the bottom of a screen. */
export function Bottom({ children }: { children: ReactNode }) {
  return <div className={styles.bottom}>{children}</div>;
}

/** Back and on, side by side. */
export function Pair({ children }: { children: ReactNode }) {
  return <div className={styles.pair}>{children}</div>;
}
