import { type Draft, useDraft } from '../../engine/draft';

const none: readonly string[] = [];
const isList = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every((one) => typeof one === 'string');

/** The cases that I have put aside as no referral; for me alone. */
export function useAside(): { put: readonly string[]; set: Draft<readonly string[]>['set'] } {
  const { value, set } = useDraft<readonly string[]>('settings/referrals-aside', none, isList);
  return { put: value ?? none, set };
}
