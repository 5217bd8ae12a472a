import type { ReferralRow } from '../../care/referrals/referral-rows';

/** Which of the referrals are looked at. */
export const referralFilters = ['all', 'assess', 'start', 'late', 'mine', 'nobody', 'door'] as const;
export type ReferralFilter = (typeof referralFilters)[number];

const passes: Record<ReferralFilter, (row: ReferralRow, me: string) => boolean> = {
  all: () => true,
  assess: ({ assessment }) => assessment.stoppedOn === null,
  start: ({ decision }) => decision !== null,
  late: ({ assessment, start, answer }) =>
    (assessment.late && assessment.stoppedOn === null) || start.late || (answer?.late ?? false),
  mine: ({ therapist }, me) => therapist === me,
  nobody: ({ therapist }) => therapist === null,
  door: ({ byDoor }) => byDoor,
};

export const filtered = (rows: readonly ReferralRow[], filter: ReferralFilter, me: string): ReferralRow[] =>
  rows.filter((row) => passes[filter](row, me));

/** The middle of all waits, in whole days; null of nobody. */
export function medianDays(rows: readonly ReferralRow[]): number | null {
  const days = rows.map(({ start }) => start.days).sort((a, b) => a - b);
  const [low, high] = [days[(days.length - 1) >> 1], days[days.length >> 1]];
  return low === undefined || high === undefined ? null : Math.round((low + high) / 2);
}
