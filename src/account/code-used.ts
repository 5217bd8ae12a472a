import { useOwn } from '../engine/engine';

/** Own key: the recovery code has been typed on a device, and stays good until it is renewed. */
export const codeUsed = 'account/code-used';

export function useCodeUsed(): boolean {
  const own = useOwn(codeUsed);
  return own.data?.some((entry) => entry.key === codeUsed) === true;
}
