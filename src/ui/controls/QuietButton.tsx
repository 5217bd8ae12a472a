import type { ComponentProps } from 'react';
import styles from './QuietButton.module.css';

/** A way out beside the way on: it looks like a link and does something here. */
export function QuietButton(props: ComponentProps<'button'>) {
  return <button type="button" {...props} className={styles.quiet} />;
}
