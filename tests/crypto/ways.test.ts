import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newSeed } from '../../src/crypto/account';
import { asLocator, asSeed, asVaultKey, hex } from '../../src/crypto/bytes';
import { accountNameId, drawAccountName, typedName } from '../../src/crypto/passphrase';
import { ready } from '../../src/crypto/sodium';
import { opaqueUnlocker, passkeyUnlocker } from '../../src/crypto/unlockers';
import {
  locatorOf,
  mergeVaults,
  openSlot,
  openVault,
  sameContents,
  sealSlot,
  sealVault,
  slotKind,
  type VaultContents,
} from '../../src/crypto/vault';
import { isDeadSlot, mergeWays, type Ways } from '../../src/crypto/ways';
import { makeWorld } from './world';

await ready();
const { alice, bob } = makeWorld().people;
const bytes = (length: number, fill: number) => new Uint8Array(length).fill(fill);
const locator = (n: number) => asLocator(bytes(16, n));
const day = (n: number) => `2026-01-${String(n).padStart(2, '0')}T08:00:00.000Z`;
/** What belongs to a passkey follows from its locator, as it does in life. */
const passkey = (n: number) => ({ credential: bytes(20, n), label: `nøkkel ${n}`, addedAt: day(n), locator: locator(n) });
const gone = (n: number) => ({ credential: bytes(20, n), locator: locator(n), at: day(20) });

const few = fc.uniqueArray(fc.integer({ min: 1, max: 6 }), { maxLength: 4 });
const turn = fc
  .option(fc.record({ turn: fc.integer({ min: 1, max: 3 }), at: fc.integer({ min: 1, max: 3 }) }))
  .map((one) => one && { turn: one.turn, since: day(one.at), locator: locator(100 + one.at) });
const ways: fc.Arbitrary<Ways> = fc
  .record({
    name: fc.option(fc.constantFrom('sol båt fjord', 'hest melk ull', 'tog seil rute')),
    passkeys: few.map((list) => list.map(passkey)),
    removed: few.map((list) => list.map(gone)),
    passphrase: turn,
    recovery: turn,
  })
  // A passphrase is enrolled under the name.
  .map((one) => (one.name === null ? { ...one, passphrase: null } : one));
const read = (one: Ways) => JSON.stringify(one, (_, value) => (value instanceof Uint8Array ? hex(value) : value));

describe('the ways in of two devices', () => {
  it('come to the same whichever is asked first, in whatever order three meet, and however often', () => {
    fc.assert(
      fc.property(ways, ways, ways, (a, b, c) => {
        expect(read(mergeWays(a, b))).toBe(read(mergeWays(b, a)));
        expect(read(mergeWays(mergeWays(a, b), c))).toBe(read(mergeWays(a, mergeWays(b, c))));
        const once = mergeWays(a, b);
        expect(read(mergeWays(once, b))).toBe(read(once));
        expect(read(mergeWays(once, once))).toBe(read(once));
      }),
      { numRuns: 500 },
    );
  });

  it('lose no passkey that neither has removed, and bring none back that either has', () => {
    fc.assert(
      fc.property(ways, ways, (a, b) => {
        const both = mergeWays(a, b);
        const removed = new Set([...a.removed, ...b.removed].map((one) => hex(one.locator)));
        const added = new Set([...a.passkeys, ...b.passkeys].map((one) => hex(one.locator)));
        expect(new Set(both.passkeys.map((one) => hex(one.locator)))).toEqual(
          new Set([...added].filter((one) => !removed.has(one))),
        );
        for (const one of both.removed) expect(isDeadSlot(both, 'passkey', one.locator)).toBe(true);
        for (const one of both.passkeys) expect(isDeadSlot(both, 'passkey', one.locator)).toBe(false);
      }),
    );
  });

  it('keep the later recovery code and the later passphrase, by count and not by clock', () => {
    const early: Ways = {
      name: 'a b c',
      passkeys: [],
      removed: [],
      passphrase: null,
      recovery: { turn: 2, since: day(9), locator: locator(1) },
    };
    const late: Ways = { ...early, recovery: { turn: 3, since: day(1), locator: locator(2) } };
    const both = mergeWays(early, late);
    expect(both.recovery?.turn).toBe(3);
    expect(isDeadSlot(both, 'recovery', locator(1))).toBe(true);
    expect(isDeadSlot(both, 'recovery', locator(2))).toBe(false);
    expect(isDeadSlot(both, 'passphrase', locator(1))).toBe(false);
  });
});

