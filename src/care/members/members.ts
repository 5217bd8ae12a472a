import { limits } from '../../protocol/limits';
import { kept } from '../case/items-of';
import type { CaseState } from '../case/state';
import { localDate } from '../time/dates';
import { type Arranged, coversOf, therapistOf } from './arrangements';
import { shownName } from './names';

/** What the log itself says of who is in the case, and what this device knows of it besides. */
export interface MembersContext {
  members: { account: string; role: 'citizen' | 'staff' | 'reader' }[];
  invitation: { open: boolean; notAfter: string | null } | null;
  /** Rows that failed verification, by code. */
  refused: Record<string, number>;
  /** How often a used link has been tried again since somebody last said "I know" (the relay's word). */
  knocks?: number;
  /** The relay holds nothing of this case any more; `byItem`: a custodian ended it, and said why. */
  deleted?: { byItem: boolean; reason: string | null; retention?: true } | null;
}
export interface People {
  name: string;
  called: string;
  phone: string | null;
  citizen: string | null;
  /**
   * The member of staff who answers for the case: to whom it was given last, else who wrote the newest welcome, else the first staff author;
   * null for somebody who has asked for help and has not been given to anybody.
   */
  therapist: string | null;
}
/** Whoever claimed the invitation, while no `identity` item names that account. `recovery`: in another account's place. */
export interface Claim {
  account: string;
  at: string | null;
  recovery: boolean;
}
export interface MembersView extends People, Required<MembersContext> {
  claim: Claim | null;
  covers: {
    cover: string;
    by: string;
    arrangedBy: string;
    from: string;
    until: string;
    note: string | null;
    state: 'coming' | 'now' | 'over';
  }[];
  handovers: { at: string; by: string; to: string; note: string }[];
}

/** Who is in the case, how they are called, and how that is about to change. `now` is an ISO instant. */
export function membersView(state: CaseState, now: string, context: MembersContext): MembersView {
  return {
    ...peopleOf(state, context),
    members: context.members,
    invitation: context.invitation,
    refused: context.refused,
    knocks: context.knocks ?? 0,
    deleted: context.deleted ?? null,
    claim: claimOf(state, context),
    covers: coversOf(arrangedIn(state), localDate(now)).map(({ firstSeq: _, endedSeq: __, ...cover }) => cover),
    handovers: kept(state, 'handover').map(({ item, author }) => ({ at: item.at, by: author, to: item.to, note: item.note })),
  };
}

/** How the case is called by staff, how the citizen is addressed, and who belongs to it. */
export function peopleOf(state: CaseState, context: Pick<MembersContext, 'members'>): People {
  const profiles = kept(state, 'profile');
  const by = (role: 'citizen' | 'staff', field: 'name' | 'called' | 'phone') =>
    profiles.findLast((one) => one.role === role && one.item[field] !== undefined)?.item[field];
  const welcome = kept(state, 'welcome').at(-1);
  const asked = kept(state, 'referral').at(-1)?.item;
  const called = shownName(by('citizen', 'called') || welcome?.item.called || asked?.called || '');
  return {
    name: shownName(by('staff', 'name') || asked?.name || '') || called,
    called: called || shownName(asked?.name.split(' ')[0] ?? ''),
    phone: by('citizen', 'phone') || by('staff', 'phone') || asked?.phone || null,
    citizen: context.members.find(({ role }) => role === 'citizen')?.account ?? null,
    therapist: therapistOf(arrangedIn(state)) ?? (asked ? null : firstStaff(state)),
  };
}

/** What the log says of who shall be in the case; what is not sent yet comes last. */
export function arrangedIn(state: CaseState): Arranged[] {
  return [...kept(state, 'welcome'), ...kept(state, 'cover'), ...kept(state, 'handover'), ...kept(state, 'decision')]
    .map(({ seq, author, item }) => ({ seq: seq ?? Number.POSITIVE_INFINITY, author, item }))
    .sort((a, b) => (a.seq === b.seq ? 0 : a.seq - b.seq));
}

/** Whoever came in by an invitation, until a member of staff has made sure who it is. */
export const claimOf = (state: CaseState, context: Pick<MembersContext, 'members'>): Claim | null =>
  claimIn(claimsIn(state), context);

/** All who have come in by an invitation and whose account no `identity` item names, oldest first. */
export function claimsIn(state: CaseState): Claim[] {
  const named = new Set(kept(state, 'identity').map(({ item }) => item.account));
  return state.changes.flatMap(({ kind, added, removed, at }) =>
    kind === 'joined'
      ? added.filter((one) => !named.has(one)).map((account) => ({ account, at, recovery: removed.length > 0 }))
      : [],
  );
}

/** The claim of whoever is the citizen now. */
export function claimIn(claims: readonly Claim[], { members }: Pick<MembersContext, 'members'>): Claim | null {
  const citizen = members.find(({ role }) => role === 'citizen')?.account;
  return claims.findLast(({ account }) => account === citizen) ?? null;
}

/** When an invitation runs out that went with a greeting. @param begun ISO */
export const invitationEnd = (begun: string): string =>
  new Date(Date.parse(begun) + limits.inviteDays * 86_400_000).toISOString();

/** Who began the case, unless that was its own citizen, by a team's door. */
function firstStaff(state: CaseState): string | null {
  const by = state.changes[0]?.by;
  const isCitizen = ([...kept(state, 'profile'), ...kept(state, 'answers')] as const).some(
    ({ role, author }) => role === 'citizen' && author === by,
  );
  if (by && !isCitizen) return by;
  return kept(state, 'message').find(({ role }) => role === 'staff')?.author ?? null;
}
