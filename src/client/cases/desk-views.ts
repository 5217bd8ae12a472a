import { type CalendarDay, calendarView } from '../../care/calendar/calendar';
import { colleaguesOf } from '../../care/calendar/colleagues';
import { ownBlocks } from '../../care/calendar/own-blocks';
import { ownDays } from '../../care/calendar/own-days';
import { emptyCase } from '../../care/case/fold';
import { courseOf } from '../../care/courses/course';
import { courseTimes } from '../../care/courses/course-times';
import type { CaseRow, Inbox } from '../../care/desk/inbox';
import { casesView, inboxView } from '../../care/desk/inbox-view';
import type { DeskCase, DeskContext } from '../../care/desk/reasons';
import { referralsView } from '../../care/desk/referrals-view';
import { nothingToSay } from '../../care/desk/summary';
import { isSame } from '../../care/is-same';
import type { ReferralRow } from '../../care/referrals/referral-rows';
import { amStaffIn, isAtWork } from '../access';
import { type Log, typeOf } from '../store/logs';
import type { Live } from '../sync/write';
import { personsIn, teamRoster } from '../team-roster';
import type { CaseRef } from '../values';
import type { WithCases } from './case-cache';
import { promiseOf } from './case-views';
import { confirmedCourses } from './confirmed-courses';
import { learnExpected } from './expected-courses';

/** A case of one's own that a custodian has ended: of what stood in it nothing is left but this. */
export interface EndedCase {
  caseRef: CaseRef;
  by: string;
  at: string;
  reason: string;
  /** Nobody ended it: the time for which the team keeps a case was over. */
  retention?: true;
}

/** Of a case that could not even be put together. */
const nothingKnown = (me: string): DeskContext => ({ me, members: [], invitation: null });

const looked = new WeakMap<WithCases, Map<CaseRef, DeskCase>>();

/** The very same object for a case that looks as it did: what has been reckoned of it still holds. */
function asBefore(session: WithCases, one: DeskCase): DeskCase {
  const before = looked.get(session) ?? new Map<CaseRef, DeskCase>();
  looked.set(session, before);
  const known = before.get(one.caseRef);
  if (known && isSame(known, one)) return known;
  before.set(one.caseRef, one);
  return one;
}

export function deskViews(session: WithCases) {
  const { cases } = session;
  /** The cases that are one's own work; of others a custodian is a member by law, and opens none of them here. */
  const desk = async (): Promise<DeskCase[]> => {
    const own = session.logs.all().filter((log) => isAtWork(session, log) && !log.facts.end);
    const all = await Promise.all(
      own.map(async (log): Promise<DeskCase> => {
        const integrityWarning = integrityWarningOf(session, log);
        try {
          return { caseRef: log.ref, ...(await cases.atDesk(log)), integrityWarning };
        } catch {
          return {
            caseRef: log.ref,
            summary: nothingToSay(),
            context: nothingKnown(session.me),
            integrityWarning,
            unreadable: true,
          };
        }
      }),
    );
    const expected = learnExpected(
      session,
      all.map(({ summary }) => summary),
    );
    const confirmedOf = await confirmedCourses(session);
    return all.map((one) => {
      const context = { ...one.context, ...(expected ? { expected } : {}), ...confirmedOf(one.summary) };
      return asBefore(session, { ...one, context });
    });
  };

  return {
    inbox: async ({ now }: { now: string }): Promise<Inbox> => inboxView(await desk(), { ...promiseOf(session), now }),
    cases: async ({ now }: { now: string }): Promise<CaseRow[]> => casesView(await desk(), now),
    /** Who has asked for help and has not begun, the most pressing first. */
    referrals: async ({ now }: { now: string }): Promise<ReferralRow[]> => referralsView(await desk(), now),
    /** The reader's own days, one after the other. */
    calendar: async ({ from, count, now }: { from: string; count: number; now: string }): Promise<CalendarDay[]> => {
      const stream = teamRoster(session)?.teamStream;
      const team = stream && session.logs.get(session.refs.stream(stream));
      const said = team ? await cases.state(team).catch(emptyCase) : emptyCase();
      const others = personsIn(session).flatMap(({ account, me }) => (me ? [] : [account]));
      const led = session.logs.all().filter((log) => typeOf(log) === 'course' && !log.facts.gone && amStaffIn(session, log));
      const courses = await Promise.all(
        led.map(async (log) => {
          const course = courseOf(await cases.state(log).catch(emptyCase));
          return course ? courseTimes(course, log.ref, session.me) : [];
        }),
      );
      return calendarView(
        await desk(),
        { ...promiseOf(session), from, count, now },
        ownDays(said, session.me),
        colleaguesOf(said, others, now),
        courses.flat(),
        await session.boxes.list(ownBlocks),
      );
    },
    /** Newest first. */
    ended: async (): Promise<EndedCase[]> =>
      session.logs
        .all()
        .flatMap((log) =>
          typeOf(log) === 'case' && log.facts.end && isAtWork(session, log) ? [{ caseRef: log.ref, ...log.facts.end }] : [],
        )
        .sort((a, b) => Date.parse(b.at) - Date.parse(a.at)),
  };
}

function integrityWarningOf(live: Live, log: Log): DeskCase['integrityWarning'] {
  const integrityWarning = live.state.now().integrityWarnings.findLast(({ caseRef }) => caseRef === log.ref);
  return integrityWarning ? { code: integrityWarning.code, at: integrityWarning.at } : null;
}
