import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Acts, Person } from '../../client/api';
import { Button } from '../../ui/controls/Button';
import fields from '../../ui/controls/fields.module.css';
import { ActDialog } from '../kit/ActDialog';
import { useSay } from '../kit/toasts';
import { ListedFields } from './ListedFields';
import { listedAs, useListed } from './listed';

/** A colleague's name, title and roles. The way out of the team starts here too. */
export function EditPerson({ person, onClose, onRevoke }: { person: Person; onClose: () => void; onRevoke: () => void }) {
  const { t } = useTranslation('team');
  const say = useSay();
  const { draft, now, set } = useListed(`edit-person/${person.account}`, { ...person, replaces: '' });
  const { roles } = now;
  const [tried, setTried] = useState(false);
  const save = () => {
    setTried(true);
    const who = listedAs(now);
    if (!who) return null;
    return (acts: Acts) => acts.setRoles(person.account, who).then(() => say(t('team.changed', { name: who.name })));
  };
  return (
    <ActDialog
      heading={t('team.changeName', { name: person.name })}
      label={t('save')}
      act={save}
      words={[draft]}
      onClose={onClose}
      other={
        !person.me && (
          <Button variant="tertiary" onClick={onRevoke}>
            {t('revoke.title', { name: person.name })}
          </Button>
        )
      }
    >
      <ListedFields now={now} set={set} />
      <div role="status">{tried && roles.length === 0 && <p className={fields.error}>{t('team.rolesNeeded')}</p>}</div>
    </ActDialog>
  );
}
