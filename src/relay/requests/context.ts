import { asTeamId } from '../../crypto/bytes';
import { isStillStaff } from '../../crypto/epoch-rules';
import type { Verify } from '../../crypto/hash';
import { currentEpoch, type EpochFacts, roleIn } from '../../crypto/log';
import { hasRole, type VerifiedRoster } from '../../crypto/roster';
import type { AccountId } from '../../protocol/bytes';
import { MellomError } from '../../protocol/errors';
import { limits } from '../../protocol/limits';
import type { Answers, Request, RequestName } from '../../protocol/messages';
import type { Appends } from '../appends';
import type { Knocks } from '../knocks';
import type { Quotas } from '../limits/quotas';
import type { Lookups } from '../lookups';
import type { Opaque } from '../opaque';
import type { Reads } from '../reads';
import type { Setup } from '../setup';
import type { Store, StoredInvitation } from '../store/store';
import { logOf } from '../store/stored-log';

/** Who asks; what a request is answered with knows nothing of sockets and HTTP. */
export interface RequestContext {
  /** null before login */
  account: AccountId | null;
  /** where the connection comes from: for quotas, never kept */
  address: string;
}
export type Handlers = { [N in RequestName]: (asker: RequestContext, request: Request<N>) => Promise<Answers[N]> };
export type Part<N extends RequestName> = Pick<Handlers, N>;

/** What answering needs. */
export interface RelayContext {
  store: Store;
  lookups: Lookups;
  appends: Appends;
  setup: Setup;
  opaque: Opaque;
  reads: Reads;
  knocks: Knocks;
  quotas: Quotas;
  verify: Verify;
  now: () => number;
  tell: {
    roster: (team: Uint8Array, version: number) => Promise<void>;
    claimed: (team: Uint8Array) => Promise<void>;
    /** seq −1: the whole stream */
    erased: (stream: Uint8Array, seq: number) => Promise<void>;
  };
}

/** Absent, foreign and forbidden have one answer. */
export const refused = () => new MellomError('E_REFUSED');
export const fresh = (bytes: Uint8Array) => new Uint8Array(bytes);

export function me(asker: RequestContext): AccountId {
  if (!asker.account) throw new MellomError('E_LOGIN');
  return asker.account;
}
/** The epoch in force of a stream in which the asker is staff, by the newest roster too. */
export async function staffOf({ store, lookups }: RelayContext, asker: RequestContext, stream: Uint8Array): Promise<EpochFacts> {
  const account = me(asker);
  const stored = await store.stream(stream);
  const log = stored && logOf(stored);
  const epoch = log && currentEpoch(log);
  const roster = log?.team && (await lookups.newestRoster(log.team));
  if (!epoch || !roster || !log.type || roleIn(epoch, account) !== 'staff') throw refused();
  if (!isStillStaff(log.type, log.founder ?? epoch.author, roster, account)) throw refused();
  return epoch;
}
export async function leadOf({ lookups }: RelayContext, asker: RequestContext, team: Uint8Array): Promise<VerifiedRoster> {
  const roster = await lookups.newestRoster(asTeamId(team));
  if (!roster || !hasRole(roster, me(asker), 'lead')) throw refused();
  return roster;
}
/** Coming with one that has been used is told to the staff of its case. */
export async function openInvitation(
  { store, knocks, now }: RelayContext,
  asker: RequestContext,
  invite: Uint8Array,
): Promise<StoredInvitation> {
  const found = await store.invitation(invite);
  if (!found) throw refused();
  if (found.state === 'taken') {
    if (found.stream) await knocks.came(fresh(found.stream), asker.account, asker.address);
    throw new MellomError('E_TAKEN');
  }
  if (found.notAfter * 1000 < now()) {
    await store.emptyExpired(Math.floor(now() / 1000));
    throw new MellomError('E_EXPIRED');
  }
  if (found.state === 'withdrawn') throw new MellomError('E_WITHDRAWN');
  return found;
}
/** No invitation is open for longer than the protocol says. Unix seconds. */
export const capped = (notAfter: number, now: number) => Math.min(notAfter, Math.floor(now / 1000) + limits.inviteDays * 86_400);

/** As many as fit into a page, at least one. */
export function withinBytes<T>(list: T[], size: (one: T) => number): T[] {
  let bytes = 0;
  const end = list.findIndex((one, i) => {
    bytes += size(one);
    return i > 0 && bytes > limits.pageBytes;
  });
  return end === -1 ? list : list.slice(0, end);
}
