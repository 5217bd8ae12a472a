import { useTranslation } from 'react-i18next';
import { TextField } from '../../ui/controls/fields';
import type { Listed } from './listed';
import { Roles } from './Roles';

/** How a colleague stands in the team's list: name, title and roles. */
export function ListedFields({ now, set }: { now: Listed; set: (change: Partial<Listed>) => void }) {
  const { t } = useTranslation('team');
  return (
    <>
      <TextField
        required
        label={t('team.claim.name')}
        maxLength={120}
        value={now.name}
        onChange={(e) => set({ name: e.target.value })}
      />
      <TextField
        label={t('team.claim.title')}
        maxLength={80}
        value={now.title}
        onChange={(e) => set({ title: e.target.value })}
      />
      <Roles chosen={now.roles} onChange={(next) => set({ roles: next })} />
    </>
  );
}
