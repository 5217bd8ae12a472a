import styles from './report.module.css';

/** A share of the whole line, its interval as a bracket, and a published figure as a tick. Its numbers stand beside it in words. */
export function ShareBar({
  share,
  interval,
  published,
  tone = 'good',
}: {
  share: number | null;
  interval?: readonly [number, number] | null;
  published?: number | undefined;
  tone?: 'good' | 'plain' | 'bad';
}) {
  const percent = (value: number) => `${value * 100}%`;
  return (
    <span className={styles.bar} data-tone={tone} aria-hidden="true">
      {share !== null && <span className={styles.part} style={{ inlineSize: percent(share) }} />}
      {interval && (
        <span
          className={styles.interval}
          style={{ insetInlineStart: percent(interval[0]), inlineSize: percent(interval[1] - interval[0]) }}
        />
      )}
      {published !== undefined && <span className={styles.tick} style={{ insetInlineStart: percent(published) }} />}
    </span>
  );
}
