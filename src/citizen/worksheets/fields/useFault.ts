import { useTranslation } from 'react-i18next';
import type { FieldFault } from '../../../care/worksheets/types';
import { useLabel } from '../../../ui/worksheets/useReading';

/** What is missing or at odds, in words. */
export function useFault(): (fault: FieldFault | undefined) => string | undefined {
  const { t } = useTranslation('programme');
  const word = useLabel();
  return (fault) => {
    if (!fault) return undefined;
    if (fault.code === 'missing') return t('sheet.required');
    if (fault.code === 'long') return t('sheet.long', { max: fault.max });
    if (fault.code === 'type') return t('sheet.wrong');
    if (fault.code === 'range') return t('sheet.range', { min: fault.min, max: fault.max });
    return word(fault.message);
  };
}

export function useUnit(): (unit: string | undefined) => string | undefined {
  const { t } = useTranslation('programme');
  return (unit) => {
    switch (unit) {
      case 'min':
        return t('sheet.unit.min');
      case 'times':
        return t('sheet.unit.times');
      case 'alkoholenhet':
        return t('sheet.unit.units');
      case 'NOK':
        return t('sheet.unit.kroner');
      default:
        return unit;
    }
  };
}
