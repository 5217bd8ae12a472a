import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { xchacha20poly1305 } from '@noble/ciphers/chacha.js';
import { ed25519 } from '@noble/curves/ed25519.js';
import { argon2id } from '@noble/hashes/argon2.js';
import { blake2b } from '@noble/hashes/blake2.js';
import { bytesToHex, concatBytes, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { ml_kem768_x25519 } from '@noble/post-quantum/hybrid.js';
import { describe, expect, it } from 'vitest';
import { vectors } from '../vectors/generate';

const names = ['account', 'card', 'vault-slot', 'roster', 'epoch-row', 'item-row', 'invitation-and-claim'] as const;
const fileOf = (name: string) => new URL(`../vectors/${name}.json`, import.meta.url);
const computed = await vectors();
if (process.env.MELLOM_WRITE_VECTORS) {
  for (const name of names)
    if (!existsSync(fileOf(name))) writeFileSync(fileOf(name), `${JSON.stringify(computed[name], null, 1)}\n`);
}
const frozen = Object.fromEntries(names.map((name) => [name, JSON.parse(readFileSync(fileOf(name), 'utf8'))]));

describe('the frozen vectors', () => {
  for (const name of names) {
    it(`are what the code makes today: ${name}`, () => {
      expect(JSON.parse(JSON.stringify(computed[name]))).toEqual(frozen[name]);
    });
  }
  it('are all there are', () => {
    expect(Object.keys(computed)).toEqual([...names]);
  });
});

/** A second implementation, of other libraries, written from docs/protocol.md. */
const P = (label: string) => concatBytes(utf8ToBytes(`mellom/v1/${label}`), new Uint8Array(1));
const H = (label: string, ...x: Uint8Array[]) => blake2b(concatBytes(P(label), ...x), { dkLen: 32 });
const KDF = (key: Uint8Array, i: number, ctx: string) => {
  const salt = new Uint8Array(16);
  salt[0] = i;
  return blake2b(new Uint8Array(0), { key, salt, personalization: concatBytes(utf8ToBytes(ctx), new Uint8Array(8)), dkLen: 32 });
};
const u32 = (value: number) => Uint8Array.of(value >>> 24, value >>> 16, value >>> 8, value);
const aead = (key: Uint8Array, bytes: Uint8Array, ad: Uint8Array) =>
  xchacha20poly1305(key, bytes.subarray(0, 24), ad).decrypt(bytes.subarray(24));
const unseal = (key: Uint8Array, label: string, ad: Uint8Array, sealed: Uint8Array) => {
  expect(bytesToHex(sealed.subarray(0, 32))).toBe(bytesToHex(KDF(key, 2, 'mlmseal_')));
  return aead(KDF(key, 1, 'mlmseal_'), sealed.subarray(32), concatBytes(P(label), ad));
};
const b = (hex: string) => hexToBytes(hex);
const zeros = new Uint8Array(32);
const text = (bytes: Uint8Array) => JSON.parse(new TextDecoder().decode(bytes));

describe('a second implementation', () => {
  it('has the same keys for a seed, and the same account for the keys', () => {
    for (const one of Object.values<Record<string, string>>(frozen.account)) {
      const seed = b(one.seed ?? '');
      const signPk = ed25519.getPublicKey(KDF(seed, 1, 'mlmaccnt'));
      const { publicKey } = ml_kem768_x25519.keygen(KDF(seed, 2, 'mlmaccnt'));
      expect(one.card).toBe(`01${bytesToHex(signPk)}${bytesToHex(publicKey)}`);
      expect(one.account).toBe(bytesToHex(H('account', signPk, publicKey)));
      expect(one.localKey).toBe(bytesToHex(KDF(seed, 3, 'mlmaccnt')));
      expect(one.boxKey).toBe(bytesToHex(KDF(seed, 4, 'mlmaccnt')));
    }
  });

  it('opens the vault by the recovery code and by the offline passphrase', () => {
    const v = frozen['vault-slot'];
    const u = H('recovery', b(v.recoverySecret));
    expect(bytesToHex(KDF(u, 1, 'mlmunlok').subarray(0, 16))).toBe(v.locator);
    const key = unseal(KDF(u, 2, 'mlmunlok'), 'slot', concatBytes(b(v.account), Uint8Array.of(2)), b(v.slot));
    expect(bytesToHex(key)).toBe(v.vaultKey);
    expect(text(unseal(key, 'vault', concatBytes(b(v.account), u32(1)), b(v.vault))).v).toBe(1);

    const offline = b(v.offlineSlot);
    const stretched = argon2id(utf8ToBytes(v.passphrase), offline.subarray(1, 17), { m: 65_536, t: 3, p: 1, dkLen: 32 });
    const slotKey = KDF(H('offline', stretched), 2, 'mlmunlok');
    expect(bytesToHex(unseal(slotKey, 'slot', concatBytes(b(v.account), Uint8Array.of(4)), offline.subarray(17)))).toBe(
      v.vaultKey,
    );
  });

  it('opens a box, finds its name, and checks a login', () => {
    const v = frozen['vault-slot'];
    const boxKey = b(frozen.account.bob.boxKey);
    const name = blake2b(concatBytes(P('box-name'), utf8ToBytes(v.boxKeyText)), {
      key: KDF(boxKey, 1, 'mlmboxnm'),
      dkLen: 32,
    }).subarray(0, 16);
    expect(bytesToHex(name)).toBe(v.boxName);
    expect(text(unseal(boxKey, 'box', concatBytes(b(v.account), name, u32(1)), b(v.box)))).toEqual({ text: 'utkast' });
    const origin = utf8ToBytes(v.loginOrigin);
    const signed = concatBytes(P('login'), Uint8Array.of(origin.length), origin, b(v.loginNonce));
    expect(ed25519.verify(b(v.login), signed, b(frozen.card.signPk))).toBe(true);
  });

  it('believes the roster', () => {
    const { document, rootSeed, signature, hash, team } = frozen.roster;
    const root = ed25519.getPublicKey(b(rootSeed));
    expect(bytesToHex(H('team', root))).toBe(team);
    expect(bytesToHex(H('roster', utf8ToBytes(document)))).toBe(hash);
    expect(ed25519.verify(b(signature), concatBytes(P('roster'), utf8ToBytes(document)), root)).toBe(true);
  });

  it('reads row 0, the claim and the item, with nothing but seeds and the link', () => {
    const rows = [b(frozen['epoch-row'].row), b(frozen['invitation-and-claim'].row), b(frozen['item-row'].row)];
    const ids = rows.map((row) => H('id', row.subarray(0, 218)));
    expect(ids.map(bytesToHex)).toEqual([frozen['epoch-row'].id, frozen['invitation-and-claim'].id, frozen['item-row'].id]);
    const heads: Uint8Array[] = [];
    for (const [k, id] of ids.entries()) heads.push(H('head', heads[k - 1] ?? zeros, u32(k), id));
    expect(heads.map(bytesToHex)).toEqual([
      frozen['epoch-row'].head,
      frozen['invitation-and-claim'].head,
      frozen['item-row'].head,
    ]);

    const [row0, row1, row2] = rows;
    const [id0, id1] = ids;
    if (!row0 || !row1 || !row2 || !id0 || !id1) throw new Error('vectors');
    for (const [row, who] of [
      [row0, 'alice'],
      [row1, 'bob'],
      [row2, 'bob'],
    ] as const) {
      const signPk = b(frozen.account[who].card).subarray(1, 33);
      expect(ed25519.verify(row.subarray(218, 282), concatBytes(P('row'), row.subarray(0, 218)), signPk)).toBe(true);
      expect(bytesToHex(H('body', row.subarray(282)))).toBe(bytesToHex(row.subarray(186, 218)));
    }
    expect(bytesToHex(row1.subarray(154, 186))).toBe(frozen['epoch-row'].head);

    // the claim, its wrap for Bob and the key before
    const invited = frozen['invitation-and-claim'];
    const k = H('invite', b(invited.secret));
    const invitePk = ed25519.getPublicKey(KDF(k, 2, 'mlminvit'));
    const bundle = text(unseal(KDF(k, 3, 'mlminvit'), 'bundle', KDF(k, 1, 'mlminvit').subarray(0, 16), b(invited.bundle)));
    expect(bundle.kind).toBe('citizen');
    const body = row1.subarray(282);
    const bobId = b(frozen.account.bob.account);
    expect(ed25519.verify(body.subarray(-64), concatBytes(P('claim'), id0, id0, bobId), invitePk)).toBe(true);
    const members = 106; // type, team, roster version and hash, number, commit, no invite
    expect(body[members]).toBe(3);
    const entry = [0, 1, 2]
      .map((i) => body.subarray(members + 1 + i * 1225, members + 1 + (i + 1) * 1225))
      .find((one) => bytesToHex(one.subarray(0, 32)) === bytesToHex(bobId));
    if (!entry) throw new Error('no wrap for Bob');
    const wrap = entry.subarray(33);
    const secretKey = KDF(b(frozen.account.bob.seed), 2, 'mlmaccnt');
    const shared = ml_kem768_x25519.decapsulate(wrap.subarray(0, 1120), secretKey);
    const w = blake2b(concatBytes(P('wrap'), wrap.subarray(0, 1120), bobId, id0, id0, u32(1)), { key: shared, dkLen: 32 });
    const key = aead(w, wrap.subarray(1120), P('wrap'));
    expect(bytesToHex(key)).toBe(invited.epochKey);
    expect(bytesToHex(KDF(key, 3, 'mlmepoch'))).toBe(bytesToHex(body.subarray(members - 33, members - 1)));
    const backs = body.subarray(members + 1 + 3 * 1225 + 1, -65);
    const earlier = aead(KDF(key, 2, 'mlmepoch'), backs, concatBytes(P('back'), id0, id0, u32(1)));
    expect(bytesToHex(earlier)).toBe(`00000000${frozen['epoch-row'].epochKey}`);

    // the item
    expect(bytesToHex(row2.subarray(34, 66))).toBe(bytesToHex(id1));
    const plain = aead(KDF(key, 1, 'mlmepoch'), row2.subarray(282), concatBytes(P('item'), row2.subarray(0, 186)));
    expect(plain.length).toBe(1_024);
    const length = new DataView(plain.buffer, plain.byteOffset).getUint32(0);
    expect(text(plain.subarray(4, 4 + length))).toEqual(frozen['item-row'].item);
    expect(invited.control).toEqual(
      [0, 1, 2, 3, 4, 5].map((i) => new DataView(H('control', id1).buffer).getUint32(4 * i) % 1_024),
    );
  });
});
