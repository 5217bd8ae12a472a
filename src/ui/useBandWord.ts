import { useTranslation } from 'react-i18next';
import { bandCodes, limitCodes } from '../care/questionnaires/instruments/types';

/** The word for a band of a measure; one of a team's own pack is shown as it stands there. */
export function useBandWord(): (code: string) => string {
  const { t } = useTranslation('care');
  return (code) => {
    const known = bandCodes.find((one) => one === code);
    return known ? t(`band.${known}`) : code;
  };
}

/** Whose limit it is: of a convention, or for whom. */
export function useLimitWord(): (code: string) => string {
  const { t } = useTranslation('care');
  return (code) => {
    const known = limitCodes.find((one) => one === code);
    return known ? t(`limit.${known}`) : code;
  };
}
