import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './report.module.css';

/** The five lines that stand under every figure, in the same order. */
export function Lines({
  how,
  who,
  not,
  sure,
  rule,
  published,
}: {
  how: string;
  who: string;
  not: string;
  sure?: string;
  rule?: string;
  published: string;
}) {
  const { t } = useTranslation('report');
  const lines = [
    [t('line.how'), how],
    [t('line.who'), who],
    [t('line.not'), not],
    [rule === undefined ? t('line.sure') : t('line.rule'), rule ?? sure ?? ''],
    [t('line.published'), published],
  ] as const;
  return (
    <dl className={styles.lines}>
      {lines.map(([name, line]) => (
        <Fragment key={name}>
          <dt>{name}</dt>
          <dd>{line}</dd>
        </Fragment>
      ))}
    </dl>
  );
}
