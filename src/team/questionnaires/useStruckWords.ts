import { useTranslation } from 'react-i18next';
import type { Struck } from '../../care/questionnaires/struck';
import { useFormat } from '../../ui/format';
import { useNames } from '../kit/useNames';

/** "Strøket av Lea Berg 12. mars: «Feil person»": who has struck answers out, when and why. */
export function useStruckWords(): (struck: Struck) => string {
  const { t } = useTranslation('team');
  const f = useFormat();
  const nameOf = useNames(t('someone'), t('team.me'));
  return ({ by, at, reason }) => t('strike.by', { name: nameOf(by), date: f.day(at), reason });
}
