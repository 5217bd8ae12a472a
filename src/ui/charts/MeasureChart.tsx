import { scaleLinear } from 'd3-scale';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../format';
import { ChartTable } from './ChartTable';
import styles from './chart.module.css';
import { axisWords, brokenLine, type CurvePoint, round, timeOf } from './line';

export interface MeasurePoint extends CurvePoint {
  /** The risk item was over 0: a triangle. */
  risk?: boolean;
}
export interface SessionMark {
  at: string;
  /** K, V, T … */
  letter: string;
  /** Said in full to those who hear the chart. */
  label: string;
  coming?: boolean;
}
const width = 470;
const plot = { left: 26, right: 378, top: 18 };

/** The therapist's curve: bands, limit, the field within measurement error of the first score, risk answers, sessions. */
export function MeasureChart({
  title,
  points,
  max,
  bands,
  cutOff,
  reliable,
  marks = [],
  height = 264,
  tickEvery = 5,
  table = true,
}: {
  title: string;
  points: readonly MeasurePoint[];
  max: number;
  bands: readonly { from: number; label: string }[];
  /** Lowest value that counts as over the limit. */
  cutOff: number | null;
  /** A change of at least this is more than measurement error. */
  reliable: number | null;
  marks?: readonly SessionMark[];
  height?: number;
  tickEvery?: number;
  /** The room has a table of its own. */
  table?: boolean;
}) {
  const { t } = useTranslation('common');
  const f = useFormat();
  const id = useId();
  const [chosen, setChosen] = useState<number | null>(null);
  const bottom = height - 22;
  const times = [...points, ...marks].map((p) => timeOf(p.at));
  const from = Math.min(...times);
  const x = scaleLinear([from, Math.max(...times, from + 1)], [plot.left, plot.right - 12]);
  const y = scaleLinear([0, max], [bottom, plot.top]);
  const wide = plot.right - plot.left;
  const spots = points.map((p) => (p.value === null ? null : { x: x(timeOf(p.at)), y: y(p.value), ...p, value: p.value }));
  const shown = spots.filter((s) => s !== null);
  const line = brokenLine(spots);
  const first = shown[0];
  const last = shown.at(-1);
  const pointed = chosen === null ? undefined : shown[chosen];
  const say = (p: MeasurePoint) =>
    t(p.risk ? 'chart.pointRisk' : 'chart.point', { date: f.day(p.at), value: p.value ?? t('chart.notAnswered') });
  const ticks = Array.from({ length: Math.floor(max / tickEvery) + 1 }, (_, i) => i * tickEvery);

  return (
    <div className={styles.measure}>
      <svg
        data-chart=""
        className={styles.chart}
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-labelledby={`${id}-t ${id}-d`}
      >
        <title id={`${id}-t`}>{title}</title>
        <desc id={`${id}-d`}>
          {points.map(say).join('; ')}. {cutOff !== null && t('chart.cutOff', { value: cutOff })}
        </desc>
        {bands.map((band, i) => {
          const top = y(bands[i + 1]?.from ?? max);
          const tall = y(band.from) - top;
          return (
            <g key={band.label}>
              <rect className={styles.band} data-level={i} x={plot.left} y={top} width={wide} height={tall} />
              <text className={styles.bandName} x={plot.right + 8} y={top + tall / 2 + 4}>
                {band.label}
              </text>
            </g>
          );
        })}
        {ticks.map((tick) => (
          <text key={tick} className={styles.axis} textAnchor="end" x={plot.left - 7} y={y(tick) + 4}>
            {tick}
          </text>
        ))}
        {first && reliable !== null && (
          <>
            <rect
              className={styles.rci}
              x={plot.left}
              y={y(Math.min(max, first.value + reliable))}
              width={wide}
              height={y(Math.max(0, first.value - reliable)) - y(Math.min(max, first.value + reliable))}
            />
            <line className={styles.base} x1={plot.left} x2={plot.right} y1={first.y} y2={first.y} />
          </>
        )}
        {cutOff !== null && <line className={styles.cut} x1={plot.left} x2={plot.right} y1={y(cutOff)} y2={y(cutOff)} />}
        {marks.map((mark) => (
          <g key={`${mark.at}${mark.letter}`}>
            <title>{mark.label}</title>
            <line
              className={mark.coming ? `${styles.mark} ${styles.next}` : styles.mark}
              x1={x(timeOf(mark.at))}
              x2={x(timeOf(mark.at))}
              y1={plot.top}
              y2={bottom}
            />
            <text className={styles.markName} textAnchor="middle" x={x(timeOf(mark.at))} y={plot.top - 4}>
              {mark.letter}
            </text>
          </g>
        ))}
        {axisWords(
          shown.map((p) => p.x),
          shown.map((p) => f.dayShort(p.at)),
          { left: 0, right: width },
        ).map(({ at, x: middle, word }) => (
          <text key={at} className={styles.axis} textAnchor="middle" x={middle} y={height - 4}>
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
          <g key={p.at}>
            <circle
              className={p === last ? `${styles.point} ${styles.last}` : styles.point}
              cx={p.x}
              cy={p.y}
              r={p === last ? 5.5 : 4}
            />
            {p.risk && <path className={styles.risk} d={`M${round(p.x)} ${round(p.y + 9)}l7 12h-14Z`} />}
            {(p === first || p === last || p === pointed) && (
              <text
                className={styles.value}
                textAnchor={p === first ? 'start' : 'middle'}
                x={p === first ? p.x + 7 : p.x}
                y={p.y - 11}
              >
                {p.value}
              </text>
            )}
          </g>
        ))}
        {pointed && <circle className={styles.ring} cx={pointed.x} cy={pointed.y} r="9" />}
      </svg>
      {shown.length > 1 && (
        <input
          type="range"
          className={styles.cursor}
          aria-label={t('chart.walk', { title })}
          min={0}
          max={shown.length - 1}
          value={chosen ?? shown.length - 1}
          aria-valuetext={say(pointed ?? shown[shown.length - 1] ?? points[0] ?? { at: '', value: null })}
          onChange={(event) => setChosen(event.target.valueAsNumber)}
          onFocus={() => setChosen(shown.length - 1)}
          onBlur={() => setChosen(null)}
        />
      )}
      {table && (
        <ChartTable
          caption={title}
          head={[t('chart.date'), t('chart.value'), t('chart.risk')]}
          rows={points.map((p) => ({
            key: p.at,
            cells: [f.day(p.at), p.value ?? t('chart.notAnswered'), p.risk ? t('chart.over0') : '–'],
          }))}
        />
      )}
    </div>
  );
}
