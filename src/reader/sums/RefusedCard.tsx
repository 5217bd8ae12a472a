import { useTranslation } from 'react-i18next';
import type { RefusedShares } from '../../care/shares/sent-shares';
import { Icon } from '../../ui/controls/Icon';
import { useFormat } from '../../ui/format';
import kit from '../kit/kit.module.css';
import { usePeriodWords } from '../kit/usePeriodWords';

/** What has come and is in no sum, and why. */
export function RefusedCard({ refused }: { refused: readonly RefusedShares[] }) {
  const { t } = useTranslation('sums');
  const f = useFormat();
  const periodWords = usePeriodWords();
  return (
    <section className={`card ${kit.block}`} aria-labelledby="s-refused">
      <h2 id="s-refused">{t('refused.title')}</h2>
      <ul className={kit.lines}>
        {refused.map(({ team, name, reason, at, period }) => (
          <li key={`${team} ${reason} ${at} ${period?.from ?? ''}`}>
            <p>
              <bdi>{name}</bdi>
            </p>
            <p className={kit.dawn}>
              <Icon small name="warning" /> {t(`refused.${reason}`)}
            </p>
            <p className="muted">
              {period && `${periodWords(period)}. `}
              {at && t('refused.came', { day: f.dayAndYear(at) })}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
