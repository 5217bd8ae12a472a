import { argon2id } from '@noble/hashes/argon2.js';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { asAccountId, asUnlockSecret, concat, same, utf8 } from '../../src/crypto/bytes';
import { hash } from '../../src/crypto/hash';
import { openSlot, slotKind } from '../../src/crypto/vault';
import type { Plain } from '../fixtures/altering-relay';
import { engineOn, passphrase, until } from '../fixtures/engines';
import { show } from '../fixtures/truth';
import { away, openStage, type Stage, seenBy, settled } from './stage';

/** A relay that offers something weaker, or nothing at all, in place of what protects. */
let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());
const lead = () => stage.lead.engine;
const weaker = {
  suite: 'none',
  version: 0,
  v: 0,
  kdf: { algorithm: 'pbkdf2', iterations: 1, memory: 8, passes: 1, parallelism: 64 },
  iterations: 1,
  memlimit: 8192,
  opslimit: 1,
  keyStretching: 'Identity',
  encrypted: false,
  plaintext: true,
  params: { m: 8, t: 1, p: 1 },
};

test('T18 T19 nothing that the relay says makes stretching or ciphers weaker: the passphrase on this device costs what the client says', async () => {
  const kari = await stage.newCase();
  const line = await stage.line();
  // The vault's own number stays: it belongs to what is sealed.
  const { version: _, ...offered } = weaker;
  line.alter = {
    answer: (_name, _request, answer) => ({ ...offered, ...answer, kdf: weaker.kdf, params: weaker.params }),
    push: (_name, payload) => ({ ...offered, ...payload }),
  };
  const indexedDB = new (await import('fake-indexeddb')).IDBFactory();
  const engine = engineOn(stage.behind(line), indexedDB);
  stage.keep(engine);
  await engine.restore({ code: kari.citizen.recoveryCode }, { passphrase });
  await until(async () => (await seenBy(engine, kari.mine).catch(() => [])).length === 2);

  const slot = await slotOn(indexedDB);
  expect(slot).toHaveLength(1 + 16 + 104);
  const stretched = (m: number, t: number) => argon2id(utf8(passphrase), slot.subarray(1, 17), { m, t, p: 1, dkLen: 32 });
  const opened = (key: Uint8Array) =>
    openSlot(asUnlockSecret(hash('offline', key)), asAccountId(kari.account.id), slotKind.offline, slot.subarray(17));
  expect(opened(stretched(65_536, 3))).toHaveLength(32);
  expect(() => opened(stretched(8, 1))).toThrow('E_OPEN');
  await engine.write(kari.mine, { kind: 'message', text: 'som før' });
  await until(async () => (await seenBy(lead(), kari.theirs)).includes('som før'));
});

test('T21 what cannot be sealed is not sent: it is said at once, and neither the words nor anything in their place leave the device', async () => {
  const kari = await stage.newCase();
  const { engine } = kari.citizen;
  await settled(engine);
  kari.phone.said.length = 0;
  const texts = Array.from({ length: 40 }, () => 'fingerbøl '.repeat(790));
  const tooLong = engine.write(kari.mine, {
    kind: 'block',
    address: 'sleep/p1/why',
    version: '1',
    language: 'nb',
    block: 'free',
    prompt: 'Hva?',
    texts,
  });
  await expect(tooLong).rejects.toMatchObject({ code: 'E_INPUT' });
  // A device whose source of randomness fails: no nonce, no sealing.
  const random = globalThis.crypto.getRandomValues;
  globalThis.crypto.getRandomValues = () => {
    throw new Error('no randomness');
  };
  try {
    await expect(engine.write(kari.mine, { kind: 'message', text: 'fingerbøl' })).rejects.toBeDefined();
    await expect(engine.saveOwn('draft/message', 'fingerbøl')).rejects.toBeDefined();
  } finally {
    globalThis.crypto.getRandomValues = random;
  }
  expect((await engine.state()).unsent).toBe(0);
  expect(kari.phone.said.filter(({ name }) => name === 'append' || name === 'box.put')).toEqual([]);
  await engine.write(kari.mine, { kind: 'message', text: 'nå går det' });
  await until(async () => (await seenBy(lead(), kari.theirs)).includes('nå går det'));
  expect(await seenBy(lead(), kari.theirs)).toEqual([...kari.first, 'nå går det']);
  expect(kari.phone.said.map(({ request }) => textIn(request)).join()).not.toContain('fingerbøl');
});

test('T20 there is no way to be unencrypted: rows that say so are refused, and not a word of anybody goes over the line in the clear', async () => {
  const kari = await stage.newCase();
  const clear = utf8(
    JSON.stringify({
      plaintext: true,
      encrypted: false,
      kind: 'message',
      id: 'A'.repeat(22),
      at: '2026-01-06T21:14:00Z',
      text: 'i klartekst',
    }),
  );
  const genuine = stage.truth.rows(kari.stream).at(-1) ?? new Uint8Array();
  const plain = [
    clear,
    concat(genuine.subarray(0, 282), clear),
    concat(Uint8Array.of(0), genuine.subarray(1)),
    concat(Uint8Array.of(1, 0), genuine.subarray(2)),
    concat(Uint8Array.of(1, 3), genuine.subarray(2)),
  ];
  await away(stage.desk, lead(), async () => {
    show(stage.desk, stage.truth, (rows, stream) => (same(stream, kari.stream) ? [...rows, ...plain] : rows));
    const { answer, ...rest } = stage.desk.alter;
    stage.desk.alter = {
      ...rest,
      answer: async (name, request, said) => ({
        ...weaker,
        ...((await answer?.(name, request, said)) ?? said),
        encrypted: false,
      }),
    };
  });
  await until(
    async () =>
      Object.values((await lead().view('case', { caseRef: kari.theirs, glance: true })).refused).reduce((a, b) => a + b, 0) ===
      plain.length,
  );
  expect(await seenBy(lead(), kari.theirs)).toEqual(kari.first);
  await lead().write(kari.theirs, { kind: 'message', text: 'Ordet er blåklokke' });
  await until(async () => (await seenBy(kari.citizen.engine, kari.mine)).includes('Ordet er blåklokke'));
  const wire = [...stage.desk.said, ...kari.phone.said].map(({ request }) => textIn(request)).join('\n');
  for (const word of ['blåklokke', kari.first[0] ?? '', 'Nordmann', 'phq-9']) expect(wire).not.toContain(word);
  stage.desk.alter = {};
});

/** The way in that lies on this device, as whoever has the device finds it. */
async function slotOn(indexedDB: IDBFactory): Promise<Uint8Array> {
  const [{ name = '' } = {}] = await indexedDB.databases();
  const done = <T>(request: IDBRequest<T>) =>
    new Promise<T>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  const db = await done(indexedDB.open(name));
  const rows: Plain[] = await done(db.transaction('device').objectStore('device').getAll());
  db.close();
  return rows[0]?.slot as Uint8Array;
}

function textIn(value: unknown): string {
  if (value instanceof Uint8Array) return new TextDecoder('utf-8').decode(value);
  if (Array.isArray(value)) return value.map(textIn).join('\n');
  return typeof value === 'object' && value !== null
    ? Object.entries(value)
        .map(([key, one]) => `${key} ${textIn(one)}`)
        .join('\n')
    : String(value);
}
