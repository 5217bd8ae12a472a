import { useView } from '../../engine/engine';
import { useMyCase } from '../kit/useMyCase';

/**
 * A new account in the place of one that is lost, before a person has made sure who it is: the past is still locked, and one can
 * write already.
 */
export function useWaiting(): boolean {
  const { view } = useMyCase();
  const { data: me } = useView('me', null);
  return view?.claim?.recovery === true && view.claim.account === me?.account;
}
