import { useTranslation } from 'react-i18next';
import type { Decided, Decisions } from '../../care/referrals/referrals';
import { useFormat } from '../../ui/format';
import { useContent } from '../kit/catalogue';
import { useNames } from '../kit/useNames';
import styles from './referrals.module.css';

type Chosen = Pick<Decided['item'], 'outcome'> & { help?: readonly NonNullable<Decided['item']['help']>[number][] };

/** What has been decided already, by whom and when; what was decided beside it; and what I am about to choose: nothing of it is lost. */
export function DecidedBy({ decisions, mine, now }: { decisions: Decisions; mine?: Chosen | null; now: string }) {
  const { t } = useTranslation('referrals');
  const f = useFormat();
  const content = useContent();
  const nameOf = useNames('');
  const { inForce, beside } = decisions;
  if (!inForce) return null;
  const chosen = ({ outcome, help = [] }: Chosen) =>
    outcome === 'taken-in' && help.length > 0
      ? content.join(help.map((one) => t(`help.${one}`).toLocaleLowerCase()))
      : t(`outcome.${outcome}`).toLocaleLowerCase();
  const words = ({ author, item }: Decided) => ({ name: nameOf(author), when: f.moment(item.at, now), what: chosen(item) });
  return (
    <div className={styles.decided}>
      <p>
        <b>{t('decided.by', words(inForce))}</b>
      </p>
      {beside.map((one) => (
        <p key={one.item.id}>{t('decided.beside', words(one))}</p>
      ))}
      {mine && <p>{t('decided.mine', { what: chosen(mine) })}</p>}
    </div>
  );
}
