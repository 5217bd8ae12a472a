import { useTranslation } from 'react-i18next';
import button from '../controls/Button.module.css';
import table from '../controls/table.module.css';
import { useFormat } from '../format';
import styles from './HeatMap.module.css';

/**
 * Every item of a measure over time: a table whose cells are darker the more was answered, with the number in each. Reading order,
 * headers and a caption make it whole without colour. The newest stands first, so that no width hides it.
 */
export function HeatMap({
  caption,
  items,
  rounds,
  onRound,
}: {
  caption: string;
  items: readonly { id: string; text: string; max: number; risk: boolean }[];
  rounds: readonly { at: string; values: Readonly<Record<string, number | null>> }[];
  /** All answers of one round, by its place. */
  onRound: (at: number) => void;
}) {
  const { t } = useTranslation('common');
  const f = useFormat();
  const newestFirst = rounds.map((round, place) => ({ ...round, place })).reverse();
  return (
    <div className={table.wrap}>
      <table className={styles.heat}>
        <caption className="ds-sr-only">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t('chart.item')}</th>
            {newestFirst.map(({ at, place }) => (
              <th scope="col" key={place}>
                <button type="button" className={button.text} onClick={() => onRound(place)}>
                  {f.dayShort(at)}
                </button>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {items.map(({ id, text, max, risk }) => (
            <tr key={id}>
              <th scope="row">{text}</th>
              {newestFirst.map(({ place, values }) => {
                const value = values[id];
                const shade = typeof value === 'number' && max > 0 ? Math.round((value / max) * 4) : null;
                return (
                  <td key={place} className={risk && value ? styles.risky : undefined} data-shade={shade ?? 'none'}>
                    {typeof value === 'number' ? value : <abbr title={t('chart.notAnswered')}>–</abbr>}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
