import { useTranslation } from 'react-i18next';
import type { Appointment } from '../../care/appointments/appointments';

/** Where it is, in the citizen's words: which place, who rings, or that it is a video meeting. */
export function useWhere(): (one: Pick<Appointment, 'mode' | 'room' | 'place'>, therapist: string) => string {
  const { t } = useTranslation('appointments');
  return ({ mode, room, place }, name) => {
    const at = [room, place].filter(Boolean).join(', ');
    return mode === 'in-person' && at ? at : t(`where.${mode}`, { name });
  };
}
