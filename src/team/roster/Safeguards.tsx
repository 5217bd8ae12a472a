import { useTranslation } from 'react-i18next';
import type { Person } from '../../client/api';
import type { StaffRole } from '../../protocol/kinds';
import { useContent } from '../kit/catalogue';
import room from '../kit/room.module.css';
import styles from './roster.module.css';

const shown = ['custodian', 'duty', 'lead'] as const satisfies readonly StaffRole[];

/** Who stands behind the team when somebody is away or loses everything, and what each of them is for. */
export function Safeguards({ people }: { people: readonly Person[] }) {
  const { t } = useTranslation('team');
  const { join } = useContent();
  const having = (role: StaffRole) => people.filter((one) => one.roles.includes(role)).map((one) => one.name);
  return (
    <section className={`card ${room.block}`} aria-labelledby="safeguards">
      <h2 id="safeguards">{t('safeguards.title')}</h2>
      <dl className={styles.safeguards}>
        {shown.map((role) => {
          const names = having(role);
          return (
            <div key={role}>
              <dt>{t(`safeguards.${role}`)}</dt>
              <dd>
                <b>{names.length > 0 ? join(names) : t('safeguards.nobody')}</b>
                <p className="muted">{t(`safeguards.${role}.what`)}</p>
              </dd>
            </div>
          );
        })}
      </dl>
    </section>
  );
}
