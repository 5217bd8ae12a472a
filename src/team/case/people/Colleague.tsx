import { useTranslation } from 'react-i18next';
import type { Person } from '../../../client/api';
import { caseRoles } from '../../../protocol/kinds';
import { Select } from '../../../ui/fields';
import { useContent } from '../../content';

/** One colleague out of a list, by name and title. */
export function Colleague({
  label,
  people,
  chosen,
  onChoose,
  tried,
}: {
  label: string;
  people: readonly Person[];
  chosen: string;
  onChoose: (account: string) => void;
  /** the button has been pressed */
  tried: boolean;
}) {
  const { t } = useTranslation('team');
  const { byName } = useContent();
  return (
    <Select
      label={label}
      error={tried && chosen === '' ? t('choosePerson') : undefined}
      value={chosen}
      onChange={(event) => onChoose(event.target.value)}
    >
      <option value="">{t('choosePerson')}</option>
      {byName(people, ({ name }) => name).map((one) => (
        <option key={one.account} value={one.account}>
          {[one.name, one.title].filter(Boolean).join(', ')}
        </option>
      ))}
    </Select>
  );
}

/** Those who follow up people, without oneself. */
export const therapists = (people: readonly Person[]): Person[] =>
  people.filter((one) => !one.me && one.roles.some((role) => caseRoles.some((fits) => fits === role)));
