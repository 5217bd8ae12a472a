import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Person, Views } from '../../client/api';
import { Button } from '../../ui/controls/Button';
import { PhoneNumber, Tag } from '../../ui/controls/parts';
import table from '../../ui/controls/table.module.css';
import { useContent } from '../kit/catalogue';
import room from '../kit/room.module.css';
import { EditPerson } from './EditPerson';
import { RevokeDialog } from './RevokeDialog';
import { rosterAges } from './todo';

/** Everybody in the team with title and roles. A lead changes and takes out; for others it is a list to read. */
export function People({
  people,
  trust,
  version,
  lead,
}: {
  people: readonly Person[];
  trust: Views['teamTrust']['answer'] | undefined;
  version: number;
  lead: boolean;
}) {
  const { t } = useTranslation('team');
  const { byName } = useContent();
  const [editing, setEditing] = useState<Person | null>(null);
  const [leaving, setLeaving] = useState<Person | null>(null);
  const days = trust?.rosterAgeDays ?? 0;
  return (
    <section className={`card ${room.block}`} aria-labelledby="people">
      <h2 id="people" tabIndex={-1}>
        {t('team.people')}
      </h2>
      <div className={table.wrap}>
        <table className={table.table}>
          <thead>
            <tr>
              <th scope="col">{t('team.col.name')}</th>
              <th scope="col">{t('team.col.title')}</th>
              <th scope="col">{t('team.col.roles')}</th>
              {lead && (
                <th scope="col">
                  <span className="ds-sr-only">{t('team.col.change')}</span>
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {byName(people, ({ name }) => name).map((person) => (
              <tr key={person.account}>
                <th scope="row">
                  <bdi>{person.name}</bdi> {person.me && <Tag>{t('team.isMe')}</Tag>}
                </th>
                <td data-label={t('team.col.title')}>
                  {person.title}
                  {person.phone && (
                    <>
                      {person.title && <br />}
                      <PhoneNumber number={person.phone} />
                    </>
                  )}
                </td>
                <td data-label={t('team.col.roles')}>{person.roles.map((role) => t(`role.${role}`)).join(', ')}</td>
                {lead && (
                  <td>
                    <Button
                      small
                      variant="tertiary"
                      icon="pen"
                      aria-label={t('team.changeName', { name: person.name })}
                      onClick={() => setEditing(person)}
                    >
                      {t('team.change')}
                    </Button>
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="muted small">
        {t('team.version', { version })}
        {trust && ` ${days === 0 ? t('team.ageToday') : t('team.age', { count: days })}`}
        {days > rosterAges.old && ` ${t('team.ageRenews')}`}
      </p>
      {editing && (
        <EditPerson
          person={editing}
          onClose={() => setEditing(null)}
          onRevoke={() => {
            setLeaving(editing);
            setEditing(null);
          }}
        />
      )}
      {leaving && (
        <RevokeDialog
          person={leaving}
          held={trust?.holders.includes(leaving.account) ?? false}
          onClose={() => setLeaving(null)}
        />
      )}
    </section>
  );
}
