import { standing, together, type Version } from '../../care/drafts/merge';
import type { OwnRecord } from './tables';

/** One record of two: what stands after both, and the versions that it stands for while nobody has written on. */
export function merged(mine: OwnRecord, theirs: OwnRecord): OwnRecord {
  const { key } = theirs;
  const versions = together(key, versionsOf(mine), versionsOf(theirs));
  const { removed, ...one } = standing(key, versions);
  const last = versions.at(-1);
  return {
    key,
    ...one,
    version: Math.max(mine.version, theirs.version),
    removed: removed || undefined,
    begun: begunOf(mine, theirs),
    after: last?.after,
    versions: versions.length > 1 ? versions : undefined,
  };
}
/** The act that the newest of those that stand was begun with. */
const begunOf = (...records: OwnRecord[]): string | undefined =>
  records.filter(({ removed, begun }) => !removed && begun !== undefined).sort((a, b) => (a.savedAt < b.savedAt ? 1 : -1))[0]
    ?.begun;
const versionsOf = ({ versions, value, savedAt, removed, after }: OwnRecord): readonly Version[] =>
  versions ?? [{ value, savedAt, ...(removed ? { removed } : {}), ...(after ? { after } : {}) }];

/** What a version that is written on top of `old` replaces: as much of it as others may have. */
export function replacedBy(old: OwnRecord | undefined): string[] | undefined {
  if (!old) return undefined;
  const others = old.handed || old.versions ? versionsOf(old).map(({ savedAt }) => savedAt) : [];
  const all = [...new Set([...(old.after ?? []), ...(old.versions ?? []).flatMap(({ after }) => after ?? []), ...others])];
  return all.length > 0 ? all.slice(-known) : undefined;
}
/** So far back a version tells what it grew from. */
const known = 16;

/** Two records say the same: nothing of one would be lost by taking the other. */
export const isSame = (a: OwnRecord, b: OwnRecord): boolean =>
  a.savedAt === b.savedAt && JSON.stringify(versionsOf(a)) === JSON.stringify(versionsOf(b));
