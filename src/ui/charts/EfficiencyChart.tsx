import { scaleLinear, scalePoint } from 'd3-scale';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../format';
import { ChartTable } from './ChartTable';
import chart from './chart.module.css';
import curve from './curve.module.css';
import { axisWords, brokenLine, type CurvePoint } from './line';
import { useChartWidth } from './useChartWidth';
import { YAxis } from './YAxis';

const height = 200;

/** Share of the time in bed that was sleep, 0 to 100, with the levels at which the sleep window is changed. */
export function EfficiencyChart({
  title,
  points,
  levels,
}: {
  title: string;
  points: readonly CurvePoint[];
  levels: readonly { value: number; label: string }[];
}) {
  const { t } = useTranslation('common');
  const f = useFormat();
  const id = useId();
  const { width, ref } = useChartWidth(326);
  const plot = { left: 34, right: width - 26, top: 12, bottom: 168 };
  const x = scalePoint(
    points.map((p) => p.at),
    [plot.left + 8, plot.right - 8],
  );
  const y = scaleLinear([0, 100], [plot.bottom, plot.top]);
  const spots = points.map((p) =>
    p.value === null ? null : { x: x(p.at) ?? plot.left, y: y(p.value), at: p.at, value: p.value },
  );
  const shown = spots.filter((s) => s !== null);
  const line = brokenLine(spots);
  const first = shown[0];
  const last = shown.at(-1);
  const cell = (value: number | null) => (value === null ? t('chart.notAnswered') : f.percent(value));
  return (
    <figure className={`card ${curve.curve}`}>
      <svg
        data-chart=""
        className={chart.chart}
        ref={ref}
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-labelledby={`${id}-t ${id}-d`}
      >
        <title id={`${id}-t`}>{title}</title>
        <desc id={`${id}-d`}>{points.map((p) => `${f.day(p.at)}: ${cell(p.value)}`).join('; ')}</desc>
        <YAxis ticks={[0, 25, 50, 75, 100]} y={y} plot={plot} />
        {levels.map((level) => (
          <g key={level.value}>
            <line className={chart.cut} x1={plot.left} x2={plot.right} y1={y(level.value)} y2={y(level.value)} />
            <text className={chart.cutName} x={plot.right + 4} y={y(level.value) + 4}>
              {level.label}
            </text>
          </g>
        ))}
        {axisWords(
          points.map((p) => x(p.at) ?? plot.left),
          points.map((p) => f.dayShort(p.at)),
          { left: 0, right: width, most: 4 },
        ).map(({ at, x: middle, word }) => (
          <text key={at} className={chart.axis} textAnchor="middle" x={middle} y={height - 10}>
            {word}
          </text>
        ))}
        {line.solid.map((d) => (
          <path key={d} className={chart.line} d={d} />
        ))}
        {line.gaps.map(([a, b]) => (
          <line key={`${a.x}`} className={`${chart.line} ${chart.gap}`} x1={a.x} y1={a.y} x2={b.x} y2={b.y} />
        ))}
        {shown.map((p) => (
          <g key={p.at}>
            <circle
              className={p === last ? `${chart.point} ${chart.last}` : chart.point}
              cx={p.x}
              cy={p.y}
              r={p === last ? 5.5 : 3.5}
            />
            {(p === first || p === last) && (
              <text className={chart.value} textAnchor="middle" x={p.x} y={p.y - 10}>
                {f.number(p.value)}
              </text>
            )}
          </g>
        ))}
      </svg>
      <ChartTable
        caption={title}
        head={[t('chart.date'), t('chart.share')]}
        rows={points.map((p) => ({ key: p.at, cells: [f.day(p.at), cell(p.value)] }))}
      />
    </figure>
  );
}
