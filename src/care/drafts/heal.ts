import { isRecord } from '../is-record';
import { type Shape, shapeOf } from './shapes';

/**
 * Before there was a rule for what may be joined, two devices could glue an id to an id and a time to a time, and such drafts lie on
 * people's devices. Of a glued value the first half is a whole one: that of the device that wrote last.
 */
export function healed(key: string, value: unknown): unknown {
  const shape = shapeOf(key, value);
  return shape ? heal(shape, value) : value;
}

function heal(shape: Shape, value: unknown): unknown {
  if (shape === 'words' || shape === 'lines') return value;
  if (typeof value === 'string') return unglued(value);
  if (Array.isArray(value)) return value.every(isUnharmed) ? value : value.map((one) => heal('exact', one));
  if (!isRecord(value)) return value;
  let changed = false;
  const whole = Object.entries(value).map(([field, inner]): [string, unknown] => {
    const of =
      typeof shape === 'string' ? shape : ((Object.hasOwn(shape.fields, field) ? shape.fields[field] : shape.rest) ?? 'exact');
    const next = heal(of, inner);
    changed ||= next !== inner;
    return [field, next];
  });
  return changed ? Object.fromEntries(whole) : value;
}
const isUnharmed = (value: unknown): boolean => heal('exact', value) === value;

const instant = String.raw`\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,3})?(?:Z|[+-]\d\d:\d\d))?`;
const times = [instant, String.raw`\d{4}-\d\d-\d\d`, String.raw`\d\d:\d\d`];
const glued = [
  ...times.map((one) => new RegExp(String.raw`^(${one})(?:\s*(?:${one}))+$`)),
  /^([A-Za-z0-9_-]{22})(?:\s+[A-Za-z0-9_-]{22})+$/,
];

/** What is not prose, without what was glued to it. */
export function unglued(value: string): string {
  for (const one of glued) {
    const found = one.exec(value)?.[1];
    if (found !== undefined) return found;
  }
  return value;
}
