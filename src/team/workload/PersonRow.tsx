import { useTranslation } from 'react-i18next';
import type { WorkloadRow } from '../../care/workload/workload-view';
import type { Person } from '../../client/api';
import { Avatar } from '../../ui/controls/Avatar';
import { useFormat } from '../../ui/format';
import peek from '../kit/peek.module.css';
import { Bar } from './Bar';
import styles from './workload.module.css';

/** One colleague: cases against room, answers owed, the next possible start. */
export function PersonRow({
  row,
  person,
  longest,
  chosen,
  onChoose,
}: {
  row: WorkloadRow;
  person: Person;
  /** What the longest bar stands for, so that they can be laid beside one another. */
  longest: number;
  chosen: boolean;
  onChoose: () => void;
}) {
  const { t } = useTranslation('workload');
  const f = useFormat();
  const { cases, most, owed, owedToday, start, away } = row;
  const counted = t('cases', { count: cases });
  const owes =
    owed === 0
      ? [t('owed', { count: 0 }), t('owed.none')]
      : [t('owed', { count: owed }), owedToday > 0 ? t('owedToday', { count: owedToday }) : t('owed.later')];
  const [first, second] = away ? [t('away'), f.days(away.from, away.until)] : owes;
  return (
    <button
      type="button"
      className={`${peek.choice} ${styles.person}`}
      data-person={row.account}
      aria-pressed={chosen}
      tabIndex={chosen ? 0 : -1}
      onClick={onChoose}
    >
      <Avatar name={person.name} tone="sky" />
      <span>
        <b translate="no">
          <bdi>{person.name}</bdi>
        </b>
        <small>{person.title}</small>
      </span>
      <span>
        <Bar row={row} longest={longest} />
        <small>{most === null ? t('notSaid', { cases: counted }) : t('of', { cases: counted, most })}</small>
      </span>
      <span className={away ? `${styles.end} ${styles.dawn}` : styles.end}>
        <b>{first}</b>
        <small>{second}</small>
      </span>
      <span className={styles.end}>
        <b>{start ? f.dayShort(start) : most === null ? t('start.unsaid') : t('start.none')}</b>
        <small>{t('start')}</small>
      </span>
    </button>
  );
}
