import { shownName } from '../../care/members/names';
import { judgeSample } from '../../crypto/accept';
import { asTeamId, hex, same, zeros32 } from '../../crypto/bytes';
import { isMixed, isStillStaff } from '../../crypto/epoch-rules';
import { type Bundle, type InviteKeys, inviteKeys, openBundle } from '../../crypto/invitation';
import { inviteCode, readInvitation } from '../../crypto/invite-link';
import { advance, currentEpoch, type EpochFacts, emptyLog, type LogState, packLog, roleIn, unpackLog } from '../../crypto/log';
import type { RosterPerson, VerifiedRoster } from '../../crypto/roster';
import { emptyHead, type Row } from '../../crypto/row';
import type { RosterHash, TeamId } from '../../protocol/bytes';
import { MellomError } from '../../protocol/errors';
import type { WireRow } from '../../protocol/messages';
import type { Connection } from '../connection';
import { isCode } from '../errors';
import type { Cards } from '../store/cards';
import type { Rosters } from '../store/rosters';
import type { InvitationPreview, TeamAbout } from '../values';

/**
 * An invitation that was opened and judged, as every later step takes it: nothing of it is asked for or judged again but what may have
 * changed since (`placeNow`, `newestRoster`). Plain data, for it lies in the setup until its account has its place.
 */
export type OpenedInvitation = OpenedCase | OpenedStaff;
interface Opened<B extends Bundle> {
  kind: B['kind'];
  keys: InviteKeys;
  bundle: B;
  /** The newest roster that it was judged by. */
  roster: { version: number; hash: RosterHash };
}
export type OpenedStaff = Opened<Extract<Bundle, { kind: 'staff' }>>;
/** An invitation to read a team's figures, and nothing else of it. */
export const isReading = ({ bundle }: OpenedStaff): boolean => bundle.roles.includes('reader');
export interface OpenedCase extends Opened<Extract<Bundle, { kind: 'citizen' }>> {
  /** The case's epoch rows as far as they have been judged, as `packLog` writes them, and what the newest of them had seen. */
  log: string;
  newest: Newest | null;
}
interface Newest {
  seq: number;
  row: Pick<Row, 'seenSeq' | 'seenHead'>;
}
/** The place in the case as it is at this moment. */
interface Place {
  opened: OpenedCase;
  log: LogState;
  newest: Newest;
  /** The roster that the newest epoch row pins. */
  roster: VerifiedRoster;
  inviter: RosterPerson;
  /** It is somebody's already, whose account is lost. */
  replaces: boolean;
}
export interface Reading {
  connection: Connection;
  cards: Cards;
  rosters: Rosters;
}

/** No case has so many epochs that they fill these; a relay that always has more is not followed. */
const pagesMost = 500;

/** @throws MellomError E_INVITATION, E_INVITATION_CUT, E_READER, E_INVITATION_USED, E_WITHDRAWN, E_EXPIRED, E_OFFLINE, or what is wrong with the rows */
export async function openInvitation(
  r: Reading,
  linkOrCode: string,
): Promise<{ opened: OpenedInvitation; preview: InvitationPreview }> {
  const { secret, team } = readInvitation(linkOrCode);
  const keys = inviteKeys(secret);
  await r.connection.connected();
  const left = await r.connection.request('invite.open', { invite: keys.id }).catch(asInvitationError);
  const bundle = bundleOf(keys, team, left.bundle);
  const newest = await newestRoster(r, bundle.team);
  const roster = { version: newest.version, hash: newest.hash };
  const shown = { about: newest.about, notAfter: new Date(left.notAfter * 1000).toISOString(), code: inviteCode(secret) };
  if (bundle.kind === 'staff') {
    const preview = { ...shown, inviter: leadWhoInvites(newest, bundle), called: bundle.name, greeting: '', language: null };
    if (isMixed(bundle)) throw new MellomError('E_READER', 'a reader with another role');
    const opened: OpenedStaff = { kind: 'staff', keys, bundle, roster };
    return { opened, preview: plain({ ...preview, kind: isReading(opened) ? 'reader' : 'staff', replaces: false }) };
  }
  const unread: OpenedCase = { kind: 'citizen', keys, bundle, roster, log: packLog(emptyLog(bundle.stream)), newest: null };
  const { opened, inviter, replaces } = await judgePlace(r, unread, newest);
  const { called = '', greeting = '', language = null } = bundle.welcome ?? {};
  return { opened, preview: plain({ ...shown, kind: 'citizen', inviter, called, greeting, language, replaces }) };
}

