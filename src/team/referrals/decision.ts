import type { decisionOutcomes, exclusionReasons, helpModes } from '../../care/items/choices';
import type { LetterLanguage } from '../../care/referrals/letter-templates';
import type { CaseRef, ItemDraft } from '../../client/api';

export type Outcome = (typeof decisionOutcomes)[number];
export type Help = (typeof helpModes)[number];
export type Exclusion = (typeof exclusionReasons)[number];

/** A decision as it is being made: choices, and the letter's template where somebody has made it their own. */
export interface Deciding {
  outcome: Outcome | null;
  help: readonly Help[];
  /** The group course, by the desk's handle of it and by its id, where the help is one. */
  course?: { courseRef: CaseRef; course: string };
  therapist: string;
  startBy: string;
  /** What is given with it, by its names (care/referrals/starts.ts); left out: what is usual. */
  starts?: readonly string[];
  exclusion: readonly Exclusion[];
  onward: string;
  /** null: the template that goes with the outcome. */
  template: string | null;
  /** What the letter is written in; null: what its reader reads. */
  language: LetterLanguage | null;
}
export const nothingDecided: Deciding = {
  outcome: null,
  help: [],
  therapist: '',
  startBy: '',
  exclusion: [],
  onward: '',
  template: null,
  language: null,
};
export const isDeciding = (value: unknown): value is Deciding =>
  typeof value === 'object' && value !== null && 'outcome' in value && 'help' in value && 'template' in value;

/** Help that a course gives. */
export const isInGroup = ({ outcome, help }: Deciding): boolean =>
  outcome === 'taken-in' && (help.includes('course') || help.includes('group'));

/** Outcomes that send the person on: whereto, and by which reason. */
export const sendsOn = (outcome: Outcome | null): boolean =>
  outcome === 'specialist' || outcome === 'gp' || outcome === 'municipal';

export type DecisionFault = 'outcome' | 'help' | 'therapist' | 'startBy' | 'exclusion' | 'letter';
/** What is missing before it can be sent. @param letter as it would be sent; null while a place in it is empty */
export function faultOf(d: Deciding, letter: string | null, today: string): DecisionFault | null {
  if (d.outcome === null) return 'outcome';
  if (d.outcome === 'taken-in') {
    if (d.help.length === 0) return 'help';
    if (d.therapist === '') return 'therapist';
    if (d.startBy < today) return 'startBy';
  }
  if (sendsOn(d.outcome) && d.exclusion.length === 0) return 'exclusion';
  return letter === null ? 'letter' : null;
}

/** What does not belong to the outcome is left out, however it was chosen on the way. */
export function asDecision(
  d: Deciding & { outcome: Outcome },
  about: { decision: string; referral: string; letter: string; starts: readonly string[]; replaces: string | null },
): Extract<ItemDraft, { kind: 'decision' }> {
  const takenIn = d.outcome === 'taken-in';
  const { replaces, starts, ...rest } = about;
  return {
    kind: 'decision',
    ...rest,
    outcome: d.outcome,
    ...(takenIn ? { help: [...d.help], therapist: d.therapist, startBy: d.startBy } : {}),
    ...(takenIn && starts.length > 0 ? { starts: [...starts] } : {}),
    ...(isInGroup(d) && d.course ? { course: d.course.course } : {}),
    ...(sendsOn(d.outcome) && d.exclusion.length > 0 ? { exclusion: [...d.exclusion] } : {}),
    ...(sendsOn(d.outcome) && d.onward.trim() ? { onward: d.onward.trim() } : {}),
    ...(replaces ? { replaces } : {}),
  };
}
