import { z } from 'zod/mini';
import type { AccountId, RosterHash, StreamId, TeamId } from '../protocol/bytes';
import { MellomError } from '../protocol/errors';
import { type StaffRole, staffRoles } from '../protocol/kinds';
import { limits } from '../protocol/limits';
import {
  asAccountId,
  asRosterHash,
  asSignature,
  asSignPublicKey,
  asSignSecretKey,
  asStreamId,
  asTeamId,
  fromBase64url,
  hex,
  parseJson,
  type RootSeed,
  type Signature,
  type SignPublicKey,
  same,
  toBase64url,
  utf8,
  zeros32,
} from './bytes';
import { hash, isSigned, sign, sodiumVerify, type Verify } from './hash';
import { sodium } from './sodium';

const bytes32 = z.string().check(z.regex(/^[A-Za-z0-9_-]{43}$/));
const line = (max: number) => z.string().check(z.maxLength(max));

const day = z.string().check(z.regex(/^\d{4}-\d\d-\d\d$/));
/** A host's name in small letters, without port or path: `video.nhn.no`. */
const host = /^[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,8}$/;

/** What the team says of itself; the citizen's client shows it. */
const about = z.strictObject({
  name: line(120),
  municipality: line(80),
  phone: line(30),
  hours: line(120),
  replyDays: z.int().check(z.gte(1), z.lte(30)),
  /** Whom to call in a crisis in this municipality; `from`: the day on which it was last looked over. */
  crisis: z.optional(
    z.strictObject({
      from: day,
      numbers: z
        .array(z.strictObject({ name: line(60), number: line(30), about: line(120) }))
        .check(z.minLength(1), z.maxLength(6)),
    }),
  ),
  /** When somebody answers the telephone, in the team's own words, where that is not the same hours. */
  phoneHours: z.optional(line(80)),
  /** Programmes that a citizen of this team may begin on their own, before anybody has given them one. */
  selfStart: z.optional(z.array(z.string().check(z.regex(/^[a-z0-9][a-z0-9-]{1,39}$/))).check(z.maxLength(20))),
  /**
   * People may ask this team for help by themselves, from this age on. While it is closed they read the team's own words, and what they write waits;
   * `until`: the last day of it, where that is known.
   */
  door: z.optional(
    z.strictObject({
      age: z.int().check(z.gte(13), z.lte(18)),
      closed: z.optional(z.strictObject({ words: line(500), until: z.optional(day) })),
    }),
  ),
  /** Days on which this team does not work, besides Saturdays, Sundays and Norway's holidays. */
  days: z.optional(z.strictObject({ christmasEve: z.boolean(), newYearsEve: z.boolean() })),
  closedDays: z.optional(z.array(z.strictObject({ from: day, until: day })).check(z.maxLength(30))),
  /** Whom it serves: numbers of municipalities (Statistics Norway), and the city's districts where they run it themselves. */
  places: z.optional(
    z
      .array(z.strictObject({ kommune: z.string().check(z.regex(/^\d{4}$/)), bydel: z.optional(line(60)) }))
      .check(z.maxLength(30)),
  ),
  /** Where people meet: its rooms, and the hosts whose video links count as the team's. */
  rooms: z.optional(z.array(line(60)).check(z.maxLength(30))),
  videoHosts: z.optional(z.array(z.string().check(z.maxLength(120), z.regex(host))).check(z.maxLength(10))),
  /** Months from the end of a course until the case is deleted; kept where it is not said. */
  retentionMonths: z.optional(z.int().check(z.gte(1), z.lte(600))),
});
const person = z.strictObject({
  id: bytes32,
  name: line(120),
  title: line(120),
  roles: z.array(z.enum(staffRoles)).check(z.minLength(1)),
});
const schema = z.strictObject({
  v: z.literal(1),
  team: bytes32,
  version: z.int().check(z.gte(1), z.lte(0xffff_ffff)),
  prev: bytes32,
  issuedAt: z.string().check(z.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,3})?Z$/)),
  root: bytes32,
  nextRoot: z.nullable(bytes32),
  teamStream: z.nullable(bytes32),
  about,
  people: z.array(person).check(z.maxLength(1_000)),
});

