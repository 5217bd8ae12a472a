import { ml_kem768 } from '@noble/post-quantum/ml-kem.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newSeed, openAccount, readCard } from '../../src/crypto/account';
import { boxName, openBox, openLocal, sealBox, sealLocal } from '../../src/crypto/box';
import { asSeed, asUnlockSecret, concat, hex } from '../../src/crypto/bytes';
import { sodiumVerify } from '../../src/crypto/hash';
import { isLoginSigned, signLogin } from '../../src/crypto/login';
import { openOfflineSlot, sealOfflineSlot } from '../../src/crypto/offline-slot';
import { open, seal } from '../../src/crypto/seal';
import { ready, sodium } from '../../src/crypto/sodium';
import {
  locatorOf,
  newRecoverySecret,
  newVaultKey,
  openSlot,
  openVault,
  parseRecoveryCode,
  recoveryCode,
  recoveryUnlocker,
  sealSlot,
  sealVault,
  slotKind,
} from '../../src/crypto/vault';
import { makeWorld } from './world';

await ready();
const world = makeWorld();
const { alice, bob, eve } = world.people;
const flipped = (bytes: Uint8Array, at: number) => bytes.map((byte, i) => (i === at ? byte ^ 1 : byte));

describe('what is sealed', () => {
  const key = newSeed();
  const ad = Uint8Array.of(1, 2, 3);

  it('opens with its key, label and associated data, and says nothing but E_OPEN with any other', () => {
    const sealed = seal(key, 'box', ad, Uint8Array.of(42));
    expect(open(key, 'box', ad, sealed)).toEqual(Uint8Array.of(42));
    for (const attempt of [
      () => open(newSeed(), 'box', ad, sealed),
      () => open(key, 'vault', ad, sealed),
      () => open(key, 'box', Uint8Array.of(1, 2), sealed),
      () => open(key, 'box', ad, sealed.subarray(0, 71)),
      () => open(key, 'box', ad, new Uint8Array(0)),
    ])
      expect(attempt).toThrow(/^E_OPEN$/);
  });

  it('opens no more once any byte is altered', () => {
    const sealed = seal(key, 'box', ad, new Uint8Array(40));
    fc.assert(
      fc.property(fc.nat(sealed.length - 1), (at) => {
        expect(() => open(key, 'box', ad, flipped(sealed, at))).toThrow(/^E_OPEN$/);
      }),
    );
  });

  it('looks different each time', () => {
    expect(hex(seal(key, 'box', ad, ad))).not.toBe(hex(seal(key, 'box', ad, ad)));
  });
});

describe('an account', () => {
  it('follows from its seed, each key its own', () => {
    const again = openAccount(alice.seed);
    expect(again).toEqual(alice);
    expect(new Set([alice.seed, alice.localKey, alice.boxKey, alice.kemKey].map(hex)).size).toBe(4);
  });

  it('vouches for both its keys by its id', () => {
    const card = readCard(alice.card, alice.id);
    expect(card.id).toEqual(alice.id);
    expect(() => readCard(eve.card, alice.id)).toThrow('E_FORGED');
    fc.assert(
      fc.property(fc.nat(1248), (at) => {
        expect(() => readCard(flipped(alice.card, at), alice.id)).toThrow('E_FORGED');
      }),
      { numRuns: 40 },
    );
  });

  it('with a key to which nothing can be wrapped is refused at the entrance', () => {
    const lowOrder = concat(alice.card.subarray(0, 1217), new Uint8Array(32));
    const outOfRange = alice.card.map((byte, i) => (i >= 33 && i < 63 ? 255 : byte));
    for (const bad of [lowOrder, outOfRange, alice.card.subarray(1), new Uint8Array(1249)])
      expect(() => readCard(bad)).toThrow('E_FORGED');
  });

  it('has an X-Wing key whose ML-KEM half another library reads the same', () => {
    expect(readCard(alice.card).kemPk.subarray(0, 1184).length).toBe(ml_kem768.lengths.publicKey);
  });
});

describe('a signature', () => {
  it('that OpenSSL and WebCrypto take under a key of small order is refused', async () => {
    const identity = Uint8Array.from({ length: 32 }, (_, i) => (i === 0 ? 1 : 0));
    const crafted = concat(identity, new Uint8Array(32));
    const message = Uint8Array.of(7);
    const theirs = await crypto.subtle.importKey('raw', identity, 'Ed25519', false, ['verify']);
    expect(await crypto.subtle.verify('Ed25519', theirs, new Uint8Array(crafted), message)).toBe(true);
    expect(sodiumVerify(crafted, message, identity)).toBe(false);
  });

  it('of a wrong length is refused, not thrown', () => {
    expect(sodiumVerify(new Uint8Array(63), new Uint8Array(1), alice.card.subarray(1, 33))).toBe(false);
  });

  it('answers one nonce at one site', () => {
    const nonce = sodium().randombytes_buf(32);
    const { signPk } = readCard(bob.card);
    const answer = signLogin(bob, 'https://mellom.lillevik.no', nonce);
    expect(isLoginSigned(signPk, 'https://mellom.lillevik.no', nonce, answer)).toBe(true);
    expect(isLoginSigned(signPk, 'https://mellom.eve.example', nonce, answer)).toBe(false);
    expect(isLoginSigned(signPk, 'https://mellom.lillevik.no', sodium().randombytes_buf(32), answer)).toBe(false);
    expect(isLoginSigned(readCard(eve.card).signPk, 'https://mellom.lillevik.no', nonce, answer)).toBe(false);
  });
});

