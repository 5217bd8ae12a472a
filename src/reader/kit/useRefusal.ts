import { useTranslation } from 'react-i18next';
import type { Refused } from '../../care/pooling/handed-in';

/** Why something does not count, in a few words. */
export function useRefusal(): (refused: Refused) => string {
  const { t } = useTranslation('reader');
  return ({ reason, codebook }) =>
    reason === 'codebook' ? t('refused.codebook', { codebook: codebook ?? '' }) : t(`refused.${reason}`);
}
