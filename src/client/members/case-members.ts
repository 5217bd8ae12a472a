import { coversOf } from '../../care/members/arrangements';
import { localDate } from '../../care/time/dates';
import { asAccountId, fromBase64url, same, toBase64url } from '../../crypto/bytes';
import { mayBeMember, nextMembers } from '../../crypto/epoch-rules';
import { currentEpoch, roleIn } from '../../crypto/log';
import { MellomError } from '../../protocol/errors';
import { amCustodian, caseOfMember, citizensCase, isAtWork } from '../access';
import { alertsBeside } from '../alerts/alerts';
import { dismissKnocks } from '../cases/knocks';
import { chartsOf } from '../charts/charts';
import type { Context } from '../context';
import { iso } from '../context';
import type { Log } from '../store/logs';
import { writeAct } from '../sync/act-ids';
import { appendEpoch } from '../sync/epochs';
import { type Live, newId, writeItem } from '../sync/write';
import { writeAndConfirm } from '../sync/write-and-confirm';
import { mustRoster } from '../team-roster';
import type { ActId, CaseRef, InviteLink, ItemId } from '../values';
import { deleteCase, erase } from './erase';
import { inviteAgain } from './invitations';
import type { MembershipKeeper } from './membership-keeper';

/** Who writes what shall be, and who carries it out. */
type AtWork = Live & { membershipKeeper: MembershipKeeper };
interface Cover {
  by: string;
  from: string;
  until: string;
  note?: string;
}

/** Who is in a case, and how that changes: recovery, cover, handover, custody, erasing. */
export function caseMembersOn(h: { session: () => AtWork }, logOf: (ref: string) => Log) {
  const live = () => h.session();
  const own = (ref: string) => {
    const log = logOf(ref);
    if (!isAtWork(live(), log)) throw new MellomError('E_REFUSED', 'not in the case any more');
    return log;
  };
  /** For members, at work in the case or not: nothing of it is opened. */
  const memberOf = (ref: string) => caseOfMember(live(), ref);

  return {
    acts: {
      /** Everything lost: an invitation whose claim takes the citizen's old account's place, and opens nothing of the past. */
      inviteAgain: async (ref: CaseRef): Promise<InviteLink> => inviteAgain(live(), own(ref)),
      /** A person has made sure who it is. After a recovery invitation the past is handed over with it. */
      confirmCitizen: async (ref: CaseRef): Promise<void> => confirmCitizen(live(), own(ref)),
      /** The citizen's old account: nobody shall take its place. */
      refuseReplacement: async (): Promise<void> => refuseReplacement(live()),
      /** Another therapist, for given dates (YYYY-MM-DD, both included). In and out by whichever client of the staff is there then. */
      cover: async (ref: CaseRef, p: Cover, act?: ActId): Promise<void> => cover(live(), memberOf(ref), p, act),
      endCover: async (ref: CaseRef, id: ItemId): Promise<void> => endCover(live(), memberOf(ref), id),
      /** Another therapist, for good. The citizen sees who, when and the note. */
      handOver: async (ref: CaseRef, p: { to: string; note: string }, act?: ActId): Promise<void> =>
        handOver(live(), memberOf(ref), p, act),
      letIn: async (ref: CaseRef, account: string): Promise<void> =>
        live().membershipKeeper.change(memberOf(ref), { add: account }),
      putOut: async (ref: CaseRef, account: string): Promise<void> => putOut(live(), memberOf(ref), account),
      /** A custodian opens a case that is not their own; the reason is in the case before anything of it is shown. */
      takeCase: async (ref: CaseRef, reason: string): Promise<void> => takeCase(live(), memberOf(ref), reason),
      /** The body of one item of one's own (a custodian: of anybody's) goes, everywhere. */
      erase: async (ref: CaseRef, item: ItemId | `#${number}`): Promise<void> => erase(live(), own(ref), item),
      /** A custodian ends and deletes a case. */
      deleteCase: async (ref: CaseRef, reason: string): Promise<void> => {
        const log = memberOf(ref);
        // First what stands beside it, so that nothing is left without a case to find it by.
        for (const beside of [...alertsBeside(live(), log), ...chartsOf(live(), log)]) await deleteCase(live(), beside, reason);
        await deleteCase(live(), log, reason);
      },
      /** "I know": a link that was used has been tried again. */
      dismissKnocks: async (ref: CaseRef): Promise<void> => dismissKnocks(live(), own(ref)),
    },
  };
}

