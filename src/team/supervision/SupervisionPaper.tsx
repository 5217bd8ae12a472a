import { useTranslation } from 'react-i18next';
import { type SupervisedCase, withoutNames } from '../../care/supervision/supervision';
import { useFormat } from '../../ui/format';
import paper from '../kit/paper.module.css';
import styles from './supervision.module.css';
import { useCaseFacts } from './useCaseFacts';

/** On paper only: a letter stands for each person, and nothing names them. */
export function SupervisionPaper({ cases, now }: { cases: readonly SupervisedCase[]; now: string }) {
  const { t } = useTranslation('supervision');
  const f = useFormat();
  const facts = useCaseFacts();
  return (
    <section className={`print-only ${paper.paper}`} data-paper="alone" aria-hidden="true">
      <h1>{t('title')}</h1>
      <p>{f.dayAndYear(now)}</p>
      {cases.map(({ caseRef, letter, question, row }) => (
        <section key={caseRef} className={styles.onPaper}>
          <h2>{t('case', { letter })}</h2>
          <p>{facts(row)}</p>
          <p className={styles.asked}>{withoutNames(question, [row.name], letter)}</p>
        </section>
      ))}
      <p className={styles.foot}>{t('paper.foot')}</p>
    </section>
  );
}
