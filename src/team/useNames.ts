import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useView } from '../ui/engine';

/** An account's name: me, a colleague from the team list, or the citizen of the case. */
export function useNames(called: string): (account: string) => string {
  const { t } = useTranslation('team');
  const me = useView('me', null);
  const people = me.data?.people;
  const own = me.data?.account;
  return useCallback(
    (account) => {
      if (account === own) return t('you');
      const known = people?.find((person) => person.account === account);
      return known?.name ?? (called || t('someone'));
    },
    [people, own, called, t],
  );
}
