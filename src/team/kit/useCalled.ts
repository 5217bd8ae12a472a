import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../care/case-view';

/** "kalles Kim", only where the name that staff see does not say it already. */
export function useCalled(): (view: CaseView) => string | null {
  const { t } = useTranslation('team');
  return ({ called, name }) =>
    called && !name.split(' ').includes(called) && called !== name ? t('case.calledOther', { called }) : null;
}
