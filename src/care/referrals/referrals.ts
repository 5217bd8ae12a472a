import { kept } from '../case/items-of';
import type { CaseState, Kept } from '../case/state';
import type { ItemOf } from '../items/items';

/** A decision where it stands in the log. */
export type Decided = Pick<Kept<'decision'>, 'seq' | 'author' | 'item'>;

/** What became of one referral. */
export interface Decisions {
  /** The one that counts: the first in the log, until one that replaces it on purpose. */
  inForce: Decided | null;
  /** What was decided by somebody who had not seen it, oldest first: it stands and has no effect. */
  beside: Decided[];
}
/** One referral as it stands now. */
export interface Referral {
  item: ItemOf<'referral'>;
  /** seq of its first item, by which it has its place in the log; null while it is not sent. */
  seq: number | null;
  /** Who wrote it first, when, and as what: `citizen` came by the door. */
  author: string;
  at: string;
  role: 'citizen' | 'staff';
  decisions: Decisions;
}

/** The newest state of each referral, in the order in which they were made. */
export function referralsOf(state: Pick<CaseState, 'items'>): Referral[] {
  const referrals = new Map<string, Referral>();
  for (const { item, seq, author, role } of kept(state, 'referral')) {
    const known = referrals.get(item.referral);
    if (known) known.item = item;
    else referrals.set(item.referral, { item, seq, author, at: item.at, role, decisions: decisionsOn(state, item.referral) });
  }
  return [...referrals.values()];
}

const decisionsOn = (state: Pick<CaseState, 'items'>, referral: string): Decisions =>
  judge(kept(state, 'decision').filter(({ item }) => item.referral === referral));

/**
 * Which of the decisions on one referral counts. Two who decide at the same moment have not seen one another: both stand, and the one that
 * the log has first counts. A later one counts if it names the one that counts; one with the id of the one that counts puts its words right.
 * @param decisions on one referral, in order of the log, what is not sent yet last
 */
export function judge<D extends Decided>(decisions: readonly D[]): { inForce: D | null; beside: D[] } {
  let inForce: D | null = null;
  let beside: D[] = [];
  for (const one of decisions) {
    const goesOn: boolean =
      inForce === null || one.item.replaces === inForce.item.decision || one.item.decision === inForce.item.decision;
    if (!goesOn) beside.push(one);
    // Whoever decides anew has had before them what was said beside it.
    else {
      inForce = one;
      beside = [];
    }
  }
  return { inForce, beside };
}

/** Of decisions on any number of referrals those that count, in the order given. */
export function inForceAmong<D extends Decided>(decisions: readonly D[]): D[] {
  const referrals = new Set(decisions.map(({ item }) => item.referral));
  const counting = new Set(
    [...referrals].map((referral) => judge(decisions.filter(({ item }) => item.referral === referral)).inForce),
  );
  return decisions.filter((one) => counting.has(one));
}
