import type { AccountId } from '../protocol/bytes';
import { caseRoles, type MemberRole, type StaffRole, type StreamType } from '../protocol/kinds';
import { limits } from '../protocol/limits';
import { compare, same, zeros32 } from './bytes';
import type { EpochBody, Member, OpenInvite } from './epoch-body';
import { sodiumVerify, type Verify } from './hash';
import { isClaimSigned } from './invitation';
import { type EpochFacts, type LogState, roleIn } from './log';
import { hasRole, isListed, type RosterPerson, type VerifiedRoster, withRole } from './roster';
import type { Row } from './row';

/** Who is in a stream of each type: how many citizens, who of the staff must be, and who else may be. */
interface Table {
  citizens: readonly number[];
  must: readonly StaffRole[];
  may: readonly StaffRole[];
  /** its staff are exactly those who must be */
  exact: boolean;
}
/** Everybody but those who only read reports. */
const working: readonly StaffRole[] = ['lead', 'therapist', 'intake', 'duty', 'custodian'];
const tables: Record<StreamType, Table> = {
  case: { citizens: [0, 1], must: ['custodian'], may: caseRoles, exact: false },
  chart: { citizens: [0], must: ['custodian'], may: caseRoles, exact: false },
  course: { citizens: [0], must: ['custodian'], may: caseRoles, exact: false },
  team: { citizens: [0], must: working, may: working, exact: true },
  alert: { citizens: [1], must: ['duty', 'custodian'], may: ['duty', 'custodian'], exact: true },
  registry: { citizens: [0], must: ['lead'], may: ['lead'], exact: false },
  report: { citizens: [0], must: ['lead', 'reader'], may: ['lead', 'reader'], exact: true },
};

/**
 * A citizen is an account that the roster does not list. Whoever is the citizen of a stream already stays it, listed or not: no roster
 * turns a person in care into staff of their own case, or stops the case.
 * @param before the epoch in force before; null for row 0
 */
export function roleFor(
  type: StreamType,
  roster: VerifiedRoster,
  account: AccountId,
  before: { members: readonly Member[] } | null,
): MemberRole {
  if (!isListed(roster, account) || roleIn(before, account) === 'citizen') return 'citizen';
  return type === 'report' && !hasRole(roster, account, 'lead') ? 'reader' : 'staff';
}

/** Whether somebody on the roster has a role that fits a stream of this type. In a registry, besides leads, only its founder has. */
export function mayBeMember(type: StreamType, founder: AccountId | null, roster: VerifiedRoster, account: AccountId): boolean {
  if (hasRole(roster, account, ...tables[type].may)) return true;
  return type === 'registry' && founder !== null && same(founder, account) && hasRole(roster, account, 'therapist');
}

/** Step 11, but for the cards: number, order, roles and set as the table says. */
export function membersFit(
  type: StreamType,
  founder: AccountId,
  roster: VerifiedRoster,
  before: { members: readonly Member[] } | null,
  members: readonly Member[],
): boolean {
  if (members.length < 1 || members.length > limits.members) return false;
  const ascending = members.every((member, i) => i === 0 || compare(members[i - 1]?.account ?? zeros32, member.account) < 0);
  const fitting = members.every(
    ({ account, role }) =>
      role === roleFor(type, roster, account, before) && (role === 'citizen' || mayBeMember(type, founder, roster, account)),
  );
  const citizens = members.filter((member) => member.role === 'citizen').length;
  const complete = withRole(roster, ...tables[type].must).every((account) => roleIn({ members }, account));
  return ascending && fitting && complete && tables[type].citizens.includes(citizens);
}

/** Step 12. @param before the epoch in force before, null for row 0; `members` already fit */
export function mayAuthor(
  before: EpochFacts | null,
  row: Row,
  body: EpochBody,
  roster: VerifiedRoster,
  verify: Verify = sodiumVerify,
): boolean {
  if (!before) return mayFound(row.author, body, roster);
  if (body.claim) return isClaim(before, row, body, verify);
  const role = roleIn(before, row.author);
  if (role === null || role !== roleIn(body, row.author)) return false;
  if (role === 'citizen') return isCitizensOwn(before, row.author, body, roster);
  return sameAccounts(citizensOf(before), citizensOf(body)) && inviteFits(body);
}

/** Who may write items into a stream of this type. */
export function mayWriteItems(log: LogState, epoch: EpochFacts, account: AccountId): boolean {
  const role = roleIn(epoch, account);
  if (role === null) return false;
  if (log.type === 'registry') return log.founder !== null && same(log.founder, account);
  return log.type !== 'report' || role === 'staff';
}

/**
 * Whether somebody who acts as staff in a stream may do so by a newer roster than the row pins. A row is judged by the roster that it pins,
 * so that everybody arrives at the same answer, and whoever has left could pin one of the days when they were in: the relay asks this
 * of every row of staff when it is appended, and a claimer of whoever has invited them.
 * @param founding for row 0 of a team or a report, which only a lead begins
 */
export function isStillStaff(
  type: StreamType,
  founder: AccountId,
  newest: VerifiedRoster,
  account: AccountId,
  founding = false,
): boolean {
  if (founding && (type === 'team' || type === 'report')) return hasRole(newest, account, 'lead');
  return mayBeMember(type, founder, newest, account);
}

