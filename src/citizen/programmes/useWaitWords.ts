import { useTranslation } from 'react-i18next';
import type { Wait } from '../../care/programmes/plan';
import { useFormat } from '../../ui/format';
import { useTherapist } from '../kit/therapist';

/** What a reader is told where a part waits: for whom, and the day on which it opens whatever happens. */
export function useWaitWords(): (wait: Wait) => string {
  const { t } = useTranslation('programme');
  const f = useFormat();
  const { firstName: name } = useTherapist();
  return ({ until }) => (until ? t('wait.until', { name, date: f.date(until) }) : t('wait.answer', { name }));
}
