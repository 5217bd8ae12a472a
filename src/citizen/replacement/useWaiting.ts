import { useView } from '../../engine/engine';

/**
 * A new account in the place of one that is lost, before a person has made sure who it is: the past is still locked, and one can
 * write already.
 */
export function useWaiting(): boolean {
  const { data: caseRef } = useView('myCase', null);
  const { data: view } = useView('case', caseRef ? { caseRef } : undefined);
  const { data: me } = useView('me', null);
  return view?.claim?.recovery === true && view.claim.account === me?.account;
}
