import { z } from 'zod/mini';
import type { AccountId, InviteId, RowId, StreamId, TeamId } from '../protocol/bytes';
import { MellomError } from '../protocol/errors';
import { type StaffRole, staffRoles } from '../protocol/kinds';
import {
  asAccountId,
  asEpochKey,
  asInviteId,
  asInviteSecret,
  asRowId,
  asSealKey,
  asSignPublicKey,
  asSignSecretKey,
  asStreamId,
  asTeamId,
  type EpochKey,
  fromBase64url,
  type InviteSecret,
  parseJson,
  reader,
  type Sealed,
  type SealKey,
  type Signature,
  type SignPublicKey,
  type SignSecretKey,
  same,
  toBase64url,
  utf8,
  zeros32,
} from './bytes';
import { derive, hash, isSigned, sign, sodiumVerify, type Verify } from './hash';
import { open, seal } from './seal';
import { type Random, secureRandom, sodium } from './sodium';

export interface InviteKeys {
  id: InviteId;
  invitePk: SignPublicKey;
  signKey: SignSecretKey;
  bundleKey: SealKey;
}

export interface Welcome {
  called: string;
  greeting: string;
  /** What it is written in; older invitations do not say. */
  language?: InviteLanguage | undefined;
}
const inviteLanguages = ['nb', 'nn', 'en'] as const;
type InviteLanguage = (typeof inviteLanguages)[number];
/** What the relay keeps for the invited one, sealed. */
export type Bundle =
  /**
   * `epoch` is the id of the epoch row with the open invite; `key` and `welcome` only while the case has had no citizen. The welcome
   * is shown before there is an account that could read the log.
   */
  | { kind: 'citizen'; team: TeamId; stream: StreamId; epoch: RowId; key: EpochKey | null; welcome: Welcome | null }
  | { kind: 'staff'; team: TeamId; inviter: AccountId; name: string; roles: StaffRole[] };

const text = z.string();
const schema = z.discriminatedUnion('kind', [
  z.object({
    v: z.literal(1),
    kind: z.literal('citizen'),
    team: text,
    stream: text,
    epoch: text,
    key: z.nullable(text),
    // A language that this app does not know is none: the invitation still opens.
    welcome: z.nullable(
      z.object({ called: text, greeting: text, language: z.catch(z.optional(z.enum(inviteLanguages)), undefined) }),
    ),
  }),
  z.object({
    v: z.literal(1),
    kind: z.literal('staff'),
    team: text,
    inviter: text,
    name: text,
    roles: z.array(z.enum(staffRoles)),
  }),
]);

export function newInviteSecret(random: Random = secureRandom): InviteSecret {
  return asInviteSecret(random(16));
}

export function inviteKeys(secret: InviteSecret): InviteKeys {
  const k = hash('invite', secret);
  const pair = sodium().crypto_sign_seed_keypair(derive(k, 'inviteSign'));
  return {
    id: asInviteId(derive(k, 'inviteId').slice(0, 16)),
    invitePk: asSignPublicKey(pair.publicKey),
    signKey: asSignSecretKey(pair.privateKey),
    bundleKey: asSealKey(derive(k, 'inviteBundle')),
  };
}

export function sealBundle(keys: InviteKeys, bundle: Bundle, random: Random = secureRandom): Sealed {
  const json =
    bundle.kind === 'citizen'
      ? {
          v: 1,
          kind: 'citizen',
          team: toBase64url(bundle.team),
          stream: toBase64url(bundle.stream),
          epoch: toBase64url(bundle.epoch),
          key: bundle.key ? toBase64url(bundle.key) : null,
          welcome: bundle.welcome,
        }
      : {
          v: 1,
          kind: 'staff',
          team: toBase64url(bundle.team),
          inviter: toBase64url(bundle.inviter),
          name: bundle.name,
          roles: bundle.roles,
        };
  return seal(keys.bundleKey, 'bundle', keys.id, utf8(JSON.stringify(json)), random);
}

/**
 * @param team what the link said, or null
 * @throws MellomError E_OPEN: another bundle, or of another team than the link's
 */
export function openBundle(keys: InviteKeys, team: Uint8Array | null, sealed: Uint8Array): Bundle {
  try {
    const json = schema.parse(parseJson(open(keys.bundleKey, 'bundle', keys.id, sealed)));
    const teamId = asTeamId(fromBase64url(json.team));
    if (team && !same(teamId.subarray(0, team.length), team)) throw new MellomError('E_OPEN');
    if (json.kind === 'staff') {
      return {
        kind: 'staff',
        team: teamId,
        inviter: asAccountId(fromBase64url(json.inviter)),
        name: json.name,
        roles: json.roles,
      };
    }
    return {
      kind: 'citizen',
      team: teamId,
      stream: asStreamId(fromBase64url(json.stream)),
      epoch: asRowId(fromBase64url(json.epoch)),
      key: json.key === null ? null : asEpochKey(fromBase64url(json.key)),
      welcome: json.welcome,
    };
  } catch {
    throw new MellomError('E_OPEN');
  }
}

/** sign(invite key, "claim", stream ‖ epoch ‖ account): the holder of the secret puts `account` into the epoch after `epoch`. */
export function signClaim(keys: InviteKeys, stream: StreamId, epoch: RowId, account: AccountId): Signature {
  return sign(keys.signKey, 'claim', stream, epoch, account);
}

export function isClaimSigned(
  invitePk: SignPublicKey,
  stream: StreamId,
  epoch: RowId,
  account: AccountId,
  claim: Uint8Array,
  verify: Verify = sodiumVerify,
): boolean {
  return isSigned(invitePk, claim, 'claim', [stream, epoch, account], verify);
}

/** The claim of a new colleague, which a lead settles by listing the account. */
export function signStaffClaim(keys: InviteKeys, team: TeamId, account: AccountId): Signature {
  return sign(keys.signKey, 'claim', team, zeros32, account);
}

export function isStaffClaimSigned(
  invitePk: SignPublicKey,
  team: TeamId,
  account: AccountId,
  claim: Uint8Array,
  verify: Verify = sodiumVerify,
): boolean {
  return isSigned(invitePk, claim, 'claim', [team, zeros32, account], verify);
}

/**
 * Six words of H("control", epoch id) that two people compare aloud. Both must use the same list, whatever language they read in.
 * @param words at least 1,024
 */
export function controlWords(epoch: RowId, words: readonly string[]): string[] {
  return sixWords(hash('control', epoch), words);
}

/** Six words of H("control-account", account id): by them a lead knows which of the accounts that ask is the colleague's on the telephone. */
export function accountWords(account: AccountId, words: readonly string[]): string[] {
  return sixWords(hash('control-account', account), words);
}

function sixWords(hashed: Uint8Array, words: readonly string[]): string[] {
  if (words.length < 1024) throw new MellomError('E_INPUT', 'word list too short');
  const from = reader(hashed);
  return Array.from({ length: 6 }, () => words[from.u32() % words.length] ?? '');
}
