import { useTranslation } from 'react-i18next';
import { type StaffRole, staffRoles } from '../../protocol/kinds';
import { Choice } from '../../ui/controls/fields';

/** Whoever reads figures does nothing else: the one choice puts the others out, and they it. */
function alone(next: readonly StaffRole[], before: readonly StaffRole[]): StaffRole[] {
  if (!next.includes('reader')) return [...next];
  return before.includes('reader') ? next.filter((role, _, all) => role !== 'reader' || all.length === 1) : ['reader'];
}

/** Roles with what each may do. */
export function Roles({ chosen, onChange }: { chosen: readonly StaffRole[]; onChange: (next: StaffRole[]) => void }) {
  const { t } = useTranslation('team');
  return (
    <Choice<StaffRole>
      legend={t('team.roles')}
      multiple
      options={staffRoles.map((role) => ({ value: role, label: t(`role.${role}`), note: t(`role.${role}.what`) }))}
      chosen={chosen}
      onChoose={(next) => onChange(alone(next, chosen))}
    />
  );
}
