import { shownName } from '../../care/members/names';
import { judgeSample } from '../../crypto/accept';
import { asTeamId, hex, same, zeros32 } from '../../crypto/bytes';
import { isStillStaff } from '../../crypto/epoch-rules';
import { type Bundle, type InviteKeys, inviteKeys, openBundle } from '../../crypto/invitation';
import { inviteCode, readInvitation } from '../../crypto/invite-link';
import { advance, currentEpoch, emptyLog, type LogState, roleIn } from '../../crypto/log';
import type { VerifiedRoster } from '../../crypto/roster';
import { emptyHead, type Row } from '../../crypto/row';
import type { AccountId } from '../../protocol/bytes';
import { MellomError } from '../../protocol/errors';
import type { WireRow } from '../../protocol/messages';
import type { Connection } from '../connection';
import { isCode } from '../errors';
import type { Cards } from '../store/cards';
import type { Rosters } from '../store/rosters';
import type { InvitationPreview, TeamAbout } from '../values';

/** What can be known of an invitation before there is an account; everything in it has been verified. */
export interface ReadInvitation {
  keys: InviteKeys;
  bundle: Bundle;
  roster: VerifiedRoster;
  preview: InvitationPreview;
  /** For a citizen: the case's epoch rows, judged, and the newest of them. */
  log: LogState | null;
  newest: { row: Row; seq: number } | null;
}
export interface Reading {
  connection: Connection;
  cards: Cards;
  rosters: Rosters;
}

/** No case has so many epochs that they fill these; a relay that always has more is not followed. */
const pagesMost = 500;

/** @throws MellomError E_INVITATION, E_INVITATION_CUT, E_INVITATION_USED, E_WITHDRAWN, E_EXPIRED, E_OFFLINE, or what is wrong with the rows */
export async function openInvitation(r: Reading, linkOrCode: string): Promise<ReadInvitation> {
  const { secret, team } = readInvitation(linkOrCode);
  const keys = inviteKeys(secret);
  const code = inviteCode(secret);
  await r.connection.connected();
  const left = await r.connection.request('invite.open', { invite: keys.id }).catch(asInvitationError);
  let bundle: Bundle;
  try {
    bundle = openBundle(keys, team, left.bundle);
  } catch {
    throw new MellomError('E_INVITATION', 'the bundle does not fit the link');
  }
  await r.rosters.fetch(bundle.team);
  const newestRoster = r.rosters.newest(bundle.team);
  if (!newestRoster) throw new MellomError('E_ROSTER_WAIT');
  const notAfter = new Date(left.notAfter * 1000).toISOString();
  const about = newestRoster.about;
  if (bundle.kind === 'staff') {
    const inviter = newestRoster.people.find((one) => same(one.id, bundle.inviter));
    if (!inviter?.roles.includes('lead')) throw new MellomError('E_INVITATION', 'the inviter is no lead');
    const preview: InvitationPreview = {
      kind: 'staff',
      inviter,
      about,
      called: bundle.name,
      greeting: '',
      notAfter,
      code,
      language: null,
      replaces: false,
    };
    return { keys, bundle, roster: newestRoster, preview: plain(preview), log: null, newest: null };
  }
  const { log, newest, authors } = await judgeEpochs(r, keys, bundle);
  const epoch = currentEpoch(log);
  if (!epoch || !newest) throw new MellomError('E_INVITATION', 'no epoch row');
  if (!epoch.invite || !same(epoch.invite.invitePk, keys.invitePk))
    throw new MellomError(wasClaimed(log, keys) ? 'E_INVITATION_USED' : 'E_WITHDRAWN');
  const pinned = r.rosters.at(bundle.team, epoch.rosterVersion, epoch.rosterHash);
  if (typeof pinned === 'string') throw new MellomError('E_ROSTER');
  // The rows are judged by the rosters that they pin. Whoever has left can pin an old one: it takes somebody who is there to keep a place open.
  const last = authors.at(-1);
  if (!last || !isStillStaff('case', last, newestRoster, last))
    throw new MellomError('E_INVITATION', 'nobody who is in the team keeps this open');
  const inviter = authors.map((one) => newestRoster.byAccount.get(hex(one))).find((one) => one !== undefined);
  if (!inviter) throw new MellomError('E_INVITATION', 'the inviter is not listed');
  const preview: InvitationPreview = {
    kind: 'citizen',
    inviter,
    about,
    notAfter,
    code,
    called: bundle.welcome?.called ?? '',
    greeting: bundle.welcome?.greeting ?? '',
    language: bundle.welcome?.language ?? null,
    replaces: !same(epoch.invite.replaces, zeros32),
  };
  return { keys, bundle, roster: pinned, preview: plain(preview), log, newest };
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

/** The epoch after the one that carried the invitation is its claimer's, or else somebody has put another in its place, or none. */
function wasClaimed(log: LogState, keys: InviteKeys): boolean {
  const last = log.epochs.findLastIndex((one) => one.invite && same(one.invite.invitePk, keys.invitePk));
  return log.epochs[last + 1]?.claimed ?? false;
}

const plain = (preview: InvitationPreview): InvitationPreview => ({
  ...preview,
  inviter: { name: shownName(preview.inviter.name), title: shownName(preview.inviter.title) },
  ...('called' in preview ? { called: shownName(preview.called) } : {}),
});

async function judgeEpochs(r: Reading, keys: InviteKeys, bundle: Extract<Bundle, { kind: 'citizen' }>) {
  const rows = await epochRows(r, keys);
  const log = emptyLog(bundle.stream);
  const look = {
    card: (account: Parameters<Cards['known']>[0]) => r.cards.known(account) ?? ('wait' as const),
    roster: r.rosters.at,
    headAt: () => emptyHead,
    isKnown: () => false,
  };
  let newest: { row: Row; seq: number } | null = null;
  /** The staff who have opened this invitation, or kept it open: the first is the inviter. */
  const authors: AccountId[] = [];
  let bundled = false;
  for (const { seq, row } of rows) {
    let judged = judgeSample(log, look, seq, row.slice());
    while (judged.verdict === 'wait') {
      if (!judged.roster) throw new MellomError('E_INVITATION', 'a card is missing');
      await r.rosters.fetch(judged.roster.team, judged.roster.version);
      judged = judgeSample(log, look, seq, row.slice());
    }
    advance(log, judged.changes);
    if (!judged.epoch || !judged.row) continue;
    newest = { row: judged.row, seq };
    if (same(judged.epoch.id, bundle.epoch)) bundled = true;
    const { invite, author } = judged.epoch;
    if (invite && same(invite.invitePk, keys.invitePk) && roleIn(judged.epoch, author) === 'staff') authors.push(author);
  }
  if (!bundled || !log.team || !same(log.team, bundle.team))
    throw new MellomError('E_INVITATION', 'not the stream of the bundle');
  return { log, newest, authors };
}

/** All epoch rows of the case, page by page; their members' cards are known afterwards. */
async function epochRows(r: Reading, keys: InviteKeys): Promise<WireRow[]> {
  const rows: WireRow[] = [];
  for (let page = 0; page < pagesMost; page++) {
    const after = rows.at(-1)?.seq ?? -1;
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
