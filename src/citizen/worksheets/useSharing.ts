import { useEngine, useOwn } from '../../engine/engine';

/** Whether the therapist sees a worksheet's entries: asked once, by the citizen's own choice, and the last answer is remembered. */
export interface Sharing {
  /** The answer of last time; null: never answered; undefined: not read yet. */
  remembered: boolean | null | undefined;
  remember: (share: boolean) => Promise<void>;
}
export function useSharing(worksheet: string): Sharing {
  const engine = useEngine();
  const key = `sharing/${worksheet}`;
  const { data } = useOwn(key);
  const value = data?.find((one) => one.key === key)?.value;
  return {
    remembered: data && (typeof value === 'boolean' ? value : null),
    remember: async (share) => {
      if (share !== value) await engine.saveOwn(key, share);
    },
  };
}
