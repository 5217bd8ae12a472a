import { z } from 'zod/mini';
import type { Locator } from '../protocol/bytes';
import { asLocator, compare, fromBase64url, same, toBase64url } from './bytes';

/**
 * The unlockers of an account, as its vault lists them: so that every device shows the same list, and so that a slot which somebody
 * took away does not come back from a device that has not heard of it.
 */
export interface Ways {
  /** Account name, three words; null until there is one. */
  name: string | null;
  passkeys: Passkey[];
  /** Passkeys that open nothing any more. */
  removed: { credential: Uint8Array; locator: Locator; at: string }[];
  /** By OPAQUE, from any device; null until the relay has it. */
  passphrase: Turn | null;
  recovery: Turn | null;
}
export interface Passkey {
  credential: Uint8Array;
  label: string;
  /** ISO time */
  addedAt: string;
  locator: Locator;
}
/** An unlocker that a newer one replaces. `turn` counts replacements: clocks of devices differ. `since` is an ISO time. */
export interface Turn {
  turn: number;
  since: string;
  locator: Locator;
}
export const noWays: Ways = { name: null, passkeys: [], removed: [], passphrase: null, recovery: null };

const text = z.string();
const turn = z.nullable(z.object({ turn: z.int().check(z.gte(1)), since: text, locator: text }));
export const waysSchema = z.object({
  name: z.nullable(text),
  passkeys: z.array(z.object({ credential: text, label: text, addedAt: text, locator: text })),
  removed: z.array(z.object({ credential: text, locator: text, at: text })),
  passphrase: turn,
  recovery: turn,
});
type Printed = z.infer<typeof waysSchema>;

export function printWays(ways: Ways): Printed {
  return {
    name: ways.name,
    passkeys: ways.passkeys.map(printPlace),
    removed: ways.removed.map(printPlace),
    passphrase: ways.passphrase && { ...ways.passphrase, locator: toBase64url(ways.passphrase.locator) },
    recovery: ways.recovery && { ...ways.recovery, locator: toBase64url(ways.recovery.locator) },
  };
}
export function parseWays(json: Printed): Ways {
  return {
    name: json.name,
    passkeys: json.passkeys.map(parsePlace),
    removed: json.removed.map(parsePlace),
    passphrase: json.passphrase && { ...json.passphrase, locator: locator(json.passphrase.locator) },
    recovery: json.recovery && { ...json.recovery, locator: locator(json.recovery.locator) },
  };
}
const printPlace = <T extends { credential: Uint8Array; locator: Uint8Array }>(one: T) => ({
  ...one,
  credential: toBase64url(one.credential),
  locator: toBase64url(one.locator),
});
const parsePlace = <T extends { credential: string; locator: string }>(one: T) => ({
  ...one,
  credential: fromBase64url(one.credential),
  locator: locator(one.locator),
});
const locator = (printed: string): Locator => asLocator(fromBase64url(printed));

/**
 * Both lists of passkeys, without those that either has removed; of a passphrase or recovery code the one that came later. The name
 * goes with the later passphrase, since that is looked up by it.
 */
export function mergeWays(a: Ways, b: Ways): Ways {
  const removed = [...a.removed, ...b.removed.filter((one) => !a.removed.some((other) => same(one.locator, other.locator)))];
  const passkeys = [...a.passkeys, ...b.passkeys.filter((one) => !a.passkeys.some((other) => same(one.locator, other.locator)))];
  const passphrase = later(a.passphrase, b.passphrase);
  return {
    name: laterName(a, b),
    passkeys: passkeys
      .filter((one) => !removed.some((gone) => same(gone.locator, one.locator)))
      .toSorted((x, y) => compareText(x.addedAt, y.addedAt) || compare(x.locator, y.locator)),
    removed: removed.toSorted((x, y) => compare(x.locator, y.locator)),
    passphrase,
    recovery: later(a.recovery, b.recovery),
  };
}
const compareText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

function rank(a: Turn | null, b: Turn | null): number {
  if (!a || !b) return (a ? 1 : 0) - (b ? 1 : 0);
  return a.turn - b.turn || compare(a.locator, b.locator);
}
const later = (a: Turn | null, b: Turn | null): Turn | null => (rank(a, b) >= 0 ? a : b);

function laterName(a: Ways, b: Ways): string | null {
  if (a.name === null || b.name === null || a.name === b.name) return a.name ?? b.name;
  const order = rank(a.passphrase, b.passphrase);
  return order > 0 || (order === 0 && a.name < b.name) ? a.name : b.name;
}

/** A slot that no way in of this account stands for any more: it is not put back on the relay. `kind` as in slotKind. */
export function isDeadSlot(ways: Ways, kind: 'passkey' | 'passphrase' | 'recovery', at: Uint8Array): boolean {
  if (kind === 'passkey') return ways.removed.some((gone) => same(gone.locator, at));
  const now = ways[kind];
  return now !== null && !same(now.locator, at);
}
