import { useTranslation } from 'react-i18next';
import type { Preparation } from '../../care/calendar/preparations';
import type { IconName } from '../../ui/controls/Icon';
import { useContent } from '../kit/catalogue';

export const preparationIcons: Record<Preparation['what'], IconName> = {
  risk: 'warning',
  'safety-plan': 'shield',
  worse: 'worse',
  measure: 'form',
  message: 'message',
  wish: 'calendar',
  link: 'video',
};

/** What is to be done before an appointment, in words. */
export function usePreparationWords(): (one: Preparation) => string {
  const { t } = useTranslation('calendar');
  const content = useContent();
  return (one) => {
    switch (one.what) {
      case 'worse':
        return t('todo.worse', { instrument: content.instrumentName(one.instrument), from: one.from, to: one.to });
      case 'measure':
        return t('todo.measure', { instruments: content.instrumentNames([...one.instruments]) });
      case 'message':
        return t('todo.message', { count: one.count });
      default:
        return t(`todo.${one.what}`);
    }
  };
}
