/** A sum over fewer teams than these is refused: with one's own taken away it would be nearly somebody's. */
export const fewestSummed = 5;

/** A set of teams that is to be summed, or that has been: of one codebook and period. */
export interface Summed {
  codebook: string;
  from: string;
  until: string;
  /** Ids, each once; their order says nothing. */
  teams: readonly string[];
}
export type SumRefusal = 'too-few' | 'twice' | 'other-teams' | 'too-alike';

/**
 * Whether a reader may sum these teams. Not fewer than `fewestSummed`; none twice; and no set that differs from one that was summed before, of the same period,
 * by fewer than `fewestSummed` teams: the one sum less the other would be theirs.
 */
export function maySum(next: Summed, before: readonly Summed[]): SumRefusal | null {
  const teams = new Set(next.teams);
  if (teams.size !== next.teams.length) return 'twice';
  if (teams.size < fewestSummed) return 'too-few';
  const alike = before.some((one) => isSamePeriod(one, next) && differ(teams, new Set(one.teams)));
  return alike ? 'too-alike' : null;
}

/** Both readers have summed the same: else their sums together are nothing. */
export function mayCombine(a: Summed, b: Summed): SumRefusal | null {
  const [teams, others] = [new Set(a.teams), new Set(b.teams)];
  if (!isSamePeriod(a, b) || teams.size !== others.size || a.teams.some((team) => !others.has(team))) return 'other-teams';
  return teams.size < fewestSummed ? 'too-few' : null;
}

/** What both commit to: the same text for the same teams, whoever writes it down. */
export const summedText = ({ codebook, from, until, teams }: Summed): string =>
  [codebook, from, until, ...[...teams].sort()].join('\n');

const isSamePeriod = (a: Summed, b: Summed) => a.codebook === b.codebook && a.from === b.from && a.until === b.until;

/** Not the same set, and apart by too few. */
function differ(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  const apart = [...a].filter((team) => !b.has(team)).length + [...b].filter((team) => !a.has(team)).length;
  return apart > 0 && apart < fewestSummed;
}
