import type { ItemDraft, ItemOf } from '../../care/items/items';
import { asStreamId, fromBase64url, same } from '../../crypto/bytes';
import { makeStream } from '../../crypto/compose';
import { mayBeMember, nextMembers } from '../../crypto/epoch-rules';
import { custodians, hasRole, type VerifiedRoster, withRole } from '../../crypto/roster';
import { MellomError } from '../../protocol/errors';
import { caseRoles } from '../../protocol/kinds';
import { amStaffIn } from '../access';
import type { Context } from '../context';
import { type Log, typeOf } from '../store/logs';
import { workOf } from '../store/work';
import { appendEpoch } from '../sync/epochs';
import { type Live, newId, writeItem } from '../sync/write';
import { mustRoster } from '../team-roster';
import type { CaseRef } from '../values';

/** A course that is about to be: on disk before its row 0 is sent, so that a crash in between leaves nothing half. */
interface Founding {
  stream: Uint8Array;
  row: Uint8Array;
  drafts: { id: string; draft: ItemDraft }[];
}
const founding = workOf<Founding>('course/');

/** The courses of the team that this account is in. */
export const courseLogs = (u: Context): Log[] =>
  u.logs.all().filter((log) => typeOf(log) === 'course' && !log.facts.gone && amStaffIn(u, log));

/** @throws MellomError E_REFUSED */
export function courseLog(u: Context, ref: CaseRef): Log {
  const log = u.logs.get(ref);
  if (!log || typeOf(log) !== 'course' || !amStaffIn(u, log)) throw new MellomError('E_REFUSED', 'no such course');
  return log;
}

/**
 * A course begins: a stream for all who may be in cases, since each of them signs people up from their own.
 * @throws MellomError E_ROLE, E_OFFLINE
 */
export async function foundCourse(x: Live, { course }: Pick<ItemOf<'course'>, 'course'>, drafts: ItemDraft[]): Promise<CaseRef> {
  await x.connection.online();
  const roster = mustRoster(x);
  if (!hasRole(roster, x.account.id, ...caseRoles)) throw new MellomError('E_ROLE', 'not in cases');
  const begun = await founding.read(x.store, course);
  if (begun) return carryOut(x, course, begun);
  const chosen = withRole(roster, ...caseRoles);
  await x.cards.fetch([...custodians(roster), ...chosen, x.account.id]);
  const { stream, row } = makeStream({ account: x.account, type: 'course', roster, chosen, card: x.cards.must });
  const work: Founding = { stream, row, drafts: drafts.map((draft) => ({ id: newId(), draft })) };
  await founding.keep(x.store, work, course);
  return carryOut(x, course, work);
}

async function carryOut(x: Live, course: string, { stream, row, drafts }: Founding): Promise<CaseRef> {
  const log = x.logs.of(asStreamId(stream.slice()));
  if (log.state.last < 0) {
    const { seq } = await x.connection.request('append', { row });
    await x.sync.feed(log, [{ seq, row }]);
  }
  for (const { id, draft } of drafts) await writeItem(x, log, draft, id);
  await founding.done(x.store, course);
  x.state.changed('courses', 'calendar');
  return log.ref;
}

/** What a crash has left half-done. */
export async function resumeCourses(x: Live): Promise<void> {
  await founding.resume(x.store, (name, value) => carryOut(x, name, value));
}

/** Who has come to the team since is let in by whichever client is there; who has left it goes with every next row. */
export const followTeam = (x: Live, log: Log): Promise<void> =>
  appendEpoch(x, x.sync, log, (epoch, roster) => {
    const { founder } = log.state;
    const add = founder ? missing(epoch.members, roster).filter((one) => mayBeMember('course', founder, roster, one)) : [];
    if (!founder || add.length === 0) return null;
    return { members: nextMembers('course', founder, epoch.members, roster, { add }), invite: null };
  });

const missing = (members: readonly { account: Uint8Array }[], roster: VerifiedRoster) =>
  withRole(roster, ...caseRoles).filter((one) => !members.some(({ account }) => same(account, one)));

/** The case that a course names, where this account is in it. */
export function caseNamed(u: Context, stream: string): Log | null {
  const log = u.logs.get(u.refs.stream(asStreamId(fromBase64url(stream))));
  return log && typeOf(log) === 'case' && amStaffIn(u, log) && !log.facts.gone && !log.facts.end ? log : null;
}

/** Whether a case that a course names is no more, as far as this device knows. */
export const hasEnded = (u: Context, stream: string): boolean =>
  u.logs.get(u.refs.stream(asStreamId(fromBase64url(stream))))?.facts.end != null;