function bundleOf(keys: InviteKeys, team: Uint8Array | null, sealed: Uint8Array): Bundle {
  try {
    return openBundle(keys, team, sealed);
  } catch {
    throw new MellomError('E_INVITATION', 'the bundle does not fit the link');
  }
}

/**
 * Who is in the team at this moment: somebody may have come or left since an invitation was opened.
 * @param opened no list is believed that is older than the one it was judged by, or another of the same version
 */
export async function newestRoster(r: Reading, team: TeamId, opened?: OpenedInvitation): Promise<VerifiedRoster> {
  await r.rosters.fetch(team);
  const newest = r.rosters.newest(team);
  if (!newest) throw new MellomError('E_ROSTER_WAIT');
  if (opened) {
    const { version, hash } = opened.roster;
    if (newest.version < version) throw new MellomError('E_ROSTER', 'older than when it was opened');
    if (r.rosters.at(team, version, hash) === 'bad') throw new MellomError('E_ROSTER_FORK', 'not as when it was opened');
  }
  return newest;
}

/** @throws MellomError E_INVITATION when whoever made it is not a lead, or not any more */
export function leadWhoInvites(newest: VerifiedRoster, { inviter }: OpenedStaff['bundle']): RosterPerson {
  const lead = newest.people.find((one) => same(one.id, inviter));
  if (!lead?.roles.includes('lead')) throw new MellomError('E_INVITATION', 'the inviter is no lead');
  return lead;
}

/**
 * What may have changed while somebody made an account, and that alone: epoch rows that have come on top of those judged before, whether the
 * place is still open, and whether somebody who is in the team still keeps it. Asked again at each try of a claim.
 * @throws as openInvitation
 */
export async function placeNow(r: Reading, opened: OpenedCase): Promise<Place> {
  return judgePlace(r, opened, await newestRoster(r, opened.bundle.team, opened));
}

async function judgePlace(r: Reading, before: OpenedCase, roster: VerifiedRoster): Promise<Place> {
  const { keys, bundle } = before;
  const { log, newest } = await judgeRowsSince(r, before);
  const epoch = currentEpoch(log);
  if (!epoch || !newest) throw new MellomError('E_INVITATION', 'no epoch row');
  if (!log.team || !same(log.team, bundle.team) || !log.epochs.some(({ id }) => same(id, bundle.epoch)))
    throw new MellomError('E_INVITATION', 'not the stream of the bundle');
  const isOurs = ({ invite }: EpochFacts) => invite !== null && same(invite.invitePk, keys.invitePk);
  if (!epoch.invite || !isOurs(epoch)) {
    // The epoch after the one that carried it is its claimer's, or else somebody has put another in its place, or none.
    const next = log.epochs[log.epochs.findLastIndex(isOurs) + 1];
    throw new MellomError(next?.claimed ? 'E_INVITATION_USED' : 'E_WITHDRAWN');
  }
  const pinned = await pinnedBy(r, bundle.team, epoch);
  // The staff who have opened this, or kept it open: the first is the inviter. The rows are judged by the rosters that they pin, and whoever
  // has left can pin an old one: it takes somebody who is there to keep a place open.
  const keepers = log.epochs.filter((one) => isOurs(one) && roleIn(one, one.author) === 'staff').map(({ author }) => author);
  const last = keepers.at(-1);
  if (!last || !isStillStaff('case', last, roster, last))
    throw new MellomError('E_INVITATION', 'nobody who is in the team keeps this open');
  const inviter = keepers.map((one) => roster.byAccount.get(hex(one))).find((one) => one !== undefined);
  if (!inviter) throw new MellomError('E_INVITATION', 'the inviter is not listed');
  const { version, hash } = roster;
  const opened = { ...before, roster: { version, hash }, log: packLog(log), newest };
  return { opened, log, newest, roster: pinned, inviter, replaces: !same(epoch.invite.replaces, zeros32) };
}

