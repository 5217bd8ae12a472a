import { defineReason, type Found } from '../case/reason';
import type { CaseState } from '../case/state';
import { daysBetween, localDate } from '../time/dates';
import { type CaseFlag, type Course, courseOf, type FlagsContext, flagsIn, totalsIn } from './flags';
import { dueIn, overdueFrom, type Schedule, scheduleOf } from './schedule';

export interface QuestionnairesSummary {
  course: Course;
  schedule: Schedule;
}
/** Flags of the course, with the summary that they are of. */
interface Look {
  flags: readonly CaseFlag[];
  summary: QuestionnairesSummary & { ended: boolean; joinedOn: string | null; lastFromStaff: string | null };
  context: { members: readonly { role: string }[] };
}

export const questionnairesSummary = (state: CaseState): QuestionnairesSummary => ({
  course: courseIn(state),
  schedule: scheduleOf(state),
});

/** Without the questions of the instruments, which nothing asks once there is a total, and what was said of flags that are gone. */
function courseIn(state: CaseState): Course {
  const { series, lastSign, said } = courseOf(state);
  const newest = [lastSign?.at, ...series.map(({ scores }) => scores.at(-1)?.at)];
  const standing = new Set(newest.flatMap((at) => (at === undefined ? [] : [Date.parse(at)])));
  return {
    series: series.map(({ rules, scores }) => ({ rules: { ...rules, scored: [] }, scores })),
    lastSign,
    said: said.filter(({ of }) => standing.has(Date.parse(of))),
  };
}

/** Flags of the course that nobody has acted on or put aside; what a course that has ended tells is nobody's task. */
export const openFlags = (
  {
    summary: { ended, course },
    context: { expected },
  }: { summary: Pick<Look['summary'], 'ended' | 'course'>; context: Pick<FlagsContext, 'expected'> },
  now: string,
): CaseFlag[] =>
  ended
    ? []
    : flagsIn(course, now, expected ? { expected } : {}).filter((flag) => flag.snoozedUntil === null && !flag.seen?.action);

/**
 * R1: a total is worse than the first by the reliable change or more. Not pressing once staff have done something since.
 * Facts: instrument, from, to, count
 */
export const deterioration = defineReason('deterioration', (one: Look) => {
  const { lastFromStaff: acted } = one.summary;
  return found(one, 'R1', ({ at }) => (acted !== null && Date.parse(acted) > Date.parse(at) ? 'week' : 'now'));
});

/** R5: six measures or more without a reliable change: time to ask whether another step would help more. Facts: instrument, from, to, count */
export const late = defineReason('late', (one: Look) => found(one, 'R5', () => 'today'));

/** R4: four measures or more, still over the limit, and less than a reliable change better than at the start. Facts: instrument, from, to, count */
export const notOnTrack = defineReason('not-on-track', (one: Look) => found(one, 'R4', () => 'week'));

/** R2: worse than the time before by the reliable change; said where the course as a whole has not become worse. Facts: instrument, from, to */
export const suddenRise = defineReason('sudden-rise', (one: Look) => {
  const rise = flagOf(one, 'R2');
  if (!rise || flagOf(one, 'R1')) return null;
  const { before = 0, last = 0 } = rise.numbers;
  return { facts: { instrument: rise.instrument ?? '', from: before, to: last }, at: rise.at, group: 'today' };
});

/** R9: over what 80 of 100 of the team's own finished cases of like beginning had at this measure. Facts: instrument, to, upper, cases */
export const outsideExpected = defineReason('outside-expected', (one: Look) => {
  const outside = flagOf(one, 'R9');
  if (!outside) return null;
  const { last = 0, upper = 0, cases = 0 } = outside.numbers;
  return { facts: { instrument: outside.instrument ?? '', to: last, upper, cases }, at: outside.at, group: 'week' };
});

/** R7: the last two of every measure are under their limits, and one began over: time to talk about how to end. Facts: instruments (with commas) */
export const recovered = defineReason('recovered', (one: Look) => {
  const better = flagOf(one, 'R7');
  return better && { facts: { instruments: Object.keys(better.numbers).join(',') }, at: better.at, group: 'week' };
});

/**
 * A questionnaire was due before today and is not answered, by somebody who has come in to answer it.
 * Facts: instruments (with commas), due, days
 */
export const overdueMeasure = defineReason('overdue-measure', (one: Look, { now }) => {
  if (!isGoingOn(one)) return null;
  const today = localDate(now);
  // Whoever came in on Monday has not been asked before Monday, whatever date the invitation was written on.
  const since = one.summary.joinedOn ?? '';
  const late = dueIn(one.summary.schedule, today).filter(
    ({ due, overdueDays }) => overdueDays > 0 && (due > since || daysBetween(since, today) >= overdueFrom),
  );
  const [first] = late.sort((a, b) => b.overdueDays - a.overdueDays);
  if (!first) return null;
  const instruments = [...new Set(late.flatMap((one) => one.instruments))].join(',');
  return {
    facts: { instruments, due: first.due, days: first.overdueDays },
    at: `${first.due}T12:00:00Z`,
    group: 'week',
  };
});

/** R8: a citizen who has joined, and whose last sign is ten days old or more. Facts: days */
export const silence = defineReason('silence', (one: Look) => {
  const quiet = isGoingOn(one) ? flagOf(one, 'R8') : null;
  return quiet && { facts: { days: quiet.numbers.days ?? 0 }, at: quiet.at, group: 'week' };
});

/** The citizen has come in, and the course has not ended. */
const isGoingOn = ({ summary: { ended }, context: { members } }: Look): boolean =>
  !ended && members.some(({ role }) => role === 'citizen');

/** An open flag; of several measures, the one that has moved most in reliable changes. */
function flagOf({ flags, summary: { course } }: Look, rule: CaseFlag['rule']): CaseFlag | null {
  const moved = ({ instrument, numbers: { first = 0, last = 0 } }: CaseFlag) =>
    Math.abs(last - first) / (course.series.find(({ rules }) => rules.id === instrument)?.rules.reliableChange || 1);
  return flags.filter((flag) => flag.rule === rule).sort((a, b) => moved(b) - moved(a))[0] ?? null;
}

/** What a flag says of how its measure has gone since the first. */
function found(one: Look, rule: CaseFlag['rule'], group: (flag: CaseFlag) => Found['group']): Found | null {
  const flag = flagOf(one, rule);
  if (!flag) return null;
  const { instrument, numbers, at } = flag;
  const count = totalsIn(one.summary.course, instrument ?? '').length;
  const facts = { instrument: instrument ?? '', from: numbers.first ?? 0, to: numbers.last ?? 0, count };
  return { facts, at, group: group(flag) };
}
