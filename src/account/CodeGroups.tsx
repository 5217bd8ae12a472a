import styles from './CodeGroups.module.css';

/** A code in its groups, as one reads it out or copies it by hand. */
export function CodeGroups({ groups, label }: { groups: readonly string[]; label: string }) {
  return (
    <ol className={styles.groups} aria-label={label} translate="no">
      {groups.map((group) => (
        <li key={group}>{group}</li>
      ))}
    </ol>
  );
}