export type RosterAbout = z.infer<typeof about>;
export interface RosterPerson {
  id: AccountId;
  name: string;
  title: string;
  roles: StaffRole[];
}

/** A roster whose signature and place in its team's chain have been checked. Only `verifyRoster` and `makeRoster` make one. */
export interface VerifiedRoster {
  team: TeamId;
  version: number;
  hash: RosterHash;
  prev: RosterHash;
  /** ISO 8601, UTC, by the issuing lead's clock */
  issuedAt: string;
  root: SignPublicKey;
  /** the key that signs the next version, when the root hands over */
  nextRoot: SignPublicKey | null;
  teamStream: StreamId | null;
  about: RosterAbout;
  people: RosterPerson[];
  /** by hex of the account */
  byAccount: ReadonlyMap<string, RosterPerson>;
  /** the document exactly as signed */
  bytes: Uint8Array;
  signature: Signature;
}

export function rootPublicKey(root: RootSeed): SignPublicKey {
  return asSignPublicKey(sodium().crypto_sign_seed_keypair(root).publicKey);
}

/** teamId = H("team", first root key). */
export function teamOf(firstRoot: SignPublicKey): TeamId {
  return asTeamId(hash('team', firstRoot));
}

/**
 * The next version (or, without `previous`, the first). The bytes signed are the bytes of JSON.stringify and are kept as they are:
 * nobody ever writes a roster again from its parts.
 * @throws MellomError E_ROSTER when `rootSeed` is not the root that `previous` calls for
 */
export function makeRoster(p: {
  previous: VerifiedRoster | null;
  rootSeed: RootSeed;
  issuedAt: Date;
  about: RosterAbout;
  people: RosterPerson[];
  teamStream?: StreamId | null;
  nextRoot?: SignPublicKey | null;
}): VerifiedRoster {
  const root = rootPublicKey(p.rootSeed);
  if (p.previous && !same(successor(p.previous), root)) throw new MellomError('E_ROSTER', 'not the root of the next version');
  const teamStream = p.teamStream ?? p.previous?.teamStream ?? null;
  const document: z.infer<typeof schema> = {
    v: 1,
    team: toBase64url(p.previous?.team ?? teamOf(root)),
    version: (p.previous?.version ?? 0) + 1,
    prev: toBase64url(p.previous?.hash ?? zeros32),
    issuedAt: p.issuedAt.toISOString(),
    root: toBase64url(root),
    nextRoot: p.nextRoot ? toBase64url(p.nextRoot) : null,
    teamStream: teamStream ? toBase64url(teamStream) : null,
    about: p.about,
    people: p.people.map((one) => ({ id: toBase64url(one.id), name: one.name, title: one.title, roles: one.roles })),
  };
  const bytes = utf8(JSON.stringify(document));
  const key = asSignSecretKey(sodium().crypto_sign_seed_keypair(p.rootSeed).privateKey);
  return read(bytes, sign(key, 'roster', bytes));
}

/**
 * Judges a roster that came from anywhere, against those already verified.
 * @param known verified rosters of the same team, in any order; empty at first contact, where the team's id vouches for the first root
 * @throws MellomError E_ROSTER not a roster of this team, or not signed by its root; E_ROSTER_FORK a second document for a known
 * version, or a broken `prev`; E_ROSTER_WAIT the root has changed in between: get the versions after the newest known one first
 */
