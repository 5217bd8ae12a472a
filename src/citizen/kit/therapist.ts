import { useTranslation } from 'react-i18next';
import type { Person } from '../../client/api';
import { useView } from '../../engine/engine';
import { useMyCase } from './useMyCase';

export interface Therapist {
  firstName: string;
  person: Person | null;
  hours: string | null;
  phone: string | null;
  /** Who looks after the case in the therapist's place now, and until when (YYYY-MM-DD, included). */
  cover: { firstName: string; person: Person | null; until: string } | null;
  /** Whoever answers what is written now: the one who covers, else the therapist. */
  answering: string;
}

/** Who answers in the citizen's case, as the citizen's words name them: first name, or the service when nobody is known yet. */
export function useTherapist(): Therapist {
  const { t } = useTranslation('common');
  const { view } = useMyCase();
  const { data: me } = useView('me', null);
  const find = (account: string | null | undefined) => me?.people.find((p) => p.account === account) ?? null;
  const first = (person: Person | null) => person?.name.split(' ')[0] || t('theTherapist');
  const person = find(view?.therapist);
  const now = view?.covers.findLast((one) => one.state === 'now');
  const covering = find(now?.by);
  const cover = now && covering ? { firstName: first(covering), person: covering, until: now.until } : null;
  return {
    firstName: first(person),
    person,
    hours: me?.about?.hours || null,
    phone: me?.about?.phone || null,
    cover,
    answering: cover?.firstName ?? first(person),
  };
}
