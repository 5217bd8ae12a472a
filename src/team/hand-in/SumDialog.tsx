import { useTranslation } from 'react-i18next';
import { counters } from '../../care/shares/counters';
import type { Views } from '../../client/api';
import { Icon, type IconName } from '../../ui/controls/Icon';
import { useFormat } from '../../ui/format';
import { ActDialog } from '../kit/ActDialog';
import lists from '../kit/lists.module.css';
import styles from './hand-in.module.css';

const truths = { alone: 'lock', together: 'people', apart: 'warning', exact: 'chart', forGood: 'undo' } as const satisfies Record<
  string,
  IconName
>;

/** Exactly what leaves in two halves, to whom, and what that is worth. */
export function SumDialog(p: {
  handIn: Views['handIn']['answer'];
  period: { from: string; until: string };
  name: string;
  onClose: () => void;
}) {
  const { t } = useTranslation('sums');
  const f = useFormat();
  const { counts, readers, sent } = p.handIn;
  const known = sent.find((one) => one.from <= p.period.until && p.period.from <= one.until);
  const [first = '', second = ''] = readers.map(({ name }) => name);
  return (
    <ActDialog
      heading={t('dialog', { period: p.name })}
      label={t('send')}
      onClose={p.onClose}
      act={() => (acts) => acts.handInShares(p.period, { counts, readers })}
    >
      {known && <p className={styles.said}>{t('known', { period: f.days(known.from, known.until), date: f.date(known.at) })}</p>}
      <p>{t('halves', { first, second })}</p>
      <dl className={styles.counts}>
        {counters.map((counter) => (
          <div key={counter}>
            <dt>{t(`counter.${counter}`)}</dt>
            <dd>{f.number(counts[counter])}</dd>
          </div>
        ))}
      </dl>
      <ul className={lists.points}>
        {(Object.keys(truths) as (keyof typeof truths)[]).map((one) => (
          <li key={one}>
            <Icon name={truths[one]} />
            <span>{t(`truth.${one}`)}</span>
          </li>
        ))}
      </ul>
    </ActDialog>
  );
}
