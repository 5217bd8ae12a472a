import { useTranslation } from 'react-i18next';
import type { Person } from '../../client/api';
import { Select } from '../../ui/controls/fields';
import { Hint } from '../../ui/controls/parts';
import { useContent } from '../kit/catalogue';

/** One colleague out of a list, by name and title. Where there is nobody to choose, it says so and where somebody comes from. */
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
  if (people.length === 0)
    return (
      <div role={tried ? 'alert' : undefined}>
        <Hint icon="people">{t('nobodyToChoose')}</Hint>
      </div>
    );
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
