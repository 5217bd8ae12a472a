import { kept } from '../case/items-of';
import type { CaseState } from '../case/state';
import type { ItemOf } from '../items/items';
import { addDays, localDate } from '../time/dates';

/** Days from the first enquiry within which there is an assessment, and within which help begins (calendar days). */
const within = { assessment: 7, start: 14 };

/** What somebody who has asked for help was told, by date (YYYY-MM-DD) and by when it was sent. */
export interface ReferralPath {
  referral: ItemOf<'referral'>;
  sentAt: string;
  /** False while it waits for a network. */
  sent: boolean;
  called: string;
  answerBy: string | null;
  assessBy: string;
  startBy: string;
}

/** The newest referral that the citizen has written and nobody has decided; null where there is none. */
export function referralPath(state: CaseState): ReferralPath | null {
  const own = kept(state, 'referral').findLast(({ role }) => role === 'citizen');
  if (!own || kept(state, 'decision').some(({ item }) => item.referral === own.item.referral)) return null;
  const { item, seq } = own;
  const day = localDate(item.at);
  return {
    referral: item,
    sentAt: item.at,
    sent: seq !== null,
    called: item.called ?? '',
    answerBy: item.promised?.answerBy ?? null,
    assessBy: addDays(day, within.assessment),
    startBy: addDays(day, within.start),
  };
}
