import { scaleLinear } from 'd3-scale';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import chart from '../charts/chart.module.css';
import { axisWords, brokenLine, type Spot, timeOf } from '../charts/line';
import { useChartWidth } from '../charts/useChartWidth';
import { YAxis } from '../charts/YAxis';
import type { DrawnProps } from './viewed';

const height = 196;

/** Values over time or from time to time: up to three lines told apart by stroke and mark, or a plan in steps. */
export function Lines({ drawing, title, place, say, figure }: DrawnProps) {
  const { t } = useTranslation('common');
  const id = useId();
  const [chosen, setChosen] = useState<number | null>(null);
  const { width, ref } = useChartWidth(326);
  const plot = { left: 34, right: width - 12, top: 16, bottom: 162 };
  const { places, series, axis } = drawing;
  const along = places.map((key, at) =>
    axis === 'date' || axis === 'week' ? timeOf(key) : axis === 'number' ? Number(key) : at,
  );
  const from = Math.min(...along);
  const to = Math.max(...along);
  const x = scaleLinear([from, to === from ? from + 1 : to], [plot.left + 10, plot.right - 10]);
  const [low, high] = drawing.range ?? [0, Math.max(1, ...series.flatMap(({ values }) => values.map((value) => value ?? 0)))];
  const y = scaleLinear([low, high], [plot.bottom, plot.top]);
  const ticks = [0, 0.25, 0.5, 0.75, 1]
    .map((part) => low + part * (high - low))
    .filter((tick) => high > 20 || Number.isInteger(tick));
  const first = series[0]?.values.findIndex((value) => value !== null) ?? -1;
  const last = series[0]?.values.findLastIndex((value) => value !== null) ?? -1;
  const sayPlace = (at: number) => `${place(at, 'full')}: ${series.map(({ values }) => say(values[at] ?? null)).join(', ')}`;
  const axisPlaces = axisWords(
    along.map((value) => x(value)),
    places.map((_, at) => place(at, 'short')),
    { left: plot.left - 8, right: width, most: axis === 'count' || axis === 'number' ? 8 : 5 },
  );
  return (
    <div className={chart.measure}>
      <svg
        data-chart=""
        className={chart.chart}
        ref={ref}
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-labelledby={`${id}-t ${id}-d`}
      >
        <title id={`${id}-t`}>{title}</title>
        <desc id={`${id}-d`}>{places.map((_, at) => sayPlace(at)).join('; ')}</desc>
        <YAxis ticks={ticks} y={y} plot={plot} />
        {axisPlaces.map(({ at, x: middle, word }) => (
          <text key={at} className={chart.axis} textAnchor="middle" x={middle} y={height - 12}>
            {word}
          </text>
        ))}
        {chosen !== null && (
          <line className={chart.mark} x1={x(along[chosen] ?? 0)} x2={x(along[chosen] ?? 0)} y1={plot.top} y2={plot.bottom} />
        )}
        {series
          .map((one, nr) => ({ ...one, nr }))
          .reverse()
          .map(({ id: name, values, nr }) => {
            const spots = values.map((value, at) => (value === null ? null : { x: x(along[at] ?? 0), y: y(value) }));
            const line = brokenLine(drawing.kind === 'steps' ? stepped(spots) : spots);
            return (
              <g key={name} className={chart.series} data-nr={nr}>
                {line.solid.map((d) => (
                  <path key={d} className={chart.line} d={d} />
                ))}
                {line.gaps.map(([a, b]) => (
                  <line key={a.x} className={`${chart.line} ${chart.gap}`} x1={a.x} y1={a.y} x2={b.x} y2={b.y} />
                ))}
                {spots.map((spot, at) => spot && <Mark key={places[at]} nr={nr} spot={spot} last={at === last && nr === 0} />)}
                {nr === 0 &&
                  spots.map(
                    (spot, at) =>
                      spot &&
                      (at === first || at === last || at === chosen) && (
                        <text
                          key={`v${places[at]}`}
                          className={chart.value}
                          textAnchor={anchor(at, places.length, axis)}
                          x={spot.x}
                          y={spot.y - 11 < 12 ? spot.y + 22 : spot.y - 11}
                        >
                          {figure(values[at] ?? 0)}
                        </text>
                      ),
                  )}
              </g>
            );
          })}
      </svg>
      {places.length > 1 && (
        <input
          type="range"
          className={chart.cursor}
          aria-label={t('chart.walk', { title })}
          min={0}
          max={places.length - 1}
          value={chosen ?? places.length - 1}
          aria-valuetext={sayPlace(chosen ?? places.length - 1)}
          onChange={(event) => setChosen(event.target.valueAsNumber)}
          onFocus={() => setChosen(places.length - 1)}
          onBlur={() => setChosen(null)}
        />
      )}
    </div>
  );
}

/** Told apart without colour: a disc, a square, a triangle. */
function Mark({ nr, spot, last }: { nr: number; spot: Spot; last: boolean }) {
  if (nr === 1) return <rect className={chart.point} x={spot.x - 4} y={spot.y - 4} width="8" height="8" />;
  if (nr === 2) return <path className={chart.point} d={`M${spot.x} ${spot.y - 5}l5 9h-10Z`} />;
  return <circle className={last ? `${chart.point} ${chart.last}` : chart.point} cx={spot.x} cy={spot.y} r={last ? 5.5 : 4} />;
}

/** A value holds until the next one. */
function stepped(spots: readonly (Spot | null)[]): (Spot | null)[] {
  return spots.flatMap((spot, at) => {
    const before = spots[at - 1];
    return spot && before ? [{ x: spot.x, y: before.y }, spot] : [spot];
  });
}
const anchor = (at: number, of: number, axis: string): 'start' | 'middle' | 'end' =>
  axis === 'count' || axis === 'number' || of === 1 ? 'middle' : at === 0 ? 'start' : at === of - 1 ? 'end' : 'middle';