/**
 * The one act that opens the past to an account that came in by an invitation: a person has made sure who it is. With the item in the log
 * the keys follow, from this client or, if it cannot, from another that has them.
 */
async function confirmCitizen(x: AtWork, log: Log): Promise<void> {
  await x.connection.online();
  const claim = log.state.epochs.findLast(({ claimed }) => claimed);
  if (!claim || roleIn(currentEpoch(log.state), claim.author) !== 'citizen')
    throw new MellomError('E_REFUSED', 'nobody has claimed');
  const account = toBase64url(claim.author);
  if (!log.facts.confirmed.includes(account)) await writeAndConfirm(x, log, { kind: 'identity', account });
  await x.membershipKeeper.now(log);
}

async function refuseReplacement(x: Live): Promise<void> {
  const { sync } = x;
  await x.connection.online();
  const log = citizensCase(x);
  if (!log) throw new MellomError('E_TAKEN', 'the place is taken already');
  await appendEpoch(x, sync, log, (epoch, roster) => {
    if (!epoch.invite || !same(epoch.invite.replaces, x.account.id)) return null;
    return { members: nextMembers('case', x.account.id, epoch.members, roster), invite: null };
  });
  if (roleIn(currentEpoch(log.state), x.account.id) === null) throw new MellomError('E_TAKEN', 'the place is taken already');
  x.state.changed('replacement', 'case');
}

async function cover(x: AtWork, log: Log, p: Cover, act = newId()): Promise<void> {
  mustFit(x, log, p.by);
  const { by, from, until, note } = p;
  if (from > until || until < today(x)) throw new MellomError('E_INPUT', 'dates');
  await writeAct(x, log, { kind: 'cover', cover: act, by, from, until, ...(note ? { note } : {}) }, act);
  await x.membershipKeeper.now(log);
}

async function endCover(x: AtWork, log: Log, id: string): Promise<void> {
  const known = coversOf(log.facts.arranged, today(x)).find((one) => one.cover === id);
  if (!known) throw new MellomError('E_INPUT', 'no such cover');
  if (known.endedSeq !== null) return;
  const { by, from, until } = known;
  await writeItem(x, log, { kind: 'cover', cover: id, by, from, until, ended: true });
  await x.membershipKeeper.now(log);
}

async function handOver(x: AtWork, log: Log, { to, note }: { to: string; note: string }, act?: ActId): Promise<void> {
  mustFit(x, log, to);
  await writeAct(x, log, { kind: 'handover', to, note }, act);
  await x.membershipKeeper.now(log);
}

/** Out, and out of the covers too that would bring them back. */
async function putOut(x: AtWork, log: Log, account: string): Promise<void> {
  const role = roleIn(currentEpoch(log.state), asAccountId(fromBase64url(account)));
  if (account === x.me || role === 'citizen') throw new MellomError('E_REFUSED', 'not by this account');
  await x.connection.online();
  for (const { cover: id, by, from, until, endedSeq } of coversOf(log.facts.arranged, today(x)))
    if (by === account && endedSeq === null)
      await writeAndConfirm(x, log, { kind: 'cover', cover: id, by, from, until, ended: true });
  await x.membershipKeeper.change(log, { remove: account });
}

/** Not before the reason stands in the log, for everybody in the case to read, is anything of it shown. */
async function takeCase(x: Live, log: Log, reason: string): Promise<void> {
  if (!amCustodian(x)) throw new MellomError('E_REFUSED', 'for custodians');
  if (isAtWork(x, log)) return;
  await x.connection.online();
  if (reason.trim() === '') throw new MellomError('E_INPUT', 'a reason');
  await writeAndConfirm(x, log, { kind: 'custody', reason });
  x.state.changed('custody', 'cases', 'inbox');
}

function mustFit(u: Context, log: Log, account: string): void {
  const { type, founder } = log.state;
  const fits = type && mayBeMember(type, founder, mustRoster(u), asAccountId(fromBase64url(account)));
  if (!fits) throw new MellomError('E_INPUT', 'not somebody who may be in a case');
}

const today = (u: Context): string => localDate(iso(u.env));
