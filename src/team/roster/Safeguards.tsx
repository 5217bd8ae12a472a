import { useTranslation } from 'react-i18next';
import type { Person } from '../../client/api';
import type { StaffRole } from '../../protocol/kinds';
import { useContent } from '../kit/catalogue';

const shown = ['custodian', 'duty', 'lead'] as const satisfies readonly StaffRole[];

/** Who stands behind the team when somebody is away or loses everything, and what each of them is for. */
export function Safeguards({ people }: { people: readonly Person[] }) {
  const { t } = useTranslation('team');
  const { join } = useContent();
  const having = (role: StaffRole) => people.filter((one) => one.roles.includes(role)).map((one) => one.name);
  return (
    <section className="card blk" aria-labelledby="safeguards">
      <h2 id="safeguards">{t('safeguards.title')}</h2>
      <dl className="safeguards">
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
