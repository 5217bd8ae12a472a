import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { type Capacity, freeOf } from '../../care/capacities/capacities';
import type { Person } from '../../client/api';
import { Avatar } from '../../ui/controls/Avatar';
import { useFormat } from '../../ui/format';
import styles from './referrals.module.css';

/** Who takes over, whoever can begin soonest first: how full each has said to be, and from which day. */
export function TherapistChoice({
  therapists,
  capacities,
  chosen,
  today,
  due,
  onChoose,
}: {
  therapists: readonly Person[];
  capacities: Readonly<Record<string, Capacity>>;
  /** account, or '' */
  chosen: string;
  today: string;
  /** last day on which the help begins in time */
  due: string;
  onChoose: (account: string) => void;
}) {
  const { t } = useTranslation('referrals');
  const f = useFormat();
  const group = useId();
  return (
    <fieldset className={styles.therapists}>
      <legend>
        {t('decide.therapist')} <span className="muted">{t('decide.soonestFirst')}</span>
      </legend>
      {therapists.map(({ account, name, title }) => {
        const one = capacities[account];
        const from = one && (one.from && one.from > today ? one.from : today);
        return (
          <label key={account} className={styles.therapist}>
            <input type="radio" name={group} checked={chosen === account} onChange={() => onChoose(account)} />
            <Avatar name={name} />
            <span>
              <b translate="no">
                <bdi>{name}</bdi>
              </b>
              <small className="muted">{title}</small>
            </span>
            {one && (
              <span>
                <span className={styles.full} data-full={freeOf(one) === 0 || undefined} aria-hidden="true">
                  <span style={{ inlineSize: `${Math.min(1, one.cases / Math.max(1, one.most)) * 100}%` }} />
                </span>
                <small>
                  {freeOf(one) > 0
                    ? t('capacity.free', { count: freeOf(one), most: one.most })
                    : t('capacity.full', { cases: one.cases, most: one.most })}
                </small>
              </span>
            )}
            {from && (
              <span className={styles.from}>
                <b>{from === today ? t('capacity.now') : f.date(from)}</b>
                <small className={from > due ? styles.warn : 'muted'}>
                  {t(from > due ? 'capacity.late' : 'capacity.inTime')}
                </small>
              </span>
            )}
          </label>
        );
      })}
    </fieldset>
  );
}
