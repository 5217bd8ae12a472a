import { kept } from '../case/items-of';
import type { CaseState, Kept } from '../case/state';
import { type Judged, judge } from '../items/in-force';
import type { ItemOf } from '../items/items';

/** A decision where it stands in the log. */
export type Decided = Kept<'decision'>;

/** What became of one referral. */
export type Decisions = Judged<Decided>;
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
