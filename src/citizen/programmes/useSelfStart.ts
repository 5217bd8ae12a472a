import { useMemo } from 'react';
import { useView } from '../../engine/engine';

/** Programmes that the team lets everybody begin on their own. The team's word is on the device: it holds without a network. */
export function useSelfStart(): ReadonlySet<string> {
  const { data: me } = useView('me', null);
  const named = me?.about?.selfStart;
  return useMemo(() => new Set(named), [named]);
}
