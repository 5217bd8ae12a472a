import type { EpisodeRecord } from '../items/registry';
import type { KeptRecord } from '../registry/records';
import { addDays } from '../time/dates';
import { type Chance, chanceOf } from './chance';
import type { Cohort } from './cohort';

export interface SimulatedTeam {
  kommune: string;
  records: KeptRecord[];
}

/** Courses of treatment of so many teams and whole years from 1 January of `firstYear`, the same for the same seed. In order of contact. */
export function simulate(cohort: Cohort, p: { teams: number; years: number; firstYear: number; seed: number }): SimulatedTeam[] {
  const chance = chanceOf(p.seed);
  return Array.from({ length: p.teams }, (_, team) => {
    const kommune = String(1101 + team);
    const recovery = Math.min(0.95, Math.max(0.05, chance.normal(cohort.recovery, cohort.betweenTeams)));
    const count = Math.round(cohort.enquiries * p.years);
    const days = Array.from({ length: count }, () => contactDay(chance, cohort, p)).sort();
    return {
      kommune,
      records: days.map((contactAt, n) => ({
        episode: `${kommune}-${n}`,
        therapist: `${kommune}-${chance.whole(1, 4)}`,
        confirmedAt: `${addDays(contactAt, 400)}T12:00:00Z`,
        record: episode(chance, { ...cohort, recovery }, contactAt, kommune),
      })),
    };
  });
}

function contactDay(chance: Chance, { months }: Cohort, p: { years: number; firstYear: number }): string {
  const year = p.firstYear + chance.whole(0, p.years - 1);
  const month = chance.among(months.map((weight, at) => [at + 1, weight] as const));
  return addDays(`${year}-${String(month).padStart(2, '0')}-01`, chance.whole(0, 27));
}

/** One course of treatment, as far as chance takes it. */
function episode(chance: Chance, cohort: Cohort, contactAt: string, kommune: string): EpisodeRecord {
  const problem = chance.among(cohort.problem);
  const known: EpisodeRecord = {
    birthYear: Number(contactAt.slice(0, 4)) - Math.floor(chance.between(cohort.age)),
    gender: chance.among(cohort.gender),
    kommune,
    bydel: null,
    interpreter: chance.yes(0.03),
    contactAt,
    source: chance.among(cohort.source),
    problems: [problem],
    primary: problem,
    answeredOn: addDays(contactAt, chance.whole(0, 3)),
    assessedOn: null,
    startedOn: null,
    secondOn: null,
    outcome: 'no-show',
    exclusion: [],
    help: [],
    contacts: [],
    otherMinutes: chance.whole(0, 60),
    programmes: [],
    measures: [],
    workStart: null,
    workEnd: null,
    partners: [],
    experience: null,
    alerts: { raised: 0, inTime: 0 },
    endedOn: null,
    endReason: null,
  };
  if (!chance.yes(cohort.assessed)) return { ...known, endedOn: addDays(contactAt, 40), endReason: 'never-assessed' };
  const assessedOn = addDays(contactAt, Math.round(chance.between(cohort.toAssessment)));
  const assessed: EpisodeRecord = { ...known, assessedOn, contacts: [contacts(1, 'assessment', 'individual')] };
  if (!chance.yes(cohort.started)) {
    const outcome = chance.among([
      ['specialist', 5],
      ['advice', 3],
      ['declined', 2],
    ] as const);
    return { ...assessed, outcome, endedOn: assessedOn, endReason: 'referred-on' };
  }
  return treated(chance, cohort, { ...assessed, outcome: 'taken-in' }, assessedOn);
}

