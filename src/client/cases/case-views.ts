import { absencesSummary } from '../../care/absences/absences';
import { soundly } from '../../care/case/sound';
import type { CaseState } from '../../care/case/state';
import { type CaseContext, type CaseView, caseView } from '../../care/case-view';
import type { ThreadPage } from '../../care/thread/thread';
import { threadPage } from '../../care/thread/thread-page';
import { type ReplyPromise, withDaysOff } from '../../care/time/holidays';
import { ownStanding, standingPrefixes } from '../../care/today/local-state';
import type { Today } from '../../care/today/today';
import { todayView } from '../../care/today/today-view';
import { MellomError } from '../../protocol/errors';
import { citizensRoom } from '../access';
import type { Context } from '../context';
import { iso } from '../context';
import type { Log } from '../store/logs';
import { personsIn, teamRoster } from '../team-roster';
import type { CaseRef } from '../values';
import type { WithCases } from './case-cache';
import { expectedOf } from './expected-courses';
import type { Receipts } from './receipts';

/** Before there is a roster. */
const usualPromise: ReplyPromise = { replyDays: 2 };

export const promiseOf = (u: Context): ReplyPromise => teamRoster(u)?.about ?? usualPromise;

/** A case as views are made of it. */
export async function lookAt(session: WithCases, log: Log): Promise<{ state: CaseState; context: CaseContext }> {
  const expected = expectedOf(session);
  return {
    state: await session.cases.state(log),
    context: { ...(await session.cases.context(log)), ...(expected ? { expected } : {}) },
  };
}

export function caseViews(session: WithCases & { receipts: Receipts }, logOf: (ref: string) => Log) {
  const { receipts } = session;
  return {
    /** The citizen's one case (null until there is one). */
    myCase: async (): Promise<CaseRef | null> => citizensRoom(session)?.ref ?? null,
    /** `glance`: the few facts beside a list. Without it the case is opened, and says so to the citizen (an `opened` item). */
    case: async ({ caseRef, glance }: { caseRef: CaseRef; glance?: true }): Promise<CaseView> => {
      const log = logOf(caseRef);
      const { state, context } = await lookAt(session, log);
      const view = soundly(state, (sound) => caseView(sound, iso(session.env), context)).answer;
      // What this opening writes is no part of what was asked for.
      if (!glance) receipts.opened(log);
      return view;
    },
    /** Newest first page ends at `before` (exclusive index), ascending within the page. */
    thread: async ({ caseRef, ...page }: { caseRef: CaseRef; before?: number; limit: number }): Promise<ThreadPage> => {
      const { state, context } = await lookAt(session, logOf(caseRef));
      return soundly(state, (sound) =>
        threadPage(sound, context, page, withDaysOff(promiseOf(session), absencesSummary(sound).uncovered)),
      ).answer;
    },
    today: async ({ now }: { now: string }): Promise<Today> => {
      const log = citizensRoom(session);
      if (!log) throw new MellomError('E_REFUSED', 'no case');
      const { state, context } = await lookAt(session, log);
      const standing = await Promise.all(standingPrefixes.map((prefix) => session.boxes.list(prefix)));
      const own = ownStanding(standing.flat());
      return soundly(state, (sound) => todayView(sound, now, context, personsIn(session), own)).answer;
    },
  };
}
