import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCard } from '../../src/crypto/account';
import { asRootSeed, asTeamId } from '../../src/crypto/bytes';
import { fromHalfSheets, toHalfSheets, unwrapRoot, wrapRoot } from '../../src/crypto/root-share';
import { rootPublicKey } from '../../src/crypto/roster';
import { fromTextCode, toTextCode } from '../../src/crypto/text-code';
import { makeWorld, seeded } from './world';

const world = makeWorld('root');
const { lena, alice } = world.people;
const { team } = world.roster;
const root = rootPublicKey(world.root);
const seedOf = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => asRootSeed(bytes));
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

describe('the root for a second holder', () => {
  const wrap = wrapRoot(world.root, readCard(alice.card), team, seeded('wrap'));

  it('opens for that account, team and root only', () => {
    expect(unwrapRoot(alice, wrap, team, root)).toEqual(world.root);
    const other = rootPublicKey(asRootSeed(seeded('other')(32)));
    expect(() => unwrapRoot(lena, wrap, team, root)).toThrow(/^E_OPEN$/);
    expect(() => unwrapRoot(alice, wrap, asTeamId(seeded('team')(32)), root)).toThrow(/^E_OPEN$/);
    expect(() => unwrapRoot(alice, wrap, team, other)).toThrow(/^E_OPEN$/);
  });

  it('opens no longer when any byte is another, or some are missing', () => {
    fc.assert(
      fc.property(fc.nat(wrap.length - 1), fc.integer({ min: 1, max: 255 }), (at, flip) => {
        const altered = wrap.with(at, (wrap[at] ?? 0) ^ flip);
        expect(() => unwrapRoot(alice, altered, team, root)).toThrow(/^E_OPEN$/);
      }),
    );
    for (const length of [0, 1, 1_120, wrap.length - 1])
      expect(() => unwrapRoot(alice, wrap.subarray(0, length), team, root)).toThrow(/^E_OPEN$/);
  });
});

describe('two half sheets', () => {
  it('give the seed together, in either order, and are others each time', () => {
    fc.assert(
      fc.property(seedOf, (seed) => {
        const { a, b } = toHalfSheets(seed);
        expect(a).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){13}[0-9A-HJKMNP-TV-Z]{4}$/);
        expect(fromHalfSheets(a, b)).toEqual(seed);
        expect(fromHalfSheets(b.toLowerCase().replaceAll('-', ' '), a)).toEqual(seed);
        expect(toHalfSheets(seed).a).not.toBe(a);
      }),
    );
  });

  it('of one kind, or of another code, are none', () => {
    const { a, b } = toHalfSheets(world.root);
    const again = toHalfSheets(world.root);
    expect(fromHalfSheets(a, again.a)).toBeNull();
    expect(fromHalfSheets(b, again.b)).toBeNull();
    expect(fromHalfSheets(a, toTextCode('recovery', new Uint8Array(16)))).toBeNull();
    expect(fromHalfSheets(a, again.b)).not.toEqual(world.root);
  });

  it('tell every single wrong character, and every pair of swapped ones among the first 52', () => {
    fc.assert(
      fc.property(seedOf, fc.nat(55), fc.integer({ min: 1, max: 31 }), fc.nat(51), (seed, at, shift, b) => {
        const plain = [...toTextCode('sheet-a', seed).replaceAll('-', '')];
        const wrong = alphabet[(alphabet.indexOf(plain[at] ?? '') + shift) % 32] ?? '';
        expect(fromTextCode('sheet-a', plain.with(at, wrong).join(''))).toBeNull();
        if (at > 51 || plain[at] === plain[b]) return;
        expect(
          fromTextCode(
            'sheet-a',
            plain
              .with(at, plain[b] ?? '')
              .with(b, plain[at] ?? '')
              .join(''),
          ),
        ).toBeNull();
      }),
    );
  });
});
