import { useTranslation } from 'react-i18next';
import { csvOf } from '../../care/csv';
import type { Counter } from '../../care/shares/counters';
import type { Summed } from '../../care/shares/may-sum';
import { contradicts, totalRows, totalTable } from '../../care/shares/total';
import { Button } from '../../ui/controls/Button';
import { Hint } from '../../ui/controls/parts';
import { ScrollArea } from '../../ui/controls/ScrollArea';
import table from '../../ui/controls/table.module.css';
import { useFormat } from '../../ui/format';
import { saveFile } from '../../ui/saveFile';
import styles from './sums.module.css';

/** What both sums say together, and what that is worth. */
export function Total({ summed, total }: { summed: Summed; total: Readonly<Record<Counter, number>> }) {
  const { t } = useTranslation('sums');
  const f = useFormat();
  return (
    <>
      <ScrollArea label={t('total.title')}>
        <table className={`${table.table} ${styles.total}`}>
          <caption>{t('total.title')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('total.what')}</th>
              <th scope="col">{t('total.count')}</th>
              <th scope="col">{t('total.share')}</th>
            </tr>
          </thead>
          <tbody>
            {totalRows(total).map(({ counter, count, of, share }) => (
              <tr key={counter}>
                <th scope="row">{t(`counter.${counter}`)}</th>
                <td>{count === null ? t('total.small') : f.number(count)}</td>
                <td>
                  {of !== null &&
                    (share === null
                      ? t('total.hidden')
                      : t('total.of', { percent: f.percent(Math.round(share * 100)), whole: t(`counter.${of}`) }))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollArea>
      {contradicts(total) && <Hint icon="warning">{t('total.contradicts')}</Hint>}
      <p className="muted">{t('total.truth')}</p>
      <Button
        variant="secondary"
        small
        icon="save"
        onClick={() =>
          saveFile(
            `rph-sum-${summed.from}-${summed.until}.csv`,
            'text/csv;charset=utf-8',
            `\uFEFF${csvOf(totalTable(summed, total))}`,
          )
        }
      >
        {t('total.csv')}
      </Button>
      <p className="muted">{t('total.file')}</p>
    </>
  );
}
