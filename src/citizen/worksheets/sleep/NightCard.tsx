import { useTranslation } from 'react-i18next';
import { nightBand, nightFigures, readNight } from '../../../care/worksheets/sleep';
import { SleepBand } from '../../../ui/charts/Sleep';
import { useFormat } from '../../../ui/format';
import styles from './sleep.module.css';

/** The night as it is being written: drawn as soon as the times make sense. */
export function NightCard({ values }: { values: Record<string, unknown> }) {
  const { t } = useTranslation('programme');
  const f = useFormat();
  const night = readNight(values);
  if (!night)
    return (
      <section className={`card ${styles.night}`}>
        <p className="muted">{t('sheet.fillMore')}</p>
      </section>
    );
  const { tst, tib } = nightFigures(night);
  const awakenings = typeof values.awakenings === 'number' ? values.awakenings : 0;
  const says = t('sheet.nightSays', { from: f.hm(night.lightsOff), to: f.hm(night.outOfBed), sleep: f.minutes(tst) });
  return (
    <section className={`card ${styles.night}`}>
      <SleepBand night={nightBand(night, awakenings)} says={says} />
      <p className={styles.sum}>
        <b>{f.minutes(tst)}</b> {t('sheet.asleep')}
        <span className="muted">{t('sheet.inBed', { time: f.minutes(tib) })}</span>
      </p>
    </section>
  );
}
