import { scaleLinear } from 'd3-scale';
import { useId } from 'react';
import styles from '../charts/chart.module.css';
import { useChartWidth } from '../charts/useChartWidth';
import { useFormat } from '../format';
import type { DrawnProps } from './viewed';

const row = 34;
/** The newest that a screen has room for; the table has them all. */
const most = 8;

/** Before and after, an entry a line: from an open ring to a filled one. */
export function Pairs({ drawing, title, place, say }: DrawnProps) {
  const id = useId();
  const f = useFormat();
  const { width, ref } = useChartWidth(326);
  const { places, series, dates } = drawing;
  const [before, after] = series;
  const shown = places.map((_, at) => at).slice(-most);
  const names = shown.map((at) => f.dayShort(dates?.[at] ?? ''));
  const x = scaleLinear(drawing.range ?? [0, 100], [18 + 8.5 * Math.max(...names.map(({ length }) => length)), width - 18]);
  const ticks = x.ticks(4);
  const tall = 26 + shown.length * row;
  return (
    <svg
      data-chart=""
      className={styles.chart}
      ref={ref}
      viewBox={`0 0 ${width} ${tall}`}
      role="img"
      aria-labelledby={`${id}-t ${id}-d`}
    >
      <title id={`${id}-t`}>{title}</title>
      <desc id={`${id}-d`}>
        {places
          .map((_, at) => `${place(at, 'full')}: ${say(before?.values[at] ?? null)}, ${say(after?.values[at] ?? null)}`)
          .join('; ')}
      </desc>
      {ticks.map((tick) => (
        <g key={tick}>
          <text className={styles.axis} textAnchor="middle" x={x(tick)} y="12">
            {tick}
          </text>
          <line className={styles.grid} x1={x(tick)} x2={x(tick)} y1="20" y2={tall} />
        </g>
      ))}
      {shown.map((at, nr) => {
        const [from, to] = [before?.values[at] ?? null, after?.values[at] ?? null];
        const y = 26 + nr * row + row / 2;
        return (
          <g key={places[at]}>
            <text className={styles.rowName} x="0" y={y + 5}>
              {names[nr]}
            </text>
            {from !== null && to !== null && (
              <line className={`${styles.line} ${styles.thin}`} x1={x(from)} x2={x(to)} y1={y} y2={y} />
            )}
            {from !== null && <circle className={styles.point} cx={x(from)} cy={y} r="5.5" />}
            {to !== null && <circle className={`${styles.point} ${styles.last}`} cx={x(to)} cy={y} r="6" />}
          </g>
        );
      })}
    </svg>
  );
}
