import styles from './Space.module.css';

/** Room for rows that are not drawn, without inline styles. */
export function Space({ height }: { height: number }) {
  return <svg className={styles.space} width="1" height={Math.max(0, Math.round(height))} aria-hidden="true" focusable="false" />;
}
