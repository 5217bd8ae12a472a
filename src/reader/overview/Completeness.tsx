import { useTranslation } from 'react-i18next';
import type { Overview, TeamRow } from '../../care/pooling/overview';
import { Icon } from '../../ui/controls/Icon';
import { Progress } from '../../ui/controls/parts';
import { useFormat } from '../../ui/format';
import { useRefusal } from '../kit/useRefusal';
import styles from './overview.module.css';

const signs = { in: 'check', refused: 'warning', missing: 'clock' } as const;

/** Every team that lets this account read, by alphabet: what it sent and when, or why it does not count, and how many were measured before and after. */
export function Completeness({ overview: { rows } }: { overview: Overview }) {
  const { t } = useTranslation('reader');
  const f = useFormat();
  const refusal = useRefusal();
  const said = ({ state, refused, sentAt, replaced, kommuner }: TeamRow): string => {
    if (refused) return refusal(refused);
    if (state === 'missing') return t('row.missing');
    const day = f.day(sentAt ?? '');
    const words = replaced ? t('row.replaced', { day }) : day;
    return kommuner.length > 1 ? t('row.kommuner', { count: kommuner.length, words }) : words;
  };
  return (
    <section className={`card ${styles.card}`} aria-labelledby="completeness">
      <h2 id="completeness">{t('completeness.title')}</h2>
      <p className="muted">{t('completeness.text')}</p>
      <table className={styles.teams}>
        <caption className="ds-sr-only">{t('completeness.title')}</caption>
        <thead className="ds-sr-only">
          <tr>
            <th scope="col">{t('table.team')}</th>
            <th scope="col">{t('table.paired')}</th>
            <th scope="col">{t('table.state')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const percent = row.paired ? Math.round((row.paired.numerator / row.paired.denominator) * 100) : null;
            return (
              <tr key={row.team} data-state={row.state}>
                <th scope="row">
                  <bdi>{row.name}</bdi>
                  <small>{said(row)}</small>
                </th>
                <td className={styles.paired}>
                  {percent === null ? (
                    <>
                      <span aria-hidden="true">–</span>
                      <span className="ds-sr-only">{t('table.notKnown')}</span>
                    </>
                  ) : (
                    <>
                      <Progress thin value={percent} max={100} label={t('row.paired', { name: row.name })} />
                      <span className="num">{f.percent(percent)}</span>
                    </>
                  )}
                </td>
                <td className={styles.sign}>
                  <Icon name={signs[row.state]} label={t(`state.${row.state}`)} />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