describe('a vault that lists its ways in', () => {
  const key = asVaultKey(newSeed());
  const bare: VaultContents = { seed: bob.seed, rosters: [], roots: [] };

  it('opens with them, and one from before without', () => {
    fc.assert(
      fc.property(ways, (some) => {
        const contents = { ...bare, ways: some };
        expect(openVault(key, bob.id, 1, sealVault(key, bob.id, 1, contents))).toEqual(contents);
      }),
      { numRuns: 50 },
    );
    expect(openVault(key, bob.id, 1, sealVault(key, bob.id, 1, bare))).toEqual(bare);
  });

  it('keeps them when it is merged with one from before', () => {
    const mine: VaultContents = {
      ...bare,
      ways: { name: 'a b c', passkeys: [passkey(1)], removed: [], passphrase: null, recovery: null },
    };
    expect(sameContents(mergeVaults(bare, mine), mine)).toBe(true);
    expect(sameContents(mergeVaults(mine, bare), mine)).toBe(true);
    expect(sameContents(mine, bare)).toBe(false);
  });
});

describe('a passkey', () => {
  const prf = Uint8Array.from({ length: 32 }, (_, i) => i + 1);

  it('opens its slot, of its kind and account and no other', () => {
    const key = asVaultKey(newSeed());
    const slot = sealSlot(passkeyUnlocker(prf), bob.id, slotKind.passkey, key);
    expect(openSlot(passkeyUnlocker(prf), bob.id, slotKind.passkey, slot)).toEqual(key);
    for (const kind of [slotKind.recovery, slotKind.opaque, slotKind.offline])
      expect(() => openSlot(passkeyUnlocker(prf), bob.id, kind, slot)).toThrow(/^E_OPEN$/);
    expect(() => openSlot(passkeyUnlocker(prf), alice.id, slotKind.passkey, slot)).toThrow(/^E_OPEN$/);
  });

  it('that gives no 32 bytes, or empty ones, is none', () => {
    for (const bad of [new Uint8Array(0), prf.subarray(0, 31), new Uint8Array(33).fill(1), new Uint8Array(32), bytes(32, 255)])
      expect(() => passkeyUnlocker(bad)).toThrow('E_PASSKEY');
  });

  it('hands over a copy, so that wiping one end leaves the other', () => {
    const given = prf.slice();
    const unlock = passkeyUnlocker(given);
    given.fill(0);
    expect(locatorOf(unlock)).toEqual(locatorOf(passkeyUnlocker(prf)));
  });
});

describe('an account name', () => {
  it('is three words of the list, and counts the same however a phone writes it', () => {
    const words = Array.from({ length: 1296 }, (_, i) => `ord${i}`);
    expect(drawAccountName(words).split(' ')).toHaveLength(3);
    expect(typedName('  Sol-Båt.  FJORD ')).toBe('sol båt fjord');
    const decomposed = 'sol båt fjord';
    for (const typed of ['sol båt fjord', 'Sol båt Fjord', ' sol  båt-fjord ', decomposed])
      expect(hex(accountNameId(typed))).toBe(hex(accountNameId('sol båt fjord')));
    expect(hex(accountNameId('sol bat fjord'))).not.toBe(hex(accountNameId('sol båt fjord')));
  });

  it('and an export key of another length open nothing', () => {
    expect(opaqueUnlocker(new Uint8Array(64).fill(7)).length).toBe(32);
    expect(() => opaqueUnlocker(new Uint8Array(32))).toThrow('E_PASSPHRASE');
    expect(asSeed(newSeed()).length).toBe(32);
  });
});
