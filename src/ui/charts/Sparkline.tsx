import { scaleLinear } from 'd3-scale';
import { round } from './line';

/** The shape of a course in a row of the inbox. Decoration: the words beside it say what it means. */
export function Sparkline({ values, max, tone }: { values: readonly number[]; max: number; tone?: 'up' | 'flat' }) {
  if (values.length < 2) return null;
  const x = scaleLinear([0, values.length - 1], [4, 68]);
  const y = scaleLinear([0, max], [25, 3]);
  const last = values.at(-1) ?? 0;
  return (
    <svg
      className={tone ? `spark ${tone}` : 'spark'}
      viewBox="0 0 72 28"
      width="72"
      height="28"
      aria-hidden="true"
      focusable="false"
    >
      <polyline points={values.map((v, i) => `${round(x(i))},${round(y(v))}`).join(' ')} />
      <circle cx="68" cy={round(y(last))} r="3" />
    </svg>
  );
}
