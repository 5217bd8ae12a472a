import { useTranslation } from 'react-i18next';
import {
  type DatedNight,
  lastDays,
  means,
  nightBand,
  nightFigures,
  readNight,
  shiftDate,
  windowRules,
} from '../../../care/worksheets/sleep';
import { EfficiencyChart } from '../../../ui/charts/EfficiencyChart';
import { SleepWeek } from '../../../ui/charts/Sleep';
import { useFormat } from '../../../ui/format';
import type { Sheet } from '../useEntries';
import styles from './sleep.module.css';

/** The last seven nights and the course of the sleep percentage, from the diary. */
export function SleepViews({ entries, today, view }: { entries: readonly Sheet[]; today: string; view: 'week' | 'course' }) {
  const { t } = useTranslation('programme');
  const f = useFormat();
  const nights = datedNights(entries);
  const week = lastDays(nights, today, 7);
  const mean = means(week, windowRules.reviewNights);
  const days = Array.from({ length: 7 }, (_, i) => shiftDate(today, i - 6));
  const byDate = new Map(entries.map((e) => [e.date, e]));
  return (
    <>
      {view === 'week' && <h1>{t('week.title')}</h1>}
      {mean ? (
        <dl className={styles.facts}>
          <div>
            <dt>{t('week.meanSleep')}</dt>
            <dd>{f.minutes(mean.meanTst)}</dd>
          </div>
          <div>
            <dt>{t('week.percent')}</dt>
            <dd>{f.percent(mean.meanSe)}</dd>
          </div>
        </dl>
      ) : (
        <p className="muted">{t('week.tooFew', { have: week.length })}</p>
      )}
      <SleepWeek
        nights={days.map((date) => {
          const sheet = byDate.get(date);
          const night = sheet && readNight(sheet.values);
          if (!sheet || !night) return { date, sleep: null, percent: null, inBed: null, asleep: [] };
          const { tst, se } = nightFigures(night);
          const awakenings = typeof sheet.values.awakenings === 'number' ? sheet.values.awakenings : 0;
          return { date, sleep: tst, percent: se === null ? null : Math.round(se), ...nightBand(night, awakenings) };
        })}
      />
      {nights.length > 7 && (
        <EfficiencyChart
          title={t('week.course')}
          points={nights.slice(-42).map((n) => ({ at: n.date, value: nightFigures(n.night).se }))}
          levels={[
            { value: windowRules.up, label: t('window.rule85') },
            { value: windowRules.keep, label: t('window.rule80') },
          ]}
        />
      )}
    </>
  );
}

export function datedNights(entries: readonly Sheet[]): DatedNight[] {
  return entries.flatMap((e) => {
    const night = readNight(e.values);
    return night ? [{ date: e.date, night }] : [];
  });
}
