import type { Item, ItemDraft } from '../../care/items/items';
import type { Language } from '../../care/programmes/types';
import { localDate } from '../../care/time/dates';
import {
  asAccountId,
  asEpochKey,
  asInviteSecret,
  asStreamId,
  fromBase64url,
  type InviteSecret,
  same,
  toBase64url,
} from '../../crypto/bytes';
import { makeStream, openInvite } from '../../crypto/compose';
import { nextMembers } from '../../crypto/epoch-rules';
import { type Bundle, inviteKeys, newInviteSecret, sealBundle, type Welcome } from '../../crypto/invitation';
import { inviteCode, inviteLink } from '../../crypto/invite-link';
import { currentEpoch, type EpochFacts } from '../../crypto/log';
import { custodians, hasRole, type VerifiedRoster } from '../../crypto/roster';
import type { AccountId, InviteId, RowId, StreamId, TeamId } from '../../protocol/bytes';
import { MellomError } from '../../protocol/errors';
import { caseRoles } from '../../protocol/kinds';
import { limits } from '../../protocol/limits';
import { amStaffIn, isAtWork } from '../access';
import { type Context, iso } from '../context';
import { isCode, isPassing } from '../errors';
import { type Log, mustGoOn, writingKey } from '../store/logs';
import { workOf } from '../store/work';
import { idOf, sharing } from '../sync/act-ids';
import { appendEpoch } from '../sync/epochs';
import { type Live, newId, writeItem } from '../sync/write';
import { mustRoster } from '../team-roster';
import type { ActId, CaseRef, InviteLink } from '../values';

/**
 * Inviting a citizen: a case stream with an open invitation, what the citizen finds in it, and the sealed bundle on the relay.
 * All of it is on disk before the first step, so that a crash in between leaves nothing half: it is finished at the next login.
 */
interface Inviting {
  secret: Uint8Array;
  stream: Uint8Array;
  /** Row 0; null for an invitation into a stream that is there. */
  row: Uint8Array | null;
  /** The account whose place the claimer takes, or null for the place that is free. */
  replaces: Uint8Array | null;
  drafts: { id: string; draft: ItemDraft }[];
  welcome: Welcome | null;
  notAfter: number;
  /** The act that began it, so that the same press again leads to the same case. */
  act?: string;
}
/** What this account keeps of the newest link of a case. */
interface Kept {
  secret: string;
  notAfter: number;
  act?: string;
}
/** Whom a case is made for, and what lies in it when it is opened. */
interface NewCase {
  name: string;
  called: string;
  /** How staff reach them, until they say so themselves. */
  phone?: string;
  greeting: string;
  language: Language;
  programmes: string[];
  questionnaires: { instruments: string[]; repeat: 'once' | 'weekly' } | null;
  worksheets: string[];
}
const inviting = workOf<Inviting>('inviting/');
/** Own record by which this and one's other devices know the newest link of a case. */
const ownName = (ref: string) => `invitation/${ref}`;

export function invitationsOn(held: { session: () => Live }, logOf: (ref: string) => Log) {
  const live = () => held.session();
  const invited = sharing((act, p: NewCase) => inviteCitizen(live(), act, p));
  return {
    acts: {
      inviteCitizen: async (p: NewCase, act?: ActId): Promise<InviteLink> => invited(idOf(act, { ...p }), p),
      /** Somebody who was written in gets a link into the case that is theirs already. @throws MellomError E_TAKEN */
      inviteInto: async (caseRef: CaseRef, p: Welcome): Promise<InviteLink> => inviteInto(live(), logOf(caseRef), p),
      renewInvitation: async (caseRef: CaseRef): Promise<InviteLink> => renewInvitation(live(), logOf(caseRef)),
      withdrawInvitation: async (caseRef: CaseRef): Promise<void> => withdrawInvitation(live(), logOf(caseRef)),
    },
  };
}

async function inviteCitizen(x: Live, act: string, p: NewCase): Promise<InviteLink> {
  await x.connection.online();
  const made = await madeBy(x, act);
  if (made) return made;
  const roster = mustRoster(x);
  if (!hasRole(roster, x.account.id, ...caseRoles)) throw new MellomError('E_ROLE', 'not in cases');
  await x.cards.fetch([...custodians(roster), x.account.id]);
  const secret = newInviteSecret();
  const notAfter = inviteEnd(x);
  const begun = makeStream({
    account: x.account,
    type: 'case',
    roster,
    card: x.cards.must,
    invite: openInvite(inviteKeys(secret), notAfter, null),
  });
  const work: Inviting = {
    secret,
    stream: begun.stream,
    row: begun.row,
    replaces: null,
    welcome: { called: p.called, greeting: p.greeting, language: p.language },
    notAfter: seconds(notAfter),
    drafts: draftsOf(x, p).map((draft) => ({ id: newId(), draft })),
    act,
  };
  return begin(x, work);
}

