import { useTranslation } from 'react-i18next';
import { useView } from '../../ui/engine';
import { Tag } from '../../ui/parts';
import { Loading } from '../../ui/states';
import { About } from './About';
import { Claims } from './Claims';
import { InviteColleague } from './InviteColleague';

/** Who is in the team, in which roles; leads let people in and change what the service says of itself. */
export function Team() {
  const { t } = useTranslation('team');
  const { data: me } = useView('me', null);
  const lead = me?.roles.includes('lead') ?? false;
  const custodians = me?.people.filter((p) => p.roles.includes('custodian')).length ?? 0;
  return (
    <main id="innhold" className="col list roster">
      <header className="bar-top">
        <h1 tabIndex={-1}>{t('team.title')}</h1>
      </header>
      {!me ? (
        <Loading lines={3} />
      ) : (
        <div className="blocks">
          {lead && <Claims />}
          <section className="card blk" aria-labelledby="people">
            <h2 id="people">{t('team.people')}</h2>
            {custodians < 2 && <p className="suggest">{t('team.noCustodian', { count: custodians })}</p>}
            <div className="table-wrap">
              <table className="cases">
                <thead>
                  <tr>
                    <th scope="col">{t('team.col.name')}</th>
                    <th scope="col">{t('team.col.title')}</th>
                    <th scope="col">{t('team.col.roles')}</th>
                  </tr>
                </thead>
                <tbody>
                  {me.people.map((person) => (
                    <tr key={person.account}>
                      <th scope="row">
                        {person.name} {person.me && <Tag>{t('team.me')}</Tag>}
                      </th>
                      <td>{person.title}</td>
                      <td>{person.roles.map((role) => t(`role.${role}`)).join(', ')}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
            <p className="muted small">{t('team.version', { version: me.rosterVersion })}</p>
          </section>
          {lead && <InviteColleague />}
          {me.about && <About about={me.about} mayEdit={lead} />}
        </div>
      )}
    </main>
  );
}
