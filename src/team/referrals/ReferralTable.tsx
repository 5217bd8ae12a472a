import { useTranslation } from 'react-i18next';
import type { Look, ReferralRow } from '../../care/referrals/referral-rows';
import { WaitingClock } from '../../ui/charts/WaitingClock';
import { Tag } from '../../ui/controls/parts';
import table from '../../ui/controls/table.module.css';
import styles from './referrals.module.css';
import { useReferralWords } from './useReferralWords';

const tones = { risk: 'help', total: 'dawn', interpreter: 'sky', again: 'sky', double: 'dawn' } as const satisfies Record<
  Look['look'],
  string
>;
const icons = { risk: 'warning', total: 'info', interpreter: 'globe', again: 'door', double: 'people' } as const;

/** Who waits, the most pressing first: how long, who, what about, what to look at, what is next and with whom. */
export function ReferralTable({
  rows,
  picked,
  onPick,
  chosen,
  onChoose,
  now,
}: {
  rows: readonly ReferralRow[];
  /** Those that are about to be put aside together. */
  picked: readonly string[];
  onPick: (next: readonly string[]) => void;
  chosen: string | null;
  onChoose: (caseRef: string) => void;
  now: string;
}) {
  const { t } = useTranslation('referrals');
  const words = useReferralWords(now);
  return (
    <div className={table.wrap}>
      <table className={`${table.table} ${styles.table}`}>
        <caption className="ds-sr-only">{t('title')}</caption>
        <thead>
          <tr>
            {(['waited', 'who', 'about', 'look', 'next'] as const).map((col) => (
              <th key={col} scope="col">
                {t(`col.${col}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const { text, tone } = words.waited(row);
            const answer = words.answer(row);
            return (
              <tr key={row.caseRef} aria-current={row.caseRef === chosen || undefined}>
                <td>
                  <span className={`${styles.waited} ${styles[tone]}`}>
                    <WaitingClock days={row.start.days} />
                    <span>
                      {text}
                      {answer && <small>{answer}</small>}
                    </span>
                  </span>
                </td>
                <th scope="row">
                  <span className={styles.pick}>
                    <input
                      type="checkbox"
                      className="ds-input"
                      autoComplete="off"
                      aria-label={t('aside.pick', { name: row.name })}
                      checked={picked.includes(row.caseRef)}
                      onChange={({ target }) =>
                        onPick(target.checked ? [...picked, row.caseRef] : picked.filter((one) => one !== row.caseRef))
                      }
                    />
                    <button
                      type="button"
                      className={styles.name}
                      data-case={row.caseRef}
                      aria-pressed={row.caseRef === chosen}
                      onClick={() => onChoose(row.caseRef)}
                      onFocus={() => onChoose(row.caseRef)}
                    >
                      <bdi translate="no">{row.name}</bdi>
                    </button>
                  </span>
                  <small>{words.who(row)}</small>
                  {row.byDoor && <small>{t('door')}</small>}
                </th>
                <td data-label={t('col.about')}>{words.about(row)}</td>
                <td>
                  {row.looks.map((look) => (
                    <Tag
                      key={look.look + ('instrument' in look ? look.instrument : '')}
                      tone={tones[look.look]}
                      icon={icons[look.look]}
                    >
                      {words.look(look)}
                    </Tag>
                  ))}
                </td>
                <td data-label={t('col.next')}>
                  <b>{words.next(row)}</b>
                  <small>{words.withWhom(row)}</small>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
