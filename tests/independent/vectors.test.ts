import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { ed25519 } from '@noble/curves/ed25519.js';
import { bytesToHex, concatBytes, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { describe, expect, it } from 'vitest';
import { accountOf, H, isSigned, json, KDF, MAC, openOfflineSlot, openStream, u32, unseal } from './open.mjs';

/** The frozen files of tests/vectors, read by the second implementation: nothing of src stands behind these tests. */
const frozen = (name: string) => JSON.parse(readFileSync(`tests/vectors/${name}.json`, 'utf8'));
const b = hexToBytes;

it('has the same keys for a seed, and the same account for the keys', () => {
  for (const one of Object.values<Record<string, string>>(frozen('account'))) {
    const made = accountOf(b(one.seed ?? ''));
    expect(bytesToHex(made.card)).toBe(one.card);
    expect(bytesToHex(made.id)).toBe(one.account);
    expect(bytesToHex(made.localKey)).toBe(one.localKey);
    expect(bytesToHex(made.boxKey)).toBe(one.boxKey);
  }
});

it('opens the vault by the recovery code and by the offline passphrase', () => {
  const v = frozen('vault-slot');
  const u = H('recovery', b(v.recoverySecret));
  expect(bytesToHex(KDF(u, 1, 'mlmunlok').subarray(0, 16))).toBe(v.locator);
  const key = unseal(KDF(u, 2, 'mlmunlok'), 'slot', concatBytes(b(v.account), Uint8Array.of(2)), b(v.slot));
  expect(bytesToHex(key)).toBe(v.vaultKey);
  expect(json(unseal(key, 'vault', concatBytes(b(v.account), u32(1)), b(v.vault))).v).toBe(1);
  expect(bytesToHex(openOfflineSlot(b(v.offlineSlot), v.passphrase, b(v.account)))).toBe(v.vaultKey);
});

it('opens a box, finds its name, and checks a login', () => {
  const v = frozen('vault-slot');
  const boxKey = b(frozen('account').bob.boxKey);
  const name = MAC(KDF(boxKey, 1, 'mlmboxnm'), 'box-name', utf8ToBytes(v.boxKeyText)).subarray(0, 16);
  expect(bytesToHex(name)).toBe(v.boxName);
  expect(json(unseal(boxKey, 'box', concatBytes(b(v.account), name, u32(1)), b(v.box)))).toEqual({ text: 'utkast' });
  const origin = utf8ToBytes(v.loginOrigin);
  const signed = concatBytes(Uint8Array.of(origin.length), origin, b(v.loginNonce));
  expect(isSigned(b(frozen('card').signPk), 'login', signed, b(v.login))).toBe(true);
});

it('believes the roster', () => {
  const { document, rootSeed, signature, hash, team } = frozen('roster');
  const root = ed25519.getPublicKey(b(rootSeed));
  expect(bytesToHex(H('team', root))).toBe(team);
  expect(bytesToHex(H('roster', utf8ToBytes(document)))).toBe(hash);
  expect(isSigned(root, 'roster', utf8ToBytes(document), b(signature))).toBe(true);
});

it('reads row 0, the claim and the item, with nothing but a seed; and the bundle and the control words with the link', () => {
  const account = frozen('account');
  const { document, signature } = frozen('roster');
  const files = [frozen('epoch-row'), frozen('invitation-and-claim'), frozen('item-row')];
  const stored = {
    stream: files[0].id,
    rows: files.map(({ row }) => row),
    cards: Object.values<Record<string, string>>(account).map(({ card = '' }) => card),
    rosters: [{ document, signature }],
  };
  for (const who of ['alice', 'bob', 'kari']) {
    const opened = openStream(stored, b(account[who].seed));
    expect(opened).toMatchObject({ refused: [], warnings: [], heads: files.map(({ head }) => head) });
    expect(opened.lines).toEqual([{ seq: 2, author: account.bob.account, item: files[2].item }]);
  }
  const invited = files[1];
  const k = H('invite', b(invited.secret));
  const bundle = json(unseal(KDF(k, 3, 'mlminvit'), 'bundle', KDF(k, 1, 'mlminvit').subarray(0, 16), b(invited.bundle)));
  expect(bundle.kind).toBe('citizen');
  const control = H('control', b(invited.id));
  expect([0, 1, 2, 3, 4, 5].map((i) => new DataView(control.buffer).getUint32(4 * i) % 1_024)).toEqual(invited.control);
});

describe('a whole conversation, frozen', () => {
  const stored = frozen('stream');
  const erased = (line: { seq: number }) => stored.erased.includes(line.seq);
  for (const who of Object.keys(stored.readers)) {
    it(`gives ${who} exactly what ${who} may read`, () => {
      const { seed, items } = stored.readers[who];
      const opened = openStream(stored, b(seed));
      expect(opened.heads).toEqual(stored.heads);
      expect(opened.refused).toEqual(stored.refused);
      expect(opened.warnings).toEqual([]);
      expect(opened.lines.filter(({ item }) => item !== undefined)).toEqual(items);
      const rest = opened.lines.filter(({ item }) => item === undefined);
      expect(rest.filter((line) => !erased(line)).map(({ mark }) => mark)).toEqual(
        rest.filter((line) => !erased(line)).map(() => 'E_NOKEY'),
      );
      const gone = opened.lines.filter(erased).map(({ mark }) => mark);
      expect(gone).toEqual(
        items.some(({ item }: { item: { kind: string } }) => item.kind === 'erase') ? ['E_ERASED'] : ['E_MISSING'],
      );
    });
  }

  it('opens from the command line, without anything of the product', async () => {
    const { stdout } = await promisify(execFile)(process.execPath, [
      'tests/independent/open.mjs',
      'tests/vectors/stream.json',
      stored.readers.kari.seed,
    ]);
    expect(JSON.parse(stdout).lines.map(({ item }: { item?: { text?: string } }) => item?.text)).toContain(
      'Nå ser jeg alt det gamle.',
    );
    const source = readFileSync('tests/independent/open.mjs', 'utf8');
    expect(
      [...source.matchAll(/from '([^']+)'/g)].map(([, from]) => from).filter((from) => !/^(node:|@noble\/)/.test(from ?? '')),
    ).toEqual([]);
  });

  it('says so when a byte of it is not what it was', () => {
    const spoiled = {
      ...stored,
      rows: stored.rows.map((row: string, seq: number) => (seq === 2 ? `${row.slice(0, -2)}00` : row)),
    };
    expect(openStream(spoiled, b(stored.readers.kari.seed)).refused).toContainEqual({ seq: 2, code: 'E_FORGED' });
  });
});
