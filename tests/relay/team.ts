import { judgeRow } from '../../src/crypto/accept';
import { type Account, newSeed, openAccount, readCard } from '../../src/crypto/account';
import { asRootSeed, type EpochKey, fromBase64url, hex } from '../../src/crypto/bytes';
import { type CardOf, makeItemRow, makeStream, openInvite, type Writer } from '../../src/crypto/compose';
import { type InviteKeys, inviteKeys, newInviteSecret } from '../../src/crypto/invitation';
import { advance, emptyLog, type LogState } from '../../src/crypto/log';
import { makeRoster, type VerifiedRoster } from '../../src/crypto/roster';
import { ready, secureRandom } from '../../src/crypto/sodium';
import type { StreamId } from '../../src/protocol/bytes';
import { limits } from '../../src/protocol/limits';
import type { Relay } from '../../src/relay/relay';
import { logIn, type Peer } from './peer';

await ready();

/** A lead and a therapist whose roster the relay knows, made by the crypto core alone. */
export interface Team {
  lead: Account;
  therapist: Account;
  stranger: Account;
  roster: VerifiedRoster;
  root: ReturnType<typeof asRootSeed>;
  card: CardOf;
}
export interface Case {
  stream: StreamId;
  log: LogState;
  key: EpochKey;
  writer: Writer;
  invite: InviteKeys;
  first: Uint8Array;
}

export async function foundTeam(relay: Pick<Relay, 'url' | 'setupToken'>): Promise<Team> {
  const [lead, therapist, stranger] = [0, 1, 2].map(() => openAccount(newSeed())) as [Account, Account, Account];
  const root = asRootSeed(secureRandom(32));
  const cards = new Map([lead, therapist, stranger].map((a) => [hex(a.id), readCard(a.card)]));
  const roster = makeRoster({
    previous: null,
    rootSeed: root,
    issuedAt: new Date(),
    about: { name: 'RPH Lillevik', municipality: 'Lillevik', phone: '51 00 00 00', hours: 'hverdager', replyDays: 2 },
    people: [
      { id: lead.id, name: 'Liv Hagen', title: 'Leder', roles: ['lead', 'custodian'] },
      { id: therapist.id, name: 'Maja Solberg', title: 'Psykolog', roles: ['therapist'] },
    ],
  });
  const peer = await logIn(relay.url, lead);
  const put = await peer.ask('roster.put', {
    roster: roster.bytes,
    signature: roster.signature,
    setup: fromBase64url(relay.setupToken ?? ''),
  });
  if (!put.ok) throw new Error(put.code);
  peer.close();
  for (const account of [therapist, stranger]) (await logIn(relay.url, account)).close();
  const card: CardOf = (id) => {
    const found = cards.get(hex(id));
    if (!found) throw new Error('no such card');
    return found;
  };
  return { lead, therapist, stranger, roster, root, card };
}

/** A case with an open invitation, not yet appended. */
export function newCase(team: Team, notAfter = new Date(Date.now() + limits.inviteDays * 86_400_000)): Case {
  const invite = inviteKeys(newInviteSecret());
  const made = makeStream({
    account: team.therapist,
    type: 'case',
    roster: team.roster,
    chosen: [team.therapist.id],
    card: team.card,
    invite: openInvite(invite, notAfter, null),
  });
  const log = emptyLog(made.stream);
  judgeInto(team, log, made.row);
  return { stream: made.stream, log, key: made.key, writer: made.writer, invite, first: made.row };
}

/** The next message row of the case, as the therapist's client would sign it. */
export function message(team: Team, at: Case, text: string): Uint8Array {
  const made = makeItemRow({ account: team.therapist, log: at.log, key: at.key, item: { text }, writer: at.writer });
  at.writer = made.writer;
  judgeInto(team, at.log, made.row);
  return made.row;
}

function judgeInto(team: Team, log: LogState, row: Uint8Array): void {
  const judged = judgeRow(
    log,
    { card: team.card, roster: () => team.roster, headAt: (seq) => (seq === log.last ? log.head : null), isKnown: () => false },
    log.last + 1,
    row,
    'relay',
  );
  if (judged.verdict !== 'accepted') throw new Error(judged.verdict === 'wait' ? judged.code : (judged.refused ?? 'refused'));
  advance(log, judged.changes);
}

export async function appended(peer: Peer, row: Uint8Array): Promise<number> {
  const said = await peer.ask('append', { row });
  if (!said.ok) throw new Error(said.code);
  return said.seq;
}
