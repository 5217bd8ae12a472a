import { norwegianCohort } from '../care/simulation/cohort';
import { simulate } from '../care/simulation/episodes';
import type { DemoPerson } from './person';
import { dateOf, entryId } from './time';

/** So many ask in a year; the rest of the cohort is the published one. */
const enquiries = 110;

/**
 * What the team's report has its figures from: courses of treatment of this year and the last, out of the simulated cohort and confirmed by the
 * two therapists in turn. No case of the demo stands behind them.
 */
export async function confirmRecords(therapists: readonly DemoPerson[], now: number): Promise<void> {
  const firstYear = new Date(now).getFullYear() - 1;
  const [team] = simulate({ ...norwegianCohort, enquiries }, { teams: 1, years: 2, firstYear, seed: 7 });
  const today = dateOf(now);
  const over = (team?.records ?? []).filter(({ record }) => (record.endedOn ?? record.contactAt) <= today);
  for (const [n, { record }] of over.entries())
    await therapists[n % therapists.length]?.engine.confirmRecord({
      episode: entryId('forlop', n),
      codebook: 'rph-mds-1.0',
      record: { ...record, kommune: null },
      corrected: [],
    });
}