/** What the same act has led to already, here or on another device; what it has begun is finished. */
async function madeBy(x: Live, act: string): Promise<InviteLink | null> {
  for (const { name, value } of await inviting.all(x.store)) if (value.act === act) return carryOut(x, name, value);
  for (const { key, value } of await x.boxes.list(ownName(''))) {
    const { secret, notAfter, act: by } = value as Kept;
    const ref = key.slice(ownName('').length);
    const team = x.logs.get(ref)?.state.team;
    if (by === act && team) return linkOf(x, asInviteSecret(fromBase64url(secret)), team, notAfter, ref);
  }
  return null;
}

async function renewInvitation(x: Live, log: Log): Promise<InviteLink> {
  mustGoOn(log, 'invitation');
  await x.connection.online();
  const epoch = currentEpoch(log.state);
  if (!epoch || citizenIn(epoch)) throw new MellomError('E_TAKEN', 'somebody is in the case');
  const secret = newInviteSecret();
  return begin(x, {
    secret,
    stream: log.stream,
    row: null,
    replaces: null,
    drafts: [],
    welcome: await welcomeOf(x, log),
    notAfter: seconds(inviteEnd(x)),
  });
}

async function inviteInto(x: Live, log: Log, welcome: Welcome): Promise<InviteLink> {
  mustGoOn(log, 'invitation');
  await x.connection.online();
  const epoch = currentEpoch(log.state);
  if (!epoch || citizenIn(epoch)) throw new MellomError('E_TAKEN', 'somebody is in the case');
  return begin(x, {
    secret: newInviteSecret(),
    stream: log.stream,
    row: null,
    replaces: null,
    drafts: [{ id: newId(), draft: { kind: 'welcome', ...welcome } }],
    welcome,
    notAfter: seconds(inviteEnd(x)),
  });
}

/** Everything lost: whoever claims it takes the citizen's place. Neither key nor greeting goes with it, so it opens nothing. */
export async function inviteAgain(x: Live, log: Log): Promise<InviteLink> {
  mustGoOn(log, 'invitation');
  await x.connection.online();
  const epoch = currentEpoch(log.state);
  const citizen = epoch && citizenIn(epoch);
  if (!citizen) throw new MellomError('E_REFUSED', 'nobody has been in the case');
  const secret = newInviteSecret();
  const notAfter = seconds(inviteEnd(x));
  return begin(x, { secret, stream: log.stream, row: null, replaces: citizen, drafts: [], welcome: null, notAfter });
}

const citizenIn = (epoch: EpochFacts): AccountId | null => epoch.members.find((one) => one.role === 'citizen')?.account ?? null;

async function withdrawInvitation(x: Live, log: Log): Promise<void> {
  const { sync } = x;
  await x.connection.online();
  await appendEpoch(x, sync, log, (epoch, roster) =>
    epoch.invite ? { members: sameMembers(log, epoch, roster), invite: null } : null,
  );
  await forgetLink(x, log);
}

/** What a crash has left half-done. */
export async function resumeInvitations(x: Live): Promise<void> {
  await inviting.resume(x.store, (name, value) => carryOut(x, name, value));
  for (const log of x.logs.all()) {
    const invite = currentEpoch(log.state)?.invite;
    if (!invite || invite.notAfter * 1000 >= x.env.now() || !amStaffIn(x, log) || !isAtWork(x, log)) continue;
    await withdrawInvitation(x, log).catch((e) => {
      if (isPassing(e)) throw e; // else somebody has changed it meanwhile
    });
  }
}

async function begin(x: Live, work: Inviting): Promise<InviteLink> {
  const name = toBase64url(inviteKeys(asInviteSecret(work.secret)).id);
  await inviting.keep(x.store, work, name);
  return carryOut(x, name, work);
}

