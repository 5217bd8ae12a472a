import { useTranslation } from 'react-i18next';
import { type CountyFigure, fewestTeams, counties as places } from '../../care/pooling/counties';
import type { Overview } from '../../care/pooling/overview';
import { percentOf, stepOf, stepsOf } from '../../care/pooling/steps';
import { ChartTable } from '../../ui/charts/ChartTable';
import { useFormat } from '../../ui/format';
import styles from './overview.module.css';

/** The counties as arches, about where they lie, in four steps with the number in each. */
export function Counties({ overview }: { overview: Overview }) {
  const { t } = useTranslation('reader');
  const f = useFormat();
  const { counties, across } = overview.counties;
  const shareOf = ({ figure }: CountyFigure) => figure?.share ?? null;
  const steps = stepsOf(counties.flatMap((one) => shareOf(one) ?? []));
  const said = (one: CountyFigure) => {
    const share = shareOf(one);
    if (share !== null) return f.percent(percentOf(share));
    return one.hidden === 'others' ? t('county.others') : t('county.teams', { count: one.teams });
  };
  return (
    <section className={`card ${styles.card}`} aria-labelledby="counties">
      <h2 id="counties">{t('counties.title')}</h2>
      <ul className={styles.map}>
        {counties.map((one) => {
          const place = places.find(({ county }) => county === one.county);
          const share = shareOf(one);
          return (
            <li
              key={one.county}
              data-row={place?.row}
              data-column={place?.column}
              data-step={share === null ? 'hidden' : stepOf(steps, share)}
            >
              <span>{one.name}</span>
              <b>{said(one)}</b>
            </li>
          );
        })}
      </ul>
      <ul className={styles.legend}>
        {steps.map(({ from, to }, i) => (
          <li key={from}>
            <span data-step={i} aria-hidden="true" />
            {from === to ? f.percent(from) : `${from}–${f.percent(to)}`}
          </li>
        ))}
        <li>
          <span data-step="hidden" aria-hidden="true" />
          {t('counties.hidden', { fewest: fewestTeams })}
        </li>
      </ul>
      {across > 0 && <p className="muted">{t('counties.across', { count: across })}</p>}
      <ChartTable
        caption={t('counties.title')}
        head={[t('table.county'), t('table.teams'), t('table.share'), t('table.range')]}
        rows={counties.map((one) => ({
          key: one.county,
          cells: [
            one.name,
            f.number(one.teams),
            said(one),
            one.figure?.range ? `${percentOf(one.figure.range[0])}–${f.percent(percentOf(one.figure.range[1]))}` : '–',
          ],
        }))}
      />
      <p className="muted small">{t('counties.source')}</p>
    </section>
  );
}
