import { useTranslation } from 'react-i18next';
import { useReport } from './report';
import styles from './report.module.css';
import { useWords } from './useWords';

const steps = ['contact', 'assessed', 'started', 'ended', 'paired'] as const;

/** How far those who made contact have come, each step with its part of the step before. */
export function FlowCard() {
  const { t } = useTranslation('report');
  const words = useWords();
  const { flow, beside } = useReport().figures;
  const widest = Math.max(1, flow.contact);
  return (
    <section className={`card ${styles.figure}`}>
      <h2 id="flow">{t('flow.title')}</h2>
      <table className={styles.flow} aria-labelledby="flow">
        <thead className="ds-sr-only">
          <tr>
            <th scope="col">{t('flow.step')}</th>
            <th scope="col">{t('flow.count')}</th>
            <th scope="col">{t('flow.share')}</th>
          </tr>
        </thead>
        <tbody>
          {steps.map((step, n) => {
            const before = flow[steps[n - 1] ?? step];
            return (
              <tr key={step}>
                <th scope="row">{t(`flow.${step}`)}</th>
                <td>
                  <span
                    className={styles.step}
                    data-last={step === 'paired' || undefined}
                    style={{ inlineSize: `${(flow[step] / widest) * 100}%` }}
                    aria-hidden="true"
                  />
                  <b>{flow[step]}</b>
                </td>
                <td>{n > 0 && before > 0 ? words.percent(flow[step] / before) : ''}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <p className={styles.note}>
        {t('flow.note')} {beside.length > 0 && `${words.left(beside)}.`}
      </p>
    </section>
  );
}
