import styles from './Mark.module.css';

/** Two arches that stand into each other and make an m; where they overlap there is light. */
export function Mark({ size = 32 }: { size?: number }) {
  return (
    <svg className={styles.mark} width={size} height={size} viewBox="0 0 48 48" aria-hidden="true" focusable="false">
      <path className={styles.left} d="M4 40V24a13 13 0 0 1 26 0v16Z" />
      <path className={styles.right} d="M18 40V24a13 13 0 0 1 26 0v16Z" />
      <path className={styles.both} d="M18 40V24a13 13 0 0 1 6-10.954A13 13 0 0 1 30 24v16Z" />
    </svg>
  );
}

/** The name is a name: the same in every language. */
export function Brand({ size = 32 }: { size?: number }) {
  return (
    <span className={styles.brand}>
      <Mark size={size} />
      <span translate="no">Mellom</span>
    </span>
  );
}
