import { scaleBand, scaleLinear } from 'd3-scale';
import { useId } from 'react';
import chart from '../charts/chart.module.css';
import { axisWords } from '../charts/line';
import { useChartWidth } from '../charts/useChartWidth';
import { YAxis } from '../charts/YAxis';
import type { DrawnProps } from './viewed';

/** Amounts: standing bars for days and weeks, lying ones where each has a name. */
export function Bars(props: DrawnProps) {
  return props.drawing.axis === 'option' ? <Lying {...props} /> : <Standing {...props} />;
}

function Standing({ drawing, title, place, say, figure }: DrawnProps) {
  const id = useId();
  const { width, ref } = useChartWidth(326);
  const plot = { left: 30, right: width - 8, top: 20, bottom: 150 };
  const { places, limits } = drawing;
  const values = drawing.series[0]?.values ?? [];
  const most = Math.max(1, ...values.map((value) => value ?? 0), ...(limits ?? []).map((limit) => limit ?? 0));
  const y = scaleLinear([0, most], [plot.bottom, plot.top]).nice(4);
  const x = scaleBand(
    places.map((_, at) => String(at)),
    [plot.left, plot.right],
  )
    .padding(0.28)
    .paddingOuter(0.1);
  const bar = Math.min(34, x.bandwidth());
  const at = (nr: number) => (x(String(nr)) ?? 0) + x.bandwidth() / 2;
  const ticks = y.ticks(4).filter((tick) => Number.isInteger(tick));
  const top = values.reduce<number>((best, value, nr) => ((value ?? 0) >= (values[best] ?? 0) ? nr : best), 0);
  return (
    <svg
      data-chart=""
      className={chart.chart}
      ref={ref}
      viewBox={`0 0 ${width} 184`}
      role="img"
      aria-labelledby={`${id}-t ${id}-d`}
    >
      <title id={`${id}-t`}>{title}</title>
      <desc id={`${id}-d`}>{places.map((_, nr) => `${place(nr, 'full')}: ${say(values[nr] ?? null)}`).join('; ')}</desc>
      <YAxis ticks={ticks} y={y} plot={plot} />
      {values.map((value, nr) => {
        if (value === null) return null;
        const tall = Math.max(value === 0 ? 2 : 3, plot.bottom - y(value));
        return (
          <g key={places[nr]}>
            <rect
              className={chart.first}
              x={at(nr) - bar / 2}
              y={plot.bottom - tall}
              width={bar}
              height={tall}
              rx={Math.min(5, tall / 2)}
            />
            {(nr === values.length - 1 || nr === top) && (
              <text className={chart.value} textAnchor="middle" x={at(nr)} y={plot.bottom - tall - 7}>
                {figure(value)}
              </text>
            )}
          </g>
        );
      })}
      {limits?.map(
        (limit, nr) =>
          limit !== null && (
            <line
              key={`l${places[nr]}`}
              className={chart.limit}
              x1={at(nr) - x.step() / 2}
              x2={at(nr) + x.step() / 2}
              y1={y(limit)}
              y2={y(limit)}
            />
          ),
      )}
      {axisWords(
        places.map((_, nr) => at(nr)),
        places.map((_, nr) => place(nr, 'short')),
        { left: 0, right: width },
      ).map(({ at: nr, x: middle, word }) => (
        <text key={nr} className={chart.axis} textAnchor="middle" x={middle} y="174">
          {word}
        </text>
      ))}
    </svg>
  );
}

function Lying({ drawing, title, place, say, figure }: DrawnProps) {
  const id = useId();
  const { width, ref } = useChartWidth(326);
  const { places, series } = drawing;
  const most = drawing.range?.[1] ?? Math.max(1, ...series.flatMap(({ values }) => values.map((value) => value ?? 0)));
  const x = scaleLinear([0, most], [0, width - 58]);
  const each = 32 + series.length * 18;
  return (
    <svg
      data-chart=""
      className={chart.chart}
      ref={ref}
      viewBox={`0 0 ${width} ${places.length * each + 4}`}
      role="img"
      aria-labelledby={`${id}-t ${id}-d`}
    >
      <title id={`${id}-t`}>{title}</title>
      <desc id={`${id}-d`}>
        {places
          .map((_, nr) => `${place(nr, 'full')}: ${series.map(({ values }) => say(values[nr] ?? null)).join(', ')}`)
          .join('; ')}
      </desc>
      {places.map((key, nr) => (
        <g key={key} transform={`translate(0 ${nr * each})`}>
          <text className={chart.rowName} x="0" y="14">
            {place(nr, 'full')}
          </text>
          {series.map(({ id: name, values }, row) => {
            const value = values[nr] ?? null;
            return (
              value !== null && (
                <g key={name}>
                  <rect
                    className={row === 0 ? chart.first : chart.second}
                    x="0"
                    y={22 + row * 18}
                    width={Math.max(3, x(value))}
                    height="12"
                    rx="4"
                  />
                  <text className={chart.rowValue} x={Math.max(3, x(value)) + 7} y={33 + row * 18}>
                    {figure(value)}
                  </text>
                </g>
              )
            );
          })}
        </g>
      ))}
    </svg>
  );
}