function treated(chance: Chance, cohort: Cohort, assessed: EpisodeRecord, assessedOn: string): EpisodeRecord {
  const startedOn = addDays(assessedOn, Math.round(chance.between(cohort.toStart)));
  const help = [...chance.among(cohort.help)];
  const finished = chance.yes(cohort.finished);
  const sessions = finished ? Math.round(chance.between(cohort.sessions)) : 1;
  const [first = 'individual', second] = help;
  const later = second ? Math.floor(sessions / 2) : 0;
  const missed = Array.from({ length: sessions }, () => chance.yes(cohort.missed)).filter(Boolean).length;
  const endedOn = addDays(startedOn, Math.max(7, Math.round(chance.between(cohort.weeks) * 7)));
  const raised = chance.yes(cohort.alerted) ? 1 : 0;
  return {
    ...assessed,
    startedOn,
    secondOn: sessions > 1 ? addDays(startedOn, chance.whole(5, 14)) : null,
    help,
    contacts: [
      ...assessed.contacts,
      contacts(sessions - later, 'treatment', first),
      ...(second && later > 0 ? [contacts(later, 'treatment', second)] : []),
      ...(missed > 0 ? [{ ...contacts(missed, 'treatment', first), attendance: 'absent' as const, minutes: 0 }] : []),
    ],
    measures: measures(chance, cohort, startedOn, endedOn, finished && chance.yes(cohort.paired)),
    ...work(chance, cohort),
    partners: chance.yes(cohort.gpKnown)
      ? [{ partner: 'gp', consent: 'given', toldOn: chance.yes(cohort.gpTold) ? endedOn : null }]
      : [],
    experience: chance.yes(cohort.experienceAnswered) ? Array.from({ length: 7 }, () => chance.whole(2, 4)) : null,
    alerts: { raised, inTime: raised > 0 && chance.yes(cohort.inTime) ? 1 : 0 },
    endedOn,
    endReason: finished ? 'completed' : 'ended-early-by-citizen',
  };
}

function contacts(
  count: number,
  kind: 'assessment' | 'treatment',
  mode: EpisodeRecord['help'][number],
): EpisodeRecord['contacts'][number] {
  return { kind, mode, channel: 'in-person', attendance: 'attended', count, minutes: count * 45, around: count * 15 };
}

/**
 * First and last totals. Who recovers is drawn, and the last totals are made to fit it: that is what a figure must find again. Of those who
 * do not recover the totals move by −2 ± 4 points, as far as they stay over a cut-off.
 */
function measures(chance: Chance, cohort: Cohort, from: string, to: string, twice: boolean): EpisodeRecord['measures'] {
  const phq = chance.whole(...chance.among(cohort.phq9));
  const gad = chance.whole(...chance.among(cohort.gad7));
  const moved = (first: number, most: number) => Math.min(most, Math.max(0, first + Math.round(chance.normal(-2, 4))));
  const over = phq >= 10 || gad >= 8;
  let [phqLast, gadLast] = [moved(phq, 27), moved(gad, 21)];
  if (over && chance.yes(cohort.recovery))
    [phqLast, gadLast] = [chance.whole(0, Math.min(9, phq)), chance.whole(0, Math.min(7, gad))];
  else if (over && phqLast < 10 && gadLast < 8)
    [phqLast, gadLast] = phq >= 10 ? [chance.whole(10, phq), gadLast] : [phqLast, chance.whole(8, gad)];
  const measure = (instrument: string, first: number, last: number) => ({
    instrument,
    first: { on: from, total: first },
    last: twice ? { on: to, total: last } : { on: from, total: first },
    count: twice ? 4 : 1,
  });
  return [measure('phq-9', phq, phqLast), measure('gad-7', gad, gadLast)];
}

function work(chance: Chance, cohort: Cohort): Pick<EpisodeRecord, 'workStart' | 'workEnd'> {
  const start = chance.among(cohort.workStart);
  const end = start !== 'in-work' && chance.yes(cohort.backToWork) ? 'in-work' : start;
  return chance.yes(cohort.workKnown)
    ? { workStart: { status: start, percent: null }, workEnd: { status: end, percent: null } }
    : { workStart: null, workEnd: null };
}