async function carryOut(x: Live, name: string, work: Inviting): Promise<InviteLink> {
  const { sync } = x;
  const secret = asInviteSecret(work.secret.slice());
  const keys = inviteKeys(secret);
  const log = x.logs.of(asStreamId(work.stream.slice()));
  if (work.row && log.state.last < 0) {
    const { seq } = await x.connection.request('append', { row: work.row });
    await sync.feed(log, [{ seq, row: work.row }]);
  }
  if (!work.row) {
    await forgetLink(x, log);
    const replaces = work.replaces && asAccountId(work.replaces.slice());
    const invite = openInvite(keys, new Date(work.notAfter * 1000), replaces);
    await appendEpoch(x, sync, log, (epoch, roster) => {
      const carried = epoch.invite !== null && same(epoch.invite.invitePk, keys.invitePk);
      // Claimed while this one was offline, or the place has been taken meanwhile: there is nothing left to open.
      const claimed = log.state.epochs.some((one) => one.invite && same(one.invite.invitePk, keys.invitePk));
      const citizen = citizenIn(epoch);
      const fits = replaces ? citizen !== null && same(citizen, replaces) : citizen === null;
      return carried || claimed || !fits ? null : { members: sameMembers(log, epoch, roster), invite };
    });
  }
  for (const { id, draft } of work.drafts) {
    await writeItem(x, log, draft, id);
  }
  const epoch = currentEpoch(log.state);
  const key = work.replaces ? null : writingKey(log);
  if (!epoch || !log.state.team) throw new MellomError('E_EPOCH');
  if (epoch.invite && same(epoch.invite.invitePk, keys.invitePk)) {
    await putBundle(
      x,
      keys.id,
      sealBundleOf(secret, { team: log.state.team, stream: log.stream, epoch: epoch.id, key, welcome: work.welcome }),
      log.stream,
      work.notAfter,
    );
  }
  const by = work.act ? { act: work.act } : {};
  await x.boxes.save(ownName(log.ref), { secret: toBase64url(secret), notAfter: work.notAfter, ...by } satisfies Kept);
  await inviting.done(x.store, name);
  x.state.changed('case', 'cases', 'inbox');
  return linkOf(x, secret, log.state.team, work.notAfter, log.ref);
}

/** Those who are in, but for whoever the newest roster does not let be there any more. */
const sameMembers = (log: Log, epoch: EpochFacts, roster: VerifiedRoster): AccountId[] =>
  nextMembers('case', log.state.founder ?? epoch.author, epoch.members, roster);

const sealBundleOf = (
  secret: InviteSecret,
  p: { team: TeamId; stream: StreamId; epoch: RowId; key: Uint8Array | null; welcome: Welcome | null },
) => {
  const bundle: Bundle = { kind: 'citizen', ...p, key: p.key ? asEpochKey(p.key) : null };
  return sealBundle(inviteKeys(secret), bundle);
};

async function putBundle(u: Context, invite: InviteId, bundle: Uint8Array, stream: StreamId, notAfter: number): Promise<void> {
  try {
    await u.connection.request('invite.put', { invite, stream, notAfter, bundle });
  } catch (e) {
    if (!isCode(e, 'E_TAKEN')) throw e; // left there before a crash
  }
}

async function forgetLink(u: Context, log: Log): Promise<void> {
  const kept = (await u.boxes.read(ownName(log.ref))) as { secret: string } | undefined;
  if (!kept) return;
  const { id } = inviteKeys(asInviteSecret(fromBase64url(kept.secret)));
  await u.connection.request('invite.withdraw', { invite: id }).catch((e) => {
    if (!isCode(e, 'E_REFUSED')) throw e;
  });
  await u.boxes.remove(ownName(log.ref));
}

export function linkOf(u: Context, secret: InviteSecret, team: TeamId, notAfter: number, caseRef: string | null): InviteLink {
  return {
    link: new URL(inviteLink(secret, team), u.env.origin).href,
    code: inviteCode(secret),
    notAfter: new Date(notAfter * 1000).toISOString(),
    caseRef,
  };
}

export const inviteEnd = (u: Context): Date => new Date(u.env.now() + limits.inviteDays * 86_400_000);
export const seconds = (date: Date): number => Math.floor(date.getTime() / 1000);

function draftsOf(u: Context, p: NewCase): ItemDraft[] {
  const at = iso(u.env);
  const firstDue = localDate(at);
  return [
    { kind: 'profile', at, name: p.name, ...(p.phone ? { phone: p.phone } : {}) },
    { kind: 'welcome', at, called: p.called, greeting: p.greeting, language: p.language },
    ...p.programmes.map((programme): ItemDraft => ({ kind: 'assign', at, what: { type: 'programme', programme } })),
    ...(p.questionnaires
      ? [{ kind: 'assign', at, what: { type: 'questionnaire', ...p.questionnaires, firstDue } } satisfies ItemDraft]
      : []),
    ...p.worksheets.map(
      (worksheet): ItemDraft => ({ kind: 'assign', at, what: { type: 'worksheet', worksheet, repeat: 'daily', firstDue } }),
    ),
  ];
}

/** The newest welcome in the log, for a renewed link. */
async function welcomeOf(u: Context, log: Log): Promise<Welcome | null> {
  const segments = await u.store.all('segments', log.ref);
  const items = segments.flatMap(({ value }) => value.entries.flatMap(({ item }) => (item ? [item] : [])));
  const welcome = items.findLast((item): item is Extract<Item, { kind: 'welcome' }> => item.kind === 'welcome');
  return welcome ? { called: welcome.called, greeting: welcome.greeting, language: welcome.language } : null;
}
