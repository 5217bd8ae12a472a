import { kept } from '../case/items-of';
import { defineReason } from '../case/reason';
import type { CaseState } from '../case/state';
import { type Claim, claimIn, claimsIn, invitationEnd, type MembersContext, peopleOf } from './members';

export interface MembersSummary {
  name: string;
  called: string;
  phone: string | null;
  /** Account of the member of staff who answers for the case. */
  therapist: string | null;
  claims: readonly Claim[];
  /** When it was taken, of an invitation after which staff have not written. */
  invitationClaimed: string | null;
  /** When the invitation runs out that went with the newest greeting. */
  invitationEnds: string | null;
}
interface Look {
  summary: MembersSummary;
  context: Pick<MembersContext, 'members' | 'invitation' | 'knocks'>;
}

export function membersSummary(state: CaseState): MembersSummary {
  const { name, called, phone, therapist } = peopleOf(state, { members: [] });
  const welcome = kept(state, 'welcome').at(-1);
  return {
    name,
    called,
    phone,
    therapist,
    claims: claimsIn(state),
    invitationClaimed: invitationClaimedIn(state),
    invitationEnds: welcome ? invitationEnd(welcome.item.at) : null,
  };
}

function invitationClaimedIn(state: CaseState): string | null {
  const joined = state.changes.findLast(({ kind }) => kind === 'joined');
  if (!joined || joined.removed.length > 0) return null;
  if (kept(state, 'message').some(({ role, seq }) => role === 'staff' && (seq === null || seq > joined.seq))) return null;
  return joined.at ?? kept(state, 'profile').find(({ role }) => role === 'citizen')?.item.at ?? null;
}

/** Somebody has come in the citizen's place, and nobody has made sure yet who it is: until then the past stays shut. Facts: called */
export const recoveryClaimed = defineReason('recovery-claimed', ({ summary: { claims, called }, context }: Look, { now }) => {
  const claim = claimIn(claims, context);
  return claim?.recovery ? { facts: { called }, at: claim.at ?? now, group: 'now' } : null;
});

/** Somebody has come with a link that was used already: perhaps the citizen, and then who is in the case? Facts: count */
export const knocked = defineReason('knocked', ({ context: { knocks } }: Look, { now }) =>
  knocks ? { facts: { count: knocks }, at: now, group: 'now' } : null,
);

/** The invitation has been taken, and staff have not written since. Facts: called */
export const invitationClaimed = defineReason('invitation-claimed', ({ summary: { invitationClaimed: at, called } }: Look) =>
  at === null ? null : { facts: { called }, at, group: 'today' },
);

/**
 * The invitation ran out before anybody took it. After that the therapist's own client takes it back, so that nothing of it is left
 * in the case: then it counts from the greeting, which is written with the invitation. Facts: notAfter
 */
export const invitationExpired = defineReason(
  'invitation-expired',
  ({ summary: { invitationEnds }, context: { invitation, members } }: Look, { now }) => {
    if (members.some(({ role }) => role === 'citizen')) return null;
    const notAfter = invitation ? invitation.notAfter : invitationEnds;
    if (!notAfter || Date.parse(notAfter) > Date.parse(now)) return null;
    return { facts: { notAfter }, at: notAfter, group: 'week' };
  },
);
