import { useTranslation } from 'react-i18next';
import type { Views } from '../../client/api';
import lists from '../kit/lists.module.css';
import room from '../kit/room.module.css';
import { useNames } from '../kit/useNames';

/** Who is off the list and still has to be put out of some conversations: it happens as their members' devices come online. */
export function Leaving({ lingering }: { lingering: Views['teamTrust']['answer']['lingering'] }) {
  const { t } = useTranslation('team');
  const nameOf = useNames(t('leaving.former'));
  if (lingering.length === 0) return null;
  return (
    <section className={`card ${room.block}`} aria-labelledby="leaving">
      <h2 id="leaving" tabIndex={-1}>
        {t('leaving.title')}
      </h2>
      <p className="muted">{t('leaving.text')}</p>
      <ul className={lists.points}>
        {lingering.map(({ account, streams }) => (
          <li key={account}>
            <span>
              <b>
                <bdi>{nameOf(account)}</bdi>
              </b>
              : {t('leaving.left', { count: streams })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