describe("Bob's vault", () => {
  const key = newVaultKey();
  const contents = {
    seed: bob.seed,
    rosters: [{ team: world.roster.team, version: 3, hash: world.roster.hash }],
    roots: [{ team: world.roster.team, seed: world.root }],
  };

  it('comes back with the recovery code he wrote down', () => {
    const secret = newRecoverySecret();
    const unlock = recoveryUnlocker(secret);
    const slot = sealSlot(unlock, bob.id, slotKind.recovery, key);
    const vault = sealVault(key, bob.id, 7, contents);

    const typed = recoveryUnlocker(parseRecoveryCode(recoveryCode(secret).toLowerCase()));
    expect(locatorOf(typed)).toEqual(locatorOf(unlock));
    expect(openVault(openSlot(typed, bob.id, slotKind.recovery, slot), bob.id, 7, vault)).toEqual(contents);
  });

  it('of another version, account or key does not open', () => {
    const vault = sealVault(key, bob.id, 7, contents);
    expect(() => openVault(key, bob.id, 6, vault)).toThrow(/^E_OPEN$/);
    expect(() => openVault(key, eve.id, 7, vault)).toThrow(/^E_OPEN$/);
    expect(() => openVault(newVaultKey(), bob.id, 7, vault)).toThrow(/^E_OPEN$/);
  });

  it('has slots that cannot be swapped between accounts or kinds', () => {
    const unlock = asUnlockSecret(newSeed());
    const slot = sealSlot(unlock, bob.id, slotKind.recovery, key);
    expect(() => openSlot(unlock, eve.id, slotKind.recovery, slot)).toThrow(/^E_OPEN$/);
    expect(() => openSlot(unlock, bob.id, slotKind.opaque, slot)).toThrow(/^E_OPEN$/);
  });

  it('is not looked for with a mistyped code', () => {
    expect(() => parseRecoveryCode('0000-0000-0000-0000-0000-0000-0000')).toThrow('E_RECOVERY_CODE');
  });

  it('opens offline with his passphrase however he spaces it, and with no other', async () => {
    const slot = await sealOfflineSlot('måne ekorn seil ull tog', bob.id, key);
    expect(await openOfflineSlot('  måne  ekorn seil ull tog ', bob.id, slot)).toEqual(key);
    await expect(openOfflineSlot('mane ekorn seil ull tog', bob.id, slot)).rejects.toThrow(/^E_PASSPHRASE$/);
    await expect(openOfflineSlot('måne ekorn seil ull tog', eve.id, slot)).rejects.toThrow(/^E_PASSPHRASE$/);
    await expect(openOfflineSlot('', bob.id, slot)).rejects.toThrow(/^E_PASSPHRASE$/);
  });
});

describe("Bob's own things", () => {
  it('have names on the relay that only he can compute', () => {
    expect(boxName(bob, 'draft/messages')).toEqual(boxName(openAccount(asSeed(bob.seed)), 'draft/messages'));
    expect(boxName(bob, 'draft/messages')).not.toEqual(boxName(bob, 'draft/diary'));
    expect(boxName(bob, 'draft/messages')).not.toEqual(boxName(eve, 'draft/messages'));
  });

  it('open under their name and version only', () => {
    const name = boxName(bob, 'draft/messages');
    const box = sealBox(bob, name, 3, Uint8Array.of(7));
    expect(openBox(bob, name, 3, box)).toEqual(Uint8Array.of(7));
    expect(() => openBox(bob, name, 2, box)).toThrow(/^E_OPEN$/);
    expect(() => openBox(bob, boxName(bob, 'other'), 3, box)).toThrow(/^E_OPEN$/);
    expect(() => openBox(eve, name, 3, box)).toThrow(/^E_OPEN$/);
  });

  it('on the device cannot be moved to another table or row', () => {
    const row = sealLocal(bob, 'rows', 'a/1', Uint8Array.of(7));
    expect(openLocal(bob, 'rows', 'a/1', row)).toEqual(Uint8Array.of(7));
    expect(() => openLocal(bob, 'rows', 'a/2', row)).toThrow(/^E_OPEN$/);
    expect(() => openLocal(bob, 'drafts', 'a/1', row)).toThrow(/^E_OPEN$/);
  });
});
