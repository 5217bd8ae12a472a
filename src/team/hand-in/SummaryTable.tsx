import { useTranslation } from 'react-i18next';
import type { Leaving } from '../../care/reports/report';
import { ScrollArea } from '../../ui/controls/ScrollArea';
import { useFormat } from '../../ui/format';
import styles from './hand-in.module.css';
import { useCodes } from './useCodes';

/** Medians and effects, each with how many stand behind it; not told where they are fewer than 10. */
export function SummaryTable({ summaries }: { summaries: Leaving['summaries'] }) {
  const { t } = useTranslation('handin');
  const f = useFormat();
  const codes = useCodes();
  const isEffect = summaries.some(({ of }) => of === 'effect');
  const heads = isEffect
    ? (['effect.lower', 'effect.middle', 'effect.upper'] as const)
    : (['quarter', 'median', 'threeQuarters'] as const);
  return (
    <ScrollArea label={t(isEffect ? 'table.effects' : 'table.spreads')}>
      <table className={styles.cells}>
        <caption>{t(isEffect ? 'table.effects' : 'table.spreads')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('what')}</th>
            <th scope="col">{t('behind')}</th>
            {heads.map((head) => (
              <th key={head} scope="col">
                {t(head)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {summaries.map(({ id, n, values }) => (
            <tr key={id}>
              <th scope="row">{codes.summary(id)}</th>
              <td className={typeof n === 'number' ? styles.told : n === 'small' ? styles.small : styles.hidden}>
                <span>{typeof n === 'number' ? f.number(n) : t(n === 'small' ? 'cell.small' : 'cell.hidden')}</span>
              </td>
              {values === 'few' ? (
                <td className={styles.hidden} colSpan={3}>
                  <span>{t('cell.few')}</span>
                </td>
              ) : (
                [values.lower, values.middle, values.upper].map((value, at) => (
                  <td key={heads[at]} className={styles.told}>
                    {f.number(value)}
                  </td>
                ))
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollArea>
  );
}
