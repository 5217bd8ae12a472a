import { scaleLinear } from 'd3-scale';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../format';
import { ChartTable } from './ChartTable';
import styles from './chart.module.css';
import { axisWords, brokenLine, type CurvePoint, timeOf } from './line';
import { useChartWidth } from './useChartWidth';

const height = 186;

/** A person's own curve: bands in plain words, no limit line, first and last labelled. */
export function CitizenCurve({
  title,
  points,
  max,
  bands,
}: {
  title: string;
  /** Oldest first. */
  points: readonly CurvePoint[];
  max: number;
  /** Lowest value of each band and its word, lowest first. */
  bands: readonly { from: number; label: string }[];
}) {
  const { t } = useTranslation('common');
  const f = useFormat();
  const id = useId();
  const { width, ref } = useChartWidth(326);
  const plot = { left: 16, right: width, top: 6, bottom: 160, lastPoint: width - 70 };
  const times = points.map((p) => timeOf(p.at));
  const x = scaleLinear([Math.min(...times), Math.max(...times)], [plot.left, plot.lastPoint]);
  const y = scaleLinear([0, max], [plot.bottom, plot.top]);
  const spots = points.map((p, i) =>
    p.value === null ? null : { x: points.length === 1 ? plot.left : x(times[i] ?? 0), y: y(p.value), ...p },
  );
  const shown = spots.filter((s) => s !== null);
  const line = brokenLine(spots);
  const first = shown[0];
  const last = shown.at(-1);
  const said = points.map((p) => p.value ?? t('chart.notAnswered')).join(', ');
  return (
    <figure>
      <svg
        data-chart=""
        className={styles.chart}
        ref={ref}
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-labelledby={`${id}-t ${id}-d`}
      >
        <title id={`${id}-t`}>{t('chart.overTime', { title })}</title>
        <desc id={`${id}-d`}>{said}</desc>
        {bands.map((band, i) => {
          const to = bands[i + 1]?.from ?? max;
          const top = y(to);
          const tall = y(band.from) - top;
          return (
            <g key={band.label}>
              <rect className={styles.band} data-level={i} x={plot.left} y={top} width={plot.right - plot.left} height={tall} />
              <text className={styles.bandName} textAnchor="end" x={plot.right - 8} y={top + tall / 2 + 4}>
                {band.label}
              </text>
            </g>
          );
        })}
        {axisWords(
          shown.map((p) => p.x),
          shown.map((p) => f.dayShort(p.at)),
          { ...plot, most: 3 },
        ).map(({ at, x: middle, word }) => (
          <text key={at} className={styles.axis} textAnchor="middle" x={middle} y={height - 8}>
            {word}
          </text>
        ))}
        {line.solid.map((d) => (
          <path key={d} className={styles.line} d={d} />
        ))}
        {line.gaps.map(([a, b]) => (
          <line key={`${a.x}`} className={`${styles.line} ${styles.gap}`} x1={a.x} y1={a.y} x2={b.x} y2={b.y} />
        ))}
        {shown.map((p) => (
          <circle
            key={p.at}
            className={p === last ? `${styles.point} ${styles.last}` : styles.point}
            cx={p.x}
            cy={p.y}
            r={p === last ? 5.5 : 4}
          />
        ))}
        {first && first !== last && (
          <text className={styles.value} textAnchor="middle" x={first.x} y={first.y - 11}>
            {first.value}
          </text>
        )}
        {last && (
          <text className={styles.value} textAnchor="middle" x={last.x} y={last.y - 11}>
            {last.value}
          </text>
        )}
      </svg>
      <ChartTable
        caption={title}
        head={[t('chart.date'), t('chart.value')]}
        rows={points.map((p) => ({ key: p.at, cells: [f.day(p.at), p.value ?? t('chart.notAnswered')] }))}
      />
    </figure>
  );
}
