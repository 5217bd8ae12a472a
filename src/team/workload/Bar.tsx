import type { WorkloadRow } from '../../care/workload/workload-view';
import styles from './workload.module.css';

/** How the kinds of help stand together in a bar, in the order of the legend. */
export const parts = {
  guided: ['guided-self-help'],
  individual: ['individual'],
  course: ['course', 'group'],
  other: ['digital', 'none'],
} as const;
export const partNames = Object.keys(parts) as (keyof typeof parts)[];

/** Cases by help against room: as long as there are cases, the tick where room ends. Its numbers stand beside it in words. */
export function Bar({ row: { help, cases, most }, longest }: { row: WorkloadRow; longest: number }) {
  const share = (count: number) => `${(count / Math.max(1, longest)) * 100}%`;
  return (
    <span className={styles.bar} aria-hidden="true">
      {partNames.map((part) => {
        const count = parts[part].reduce((sum: number, one) => sum + (help[one] ?? 0), 0);
        return count > 0 && <span key={part} className={styles[part]} style={{ inlineSize: share(count) }} />;
      })}
      {most !== null && most > cases && <span className={styles.free} style={{ inlineSize: share(most - cases) }} />}
      {most !== null && <span className={styles.room} style={{ insetInlineStart: share(most) }} />}
    </span>
  );
}
