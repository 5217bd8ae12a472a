import chart from './chart.module.css';

/** Lines across the picture, each with its number before it. */
export function YAxis({
  ticks,
  y,
  plot,
}: {
  ticks: readonly number[];
  y: (value: number) => number;
  plot: { left: number; right: number };
}) {
  return ticks.map((tick) => (
    <g key={tick}>
      <line className={chart.grid} x1={plot.left} x2={plot.right} y1={y(tick)} y2={y(tick)} />
      <text className={chart.axis} textAnchor="end" x={plot.left - 6} y={y(tick) + 4}>
        {tick}
      </text>
    </g>
  ));
}
