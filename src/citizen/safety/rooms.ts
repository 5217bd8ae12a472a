import type { Namespace } from 'i18next';
import { withWords } from '../../ui/lazy-room';

const words = ['safety'] satisfies Namespace;

export const safetyRoom = () => withWords(() => import('./SafetyRoom'), words);
export const whileLocked = () => withWords(() => import('./WhileLocked'), words);

/** Fetched when the first question is asked, so that safety never waits for a download, whichever room asks. */
export function fetchSafety(): void {
  for (const fetch of [safetyRoom, whileLocked]) fetch().catch(() => {});
}
