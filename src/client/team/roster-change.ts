import { type RootSeed, type SignPublicKey, same, toBase64url } from '../../crypto/bytes';
import { hasRoom, isMixed } from '../../crypto/epoch-rules';
import { roleIn } from '../../crypto/log';
import { makeRoster, type RosterPerson, rootPublicKey, successor, type VerifiedRoster } from '../../crypto/roster';
import { MellomError } from '../../protocol/errors';
import type { Context } from '../context';
import { isCode, isPassing } from '../errors';
import { epochOf, type Log } from '../store/logs';
import type { Live } from '../sync/write';
import { mustRoster, pinRoster } from '../team-roster';
import type { TeamAbout } from '../values';

/** What a next version shall say; the rest is as before. */
export interface RosterChange {
  about?: TeamAbout;
  people?: RosterPerson[];
  nextRoot?: SignPublicKey;
}
const tries = 4;

/**
 * A next version of the roster on top of the newest there is, again if another lead was first.
 * @param change null: it is as it should be
 * @throws MellomError E_REFUSED when this account does not hold the root; E_ROSTER_SIZE, E_CITIZEN; what `change` throws
 */
export async function changeRoster(x: Live, change: (roster: VerifiedRoster) => RosterChange | null): Promise<VerifiedRoster> {
  await x.connection.online();
  const { team } = mustRoster(x);
  for (let attempt = 1; ; attempt++) {
    await x.rosters.fetch(team);
    const previous = mustRoster(x);
    const next = change(previous);
    if (!next) return previous;
    mustFit(x, next.people ?? previous.people, previous.people);
    const roster = makeRoster({
      previous,
      rootSeed: rootOf(x, previous),
      issuedAt: new Date(x.env.now()),
      about: next.about ?? previous.about,
      people: next.people ?? previous.people,
      nextRoot: next.nextRoot ?? null,
    });
    try {
      await issue(x, roster);
      return roster;
    } catch (e) {
      if (attempt >= tries || !isCode(e, 'E_VERSION', 'E_ROSTER')) throw e;
    }
  }
}

type HasRoles = Pick<RosterPerson, 'roles'>;

/** In the streams that they must be in. A team that has grown too large can still be made smaller. @throws MellomError E_ROSTER_SIZE */
export function mustHaveRoom(people: readonly HasRoles[], before: readonly HasRoles[]): void {
  if (!hasRoom(people) && people.length >= before.length) throw new MellomError('E_ROSTER_SIZE');
}

/**
 * Before anything is signed: there is room for everybody, whoever reads does nothing else, and nobody new is the citizen of a case.
 * @throws MellomError E_ROSTER_SIZE, E_READER, E_CITIZEN
 */
function mustFit(u: Context, people: readonly RosterPerson[], before: readonly RosterPerson[]): void {
  mustHaveRoom(people, before);
  const isNew = ({ id }: RosterPerson) => !before.some((one) => same(one.id, id));
  const isAsBefore = ({ id, roles }: RosterPerson) =>
    before.some((one) => same(one.id, id) && roles.every((role) => one.roles.includes(role)));
  if (people.some((one) => isMixed(one) && !isAsBefore(one))) throw new MellomError('E_READER');
  const isCitizen = ({ id }: RosterPerson) => u.logs.all().some((log) => roleIn(epochOf(log), id) === 'citizen');
  if (people.some((one) => isNew(one) && isCitizen(one))) throw new MellomError('E_CITIZEN');
}

export async function issue(u: Context, roster: VerifiedRoster): Promise<void> {
  await u.connection.request('roster.put', { roster: roster.bytes, signature: roster.signature });
  await u.rosters.keep(roster);
  await pinRoster(u, roster);
  await u.vault.push();
  u.state.changed('me', 'teamTrust');
}

/** The seed that signs the version after `roster`, if this account has it. */
export function heldRoot(u: Context, roster: VerifiedRoster): RootSeed | null {
  const next = successor(roster);
  return u.vault.contents().roots.find((one) => same(one.team, roster.team) && same(rootPublicKey(one.seed), next))?.seed ?? null;
}

export function rootOf(u: Context, roster: VerifiedRoster): RootSeed {
  const seed = heldRoot(u, roster);
  if (!seed) throw new MellomError('E_REFUSED', 'this account does not hold the root');
  return seed;
}

export const isLead = (u: Context, roster: VerifiedRoster): boolean =>
  roster.people.some((one) => same(one.id, u.account.id) && one.roles.includes('lead'));

/** The stream of the whole team, once this device has it. */
export function teamLog(u: Context, roster: VerifiedRoster): Log | null {
  return (roster.teamStream && u.logs.get(u.refs.stream(roster.teamStream))) || null;
}

/**
 * A team keeps a lead who holds the root, and a custodian; two custodians, once it has had them.
 * @throws MellomError E_LAST_HOLDER
 */
export function insistOnHolders(
  before: readonly RosterPerson[],
  after: readonly RosterPerson[],
  holders: readonly string[],
): void {
  const having = (people: readonly RosterPerson[], role: 'lead' | 'custodian') =>
    people.filter((one) => one.roles.includes(role));
  const holds = having(after, 'lead').some((one) => holders.includes(toBase64url(one.id)));
  const custodians = having(after, 'custodian').length;
  const needed = Math.max(1, Math.min(2, having(before, 'custodian').length));
  if (!holds || custodians < needed) throw new MellomError('E_LAST_HOLDER');
}

/**
 * The relay knows fewer versions than this device: it has come back from an older backup, or says so. A lead's client gives it those that
 * it lacks, in order; they prove themselves.
 * @returns whether the relay has all of them again
 */
export async function giveBackRosters(u: Context, team: VerifiedRoster['team']): Promise<boolean> {
  const newest = u.rosters.newest(team);
  if (!newest || !isLead(u, newest)) return false;
  try {
    const { version } = await u.connection.request('roster.get', { team });
    const lost = u.rosters.after(team, version);
    if (lost.length !== newest.version - version) return false;
    for (const { bytes, signature } of lost) await u.connection.request('roster.put', { roster: bytes, signature });
    return (await u.connection.request('roster.get', { team })).version === newest.version;
  } catch (e) {
    if (isPassing(e)) throw e;
    return false;
  }
}
