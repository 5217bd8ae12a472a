import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useView } from '../ui/engine';

/**
 * An account's name: me, a colleague from the team list, one who was on it before, or else the citizen of the case.
 * @param self what I am called, where the sentence does not begin with it
 */
export function useNames(called: string, self?: string): (account: string) => string {
  const { t } = useTranslation('team');
  const { data: me } = useView('me', null);
  return useCallback(
    (account) => {
      if (account === me?.account) return self ?? t('you');
      const known = [...(me?.people ?? []), ...(me?.former ?? [])].find((one) => one.account === account);
      return known?.name ?? (called || t('someone'));
    },
    [me, called, self, t],
  );
}
