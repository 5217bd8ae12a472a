import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Acts, Person } from '../../client/api';
import { ActDialog } from '../kit/ActDialog';
import { isTyped, TypedName } from '../kit/TypedName';
import { useSay } from '../kit/toasts';

/** Out of the team, with what it means in plain words. The way back is a new invitation, so the name is typed first. */
export function RevokeDialog({
  person,
  held,
  onClose,
}: {
  person: Person;
  /** has the team's key */
  held: boolean;
  onClose: () => void;
}) {
  const { t } = useTranslation('team');
  const say = useSay();
  const { name } = person;
  const [typed, setTyped] = useState('');
  const [tried, setTried] = useState(false);
  const revoke = () => {
    setTried(true);
    if (!isTyped(typed, name)) return null;
    return (acts: Acts) => acts.revoke(person.account).then(() => say(t('revoke.done', { name })));
  };
  return (
    <ActDialog heading={t('revoke.title', { name })} label={t('revoke.do', { name })} danger act={revoke} onClose={onClose}>
      <ul className="rich">
        <li>{t('revoke.reads', { name })}</li>
        <li>{t('revoke.kept', { name })}</li>
        <li>{t('revoke.seen', { name })}</li>
        {person.roles.includes('therapist') && <li>{t('revoke.cases', { name })}</li>}
        {held && <li>{t('revoke.root', { name })}</li>}
      </ul>
      <p>{t('revoke.back', { name })}</p>
      <TypedName name={name} typed={typed} onType={setTyped} tried={tried} />
    </ActDialog>
  );
}
