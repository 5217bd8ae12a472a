import type { Assignment } from '../case/assignments';
import type { helpModes, referralProblems } from '../items/choices';

type Problem = (typeof referralProblems)[number];
type Help = (typeof helpModes)[number];
/** What somebody can begin with, by a name under which it is chosen. */
export interface Start {
  id: string;
  what: Assignment['what'];
}

/** Programmes for what is hard, the usual one first; for drugs Mellom has none. */
export const programmesFor: Readonly<Record<Problem, readonly string[]>> = {
  anxiety: ['worry', 'panic', 'social-anxiety', 'phobia', 'obsessions', 'health-anxiety'],
  depression: ['depression'],
  sleep: ['sleep'],
  alcohol: ['alcohol'],
  drugs: [],
  work: ['work'],
  other: ['getting-started'],
};
/** Help in which a person works through a programme. */
const withProgramme: readonly Help[] = ['guided-self-help', 'digital'];
const diary = 'sleep-diary';

/**
 * All that may begin with a decision: the programmes for these problems, PHQ-9 and GAD-7 every week, and the diary where sleep is hard.
 * @param firstDue YYYY-MM-DD, the first day on which what comes again is asked for
 */
export function startsFor(problems: readonly Problem[], firstDue: string): Start[] {
  const programmes = new Set((problems.length > 0 ? problems : ['other' as const]).flatMap((one) => programmesFor[one]));
  const all: Assignment['what'][] = [
    ...[...programmes].map((programme) => ({ type: 'programme' as const, programme })),
    { type: 'questionnaire', instruments: ['phq-9', 'gad-7'], repeat: 'weekly', firstDue },
  ];
  if (problems.includes('sleep')) all.push({ type: 'worksheet', worksheet: diary, repeat: 'daily', firstDue });
  return all.map((what) => ({ id: idOf(what), what }));
}

/** What is begun with unless somebody chooses otherwise: the two measures, and with guided self-help the programme for what is hardest, and its diary. */
export function usualStarts(problems: readonly Problem[], primary: Problem | undefined, help: readonly Help[]): string[] {
  const hardest = primary ?? problems[0] ?? 'other';
  const [programme] = help.some((one) => withProgramme.includes(one)) ? programmesFor[hardest] : [];
  return ['phq-9,gad-7', ...(programme ? [programme] : []), ...(programme === 'sleep' ? [diary] : [])];
}

/** Whether a case has all of it already. */
export const isGiven = ({ what }: Start, given: readonly Pick<Assignment, 'what'>[]): boolean =>
  what.type === 'questionnaire'
    ? what.instruments.every((id) => given.some((one) => one.what.type === what.type && one.what.instruments.includes(id)))
    : given.some((one) => one.what.type === what.type && idOf(one.what) === idOf(what));

function idOf(what: Assignment['what']): string {
  if (what.type === 'programme') return what.programme;
  return what.type === 'questionnaire' ? what.instruments.join(',') : what.worksheet;
}
