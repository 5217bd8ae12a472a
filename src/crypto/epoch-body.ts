import type { AccountId, RosterHash, RowId, StreamId, TeamId } from '../protocol/bytes';
import { MellomError } from '../protocol/errors';
import { type MemberRole, memberRole, type StreamType, streamType } from '../protocol/kinds';
import type { Account, VerifiedCard } from './account';
import {
  asAccountId,
  asCommit,
  asEpochKey,
  asRosterHash,
  asSignature,
  asSignPublicKey,
  asTeamId,
  asWrap,
  type Commit,
  concat,
  type EpochKey,
  reader,
  type Signature,
  type SignPublicKey,
  u8,
  u32,
  type Wrap,
} from './bytes';
import { derive, keyedHash } from './hash';
import { prefix } from './labels';
import { decrypt, encrypt } from './seal';
import { type Random, secureRandom, sodium } from './sodium';

export interface OpenInvite {
  invitePk: SignPublicKey;
  /** Unix seconds; only the relay, which has a clock that counts, judges it */
  notAfter: number;
  /** the account whose place the claimer takes, or zeros */
  replaces: AccountId;
}
export interface Member {
  account: AccountId;
  role: MemberRole;
}
export interface EpochBody {
  type: StreamType;
  team: TeamId;
  rosterVersion: number;
  rosterHash: RosterHash;
  number: number;
  commit: Commit;
  invite: OpenInvite | null;
  members: (Member & { wrap: Wrap })[];
  backCount: number;
  /** nonce ‖ ciphertext, or empty */
  back: Uint8Array;
  claim: Signature | null;
}
export interface NumberedKey {
  number: number;
  key: EpochKey;
}
/** Where an epoch row stands: what its wraps and back keys are tied to. Both zeros in row 0. */
export interface EpochPlace {
  stream: StreamId;
  epoch: RowId;
  number: number;
}

const typeOf = new Map<number, StreamType>(Object.entries(streamType).map(([name, value]) => [value, name as StreamType]));
const roleOf = new Map<number, MemberRole>(Object.entries(memberRole).map(([name, value]) => [value, name as MemberRole]));

export function newEpochKey(random: Random = secureRandom): EpochKey {
  return asEpochKey(random(32));
}

/** commit = KDF(epoch key, 3, "mlmepoch"). */
export function commitOf(key: EpochKey): Commit {
  return asCommit(derive(key, 'epochCommit'));
}

export function isCommitted(key: EpochKey, commit: Commit): boolean {
  return sodium().memcmp(commitOf(key), commit);
}

export function encodeEpochBody(body: EpochBody): Uint8Array {
  const invite = body.invite ? concat(u8(1), body.invite.invitePk, u32(body.invite.notAfter), body.invite.replaces) : u8(0);
  return concat(
    u8(streamType[body.type]),
    body.team,
    u32(body.rosterVersion),
    body.rosterHash,
    u32(body.number),
    body.commit,
    invite,
    u8(body.members.length),
    ...body.members.map((one) => concat(one.account, u8(memberRole[one.role]), one.wrap)),
    u8(body.backCount),
    body.back,
    body.claim ? concat(u8(1), body.claim) : u8(0),
  );
}

/** @throws MellomError E_FORMAT unless the bytes are exactly one epoch body */
export function parseEpochBody(bytes: Uint8Array): EpochBody {
  const from = reader(bytes);
  const type = typeOf.get(from.u8());
  if (!type) throw new MellomError('E_FORMAT', 'stream type');
  const team = asTeamId(from.take(32));
  const rosterVersion = from.u32();
  const rosterHash = asRosterHash(from.take(32));
  const number = from.u32();
  const commit = asCommit(from.take(32));
  const invite = flag(from.u8())
    ? { invitePk: asSignPublicKey(from.take(32)), notAfter: from.u32(), replaces: asAccountId(from.take(32)) }
    : null;
  const members = Array.from({ length: from.u8() }, () => {
    const account = asAccountId(from.take(32));
    const role = roleOf.get(from.u8());
    if (!role) throw new MellomError('E_FORMAT', 'role');
    return { account, role, wrap: asWrap(from.take(1192)) };
  });
  const backCount = from.u8();
  const back = from.take(backCount === 0 ? 0 : 24 + backCount * 36 + 16);
  const claim = flag(from.u8()) ? asSignature(from.take(64)) : null;
  from.end();
  return { type, team, rosterVersion, rosterHash, number, commit, invite, members, backCount, back, claim };
}

/** X-Wing ciphertext(1120) ‖ nonce(24) ‖ AEAD(w, epoch key). @param card of the one who shall read */
export function wrapKey(key: EpochKey, card: VerifiedCard, place: EpochPlace, random: Random = secureRandom): Wrap {
  const { ciphertext, sharedSecret } = sodium().crypto_kem_xwing_enc_deterministic(card.kemPk, random(64));
  return asWrap(concat(ciphertext, encrypt(wrappingKey(sharedSecret, ciphertext, card.id, place), key, prefix('wrap'), random)));
}

/** @throws MellomError E_OPEN, whether decapsulation, opening or the commitment fails */
export function unwrapKey(account: Account, wrap: Wrap, commit: Commit, place: EpochPlace): EpochKey {
  const ciphertext = wrap.subarray(0, 1120);
  let secret: Uint8Array;
  try {
    secret = sodium().crypto_kem_xwing_dec(ciphertext, account.kemKey);
  } catch {
    throw new MellomError('E_OPEN');
  }
  const key = asEpochKey(decrypt(wrappingKey(secret, ciphertext, account.id, place), wrap.subarray(1120), prefix('wrap')));
  if (!isCommitted(key, commit)) throw new MellomError('E_OPEN');
  return key;
}

/** The earlier keys, for holders of this one. Empty when there are none. */
export function sealBackKeys(
  key: EpochKey,
  place: EpochPlace,
  backs: readonly NumberedKey[],
  random: Random = secureRandom,
): Uint8Array {
  if (backs.length === 0) return new Uint8Array(0);
  return encrypt(
    derive(key, 'epochBack'),
    concat(...backs.map((one) => concat(u32(one.number), one.key))),
    backPlace(place),
    random,
  );
}

/** Keys are to be believed only where they fit their number's commit. @throws MellomError E_OPEN */
export function openBackKeys(key: EpochKey, place: EpochPlace, body: EpochBody): NumberedKey[] {
  if (body.backCount === 0) return [];
  const from = reader(decrypt(derive(key, 'epochBack'), body.back, backPlace(place)));
  return Array.from({ length: body.backCount }, () => ({ number: from.u32(), key: asEpochKey(from.take(32)) }));
}

function backPlace(place: EpochPlace): Uint8Array {
  return concat(prefix('back'), place.stream, place.epoch, u32(place.number));
}

function wrappingKey(secret: Uint8Array, ciphertext: Uint8Array, account: AccountId, place: EpochPlace): Uint8Array {
  return keyedHash(secret, 'wrap', ciphertext, account, place.stream, place.epoch, u32(place.number));
}

function flag(byte: number): boolean {
  if (byte > 1) throw new MellomError('E_FORMAT', 'neither there nor not there');
  return byte === 1;
}
