import { asAccountId, fromBase64url, same, toBase64url } from '../../crypto/bytes';
import { freshMembers, mayBeMember, nextMembers } from '../../crypto/epoch-rules';
import { roleIn } from '../../crypto/log';
import type { VerifiedRoster } from '../../crypto/roster';
import type { AccountId } from '../../protocol/bytes';
import type { WithCases } from '../cases/case-cache';
import type { Context } from '../context';
import { codeOf, isPassing } from '../errors';
import { inTurn, whenDone } from '../in-turn';
import { epochOf, type Log } from '../store/logs';
import { workOf } from '../store/work';
import { appendEpoch, freshenEpoch } from '../sync/epochs';
import type { Live } from '../sync/write';
import { personIn, teamRoster } from '../team-roster';
import { tellPhone } from './own-phone';
import { finishRootChange, takeGivenRoot } from './root';
import { changeRoster, heldRoot, isLead } from './roster-change';

/**
 * What the roster asks of a member of staff's client, done at each login and each time that the roster changes. All of it follows from
 * what is there, so that a crash in the middle is no more than a pause: leavers are put out of the streams that this account is in,
 * whoever must be in them is put in, a given root is taken, a half-done change of the root finished, an old roster issued anew, one's own
 * telephone number told to colleagues.
 */
export interface RosterKeeper {
  /** One pass, from now; resolves when it is through. */
  now: () => Promise<void>;
  /** Resolves when nothing of it is at work any more. */
  stop: () => Promise<void>;
}
/** A lead's client issues the roster anew after this many days (docs/protocol.md, "Teams"). */
const reissueAfter = 21;
const dayMs = 86_400_000;

export function rosterKeeperOf(at: WithCases): RosterKeeper {
  let stopped = false;
  const turn = inTurn();

  const pass = async () => {
    for (const step of [takeGivenRoot, finishRootChange, reissueWhenOld, finishReplacements, tellPhone]) {
      if (stopped || !personIn(at, at.me)) return;
      await step(at);
    }
    for (const log of at.logs.all()) {
      if (stopped || at.connection.status() !== 'online') return;
      if (!isStaffIn(at, log)) continue;
      await freshenEpoch(at, at.sync, log).catch((e) => {
        if (isPassing(e)) throw e; // what one stream refuses holds up no other: it stays among those to be put right
      });
    }
    at.state.changed('teamTrust');
  };
  return {
    now: () =>
      turn(async () => {
        if (!stopped && teamRoster(at)) await pass();
      }).catch((e) => {
        // Without a network it goes on at the next login.
        if (!isPassing(e) && !stopped) at.state.set({ trouble: codeOf(e) });
      }),
    stop: () => {
      stopped = true;
      return whenDone(turn);
    },
  };
}

function isStaffIn(u: Context, log: Log): boolean {
  const epoch = epochOf(log);
  return (
    !log.facts.gone && log.facts.until === null && epoch !== null && (roleIn(epoch, u.account.id) ?? 'citizen') !== 'citizen'
  );
}

async function reissueWhenOld(live: Live): Promise<void> {
  const isOld = (roster: VerifiedRoster) => live.env.now() - Date.parse(roster.issuedAt) > reissueAfter * dayMs;
  const roster = teamRoster(live);
  if (roster && isOld(roster) && isLead(live, roster) && heldRoot(live, roster))
    await changeRoster(live, (newest) => (isOld(newest) ? {} : null));
}

/** A colleague's account was lost, and a new one listed in its place: what is left to do. */
interface Replacing {
  old: string;
  now: string;
  /** Streams where the old account was, by what this device calls them. */
  streams: string[];
}
const replacing = workOf<Replacing>('replacing/');

/** To be called before the roster says it: from then on any client may put the old account out. */
export async function noteReplacement(u: Context, old: AccountId, now: AccountId): Promise<void> {
  const streams = u.logs.all().filter((log) => roleIn(epochOf(log), old) === 'staff');
  const value: Replacing = { old: toBase64url(old), now: toBase64url(now), streams: streams.map((log) => log.ref) };
  await replacing.keep(u.store, value, value.old);
}

/** The new account comes in with the epoch that puts the old one out, and reads what it could read. */
async function finishReplacements(at: WithCases): Promise<void> {
  for (const { name, value: work } of await replacing.all(at.store)) {
    const [old, now] = [work.old, work.now].map((text) => asAccountId(fromBase64url(text)));
    const roster = teamRoster(at);
    if (!old || !now || !roster?.people.some((one) => same(one.id, now)) || roster.people.some((one) => same(one.id, old)))
      continue;
    for (let ref = work.streams.at(0); ref; ref = work.streams.at(0)) {
      const log = at.logs.get(ref);
      if (log && isStaffIn(at, log)) await putIn(at, log, now);
      work.streams.shift();
      await replacing.keep(at.store, work, name);
    }
    await replacing.done(at.store, name);
  }
}

async function putIn(session: WithCases, log: Log, account: AccountId): Promise<void> {
  await appendEpoch(session, session.sync, log, (epoch, roster) => {
    const { type, founder } = log.state;
    if (!type || !founder || roleIn(epoch, account)) return null;
    const fits = mayBeMember(type, founder, roster, account);
    const add = fits ? [account] : [];
    if (!fits && !freshMembers(log.state, epoch, roster)) return null;
    return { members: nextMembers(type, founder, epoch.members, roster, { add }), invite: epoch.invite };
  });
}
