/** A sum over fewer teams than these is refused: with one's own taken away it would be nearly somebody's. */
export const fewestSummed = 5;

/** Shares that are to be summed, or that have been: of one codebook and period. */
export interface Summed {
  codebook: string;
  /** YYYY-MM-DD, both days included. */
  from: string;
  until: string;
  /** By team and by which of the shares that it has sent, each team once; their order says nothing. */
  shares: readonly { team: string; id: string }[];
}
export const sumRefusals = ['too-few', 'twice', 'other-period', 'other-teams', 'too-alike'] as const;
export type SumRefusal = (typeof sumRefusals)[number];

/**
 * Whether a reader may show the sum of these. Not of fewer than `fewestSummed`; no team twice; and none that differs by fewer than `fewestSummed` teams
 * from one that was shown before: the one less the other would be theirs. Of the same period a team that has sent anew is another one; of a
 * period that shares days with it only the teams are compared, since every team has other counts there.
 */
export function maySum(next: Summed, before: readonly Summed[]): SumRefusal | null {
  const teams = new Set(next.shares.map(({ team }) => team));
  if (teams.size !== next.shares.length) return 'twice';
  if (teams.size < fewestSummed) return 'too-few';
  return before.some((one) => overlap(one, next) && areAlike(one, next)) ? 'too-alike' : null;
}

/** Both readers have summed the same: else their sums together are nothing. */
export function mayCombine(a: Summed, b: Summed): SumRefusal | null {
  if (!isSamePeriod(a, b)) return 'other-period';
  if (summedText(a) !== summedText(b)) return 'other-teams';
  return maySum(a, []);
}

/** What both commit to: the same text for the same shares, whoever writes it down. */
export const summedText = ({ codebook, from, until, shares }: Summed): string =>
  [codebook, from, until, ...shares.map(({ team, id }) => `${team} ${id}`).sort()].join('\n');

const isSamePeriod = (a: Summed, b: Summed) => a.codebook === b.codebook && a.from === b.from && a.until === b.until;
const overlap = (a: Summed, b: Summed) => a.from <= b.until && b.from <= a.until;

/** Not the same, and apart by too few teams. */
function areAlike(a: Summed, b: Summed): boolean {
  const same = isSamePeriod(a, b);
  const named = ({ shares }: Summed) => new Map(shares.map(({ team, id }) => [team, same ? id : '']));
  const [one, other] = [named(a), named(b)];
  const apart = [...new Set([...one.keys(), ...other.keys()])].filter((team) => one.get(team) !== other.get(team)).length;
  return apart > 0 && apart < fewestSummed;
}
