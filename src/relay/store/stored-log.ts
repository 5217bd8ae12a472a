import {
  asAccountId,
  asChainId,
  asCommit,
  asHeadHash,
  asRosterHash,
  asRowId,
  asSignPublicKey,
  asTeamId,
} from '../../crypto/bytes';
import { type ChainEnd, type EpochFacts, type LogChanges, type LogState, packLog, roleIn, unpackLog } from '../../crypto/log';
import { hex } from '../bytes';
import type { MemberChange, StoredStream } from './store';

/**
 * Between the log that judging needs and what the store keeps of it. Only the newest epoch counts for the rows to come; it changes
 * seldom and is one text, while the end of the stream and the ends of its chains change with every row and stand in columns.
 */
export function logOf(stored: StoredStream): LogState {
  const log = unpackLog(stored.state);
  log.last = stored.last;
  log.head = asHeadHash(new Uint8Array(stored.head));
  for (const { chain, author, n, id } of stored.chains)
    log.chains.set(hex(chain), {
      chain: asChainId(new Uint8Array(chain)),
      author: asAccountId(new Uint8Array(author)),
      n,
      id: asRowId(new Uint8Array(id)),
    });
  return log;
}

export const stateOf = (log: LogState): string => packLog({ ...log, epochs: log.epochs.slice(-1), chains: new Map() });

/** Ids cut out of the row, which would otherwise stay in memory with all that arrived beside it. */
export function ownBytes(changes: LogChanges): LogChanges {
  const { chain, epoch, origin } = changes;
  return {
    end: changes.end,
    chain: chain && ownChain(chain),
    epoch: epoch && {
      ...epoch,
      author: asAccountId(own(epoch.author)),
      commit: asCommit(own(epoch.commit)),
      rosterHash: asRosterHash(own(epoch.rosterHash)),
      invite: epoch.invite && {
        ...epoch.invite,
        invitePk: asSignPublicKey(own(epoch.invite.invitePk)),
        replaces: asAccountId(own(epoch.invite.replaces)),
      },
      members: epoch.members.map(({ account, role }) => ({ account: asAccountId(own(account)), role })),
    },
    origin: origin && { ...origin, team: asTeamId(own(origin.team)), founder: asAccountId(own(origin.founder)) },
  };
}
const ownChain = ({ chain, author, n, id }: ChainEnd): ChainEnd => ({
  chain: asChainId(own(chain)),
  author: asAccountId(own(author)),
  n,
  id,
});
const own = (bytes: Uint8Array) => new Uint8Array(bytes);

export function memberChanges(stream: Uint8Array, before: EpochFacts | null, after: EpochFacts): MemberChange[] {
  const joined = after.members
    .filter((m) => !roleIn(before, m.account))
    .map((m) => ({ stream, account: m.account, joined: after.seq, removed: null }));
  const removed = (before?.members ?? [])
    .filter((m) => !roleIn(after, m.account))
    .map((m) => ({ stream, account: m.account, joined: null, removed: after.seq }));
  return [...joined, ...removed];
}
