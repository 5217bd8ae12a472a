import { scaleLinear } from 'd3-scale';
import { useTranslation } from 'react-i18next';
import { funnel, limitsAt } from '../../care/figures/funnel';
import { fewestInFunnel, type Overview } from '../../care/pooling/overview';
import { ChartTable } from '../../ui/charts/ChartTable';
import { useChartWidth } from '../../ui/charts/useChartWidth';
import { useFormat } from '../../ui/format';
import styles from './overview.module.css';

const height = 300;
const edge = { left: 34, right: 76, top: 12, bottom: 44 };

/** Recovery, a mark a team without its name, within what chance alone does around the country's share. */
export function FunnelCard({ overview: { marks, shares } }: { overview: Overview }) {
  const { t } = useTranslation('reader');
  const f = useFormat();
  const { target, places } = funnel(marks, shares.recovery.share ?? undefined);
  const outside = places.filter((place) => place?.outside === 'outer').length;
  const percent = (share: number) => f.percent(Math.round(share * 100));
  // Marks have no name: what tells two alike apart is which of them one comes to first.
  const shown = marks.map((mark, i) => ({
    ...mark,
    key: `${mark.denominator} ${mark.numerator} ${i}`,
    place: places[i] ?? null,
  }));
  return (
    <section className={`card ${styles.card}`} aria-labelledby="funnel">
      <h2 id="funnel">{t('funnel.title')}</h2>
      <p className="muted">{t('funnel.text', { fewest: fewestInFunnel })}</p>
      {target === null || marks.length === 0 ? (
        <p>{t('funnel.none', { fewest: fewestInFunnel })}</p>
      ) : (
        <>
          <Funnel shown={shown} target={target} />
          {outside > 0 && <p className={styles.dawn}>{t('funnel.outside', { count: outside })}</p>}
          <ChartTable
            caption={t('funnel.title')}
            head={[t('table.counted'), t('table.recovered'), t('table.limits'), t('table.place')]}
            rows={shown.map(({ key, numerator, denominator, place }) => ({
              key,
              cells: [
                f.number(denominator),
                percent(numerator / denominator),
                place ? `${percent(place.limits.outer[0])}–${percent(place.limits.outer[1])}` : '–',
                t(`funnel.place.${place?.outside ?? 'inside'}`),
              ],
            }))}
          />
        </>
      )}
    </section>
  );
}

interface Shown {
  key: string;
  numerator: number;
  denominator: number;
  place: ReturnType<typeof funnel>['places'][number];
}

function Funnel({ shown, target }: { shown: readonly Shown[]; target: number }) {
  const { t } = useTranslation('reader');
  const f = useFormat();
  const { width, ref } = useChartWidth(620);
  const most = Math.max(fewestInFunnel * 2, ...shown.map(({ denominator }) => denominator)) * 1.06;
  const x = scaleLinear([fewestInFunnel, most], [edge.left + 6, width - edge.right]);
  const sizes = Array.from({ length: 28 }, (_, i) => Math.round(fewestInFunnel + ((most - fewestInFunnel) * i) / 27));
  const limits = sizes.map((n) => ({ n, ...limitsAt(n, target) }));
  const values = [...limits.flatMap(({ outer }) => outer), ...shown.map(({ numerator, denominator }) => numerator / denominator)];
  const y = scaleLinear(
    [Math.max(0, Math.min(...values) - 0.02), Math.min(1, Math.max(...values) + 0.02)],
    [height - edge.bottom, edge.top],
  ).nice(5);
  const at = (n: number, share: number) => `${x(n).toFixed(1)} ${y(share).toFixed(1)}`;
  const line = (pick: (one: (typeof limits)[number]) => number) => `M${limits.map((one) => at(one.n, pick(one))).join('L')}`;
  const area = (which: 'inner' | 'outer') =>
    `${line((one) => one[which][1])}L${limits
      .toReversed()
      .map((one) => at(one.n, one[which][0]))
      .join('L')}Z`;
  const last = limits.at(-1);
  return (
    <svg
      ref={ref}
      className={styles.funnel}
      role="img"
      aria-label={t('funnel.label', { count: shown.length })}
      viewBox={`0 0 ${width} ${height}`}
    >
      {y.ticks(5).map((share) => (
        <g key={share}>
          <line className={styles.grid} x1={edge.left} x2={width - edge.right} y1={y(share)} y2={y(share)} />
          <text className={styles.axis} x={edge.left - 6} y={y(share) + 4} textAnchor="end">
            {Math.round(share * 100)}
          </text>
        </g>
      ))}
      <path className={styles.outerArea} d={area('outer')} />
      <path className={styles.innerArea} d={area('inner')} />
      {([0, 1] as const).map((side) => (
        <g key={side}>
          <path className={styles.inner} d={line((one) => one.inner[side])} />
          <path className={styles.outer} d={line((one) => one.outer[side])} />
        </g>
      ))}
      <line className={styles.target} x1={edge.left} x2={width - edge.right} y1={y(target)} y2={y(target)} />
      {shown.map(({ key, numerator, denominator, place }) => (
        <circle
          key={key}
          className={place?.outside === 'outer' ? styles.far : styles.mark}
          cx={x(denominator)}
          cy={y(numerator / denominator)}
          r={4.5}
        />
      ))}
      {x.ticks(5).map((n) => (
        <text key={n} className={styles.axis} x={x(n)} y={height - edge.bottom + 18} textAnchor="middle">
          {f.number(n)}
        </text>
      ))}
      <text className={styles.axis} x={width - edge.right} y={height - 6} textAnchor="end">
        {t('funnel.axis')}
      </text>
      {last && (
        <>
          <text className={styles.axis} x={width - edge.right + 5} y={y(last.outer[1]) + 2}>
            {t('funnel.outer')}
          </text>
          <text className={styles.axis} x={width - edge.right + 5} y={y(last.inner[1]) + 10}>
            {t('funnel.inner')}
          </text>
        </>
      )}
      <text className={styles.axis} x={width - edge.right + 5} y={y(target) + 4}>
        {t('funnel.country', { percent: Math.round(target * 100) })}
      </text>
    </svg>
  );
}
