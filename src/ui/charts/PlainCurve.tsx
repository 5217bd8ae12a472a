import { scaleLinear } from 'd3-scale';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../format';
import { brokenLine, type CurvePoint, round, timeOf } from './line';

const plot = { left: 28, right: 278, top: 12, bottom: 128 };

/** A curve that needs no style sheet, for what is printed or kept as a file: how it looks stands in the drawing itself, and a table beside it. */
export function PlainCurve({ title, points, max }: { title: string; points: readonly CurvePoint[]; max: number }) {
  const { t } = useTranslation('common');
  const f = useFormat();
  const times = points.map(({ at }) => timeOf(at));
  const x = scaleLinear([Math.min(...times), Math.max(...times)], [plot.left + 8, plot.right - 8]);
  const y = scaleLinear([0, max], [plot.bottom, plot.top]);
  const spots = points.map(({ at, value }, i) =>
    value === null ? null : { at, x: round(points.length === 1 ? plot.left + 8 : x(times[i] ?? 0)), y: round(y(value)) },
  );
  const { solid, gaps } = brokenLine(spots);
  const stroke = { fill: 'none', stroke: 'currentColor', strokeWidth: 2 };
  return (
    <figure>
      <svg role="img" aria-label={t('chart.overTime', { title })} viewBox="0 0 280 134" width="100%">
        <path d={`M${plot.left} ${plot.top}V${plot.bottom}H${plot.right}`} {...stroke} strokeWidth={1} />
        {[0, max].map((value) => (
          <text key={value} x={plot.left - 6} y={y(value) + 5} textAnchor="end" fontSize="14" fill="currentColor">
            {value}
          </text>
        ))}
        {solid.map((d) => (
          <path key={d} d={d} {...stroke} />
        ))}
        {gaps.map(([a, b]) => (
          <line key={a.x} x1={a.x} y1={a.y} x2={b.x} y2={b.y} {...stroke} strokeDasharray="2 5" />
        ))}
        {spots.map((spot) => spot && <circle key={spot.at} cx={spot.x} cy={spot.y} r={4} fill="currentColor" />)}
      </svg>
      <table>
        <caption>{title}</caption>
        <thead>
          <tr>
            <th scope="col">{t('chart.date')}</th>
            <th scope="col">{t('chart.value')}</th>
          </tr>
        </thead>
        <tbody>
          {points.map(({ at, value }) => (
            <tr key={at}>
              <th scope="row">{f.dayAndYear(at)}</th>
              <td>{value ?? t('chart.notAnswered')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  );
}
