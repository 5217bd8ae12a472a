import { askedAgain, coversOf, isGiving, therapistOf } from '../care/members/arrangements';
import { localDate } from '../care/time/dates';
import { roleIn } from '../crypto/log';
import { hasRole } from '../crypto/roster';
import { MellomError } from '../protocol/errors';
import { type Context, iso } from './context';
import { epochOf, type Log, typeOf } from './store/logs';
import { teamRoster } from './team-roster';

/** Whether this account is in the case now. */
export function isMember(u: Context, log: Log): boolean {
  const epoch = epochOf(log);
  return typeOf(log) === 'case' && epoch !== null && roleIn(epoch, u.account.id) !== null;
}

/** Whether this account writes here as staff. */
export const amStaffIn = (u: Context, log: Log): boolean => {
  const epoch = epochOf(log);
  return epoch !== null && roleIn(epoch, u.account.id) === 'staff';
};

/**
 * Whose work the case is: the citizen's, and that of staff who were chosen for it. A custodian is in every case by law; it is theirs once
 * they have written in it (the least is why they open it), until it is handed over, or when it has been given to them. A referral that has
 * been given to nobody, or asked for anew, is the work of all who take such in, custodians among them.
 */
export function isAtWork(u: Context, log: Log): boolean {
  if (!isMember(u, log)) return false;
  if (!amStaffIn(u, log) || !amCustodian(u)) return true;
  const { arranged, worked } = log.facts;
  const isOpen = therapistOf(arranged) === null || askedAgain(arranged)?.decided === null;
  if (log.facts.asked && isOpen && amIntake(u)) return true;
  if (worked > (arranged.findLast(({ item }) => isGiving(item))?.seq ?? -1)) return true;
  const covers = coversOf(arranged, localDate(iso(u.env)));
  return therapistOf(arranged) === u.me || covers.some(({ by, state }) => by === u.me && state === 'now');
}

/** Whether this account was the citizen of the case, and another has taken its place. It reads on what it could read. */
export function wasCitizen(u: Context, log: Log): boolean {
  return typeOf(log) === 'case' && !isMember(u, log) && log.state.epochs.some((one) => roleIn(one, u.account.id) === 'citizen');
}

/** The cases that this account may look into. */
export const isReadable = (x: Context, log: Log): boolean => isAtWork(x, log) || wasCitizen(x, log);

function amIntake(u: Context): boolean {
  const roster = teamRoster(u);
  return roster !== null && hasRole(roster, u.account.id, 'intake');
}

export function amCustodian(u: Context): boolean {
  const roster = teamRoster(u);
  return roster !== null && hasRole(roster, u.account.id, 'custodian');
}

/** A case in which this account may look after the members, at work or not. @throws MellomError E_REFUSED */
export function caseOfMember(x: Context, ref: string): Log {
  const log = x.logs.get(ref);
  if (!log || !isMember(x, log) || !amStaffIn(x, log)) throw new MellomError('E_REFUSED', 'no such case');
  return log;
}

export function citizensCase(u: Context): Log | null {
  const isCitizens = (log: Log) => isMember(u, log) && !amStaffIn(u, log);
  return u.logs.all().findLast(isCitizens) ?? null;
}

/** The citizen's case as screens show it: also that in which another account has taken this one's place. */
export const citizensRoom = (x: Context): Log | null =>
  citizensCase(x) ?? x.logs.all().findLast((log) => wasCitizen(x, log)) ?? null;
