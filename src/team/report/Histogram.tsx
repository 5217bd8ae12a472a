import { scaleLinear } from 'd3-scale';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { ChartTable } from '../../ui/charts/ChartTable';
import chart from '../../ui/charts/chart.module.css';
import { useChartWidth } from '../../ui/charts/useChartWidth';
import styles from './report.module.css';

const height = 200;

/** How many there are of each whole value from 0; the last bar is all above. Of waits the 7th and the 14th day are drawn. */
export function Histogram({ title, counts, waits }: { title: string; counts: readonly number[]; waits: boolean }) {
  const { t } = useTranslation('report');
  const id = useId();
  const { width, ref } = useChartWidth(480);
  const bars = counts.map((count, value) => ({ count, value }));
  const top = counts.length - 1;
  const most = Math.max(1, ...counts);
  const x = scaleLinear([0, counts.length], [4, width - 4]);
  const y = scaleLinear([0, most], [height - 26, 30]);
  const step = x(1) - x(0);
  const nameOf = (value: number) => (value === top ? t('waits.more', { days: value }) : String(value));
  const ticks = waits ? [0, 7, 14, 21, 28, 35, top] : counts.map((_, value) => value).filter((value) => value % 5 === 0);
  return (
    <>
      <svg
        data-chart=""
        className={chart.chart}
        ref={ref}
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-labelledby={`${id}-t ${id}-d`}
      >
        <title id={`${id}-t`}>{title}</title>
        <desc id={`${id}-d`}>
          {counts.flatMap((count, value) => (count > 0 ? [`${nameOf(value)}: ${count}`] : [])).join('; ')}
        </desc>
        {bars.map(({ count, value }) => (
          <rect
            key={value}
            className={styles.column}
            data-wait={!waits || value <= 7 ? 'short' : value <= 14 ? 'fair' : 'long'}
            x={x(value) + step * 0.08}
            width={step * 0.84}
            y={y(count)}
            height={y(0) - y(count)}
            rx={Math.min(3, step * 0.2)}
          />
        ))}
        {waits &&
          [7, 14].map((day) => (
            <g key={day}>
              <line className={chart.cut} x1={x(day + 1)} x2={x(day + 1)} y1={12} y2={y(0)} />
              <text className={chart.cutName} x={x(day + 1) + 5} y={22}>
                {t('waits.line', { days: day })}
              </text>
            </g>
          ))}
        {ticks.map((value) => (
          <text key={value} className={chart.axis} textAnchor="middle" x={x(value + 0.5)} y={height - 8}>
            {value === top ? `${value}+` : value}
          </text>
        ))}
      </svg>
      <ChartTable
        caption={title}
        head={[waits ? t('waits.day') : t('mix.value'), t('mix.count')]}
        rows={counts.flatMap((count, value) => (count > 0 ? [{ key: String(value), cells: [nameOf(value), count] }] : []))}
      />
    </>
  );
}
