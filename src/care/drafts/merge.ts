import { isRecord } from '../is-record';
import { type Fields, type Shape, shapeOf } from './shapes';

/** What one device has written under a key, and when by its own clock. */
export interface Version {
  value: unknown;
  /** ISO 8601, UTC. */
  savedAt: string;
  removed?: boolean;
  /** `savedAt` of versions that its writer had before them and wrote on. */
  after?: readonly string[];
}
/** So many versions that were written apart are remembered until somebody writes on. */
const remembered = 8;

/**
 * The versions of two devices, the newest last, each once, and none that another one was written on top of. A union, so it does not
 * matter in which order devices hear of one another.
 */
export function together(key: string, ...sides: readonly (readonly Version[])[]): Version[] {
  const all = new Map(sides.flat().map((version) => [nameOf(version), version]));
  const replaced = new Set([...all.values()].flatMap(({ after }) => after ?? []));
  const sorted = [...all.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, version]) => version);
  const kept = sorted.filter(({ savedAt }) => !replaced.has(savedAt)).slice(-remembered);
  const newest = kept.at(-1);
  return newest && isWhole(shapeOf(key, newest.value)) ? [newest] : kept;
}
const nameOf = ({ savedAt, removed, value }: Version) => `${savedAt} ${removed ? 1 : 0} ${inOrder(value)}`;

/** The same text for values that are alike, whatever the order of their keys. */
const inOrder = (value: unknown): string =>
  JSON.stringify(value, (_, inner: unknown) =>
    isRecord(inner) ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1))) : inner,
  ) ?? '';

/**
 * What stands after all of them: the newest, with what the earlier ones add to it. Taking something away, or sending it, takes away what
 * whoever did so had before their eyes; prose that another device had written meanwhile stays.
 */
export function standing(key: string, versions: readonly Version[]): Version {
  const newest = versions.at(-1);
  if (!newest) throw new RangeError('no version');
  const { savedAt } = newest;
  const gone = versions.findLastIndex(({ removed }) => removed);
  const live = versions.slice(gone + 1);
  const before = versions.slice(0, Math.max(0, gone)).filter(({ removed }) => !removed);
  const first = live.at(-1) ?? before.findLast(({ value }) => hasWords(shapeOf(key, value), value));
  if (!first) return { value: null, savedAt, removed: true };
  const shape = shapeOf(key, first.value);
  if (!shape) return { value: first.value, savedAt };
  const value = live.slice(0, -1).reduceRight((sum: unknown, earlier) => merged(shape, sum, earlier.value), first.value);
  const words = before.filter((version) => version !== first);
  return { value: words.reduceRight((sum: unknown, earlier) => withWords(shape, sum, earlier.value), value), savedAt };
}

function merged(shape: Shape, newest: unknown, earlier: unknown): unknown {
  if (shape === 'words') return isText(newest) && isText(earlier) ? joined(newest, earlier) : newest;
  if (shape === 'lines') return isList(newest) && isList(earlier) ? lines(newest, earlier) : newest;
  if (shape === 'names') return isList(newest) && isList(earlier) ? [...new Set([...newest, ...earlier])] : newest;
  if (shape === 'most') return isNumber(newest) && isNumber(earlier) ? Math.max(newest, earlier) : newest;
  if (shape === 'exact' || !isRecord(newest) || !isRecord(earlier)) return newest;
  if (shape.sameIf?.some((field) => newest[field] !== earlier[field])) return withWords(shape, newest, earlier);
  return eachField(shape, newest, earlier, merged);
}

/** `newest`, with no more of `earlier` than its prose. */
function withWords(shape: Shape, newest: unknown, earlier: unknown): unknown {
  if (shape === 'words' || shape === 'lines') return merged(shape, newest, earlier);
  if (typeof shape === 'string' || !isRecord(newest) || !isRecord(earlier)) return newest;
  return eachField(shape, newest, earlier, withWords);
}

function eachField(
  shape: Fields,
  newest: Record<string, unknown>,
  earlier: Record<string, unknown>,
  how: (shape: Shape, newest: unknown, earlier: unknown) => unknown,
): Record<string, unknown> {
  const sum = { ...newest };
  for (const [field, before] of Object.entries(earlier)) {
    const known = Object.hasOwn(shape.fields, field) ? shape.fields[field] : undefined;
    const inner = known ?? shape.rest;
    if (inner === undefined) continue;
    if (Object.hasOwn(newest, field)) sum[field] = how(inner, newest[field], before);
    // What only the earlier one has: a field that was left open, or prose. A named field that the newest lacks is one that it has not.
    else if (how === merged ? known !== 'exact' : isProse(inner)) sum[field] = before;
  }
  return sum;
}

/** The later text with the lines below it that it has not. */
function joined(later: string, earlier: string): string {
  if (later.includes(earlier.trim())) return later;
  if (earlier.includes(later.trim())) return earlier;
  const missing = earlier.split('\n').filter((line) => line.trim() === '' || !later.includes(line.trim()));
  const rest = missing.join('\n').trim();
  return rest === '' ? later : `${later}\n\n${rest}`;
}

/** One text each: a field of prose that happens to be kept as a list. */
function lines(newest: readonly unknown[], earlier: readonly unknown[]): unknown[] {
  const [one, other] = [newest[0], earlier[0]];
  if (newest.length === 1 && earlier.length === 1 && isText(one) && isText(other) && /\s/.test(`${one}${other}`))
    return [joined(one, other)];
  const known = new Set(newest.map(inOrder));
  return [...newest, ...earlier.filter((line) => !known.has(inOrder(line)))];
}

const isWhole = (shape: Shape | null): boolean => shape === null || shape === 'exact';
const isProse = (shape: Shape): boolean => shape === 'words' || shape === 'lines';
const isText = (value: unknown): value is string => typeof value === 'string';
const isNumber = (value: unknown): value is number => typeof value === 'number';
const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);

/** Whether there is prose in a value that would be a loss. */
function hasWords(shape: Shape | null, value: unknown): boolean {
  if (shape === 'words') return isText(value) && value.trim() !== '';
  if (shape === 'lines') return isList(value) && value.some((line) => (isText(line) ? line.trim() !== '' : isRecord(line)));
  if (shape === null || typeof shape === 'string' || !isRecord(value)) return false;
  return Object.entries(shape.fields).some(([field, inner]) => hasWords(inner, value[field]));
}
