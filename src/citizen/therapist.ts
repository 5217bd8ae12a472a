import { useTranslation } from 'react-i18next';
import type { Person } from '../client/api';
import { useView } from '../ui/engine';

/** Who answers in the citizen's case, as the citizen's words name them: first name, or the service when nobody is known yet. */
export function useTherapist(): { firstName: string; person: Person | null; hours: string | null } {
  const { t } = useTranslation('common');
  const { data: caseRef } = useView('myCase', null);
  const { data: view } = useView('case', caseRef ? { caseRef } : undefined);
  const { data: me } = useView('me', null);
  const person = me?.people.find((p) => p.account === view?.therapist) ?? null;
  return { firstName: person?.name.split(' ')[0] || t('theTherapist'), person, hours: me?.about?.hours || null };
}
