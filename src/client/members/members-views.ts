import { soundly } from '../../care/case/sound';
import type { Access } from '../../care/members/access';
import { accessView } from '../../care/members/access-view';
import { toBase64url } from '../../crypto/bytes';
import { amCustodian, amStaffIn, isAtWork, isMember } from '../access';
import type { WithCases } from '../cases/case-cache';
import { lookAt } from '../cases/case-views';
import { wordsOf } from '../cases/control-words';
import type { Context } from '../context';
import { iso } from '../context';
import { epochOf, type Log } from '../store/logs';
import type { Live } from '../sync/write';
import { personsIn } from '../team-roster';
import type { CaseRef } from '../values';

/** What a custodian is in by law only: who is at work there, since when, and how long the log is. Nothing of it is opened. */
export interface CustodyCase {
  caseRef: CaseRef;
  staff: string[];
  startedAt: string | null;
  last: number;
  /** Its control words. */
  words: string[];
}

export const membersViews = (session: WithCases, logOf: (ref: string) => Log) => ({
  custody: () => custodyOf(session),
  /** Who is in the case and when they opened it, read it; changes of members. */
  access: async ({ caseRef }: { caseRef: CaseRef }): Promise<Access> => {
    const log = logOf(caseRef);
    const { state, context } = await lookAt(session, log);
    const [words, reads] = await Promise.all([wordsOf(log), readsOf(session, log)]);
    return soundly(state, (sound) => accessView(sound, context, personsIn(session), words, iso(session.env), reads)).answer;
  },
});

async function custodyOf(live: Live): Promise<CustodyCase[]> {
  const isByLaw = (log: Log) =>
    isMember(live, log) &&
    amStaffIn(live, log) &&
    !isAtWork(live, log) &&
    log.facts.until === null &&
    !log.facts.end &&
    !log.facts.gone;
  if (!amCustodian(live)) return [];
  const those = live.logs.all().filter(isByLaw);
  return Promise.all(
    those.map(async (log) => {
      const staff = epochOf(log)?.members.filter(({ role }) => role === 'staff') ?? [];
      return {
        caseRef: log.ref,
        staff: staff.map(({ account }) => toBase64url(account)).filter((account) => account !== live.me),
        startedAt: log.facts.startedAt,
        last: log.state.last,
        words: await wordsOf(log),
      };
    }),
  );
}

/** The relay's word on who last read the stream, and when; empty when it cannot be asked. */
async function readsOf(u: Context, log: Log): Promise<Record<string, string>> {
  if (u.connection.status() !== 'online' || log.facts.gone) return {};
  try {
    const { reads } = await u.connection.request('reads', { stream: log.stream });
    return Object.fromEntries(reads.map(({ account, at }) => [toBase64url(account), new Date(at).toISOString()]));
  } catch {
    return {};
  }
}
