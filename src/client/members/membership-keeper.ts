import { type Wanted, wantedMembers } from '../../care/members/arrangements';
import { localDate } from '../../care/time/dates';
import { asAccountId, fromBase64url, same, toBase64url } from '../../crypto/bytes';
import { mayBeMember, nextMembers } from '../../crypto/epoch-rules';
import { hasRole, type VerifiedRoster, withRole } from '../../crypto/roster';
import { MellomError } from '../../protocol/errors';
import { amStaffIn, isMember } from '../access';
import { followCase } from '../charts/chart-members';
import type { Context } from '../context';
import { iso } from '../context';
import { isCode, isPassing } from '../errors';
import { inTurn, type Turn, whenDone } from '../in-turn';
import type { Log } from '../store/logs';
import type { LogEntry } from '../store/tables';
import { appendEpoch, type EpochPlan, keysToHandOver, stillOpen } from '../sync/epochs';
import { type Live, writeItem } from '../sync/write';
import { teamRoster } from '../team-roster';
import { finishErasing } from './erase';

/** Somebody in, or out, by a person's own wish. */
interface MemberWish {
  add?: string;
  remove?: string;
}
/**
 * The one road by which the members of a case change. What the log asks for, any staff client that is there does: who covers comes in on the
 * day and goes after it, a handover is carried out, keys that a confirmed citizen (or a member whose wrap failed) lacks are handed over. All
 * of it follows from facts of the log, so that it does not matter whose client does it, a custodian's too, for which no case has to be
 * opened, nor how often, nor where it stopped. In one case one change follows the other. Nobody removes themselves.
 */
export interface MembershipKeeper {
  /** What the log of a case asks for, from now. What this device cannot do, without a network, is done by whichever client is there next. */
  now: (log: Log) => Promise<void>;
  /** @throws MellomError E_INPUT for somebody who may not be in a case, E_OFFLINE */
  change: (log: Log, wish: MemberWish) => Promise<void>;
  /** Something has come that may ask for it. */
  came: (log: Log, entries: readonly LogEntry[]) => void;
  /** All cases: at each login, and now and then, for days begin and end. */
  all: () => void;
  stop: () => Promise<void>;
}
const rest = 200;

export function membershipKeeperOf(x: Live, tell: (e: unknown) => void): MembershipKeeper {
  const waiting = new Set<Log>();
  const turns = new Map<Log, Turn>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stopped = false;
  const passes = inTurn();
  const turnOf = (log: Log): Turn => {
    const turn = turns.get(log) ?? inTurn();
    turns.set(log, turn);
    return turn;
  };
  const pass = async () => {
    const logs = [...waiting];
    waiting.clear();
    for (const log of logs) {
      if (stopped || x.connection.status() !== 'online') return;
      await turnOf(log)(() => lookAfter(x, log))
        .then(() => finishErasing(x, log))
        // What one case refuses holds up no other, and is tried again with the next occasion.
        .catch((e) => isPassing(e) || isCode(e, ...refusals) || tell(e));
    }
  };
  const plan = () => {
    if (stopped) return;
    timer ??= setTimeout(() => {
      timer = undefined;
      void passes(pass);
    }, rest);
  };
  return {
    now: async (log) => {
      await x.outbox.settled();
      await turnOf(log)(() => lookAfter(x, log)).catch((e) => {
        if (!isPassing(e)) throw e;
      });
    },
    change: async (log, wish) => {
      await x.connection.online();
      await turnOf(log)(() => changeMembers(x, log, wish));
    },
    came: (log, entries) => {
      const asks = entries.some(({ change, item }) => change || (item && asking.has(item.kind)));
      if (!asks && log.facts.toErase.length === 0) return;
      waiting.add(log);
      plan();
    },
    all: () => {
      for (const log of x.logs.all()) waiting.add(log);
      plan();
    },
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await Promise.all([passes, ...turns.values()].map(whenDone));
    },
  };
}
const asking: ReadonlySet<string> = new Set(['cover', 'decision', 'handover', 'identity', 'referral', 'welcome']);
const refusals = ['E_EPOCH', 'E_MEMBERS', 'E_AUTHOR', 'E_MEMBER', 'E_REFUSED', 'E_ROSTER', 'E_WRAP'] as const;

/** The arrangements in the log of a case, carried out as far as this device can. */
async function lookAfter(x: Live, log: Log): Promise<void> {
  const { sync, outbox } = x;
  const mine = isMember(x, log) && amStaffIn(x, log) && log.facts.until === null && !log.facts.gone && !log.early;
  if (!mine) return;
  const roster = teamRoster(x);
  for (const { cover, by, from, until } of roster ? wantedIn(x, log, roster).finish : []) {
    const said = outbox.pending(log.ref).some((item) => item.kind === 'cover' && item.cover === cover && item.ended);
    // One's own cover is ended by somebody else, who can then put one out.
    if (!said && by !== x.me) await writeItem(x, log, { kind: 'cover', cover, by, from, until, ended: true });
  }
  await appendEpoch(x, sync, log, arrangedPlan(x, log));
  await followCase(x, log);
}

/** The epoch that the arrangements ask for, or null where all is as they say. */
const arrangedPlan =
  (x: Live, log: Log): EpochPlan =>
  (epoch, roster) => {
    const { type, founder } = log.state;
    if (!type || !founder || !isMember(x, log)) return null;
    const { add, remove } = wantedIn(x, log, roster);
    const ids = (accounts: readonly string[]) => accounts.map((one) => asAccountId(fromBase64url(one)));
    const change = {
      add: ids(add).filter((one) => mayBeMember(type, founder, roster, one)),
      remove: ids(remove.filter((one) => one !== x.me)),
    };
    if (change.add.length + change.remove.length === 0 && keysToHandOver(log).length <= 1) return null;
    return { members: nextMembers(type, founder, epoch.members, roster, change), invite: stillOpen(x, epoch, roster) };
  };

function wantedIn(u: Context, log: Log, roster: VerifiedRoster): Wanted {
  if (log.facts.arranged.every(({ item }) => item.kind === 'welcome')) return { add: [], remove: [], finish: [] };
  return wantedMembers({
    arranged: log.facts.arranged,
    history: log.state.epochs.map(({ seq, members }) => ({
      seq,
      members: members.flatMap(({ account, role }) => (role === 'citizen' ? [] : [toBase64url(account)])),
    })),
    today: localDate(iso(u.env)),
    intake: withRole(roster, 'intake').map(toBase64url),
    isCustodian: (account) => hasRole(roster, asAccountId(fromBase64url(account)), 'custodian'),
  });
}

async function changeMembers(x: Live, log: Log, change: MemberWish): Promise<void> {
  const { sync } = x;
  const idOf = (account: string | undefined) => (account === undefined ? [] : [asAccountId(fromBase64url(account))]);
  const [add, remove] = [idOf(change.add), idOf(change.remove)];
  await appendEpoch(x, sync, log, (epoch, roster) => {
    const { type, founder } = log.state;
    if (!type || !founder) return null;
    if (!add.every((one) => mayBeMember(type, founder, roster, one)))
      throw new MellomError('E_INPUT', 'not somebody who may be in a case');
    const members = nextMembers(type, founder, epoch.members, roster, { add, remove });
    const isIn = (list: readonly Uint8Array[], one: Uint8Array) => list.some((other) => same(other, one));
    const before = epoch.members.map(({ account }) => account);
    const done = members.length === before.length && members.every((one) => isIn(before, one));
    return done ? null : { members, invite: stillOpen(x, epoch, roster) };
  });
}