export function verifyRoster(
  signed: { roster: Uint8Array; signature: Uint8Array },
  team: TeamId,
  known: readonly VerifiedRoster[],
  verify: Verify = sodiumVerify,
): VerifiedRoster {
  const offered = read(signed.roster, signed.signature);
  if (!same(offered.team, team)) throw new MellomError('E_ROSTER', 'another team');
  const at = (version: number) => known.find((one) => one.version === version && same(one.team, team));
  const twin = at(offered.version);
  if (twin && !same(twin.hash, offered.hash)) throw new MellomError('E_ROSTER_FORK', 'two documents of one version');
  const older = known.reduce<VerifiedRoster | null>(
    (best, one) => (one.version < offered.version && one.version > (best?.version ?? 0) ? one : best),
    null,
  );
  const before = at(offered.version - 1);
  const after = at(offered.version + 1);
  const vouched = twin !== undefined || (after !== undefined && same(after.prev, offered.hash));
  if (!vouched && !same(older ? successor(older) : firstRoot(offered, team), offered.root)) {
    if (older === before && older) throw new MellomError('E_ROSTER', 'signed by another root');
    throw new MellomError('E_ROSTER_WAIT', 'the root has changed since');
  }
  if (!isSigned(offered.root, offered.signature, 'roster', [offered.bytes], verify))
    throw new MellomError('E_ROSTER', 'signature');
  if (before && !same(before.hash, offered.prev)) throw new MellomError('E_ROSTER_FORK', 'prev');
  if (after && !same(after.prev, offered.hash)) throw new MellomError('E_ROSTER_FORK', 'prev of the next');
  if (offered.version === 1 && !same(offered.prev, zeros32)) throw new MellomError('E_ROSTER', 'prev of the first');
  return offered;
}

/** The key that must sign the version after this one. */
export function successor(roster: VerifiedRoster): SignPublicKey {
  return roster.nextRoot ?? roster.root;
}

export function isListed(roster: VerifiedRoster, account: AccountId): boolean {
  return roster.byAccount.has(hex(account));
}

export function rolesOf(roster: VerifiedRoster, account: AccountId): readonly StaffRole[] {
  return roster.byAccount.get(hex(account))?.roles ?? [];
}

export function hasRole(roster: VerifiedRoster, account: AccountId, ...roles: StaffRole[]): boolean {
  return rolesOf(roster, account).some((role) => roles.includes(role));
}

/** Everybody with at least one of the roles. */
export function withRole(roster: VerifiedRoster, ...roles: StaffRole[]): AccountId[] {
  return roster.people.filter((one) => one.roles.some((role) => roles.includes(role))).map((one) => one.id);
}

export function custodians(roster: VerifiedRoster): AccountId[] {
  return withRole(roster, 'custodian');
}

function firstRoot(offered: VerifiedRoster, team: TeamId): Uint8Array {
  if (same(teamOf(offered.root), team)) return offered.root;
  if (offered.version === 1) throw new MellomError('E_ROSTER', 'not the root of this team');
  return zeros32;
}

function read(roster: Uint8Array, signature: Uint8Array): VerifiedRoster {
  if (roster.length > limits.roster || signature.length !== 64) throw new MellomError('E_ROSTER', 'length');
  const bytes = roster.slice();
  try {
    const document = schema.parse(parseJson(bytes));
    const people = document.people.map((one) => ({ ...one, id: asAccountId(fromBase64url(one.id)) }));
    const byAccount = new Map(people.map((one) => [hex(one.id), one]));
    if (byAccount.size !== people.length) throw new MellomError('E_ROSTER', 'a person is listed twice');
    return {
      team: asTeamId(fromBase64url(document.team)),
      version: document.version,
      hash: asRosterHash(hash('roster', bytes)),
      prev: asRosterHash(fromBase64url(document.prev)),
      issuedAt: document.issuedAt,
      root: asSignPublicKey(fromBase64url(document.root)),
      nextRoot: document.nextRoot === null ? null : asSignPublicKey(fromBase64url(document.nextRoot)),
      teamStream: document.teamStream === null ? null : asStreamId(fromBase64url(document.teamStream)),
      about: document.about,
      people,
      byAccount,
      bytes,
      signature: asSignature(signature.slice()),
    };
  } catch {
    throw new MellomError('E_ROSTER', 'not a roster');
  }
}
