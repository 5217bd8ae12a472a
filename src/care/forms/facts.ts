import type { TeamYear, Training } from '../criteria/practice';
import type { Figures } from '../figures/figures';
import { type Told, toldCount, toldShare, toldSpread } from '../figures/told';

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
  'onward',
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

/**
 * What forms ask of a year, as far as it is known. What is filled in here leaves the team, so figures are told as in the files of the report
 * (src/care/figures/told.ts): what is not told there stays open.
 */
export function factsOf({
  figures,
  entered,
  trainings,
  therapists,
  doorIsOpen,
  year,
}: {
  figures: Figures;
  entered: TeamYear | null;
  trainings: readonly Training[];
  therapists: readonly string[];
  doorIsOpen: boolean;
  year: number;
}): Partial<Record<FactName, Fact>> {
  const { flow, shares, spreads, beside } = figures;
  const facts: Partial<Record<FactName, Fact>> = {};
  const known = (name: FactName, value: Fact['value'] | null) => {
    if (value !== null) facts[name] = { value, from: 'known' };
  };
  const said = (name: FactName, value: Fact['value'] | null | undefined) => {
    if (value !== null && value !== undefined && value !== '') facts[name] = { value, from: 'entered' };
  };
  known('established', true);
  known('self-referral', doorIsOpen);
  known('enquiries', number(toldCount(flow.contact)));
  known('assessed', number(toldCount(flow.assessed)));
  known('started', number(toldCount(flow.started)));
  known('finished', number(toldCount(flow.ended)));
  known('onward', number(toldCount(beside.find(({ reason }) => reason === 'referred-on')?.count ?? 0)));
  known('self-referred', percent(toldShare(shares['self-referred']).share));
  known('wait-7', percent(toldShare(shares['started-in-7']).share));
  known('wait-14', percent(toldShare(shares['started-in-14']).share));
  known('paired', percent(toldShare(shares.paired).share));
  known('recovery', percent(toldShare(shares.recovery).share));
  known('improved', percent(toldShare(shares['reliable-improvement']).share));
  known('worse', percent(toldShare(shares['reliable-deterioration']).share));
  known('work-start', percent(toldShare(shares['work-start']).share));
  known('work-end', percent(toldShare(shares['work-end']).share));
  known('gp-told', percent(toldShare(shares['gp-told']).share));
  known('wait-median', toldSpread(spreads.started).median);
  known('sessions', toldSpread(spreads.sessions).median);
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

const number = (told: Told): number | null => (typeof told === 'number' ? told : null);
const percent = (share: number | null): number | null => (share === null ? null : Math.round(share * 100));
const positionsOf = (staff: readonly { percent: number | null }[]): number =>
  staff.reduce((sum, one) => sum + (one.percent ?? 0), 0) / 100;
