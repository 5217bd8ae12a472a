/** What tells decisions on one referral apart (referrals.ts). */
interface Deciding {
  item: { decision: string; referral: string; replaces?: string | undefined };
}

/** Which of the decisions on one referral count, and have counted. */
export interface Judged<D> {
  /** The one that counts; null before there is any. */
  inForce: D | null;
  /** All that have counted, oldest first, the one that counts last. */
  counted: D[];
  /** What was decided by somebody who had not seen the one that counts, oldest first: it stands and has no effect. */
  beside: D[];
}

/**
 * Two who decide at the same moment have not seen one another: both decisions stand, and the one that the log has first counts. A later one
 * counts if it names the one that counts; one with the id of the one that counts puts its words right.
 * @param decisions on one referral, in order of the log, what is not sent yet last
 */
export function judge<D extends Deciding>(decisions: readonly D[]): Judged<D> {
  const judged: Judged<D> = { inForce: null, counted: [], beside: [] };
  for (const one of decisions) {
    const standing = judged.inForce?.item.decision;
    if (standing !== undefined && one.item.replaces !== standing && one.item.decision !== standing) {
      judged.beside.push(one);
      continue;
    }
    judged.inForce = one;
    judged.counted.push(one);
    // Whoever decides anew has had before them what was said beside it.
    judged.beside = [];
  }
  return judged;
}

/** The same for decisions on any number of referrals. */
export function judgeEach<D extends Deciding>(decisions: readonly D[]): Judged<D>[] {
  const referrals = new Set(decisions.map(({ item }) => item.referral));
  return [...referrals].map((referral) => judge(decisions.filter(({ item }) => item.referral === referral)));
}
