import { scaleBand, scaleLinear } from 'd3-scale';
import { useId } from 'react';
import chart from '../../ui/charts/chart.module.css';
import { axisWords, round } from '../../ui/charts/line';
import { useChartWidth } from '../../ui/charts/useChartWidth';
import styles from './sizing.module.css';

const height = 146;
const bottom = height - 22;
const top = 34;

/** Bars from left to right, each with its number where it is not too small to matter. `mark`: a line before the bar at that place. */
export function Bars({
  title,
  values,
  words,
  most,
  number,
  mark,
}: {
  title: string;
  values: readonly (number | null)[];
  words: readonly string[];
  /** The value of a bar of full height; 0 and up. */
  most: number;
  number: (value: number) => string;
  mark?: { at: number; label: string };
}) {
  const id = useId();
  const { width, ref } = useChartWidth(420);
  const x = scaleBand(
    values.map((_, at) => at),
    [0, width],
  ).paddingInner(0.18);
  const y = scaleLinear([0, Math.max(most, Number.MIN_VALUE)], [bottom, top]);
  const said = values.map((value, at) => `${words[at]}: ${value === null ? '–' : number(value)}`).join('; ');
  const middle = (at: number) => (x(at) ?? 0) + x.bandwidth() / 2;
  const axis = axisWords(
    values.map((_, at) => middle(at)),
    words,
    { left: 0, right: width, most: values.length },
  );
  const line = mark ? round((x(mark.at) ?? 0) - (x.step() - x.bandwidth()) / 2) : 0;
  return (
    <svg
      data-chart=""
      ref={ref}
      className={chart.chart}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-labelledby={`${id}-t ${id}-d`}
    >
      <title id={`${id}-t`}>{title}</title>
      <desc id={`${id}-d`}>{said}</desc>
      <line className={chart.grid} x1={0} x2={width} y1={bottom} y2={bottom} />
      {values.map((value, at) => {
        if (value === null || value === 0) return null;
        const over = round(y(Math.min(value, most)));
        return (
          <g key={words[at]}>
            <rect
              className={styles.bar}
              x={round(x(at) ?? 0)}
              y={over}
              width={round(x.bandwidth())}
              height={round(bottom - over)}
              rx={2}
            />
            {value >= most / 25 && (
              <text className={chart.axis} textAnchor="middle" x={round(middle(at))} y={over - 4}>
                {number(value)}
              </text>
            )}
          </g>
        );
      })}
      {mark && (
        <>
          <line className={chart.cut} x1={line} x2={line} y1={0} y2={bottom} />
          <text className={chart.cutName} x={line + 4} y={10}>
            {mark.label}
          </text>
        </>
      )}
      {axis.map(({ at, x: place, word }) => (
        <text key={at} className={chart.axis} textAnchor="middle" x={round(place)} y={height - 5}>
          {word}
        </text>
      ))}
    </svg>
  );
}