/**
 * Whether all these people have room in the streams that they must be in: one row has room for 48 members, a citizen and all who
 * work in the team among them.
 */
export function hasRoom(people: readonly Pick<RosterPerson, 'roles'>[]): boolean {
  const count = (roles: readonly StaffRole[]) => people.filter((one) => one.roles.some((role) => roles.includes(role))).length;
  return count(working) <= limits.atWork && count(tables.report.must) <= limits.members;
}

/** Somebody who reads the figures of a team does nothing else in it: no case, no chart, no key of the team's own work. */
export const isMixed = ({ roles }: Pick<RosterPerson, 'roles'>): boolean => roles.includes('reader') && roles.length > 1;

/**
 * The accounts of a next epoch: the members before who still may be, everybody who must be, and the change that staff wish.
 * Without a change it is also the one set that a citizen may write. Ascending.
 */
export function nextMembers(
  type: StreamType,
  founder: AccountId,
  before: readonly Member[],
  roster: VerifiedRoster,
  change: { add?: readonly AccountId[]; remove?: readonly AccountId[] } = {},
): AccountId[] {
  const must = withRole(roster, ...tables[type].must);
  const kept = before
    .filter((one) => one.role === 'citizen' || (!tables[type].exact && mayBeMember(type, founder, roster, one.account)))
    .map((one) => one.account)
    .concat(change.add ?? [])
    .filter((account) => !(change.remove ?? []).some((gone) => same(gone, account)));
  return [...must, ...kept].sort(compare).filter((account, i, all) => i === 0 || !same(account, all[i - 1] ?? zeros32));
}

/**
 * Before sending: does the newest roster known demand an epoch row first? So that the first who writes puts a revoked therapist out,
 * and a new custodian in, of whom the journal may depend one day.
 * @returns the members that the epoch row shall have, or null when the epoch stands
 */
export function freshMembers(log: LogState, epoch: EpochFacts, newest: VerifiedRoster): AccountId[] | null {
  if (!log.type || !log.founder || newest.version < epoch.rosterVersion) return null;
  const next = nextMembers(log.type, log.founder, epoch.members, newest);
  const isIn = (account: AccountId, list: readonly AccountId[]) => list.some((one) => same(one, account));
  const gone = epoch.members.some((one) => one.role !== 'citizen' && !isIn(one.account, next));
  const before = epoch.members.map((one) => one.account);
  return gone || next.some((account) => !isIn(account, before)) ? next : null;
}

function mayFound(author: AccountId, body: EpochBody, roster: VerifiedRoster): boolean {
  if (body.claim || !inviteFits(body)) return false;
  const listed = isListed(roster, author);
  switch (body.type) {
    case 'alert':
      return !listed;
    case 'team':
    case 'report':
      return hasRole(roster, author, 'lead');
    case 'registry':
      return hasRole(roster, author, 'therapist');
    case 'case':
      if (listed) return citizensOf(body).length === 0;
      return (
        body.invite === null &&
        sameAccounts(
          body.members.map((one) => one.account),
          [author, ...withRole(roster, 'intake', 'custodian')].sort(compare),
        )
      );
    default:
      return listed;
  }
}

function isClaim(before: EpochFacts, row: Row, body: EpochBody, verify: Verify): boolean {
  const invite = before.invite;
  if (
    !invite ||
    !body.claim ||
    body.type !== 'case' ||
    body.invite ||
    roleIn(before, row.author) ||
    roleIn(body, row.author) !== 'citizen'
  )
    return false;
  const recovery = !same(invite.replaces, zeros32);
  if (recovery && body.backCount !== 0) return false;
  if (body.rosterVersion !== before.rosterVersion || !same(body.rosterHash, before.rosterHash)) return false;
  const others = before.members.filter((one) => !same(one.account, invite.replaces));
  const expected = [...others.map((one) => one.account), row.author].sort(compare);
  if (
    !sameAccounts(
      body.members.map((one) => one.account),
      expected,
    )
  )
    return false;
  return isClaimSigned(invite.invitePk, row.stream, row.epoch, row.author, body.claim, verify);
}

function isCitizensOwn(before: EpochFacts, citizen: AccountId, body: EpochBody, roster: VerifiedRoster): boolean {
  const expected = nextMembers(body.type, citizen, before.members, roster);
  if (
    !sameAccounts(
      body.members.map((one) => one.account),
      expected,
    )
  )
    return false;
  if (body.invite) return before.invite !== null && sameInvite(before.invite, body.invite);
  return before.invite === null || same(before.invite.replaces, citizen);
}

/** An invitation is for a case: to its one citizen's place, or to the place that is still free. */
function inviteFits(body: EpochBody): boolean {
  if (!body.invite) return true;
  return body.type === 'case' && same(body.invite.replaces, citizensOf(body)[0] ?? zeros32);
}

function citizensOf(epoch: { members: readonly Member[] }): AccountId[] {
  return epoch.members.filter((one) => one.role === 'citizen').map((one) => one.account);
}

function sameAccounts(a: readonly AccountId[], b: readonly AccountId[]): boolean {
  return a.length === b.length && a.every((account, i) => same(account, b[i] ?? zeros32));
}

function sameInvite(a: OpenInvite, b: OpenInvite): boolean {
  return a.notAfter === b.notAfter && same(a.invitePk, b.invitePk) && same(a.replaces, b.replaces);
}
