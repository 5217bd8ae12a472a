import { scaleLinear, scalePoint } from 'd3-scale';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { publishedSpreads } from '../../care/figures/published';
import { fewestPoints, runChart, type Signal } from '../../care/figures/run-chart';
import { phases } from '../../care/figures/xmr';
import { ChartTable } from '../../ui/charts/ChartTable';
import chart from '../../ui/charts/chart.module.css';
import { axisWords, brokenLine } from '../../ui/charts/line';
import { useChartWidth } from '../../ui/charts/useChartWidth';
import { YAxis } from '../../ui/charts/YAxis';
import { useReport } from './report';
import styles from './report.module.css';
import { useWords } from './useWords';

const height = 260;
const aim = 14;

/** Median days to the start by month of the start: the median of all, and what the rules say. In detail also the usual variation. */
export function MonthsChart({ detail = false }: { detail?: boolean }) {
  const { t } = useTranslation('report');
  const words = useWords();
  const id = useId();
  const { width, ref } = useChartWidth(480);
  const { months } = useReport().figures;
  const values = months.map(({ started }) => started.median);
  const { median, signals } = runChart(values);
  const published = detail ? publishedSpreads.started?.value[0] : undefined;
  const most = Math.ceil(Math.max(aim + 1, published ?? 0, ...values.map((value) => value ?? 0)) / 5) * 5;
  const plot = { left: 28, right: width - 92, top: 16, bottom: height - 26 };
  const x = scalePoint(
    months.map(({ month }) => month),
    [plot.left + 10, plot.right - 10],
  );
  const y = scaleLinear([0, most], [plot.bottom, plot.top]);
  const at = (place: number) => x(months[place]?.month ?? '') ?? plot.left;
  const spots = months.map(({ month, started }) =>
    started.median === null ? null : { x: x(month) ?? plot.left, y: y(started.median), month, value: started.median },
  );
  const shown = spots.filter((spot) => spot !== null);
  const last = shown.at(-1);
  const line = brokenLine(spots);
  const shift = signals.find((signal) => signal.rule === 'shift' && signal.side === 'below') ?? signals.find(isShift);
  const levels = apart(
    [
      { value: aim, name: t('months.goal'), look: chart.cut },
      ...(median === null
        ? []
        : [{ value: median, name: t('months.medianLine', { median: words.number(median) }), look: styles.median }]),
      ...(published === undefined
        ? []
        : [{ value: published, name: t('months.published', { median: published }), look: styles.published }]),
    ].map((level) => ({ ...level, y: y(level.value) })),
  );
  const named = (place: number) => months[place]?.month ?? '';
  return (
    <>
      <p className={styles.note}>{saidOf(signals, shown.length, t)}</p>
      <svg
        data-chart=""
        className={chart.chart}
        ref={ref}
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-labelledby={`${id}-t ${id}-d`}
      >
        <title id={`${id}-t`}>{t('months.title')}</title>
        <desc id={`${id}-d`}>
          {shown.map(({ month, value }) => `${words.month(month, true)}: ${words.number(value)}`).join('; ')}
        </desc>
        {detail &&
          phases(values).map(({ from, to, low, high }) => (
            <rect
              key={named(from)}
              className={styles.usual}
              x={at(from) - 8}
              width={at(to) - at(from) + 16}
              y={y(Math.min(most, high))}
              height={y(low) - y(Math.min(most, high))}
              rx={6}
            />
          ))}
        {shift && isShift(shift) && !detail && (
          <g>
            <rect
              className={styles.shift}
              x={at(shift.from) - 8}
              width={at(shift.to) - at(shift.from) + 16}
              y={plot.top}
              height={plot.bottom - plot.top}
              rx={8}
            />
            <text className={chart.cutName} x={at(shift.from)} y={plot.top + 14}>
              {t('months.shift')}
            </text>
          </g>
        )}
        <YAxis ticks={y.ticks(4)} y={y} plot={plot} />
        {levels.map((level) => (
          <g key={level.name}>
            <line className={level.look} x1={plot.left} x2={plot.right} y1={level.y} y2={level.y} />
            <text className={chart.cutName} x={plot.right + 6} y={level.at + 4}>
              {level.name}
            </text>
          </g>
        ))}
        {line.solid.map((d) => (
          <path key={d} className={chart.line} d={d} />
        ))}
        {line.gaps.map(([a, b]) => (
          <line key={`${a.x}`} className={`${chart.line} ${chart.gap}`} x1={a.x} y1={a.y} x2={b.x} y2={b.y} />
        ))}
        {shown.map((spot) => (
          <circle
            key={spot.month}
            className={spot === last ? `${chart.point} ${chart.last}` : chart.point}
            cx={spot.x}
            cy={spot.y}
            r={spot === last ? 5.5 : 4}
          />
        ))}
        {axisWords(
          months.map(({ month }) => x(month) ?? plot.left),
          months.map(({ month }) => words.month(month, months.length > 12)),
          { left: 0, right: plot.right + 20, most: 12 },
        ).map((word) => (
          <text key={word.at} className={chart.axis} textAnchor="middle" x={word.x} y={height - 6}>
            {word.word}
          </text>
        ))}
      </svg>
      <ChartTable
        caption={t('months.title')}
        head={[t('months.month'), t('months.median'), t('months.n')]}
        rows={months.map(({ month, started }) => ({
          key: month,
          cells: [words.month(month, true), started.median === null ? '–' : words.number(started.median), started.n],
        }))}
      />
    </>
  );
}

const isShift = (signal: Signal) => signal.rule === 'shift';

/** Names beside lines that lie close, one under the other. */
function apart<L extends { y: number }>(levels: readonly L[]): (L & { at: number })[] {
  let free = Number.NEGATIVE_INFINITY;
  return levels
    .toSorted((a, b) => a.y - b.y)
    .map((level) => {
      const at = Math.max(level.y, free);
      free = at + 15;
      return { ...level, at };
    });
}

/** The last thing that the rules say; that they say nothing; or that there is too little to ask them of. */
function saidOf(signals: readonly Signal[], points: number, t: ReturnType<typeof useTranslation<'report'>>['t']): string {
  if (points < fewestPoints) return t('months.said.few');
  const signal = signals.at(-1);
  if (!signal) return t('months.said.none');
  if (signal.rule === 'few-crossings') return t('months.said.few-crossings');
  const count = signal.to - signal.from + 1;
  return signal.rule === 'shift'
    ? t(`months.said.shift-${signal.side}`, { count })
    : t(`months.said.trend-${signal.way}`, { count });
}
