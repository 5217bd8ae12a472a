import styles from './Sparkline.module.css';

/** The shape of a course in a row of the inbox. Decoration: the words beside it say what it means. */
export function Sparkline({ values, max, tone }: { values: readonly number[]; max: number; tone?: 'up' | 'flat' }) {
  if (values.length < 2) return null;
  const x = (i: number) => tenths(4 + (64 * i) / (values.length - 1));
  const y = (v: number) => tenths(25 - (22 * v) / max);
  const last = values.at(-1) ?? 0;
  return (
    <svg
      className={tone ? `${styles.spark} ${styles[tone]}` : styles.spark}
      viewBox="0 0 72 28"
      width="72"
      height="28"
      aria-hidden="true"
      focusable="false"
    >
      <polyline points={values.map((v, i) => `${x(i)},${y(v)}`).join(' ')} />
      <circle cx="68" cy={y(last)} r="3" />
    </svg>
  );
}

const tenths = (n: number) => Math.round(n * 10) / 10;