async function pinnedBy(r: Reading, team: TeamId, { rosterVersion, rosterHash }: EpochFacts): Promise<VerifiedRoster> {
  if (r.rosters.at(team, rosterVersion, rosterHash) === 'wait') await r.rosters.fetch(team, rosterVersion);
  const pinned = r.rosters.at(team, rosterVersion, rosterHash);
  if (typeof pinned === 'string') throw new MellomError('E_ROSTER');
  return pinned;
}

/**
 * The team of an invitation that opens nothing any more, for its number to call. The relay names it, the link holds most of that name,
 * and the roster is signed; a typed code binds no team, so there it is null.
 */
export async function teamOfInvitation(r: Reading, linkOrCode: string): Promise<TeamAbout | null> {
  const { secret, team } = readInvitation(linkOrCode);
  if (!team) return null;
  await r.connection.connected();
  const named = asTeamId((await r.connection.request('invite.team', { invite: inviteKeys(secret).id })).team.slice());
  if (!same(named.subarray(0, team.length), team)) return null;
  await r.rosters.fetch(named);
  return r.rosters.newest(named)?.about ?? null;
}

const plain = (preview: InvitationPreview): InvitationPreview => ({
  ...preview,
  inviter: { name: shownName(preview.inviter.name), title: shownName(preview.inviter.title) },
  ...('called' in preview ? { called: shownName(preview.called) } : {}),
});

/** Judges the epoch rows that have come since those that were judged before. */
async function judgeRowsSince(r: Reading, before: OpenedCase): Promise<{ log: LogState; newest: Newest | null }> {
  const log = unpackLog(before.log);
  let newest = before.newest;
  // Whoever writes the next one is a member of the one before; with the rows come the cards of their own members only.
  await r.cards.fetch(currentEpoch(log)?.members.map(({ account }) => account) ?? []);
  const look = {
    card: (account: Parameters<Cards['known']>[0]) => r.cards.known(account) ?? ('wait' as const),
    roster: r.rosters.at,
    headAt: () => emptyHead,
    isKnown: () => false,
  };
  for (const { seq, row } of await epochRows(r, before)) {
    let judged = judgeSample(log, look, seq, row.slice());
    while (judged.verdict === 'wait') {
      if (!judged.roster) throw new MellomError('E_INVITATION', 'a card is missing');
      await r.rosters.fetch(judged.roster.team, judged.roster.version);
      judged = judgeSample(log, look, seq, row.slice());
    }
    advance(log, judged.changes);
    if (judged.epoch && judged.row) newest = { seq, row: { seenSeq: judged.row.seenSeq, seenHead: judged.row.seenHead } };
  }
  return { log, newest };
}

/** The epoch rows of the case after the newest judged, page by page; their members' cards are known afterwards. */
async function epochRows(r: Reading, { keys, newest }: OpenedCase): Promise<WireRow[]> {
  const rows: WireRow[] = [];
  for (let page = 0; page < pagesMost; page++) {
    const after = rows.at(-1)?.seq ?? newest?.seq ?? -1;
    const got = await r.connection.request('invite.epochs', { invite: keys.id, after }).catch(asInvitationError);
    await r.cards.take(got.cards);
    const next = got.rows.toSorted((a, b) => a.seq - b.seq).filter(({ seq }) => seq > after);
    rows.push(...next);
    if (!got.more || next.length === 0) return rows;
  }
  throw new MellomError('E_INVITATION', 'epochs without end');
}

function asInvitationError(e: unknown): never {
  if (isCode(e, 'E_TAKEN')) throw new MellomError('E_INVITATION_USED');
  if (isCode(e, 'E_REFUSED')) throw new MellomError('E_INVITATION');
  throw e;
}
