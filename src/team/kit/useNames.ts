import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useView } from '../../engine/engine';

/**
 * An account's name: me, a colleague from the team list, one who was on it before, or else the citizen of the case. It begins a sentence
 * or stands alone: "Du", "En i teamet".
 * @param self what I am called where it stands within a sentence: "av deg", "by you"
 */
export function useNames(called: string, self?: string): (account: string) => string {
  const { t } = useTranslation('team');
  const { data: me } = useView('me', null);
  return useCallback(
    (account) => {
      if (account === me?.account) return self ?? t('you');
      const known = [...(me?.people ?? []), ...(me?.former ?? [])].find((one) => one.account === account);
      const shown = known?.name ?? (called || t('someone'));
      return self === undefined ? upperFirst(shown) : shown;
    },
    [me, called, self, t],
  );
}

const upperFirst = (text: string): string => text.charAt(0).toLocaleUpperCase() + text.slice(1);
