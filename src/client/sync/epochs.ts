import { same, toBase64url } from '../../crypto/bytes';
import { newWriter, nextEpoch } from '../../crypto/compose';
import type { NumberedKey, OpenInvite } from '../../crypto/epoch-body';
import { freshMembers, nextMembers } from '../../crypto/epoch-rules';
import { currentEpoch, type EpochFacts, roleIn } from '../../crypto/log';
import type { VerifiedRoster } from '../../crypto/roster';
import type { AccountId } from '../../protocol/bytes';
import { MellomError } from '../../protocol/errors';
import type { Context } from '../context';
import { isCode } from '../errors';
import { type Log, mustGoOn, writingKey } from '../store/logs';
import type { Sync } from './sync';

/** What the next epoch shall be; null: the one there is will do. */
export type EpochPlan = (epoch: EpochFacts, roster: VerifiedRoster) => { members: AccountId[]; invite: OpenInvite | null } | null;
const tries = 4;

/**
 * Appends the next epoch row if the plan still wants one, again on top of whatever somebody else has appended meanwhile. Each try
 * is a chain of its own, so nothing is kept in the outbox: an epoch row holds nobody's words.
 * @throws MellomError E_EPOCH, E_OFFLINE, E_MEMBERS, E_AUTHOR …
 */
export async function appendEpoch(u: Context, sync: Sync, log: Log, plan: EpochPlan): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    const epoch = currentEpoch(log.state);
    const roster = log.state.team && u.rosters.newest(log.state.team);
    if (!epoch || !roster) throw new MellomError('E_EPOCH', 'the stream is not known yet');
    const next = plan(epoch, roster);
    if (!next) return;
    mustGoOn(log, 'members');
    await u.cards.fetch(next.members);
    const made = nextEpoch({
      account: u.account,
      log: log.state,
      roster,
      ...next,
      card: u.cards.must,
      backs: keysToHandOver(log),
      writer: newWriter(),
    });
    try {
      const { seq } = await u.connection.request('append', { row: made.row });
      await sync.feed(log, [{ seq, row: made.row }]);
      return;
    } catch (e) {
      if (attempt >= tries || !isCode(e, 'E_EPOCH', 'E_ROSTER', 'E_MEMBERS', 'E_AUTHOR')) throw e;
      if (log.state.team) await u.rosters.fetch(log.state.team);
      await sync.catchUp(log);
    }
  }
}

/**
 * The earlier keys that the next epoch row hands back: the newest, and what cannot be reached from it (a wrap that failed has broken the
 * chain, or an account has taken another's place). Nothing from before an invitation was claimed, until a person has made sure who did:
 * no epoch row that a client writes by itself opens the past to whoever has the link.
 */
export function keysToHandOver(log: Log): NumberedKey[] {
  const epochs = new Map(log.facts.backs);
  const reached = new Set<number>();
  const given: NumberedKey[] = [];
  const from = currentEpoch(log.state)?.number ?? -1;
  for (let number = from; number >= openFrom(log) && given.length < mostKeys; number--) {
    const key = log.keys.get(number);
    if (!key) continue;
    if (!reached.has(number)) given.push({ number, key });
    for (const earlier of epochs.get(number) ?? []) reached.add(earlier);
  }
  return given;
}
/** 36 bytes each, in a row that 48 members fill to nine tenths. */
const mostKeys = 100;

/** Number of the first epoch whose key may be handed to all members there are. */
function openFrom({ state, facts }: Log): number {
  const claim = state.epochs.findLast(({ claimed }) => claimed);
  return claim && !facts.confirmed.includes(toBase64url(claim.author)) ? claim.number : 0;
}

/** Before sending: puts out who is no longer listed, and makes a key where one's own wrap did not fit. */
export async function freshenEpoch(u: Context, sync: Sync, log: Log): Promise<void> {
  await appendEpoch(u, sync, log, (epoch, roster) => {
    if (!roleIn(epoch, u.account.id)) return null;
    const members = freshMembers(log.state, epoch, roster);
    if (members) return { members, invite: stillOpen(u, epoch, roster) };
    if (writingKey(log) || !log.state.type || !log.state.founder) return null;
    return {
      members: nextMembers(log.state.type, log.state.founder, epoch.members, roster),
      invite: stillOpen(u, epoch, roster),
    };
  });
}

/** Carried on while it lasts; staff drop one that is over, a citizen may not. */
export function stillOpen(u: Context, epoch: EpochFacts, roster: VerifiedRoster): OpenInvite | null {
  if (!epoch.invite) return null;
  const staff = roster.people.some((one) => same(one.id, u.account.id));
  return staff && epoch.invite.notAfter * 1000 < u.env.now() ? null : epoch.invite;
}
