import { useTranslation } from 'react-i18next';
import { useView } from '../../engine/engine';

export interface Names {
  /** First name; oneself is "Du"; who is not on the team's list any more is said as such. */
  first: (account: string) => string;
  full: (account: string) => string;
  isMe: (account: string) => boolean;
  isStaff: (account: string) => boolean;
}

/** Accounts as the citizen's words name them. */
export function useNames(): Names {
  const { t } = useTranslation('common');
  const { data: me } = useView('me', null);
  const nameOf = (account: string) => [...(me?.people ?? []), ...(me?.former ?? [])].find((one) => one.account === account)?.name;
  const isMe = (account: string) => account === me?.account;
  const said = (account: string, name: string | undefined) => (isMe(account) ? t('you') : name || t('formerStaff'));
  return {
    first: (account) => said(account, nameOf(account)?.split(' ')[0]),
    full: (account) => said(account, nameOf(account)),
    isMe,
    isStaff: (account) => nameOf(account) !== undefined,
  };
}
