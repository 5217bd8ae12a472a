import type { Counted, Population } from '../disclosure/population';
import { bits, type Clock, type Columns, none, told } from '../figures/columns';
import { type dimensions as parts, partsOf, unknown } from '../figures/dimensions';
import { daysTo, outOfFinished } from '../figures/shares';
import { workStatuses } from '../items/choices';
import { dateOf } from '../time/dates';

/** Somebody in a population, and the row of the columns that they come from. */
export interface Person extends Counted {
  row: number;
}
export interface Counting extends Population {
  people: readonly Person[];
}

export const waits = ['within-7', 'within-14', 'later', unknown] as const;
/** How a course ended, by first and last totals: over a cut-off at the start or not, under both at the end, reliably better, worse or neither. */
const starts = ['below', 'recovered', 'case'] as const;
const changes = ['improved', 'deteriorated', 'same'] as const;
export const measuredTwice = starts.flatMap((start) => changes.map((change) => `${start}-${change}` as const));
const results = ['unpaired', ...measuredTwice] as const;
export const works = ['working', 'sick-leave', 'benefits', 'other', unknown] as const;
export const gpAnswers = ['told', 'not-told', 'declined', unknown] as const;
export const elsewhere = 'elsewhere';
const yesNo = ['yes', 'no'] as const;

/**
 * Who is counted, by the day that each count is about: of courses of treatment those that made contact, were assessed, started and ended, each on
 * that day; of the last those that are finished (at least two sessions, care rules 1.3) by themselves, since most is told of them; and alerts, on
 * the day of the contact that their course began with. Between two of these nothing is reckoned: how many ended without having finished stays
 * open by the rounding of both, whatever else is told.
 * @param kommuner numbers of the municipalities that the team serves
 */
export function populationsOf(columns: Columns, kommuner: readonly string[]): Counting[] {
  const rows = Array.from({ length: columns.size }, (_, row) => row);
  const partIn = (dimension: (typeof parts)[number], row: number) =>
    columns.values[dimension][columns.parts[dimension][row] ?? none] ?? unknown;
  const on = (clock: Clock) => rows.filter((row) => (columns.days[clock][row] ?? none) !== none);
  const population = (
    id: Clock | 'finished',
    dimensions: Population['dimensions'],
    is: (row: number) => Counted['is'],
    clock = id === 'finished' ? 'ended' : id,
    some = on(clock),
  ): Counting => ({
    id,
    dimensions,
    people: some.map((row) => ({ row, on: dateOf(columns.days[clock][row] ?? none), is: is(row) })),
  });
  const finished = on('ended').filter((row) => outOfFinished(columns, row) === null);
  const allOf = (dimension: (typeof parts)[number]) => partsOf[dimension] ?? [];
  return [
    population('contact', { source: allOf('source') }, (row) => ({ source: partIn('source', row) })),
    population('assessed', { wait: waits }, (row) => ({ wait: waitOf(daysTo(columns, 'assessed', row)) })),
    population(
      'started',
      { age: allOf('age'), gender: allOf('gender'), kommune: [...kommuner, elsewhere, unknown], wait: waits },
      (row) => ({
        age: partIn('age', row),
        gender: partIn('gender', row),
        kommune: placeOf(partIn('kommune', row), kommuner),
        wait: waitOf(daysTo(columns, 'started', row)),
      }),
    ),
    population('ended', {}, () => ({})),
    population(
      'finished',
      {
        result: results,
        problem: allOf('problem'),
        help: allOf('help'),
        'work-start': works,
        'work-end': works,
        gp: gpAnswers,
        'phq-9': yesNo,
        'gad-7': yesNo,
      },
      (row) => ({
        result: resultOf(columns, row),
        problem: partIn('problem', row),
        help: partIn('help', row),
        'work-start': workOf(columns.workStart[row]),
        'work-end': workOf(columns.workEnd[row]),
        gp: gps[columns.gp[row] ?? told.unknown] ?? unknown,
        'phq-9': isKnown(columns.first['phq-9'][row]),
        'gad-7': isKnown(columns.first['gad-7'][row]),
      }),
      'ended',
      finished,
    ),
    {
      id: 'alerts',
      dimensions: { answer: ['in-time', 'late'] },
      people: on('contact').flatMap((row) =>
        Array.from({ length: columns.raised[row] ?? 0 }, (_, nth) => ({
          row,
          on: dateOf(columns.days.contact[row] ?? none),
          is: { answer: nth < (columns.inTime[row] ?? 0) ? 'in-time' : 'late' },
        })),
      ),
    },
  ];
}

const waitOf = (days: number | null): (typeof waits)[number] =>
  days === null ? unknown : days <= 7 ? 'within-7' : days <= 14 ? 'within-14' : 'later';

const placeOf = (kommune: string, kommuner: readonly string[]): string =>
  kommune === unknown || kommuner.includes(kommune) ? kommune : elsewhere;

function resultOf(columns: Columns, row: number): (typeof results)[number] {
  const has = (bit: number) => ((columns.result[row] ?? 0) & bit) !== 0;
  if (!has(bits.paired)) return 'unpaired';
  const start = !has(bits.caseness) ? 'below' : has(bits.recovery) ? 'recovered' : 'case';
  return `${start}-${has(bits.improvement) ? 'improved' : has(bits.deterioration) ? 'deteriorated' : 'same'}`;
}

const groupOf: Record<(typeof workStatuses)[number], (typeof works)[number]> = {
  'in-work': 'working',
  'part-time': 'working',
  'sick-leave': 'sick-leave',
  'partial-sick-leave': 'sick-leave',
  'assessment-allowance': 'benefits',
  'job-seeker': 'benefits',
  'disability-benefit': 'benefits',
  'social-assistance': 'benefits',
  student: 'other',
  pensioner: 'other',
  'at-home': 'other',
  unknown,
};
const workOf = (code: number | undefined): (typeof works)[number] => groupOf[workStatuses[code ?? none] ?? unknown];
const gps: Record<number, (typeof gpAnswers)[number]> = {
  [told.yes]: 'told',
  [told.no]: 'not-told',
  [told.declined]: 'declined',
};
const isKnown = (total: number | undefined): (typeof yesNo)[number] => (total === undefined || total === none ? 'no' : 'yes');
