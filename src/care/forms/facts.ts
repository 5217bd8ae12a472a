import type { TeamYear, Training } from '../criteria/practice';
import type { Cell } from '../items/reports';
import { type CellName, cellIn, type Told, telling } from '../reports/cells';
import { type LeavingShare, shareCells, shareIn } from '../reports/shares';

export const factNames = [
  'established',
  'population',
  'positions',
  'psychologist-positions',
  'half-positions',
  'trained',
  'in-training',
  'co-located',
  'self-referral',
  'free',
  'enquiries',
  'assessed',
  'started',
  'self-referred',
  'wait-median',
  'wait-7',
  'wait-14',
  'finished',
  'sessions',
  'paired',
  'recovery',
  'improved',
  'worse',
  'work-start',
  'work-end',
  'gp-told',
  'supervision-hours',
  'gathering',
  'other-measures',
  'other-positions',
  'other-about',
  'experience',
] as const;
export type FactName = (typeof factNames)[number];
/** A number, words, yes or no, and whether Mellom knows it from the records or somebody has entered it. */
export interface Fact {
  value: number | string | boolean;
  from: 'known' | 'entered';
}

/** What is counted of people: it leaves the team as the cells of a report do, and by no other road. */
const counted: Partial<Record<FactName, { cell: CellName } | { share: LeavingShare } | { median: string }>> = {
  enquiries: { cell: ['flow', 'contact'] },
  assessed: { cell: ['flow', 'assessed'] },
  started: { cell: ['flow', 'started'] },
  finished: { cell: ['flow', 'ended'] },
  'self-referred': { share: 'self-referred' },
  'wait-7': { share: 'started-in-7' },
  'wait-14': { share: 'started-in-14' },
  paired: { share: 'paired' },
  recovery: { share: 'recovery' },
  improved: { share: 'reliable-improvement' },
  worse: { share: 'reliable-deterioration' },
  'work-start': { share: 'work-start' },
  'work-end': { share: 'work-end' },
  'gp-told': { share: 'gp-told' },
  'wait-median': { median: 'spread-started' },
  sessions: { median: 'spread-sessions' },
};

/** The counts that stand behind some answers, as a file with them tells them; null where it tells none. */
export function countsOf(report: Told, names: readonly FactName[]): Told | null {
  const behind = names.flatMap((name) => counted[name] ?? []);
  if (behind.length === 0) return null;
  const cells = behind.flatMap((one): CellName[] =>
    'cell' in one ? [one.cell] : 'share' in one ? [...shareCells[one.share].part, ...shareCells[one.share].whole] : [],
  );
  return telling(
    report,
    cells,
    behind.flatMap((one) => ('median' in one ? [one.median] : [])),
  );
}

/**
 * What forms ask of a year, as far as it is known. What is filled in here leaves the team, so counts are those of a report as it may leave
 * (src/care/reports): what is hidden there stays open.
 */
export function factsOf({
  report,
  entered,
  trainings,
  therapists,
  doorIsOpen,
  year,
}: {
  report: Told;
  entered: TeamYear | null;
  trainings: readonly Training[];
  therapists: readonly string[];
  doorIsOpen: boolean;
  year: number;
}): Partial<Record<FactName, Fact>> {
  const facts: Partial<Record<FactName, Fact>> = {};
  const known = (name: FactName, value: Fact['value'] | null) => {
    if (value !== null) facts[name] = { value, from: 'known' };
  };
  const said = (name: FactName, value: Fact['value'] | null | undefined) => {
    if (value !== null && value !== undefined && value !== '') facts[name] = { value, from: 'entered' };
  };
  known('established', true);
  known('self-referral', doorIsOpen);
  for (const name of factNames) {
    const one = counted[name];
    if (!one) continue;
    if ('cell' in one) known(name, number(cellIn(report, one.cell)));
    else if ('share' in one) known(name, percent(shareIn(report, one.share).share));
    else known(name, middle(report.summaries.find(({ id }) => id === one.median)));
  }
  said('population', entered?.population);
  said('co-located', entered?.coLocated);
  said('free', entered?.free);
  said('gathering', entered?.gathering);
  said('experience', entered?.experience.trim());
  const filled = (entered?.staff ?? []).filter(({ percent: share }) => share !== null);
  if (filled.length > 0) {
    said('positions', positionsOf(filled));
    said('psychologist-positions', positionsOf(filled.filter(({ profession }) => profession === 'psychologist')));
    said('half-positions', filled.filter(({ percent: share }) => (share ?? 0) >= 50).length);
  }
  const own = trainings.filter(({ person }) => therapists.includes(person));
  const finished = therapists.filter((account) => own.some(({ person, sort }) => person === account && sort === 'certificate'));
  if (own.length > 0) {
    said('trained', finished.length);
    said(
      'in-training',
      therapists.filter((account) => !finished.includes(account) && own.some(({ person }) => person === account)).length,
    );
  }
  const supervised = trainings.filter(
    ({ sort, on, hours }) => sort === 'supervision' && on.startsWith(`${year}-`) && hours !== null,
  );
  if (supervised.length > 0)
    said(
      'supervision-hours',
      supervised.reduce((sum, { hours }) => sum + (hours ?? 0), 0),
    );
  const others = entered?.otherMeasures ?? [];
  if (others.length > 0) {
    said('other-measures', others.map(({ name }) => name).join('; '));
    said('other-about', others.map(({ target, about }) => [target, about].filter(Boolean).join(': ')).join('; '));
    if (others.every(({ positions }) => positions !== null))
      said('other-positions', others.reduce((sum, { positions }) => sum + (positions ?? 0), 0) / 100);
  }
  return facts;
}

const number = (cell: Cell): number | null => (typeof cell === 'number' ? cell : null);
const middle = (summary: Told['summaries'][number] | undefined): number | null =>
  summary && summary.values !== 'few' ? summary.values.middle : null;
const percent = (share: number | null): number | null => (share === null ? null : Math.round(share * 100));
const positionsOf = (staff: readonly { percent: number | null }[]): number =>
  staff.reduce((sum, one) => sum + (one.percent ?? 0), 0) / 100;
