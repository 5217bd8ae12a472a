import { useTranslation } from 'react-i18next';
import { type StaffRole, staffRoles } from '../../protocol/kinds';
import { Choice } from '../../ui/controls/fields';

/** Roles with what each may do. */
export function Roles({ chosen, onChange }: { chosen: readonly StaffRole[]; onChange: (next: StaffRole[]) => void }) {
  const { t } = useTranslation('team');
  return (
    <Choice<StaffRole>
      legend={t('team.roles')}
      multiple
      options={staffRoles.map((role) => ({ value: role, label: t(`role.${role}`), note: t(`role.${role}.what`) }))}
      chosen={chosen}
      onChoose={onChange}
    />
  );
}
