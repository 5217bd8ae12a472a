import { type Course, courseOf, type Participant } from '../../care/courses/course';
import { measuresOwed } from '../../care/courses/measures';
import { owedTo } from '../../care/courses/owed';
import { peopleOf } from '../../care/members/members';
import { isAtWork } from '../access';
import type { WithCases } from '../cases/case-cache';
import { isCode, isPassing } from '../errors';
import { inTurn, whenDone } from '../in-turn';
import type { MembershipKeeper } from '../members/membership-keeper';
import type { Log } from '../store/logs';
import { workOf } from '../store/work';
import { idOf } from '../sync/act-ids';
import { isWritten, writeItem } from '../sync/write';
import { caseNamed, courseLogs, followTeam } from './course-stream';
import { forgetEnded } from './forget';
import { leadersOf } from './leaders';

/** What courses ask of a session: the cases, and the one road by which somebody comes into one. */
export type WithMembers = WithCases & { membershipKeeper: MembershipKeeper };

/**
 * What a course says of somebody comes into that person's own case by whichever client of the staff is in both: how they stand, the meetings,
 * what was entered of them; a word to all by its author's. It follows from the two logs, so that it does not matter who does it, how often, or
 * where it stopped.
 */
export interface CourseKeeper {
  /** All that one course owes, from now. */
  settle: (log: Log) => Promise<void>;
  /** Each course of which something has come since it was settled here: at each login, and when a row comes. */
  all: () => void;
  stop: () => Promise<unknown>;
}
/** Up to which row of a course's log, and into how many cases, this device has brought all of it. */
const settled = workOf<string>('course-settled/');

export function courseKeeperOf(x: WithMembers, tell: (e: unknown) => void): CourseKeeper {
  const turn = inTurn();
  let stopped = false;
  let planned = false;
  const settle = (log: Log) => turn(() => settleOne(x, log));
  const pass = async () => {
    planned = false;
    for (const log of courseLogs(x)) {
      if (stopped || x.connection.status() !== 'online') return;
      await settleWhereOwed(x, log).catch((e) => isPassing(e) || isCode(e, ...refusals) || tell(e));
    }
  };
  return {
    settle,
    all: () => {
      if (planned) return;
      planned = true;
      void turn(pass);
    },
    stop: () => {
      stopped = true;
      return whenDone(turn);
    },
  };
}
/** What one course refuses holds up no other, and is tried again with the next occasion. */
const refusals = ['E_EPOCH', 'E_MEMBERS', 'E_AUTHOR', 'E_MEMBER', 'E_REFUSED', 'E_ROSTER', 'E_WRAP', 'E_ROSTER_WAIT'] as const;

async function settleWhereOwed(x: WithMembers, log: Log): Promise<void> {
  const course = courseOf(await x.cases.state(log));
  const isDone =
    course && (await settled.read(x.store, log.ref)) === howFar(x, log, course) && x.outbox.pending(log.ref).length === 0;
  if (!isDone) {
    await followTeam(x, log);
    await settleOne(x, log);
  }
  await forgetEnded(x, log, await x.cases.state(log));
}

async function settleOne(x: WithMembers, log: Log): Promise<void> {
  const course = courseOf(await x.cases.state(log));
  if (!course) return;
  const far = howFar(x, log, course);
  const failures: unknown[] = [];
  for (const one of course.participants) {
    const own = caseNamed(x, one.case);
    // A custodian is in every case by law: of one that is not their work they bring nothing, unless they lead the course.
    if (!own || !(isAtWork(x, own) || course.leaders.includes(x.me))) continue;
    // What one participant's case refuses holds up nobody else, and is tried again.
    await settleFor(x, course, one, own).catch((e) => failures.push(e));
  }
  if (failures.length > 0) throw failures[0];
  if (x.outbox.pending(log.ref).length === 0) await settled.keep(x.store, far, log.ref);
}

async function settleFor(x: WithMembers, course: Course, one: Participant, own: Log): Promise<void> {
  for (const draft of owedTo(course, one, await x.cases.state(own))) await writeItem(x, own, draft);
  await ask(x, course, one, own);
  await wordsTo(x, course, one, own);
  await leadersOf(x, course, one, own);
}

/** Cases that this account has come into since are looked at too. */
const howFar = (x: WithMembers, log: Log, { participants }: Course): string =>
  `${log.state.last} ${participants.filter((one) => caseNamed(x, one.case)).length}`;

/** Questionnaires go by one client alone, the therapist's, or of whoever signed somebody up who has none: twice would be asked twice. */
async function ask(x: WithMembers, course: Course, one: Participant, own: Log): Promise<void> {
  const state = await x.cases.state(own);
  if ((peopleOf(state, { members: [] }).therapist ?? one.by) !== x.me) return;
  for (const { about, draft } of measuresOwed(course, one, state)) {
    const id = idOf(course.course, { about, case: one.case, since: one.since });
    if (!(await isWritten(x, own, id))) await writeItem(x, own, draft, id);
  }
}

/** Words to all go as their author's own message, under an id that the two streams give it. */
async function wordsTo(x: WithMembers, { messages }: Course, one: Participant, own: Log): Promise<void> {
  for (const { message, text, by, to } of messages) {
    if (by !== x.me || !to.includes(one.case)) continue;
    const id = idOf(message, { case: one.case });
    if (!(await isWritten(x, own, id))) await writeItem(x, own, { kind: 'message', text }, id);
  }
}
