import { useTranslation } from 'react-i18next';
import type { Queue } from '../../care/sizing/queue';
import { promisedDays, weeksShown } from '../../care/sizing/waits';
import { ChartTable } from '../../ui/charts/ChartTable';
import { useFormat } from '../../ui/format';
import { Bars } from './Bars';
import styles from './sizing.module.css';
import { useSizingWords } from './useSizingWords';

/** Both waits, week by week, to one scale. */
export function WaitPictures({ queue: { toAssessment, toTreatment } }: { queue: Queue }) {
  const { t } = useTranslation('sizing');
  const say = useSizingWords();
  const f = useFormat();
  const words = toAssessment.weeks.map((_, at) => (at === weeksShown ? `${at}+` : String(at)));
  const most = Math.max(...toAssessment.weeks, ...toTreatment.weeks);
  const both = [
    { title: t('waits.first'), wait: toAssessment },
    { title: t('waits.whole'), wait: toTreatment },
  ];
  return (
    <section className={`card ${styles.part}`}>
      <h2>{t('waits.title')}</h2>
      {both.map(({ title, wait }) => (
        <figure key={title}>
          <figcaption>
            <b>{title}</b>{' '}
            {say.withinAYear(wait.median) &&
              t('waits.middle', {
                median: say.days(wait.median),
                lower: say.days(wait.lower),
                upper: say.days(wait.upper),
              })}
          </figcaption>
          <Bars
            title={title}
            values={wait.weeks}
            words={words}
            most={most}
            number={(value) => f.number(value * 100)}
            mark={{ at: promisedDays / 7, label: t('waits.promise') }}
          />
        </figure>
      ))}
      <p className={`muted ${styles.axis}`}>{t('waits.axis')}</p>
      <ChartTable
        caption={t('waits.title')}
        head={[t('waits.week'), ...both.map(({ title }) => title)]}
        rows={words.map((word, at) => ({
          key: word,
          cells: [
            at === weeksShown ? t('waits.most', { weeks: at }) : word,
            ...both.map(({ wait }) => say.share(wait.weeks[at] ?? 0)),
          ],
        }))}
      />
    </section>
  );
}

/** The year: when people ask, and what asking then costs in days. */
export function MonthPictures({ queue: { months } }: { queue: Queue }) {
  const { t } = useTranslation(['sizing', 'common']);
  const f = useFormat();
  const short = t('common:monthsShort').split(' ');
  const whole = t('common:months').split(' ');
  const asked = months.map(({ enquiries }) => enquiries);
  const waits = months.map(({ wait }) => wait);
  const number = (value: number) => f.number(value);
  return (
    <section className={`card ${styles.part}`}>
      <h2>{t('months.title')}</h2>
      {[
        { title: t('months.enquiries'), values: asked },
        { title: t('months.wait'), values: waits },
      ].map(({ title, values }) => (
        <figure key={title}>
          <figcaption>
            <b>{title}</b>
          </figcaption>
          <Bars
            title={title}
            values={values}
            words={short}
            most={Math.max(0, ...values.map((one) => one ?? 0))}
            number={number}
          />
        </figure>
      ))}
      <ChartTable
        caption={t('months.title')}
        head={[t('months.month'), t('months.enquiries'), t('months.wait')]}
        rows={months.map(({ enquiries, wait }, at) => ({
          key: short[at] ?? '',
          cells: [whole[at], number(enquiries), wait === null ? '–' : number(wait)],
        }))}
      />
    </section>
  );
}
