import { openRisk } from '../alerts/reasons';
import { totalsIn } from '../questionnaires/flags';
import { type ReferralCase, type ReferralRow, referralRows } from '../referrals/referral-rows';
import { localDate } from '../time/dates';
import type { DeskCase } from './reasons';

/** The referrals that somebody must do something about, the most pressing first, from the summaries of all the reader's cases. */
export const referralsView = (cases: readonly DeskCase[], now: string): ReferralRow[] =>
  referralRows(cases.filter(({ unreadable }) => !unreadable).map(asReferral), now, localDate(now));

function asReferral(one: DeskCase): ReferralCase {
  const { caseRef, summary } = one;
  const risk = openRisk(one);
  const newest = summary.course.series.map(({ rules: { id } }): [string, number | undefined] => [
    id,
    totalsIn(summary.course, id).at(-1),
  ]);
  return {
    caseRef,
    name: summary.name,
    phone: summary.phone,
    therapist: summary.therapist,
    facts: summary.referral,
    risk: risk && { instrument: risk.instrument, value: risk.value },
    totals: Object.fromEntries(newest.flatMap(([id, total]) => (total === undefined ? [] : [[id, total]]))),
    appointments: summary.appointments.flatMap(({ cancelled, start }) => (cancelled ? [] : [start])),
  };
}
