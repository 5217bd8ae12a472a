import { ed25519 } from '@noble/curves/ed25519.js';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { concat, hex, same, utf8 } from '../../src/crypto/bytes';
import { isSigned } from '../../src/crypto/hash';
import { prefix } from '../../src/crypto/labels';
import { nativeVerify } from '../../src/relay/native-verify';
import type { Plain } from '../fixtures/altering-relay';
import { allSent, engineOn, passphrase, until, untilState } from '../fixtures/engines';
import { show } from '../fixtures/truth';
import { away, flipped, integrityWarningsOf, openStage, type Stage, seenBy, settled } from './stage';

/** What goes wrong without anybody meaning it. */
let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());
const lead = () => stage.lead.engine;
const deliveryOf = async (engine: typeof stage.lead.engine, caseRef: string, text: string) => {
  const { lines } = await engine.view('thread', { caseRef, limit: 500 });
  const line = lines.find((one) => one.type === 'message' && one.text === text);
  return line?.type === 'message' ? line.delivery : null;
};

test('A5 a message says saved, sent, delivered and read, each only once it is so, whatever the relay acknowledges', async () => {
  const kari = await stage.newCase();
  const { engine } = kari.citizen;
  const state = () => deliveryOf(engine, kari.mine, 'hvor langt?');
  kari.phone.alter = { swallow: (name) => name === 'append' };
  await engine.write(kari.mine, { kind: 'message', text: 'hvor langt?' });
  await until(() => kari.phone.said.at(-1)?.name === 'append');
  expect(await state()).toBe('saved');
  // An acknowledgement of what never came: its own log would have to show the row.
  kari.phone.cut();
  await untilState(engine, ({ connection }) => connection !== 'online');
  kari.phone.alter = {
    request: (name, request) => (name === 'append' ? { row: flipped(request.row as Uint8Array, 230) } : request),
    answer: (name, _request, answer) => (name === 'append' ? { ok: true, seq: 999 } : answer),
  };
  kari.phone.mend();
  await until(() => kari.phone.said.some(({ name, answer }) => name === 'append' && answer?.ok === false));
  expect(await state()).toBe('saved');
  stage.desk.cut();
  await away(kari.phone, engine, async () => {
    kari.phone.alter = {};
  });
  await until(async () => (await state()) === 'sent');
  expect(await state()).toBe('sent');
  stage.desk.mend();
  await until(async () => (await state()) === 'delivered');
  await lead().markRead(kari.theirs);
  await until(async () => (await state()) === 'read');
  expect((await seenBy(lead(), kari.theirs)).filter((text) => text === 'hvor langt?')).toHaveLength(1);
});

test('A7 a relay that dies, lies about the time or has no room loses nothing that was acknowledged, and what was not is kept, said and sent later', async () => {
  const kari = await stage.newCase();
  const { engine } = kari.citizen;
  await stage.place.stop();
  await untilState(engine, ({ connection }) => connection !== 'online');
  await engine.write(kari.mine, { kind: 'message', text: 'mens alt er nede' });
  expect(await deliveryOf(engine, kari.mine, 'mens alt er nede')).toBe('saved');
  expect((await engine.state()).unsent).toBe(1);
  await stage.place.start();
  kari.phone.alter = {
    answer: (name, _request, answer): Plain => {
      if (name === 'login' && answer.ok === true) return { ...answer, now: 0 };
      return name === 'append' ? { ok: false, code: 'E_UNAVAILABLE' } : answer;
    },
    // What the log itself would show of it is held back as well.
    push: (name, payload) => (name === 'row' ? null : payload),
  };
  await untilState(engine, ({ connection }) => connection === 'online');
  await until(() => kari.phone.said.some(({ name, answer }) => name === 'append' && answer?.ok === true));
  expect((await engine.state()).unsent).toBe(1);
  expect(await deliveryOf(engine, kari.mine, 'mens alt er nede')).toBe('saved');
  await away(kari.phone, engine, async () => {
    kari.phone.alter = {};
  });
  await allSent(engine);
  await until(async () => (await seenBy(lead(), kari.theirs)).includes('mens alt er nede'));
  expect(await seenBy(lead(), kari.theirs)).toEqual([...kari.first, 'mens alt er nede']);
  expect(await integrityWarningsOf(lead(), kari.theirs)).toEqual([]);
});

test('A8 yesterday’s database: those who know more give the rows back, byte for byte, and nobody is warned', async () => {
  const kari = await stage.newCase();
  await stage.place.backUp();
  await untilState(kari.citizen.engine, ({ connection }) => connection === 'online');
  await untilState(lead(), ({ connection }) => connection === 'online');
  for (const text of ['siden i går', 'enda en']) await kari.citizen.engine.write(kari.mine, { kind: 'message', text });
  await until(async () => (await seenBy(lead(), kari.theirs)).length === 4);
  await settled(kari.citizen.engine, lead());
  await until(async () => (await deliveryOf(kari.citizen.engine, kari.mine, 'enda en')) === 'delivered');
  stage.truth.close();
  await stage.place.restoreBackup();
  stage.reopenTruth();
  await untilState(lead(), ({ connection }) => connection === 'online');
  await untilState(kari.citizen.engine, ({ connection }) => connection === 'online');
  await lead().write(kari.theirs, { kind: 'message', text: 'svar i dag' });
  await until(async () => (await seenBy(kari.citizen.engine, kari.mine)).includes('svar i dag'));
  expect(await seenBy(kari.citizen.engine, kari.mine)).toEqual([...kari.first, 'siden i går', 'enda en', 'svar i dag']);
  expect(await integrityWarningsOf(lead(), kari.theirs)).toEqual([]);
  expect(await integrityWarningsOf(kari.citizen.engine, kari.mine)).toEqual([]);
  const fresh = engineOn(stage.place);
  stage.keep(fresh);
  await fresh.restore({ code: kari.citizen.recoveryCode }, { passphrase });
  await until(async () => (await seenBy(fresh, kari.mine).catch(() => [])).length === 5);
  expect(await seenBy(fresh, kari.mine)).toEqual(await seenBy(lead(), kari.theirs));
});

test('A10 a signature that other libraries take and libsodium refuses is refused by the relay and by the client alike', async () => {
  // Public key and R are points of small order, S is zero: cofactored, lenient verifiers take it for any message.
  const small = Uint8Array.of(
    ...[
      0xc7, 0x17, 0x6a, 0x70, 0x3d, 0x4d, 0xd8, 0x4f, 0xba, 0x3c, 0x0b, 0x76, 0x0d, 0x10, 0x67, 0x0f, 0x2a, 0x20, 0x53, 0xfa,
      0x2c, 0x39, 0xcc, 0xc6, 0x4e, 0xc7, 0xfd, 0x77, 0x92, 0xac, 0x03, 0x7a,
    ],
  );
  const identity = concat(Uint8Array.of(1), new Uint8Array(31));
  const signature = concat(identity, new Uint8Array(32));
  const message = concat(prefix('row'), utf8('hva som helst'));
  expect(ed25519.verify(signature, message, small, { zip215: true })).toBe(true);
  expect(isSigned(small as never, signature, 'row', [utf8('hva som helst')])).toBe(false);
  expect(isSigned(small as never, signature, 'row', [utf8('hva som helst')], nativeVerify)).toBe(false);

  // The same with a genuine row: S + L verifies where S is not checked to be reduced.
  const kari = await stage.newCase();
  const genuine =
    stage.truth.rows(kari.stream).findLast((row) => same(row.subarray(66, 98), kari.account.id)) ?? new Uint8Array();
  const crafted = concat(genuine.subarray(0, 250), plusL(genuine.subarray(250, 282)), genuine.subarray(282));
  expect(hex(crafted)).not.toBe(hex(genuine));
  const seen = await seenBy(lead(), kari.theirs);
  await away(stage.desk, lead(), async () => {
    show(stage.desk, stage.truth, (rows, stream) => (same(stream, kari.stream) ? [...rows, crafted] : rows));
  });
  await until(async () => (await lead().view('case', { caseRef: kari.theirs, glance: true })).refused.E_FORGED === 1);
  expect(await integrityWarningsOf(lead(), kari.theirs)).toContain('E_FORGED');
  expect(await seenBy(lead(), kari.theirs)).toEqual(seen);
  stage.desk.alter = {};
});

/** S plus the order of the group, little-endian: the same scalar to whoever does not ask for the smallest. */
function plusL(s: Uint8Array): Uint8Array {
  const order = 2n ** 252n + 27742317777372353535851937790883648493n;
  const number = BigInt(`0x${hex(s.toReversed())}`) + order;
  return Uint8Array.from(number.toString(16).padStart(64, '0').match(/../g) ?? [], (pair) =>
    Number.parseInt(pair, 16),
  ).toReversed();
}

test('A20 a case that is ended while a screen of it is open takes nothing more: it is said at once, and nothing is on its way for ever', async () => {
  const kari = await stage.newCase();
  const { engine } = kari.citizen;
  await allSent(engine);
  await away(kari.phone, engine, async () => {
    // Written before the phone knows, and never to arrive.
    await engine.write(kari.mine, { kind: 'message', text: 'Er du der?' });
    await lead().deleteCase(kari.theirs, 'Feilregistrert');
  });
  await until(async () => (await engine.view('case', { caseRef: kari.mine })).deleted !== null);
  await allSent(engine);
  for (const [who, caseRef] of [[engine, kari.mine] as const, [lead(), kari.theirs] as const]) {
    await expect(who.write(caseRef, { kind: 'message', text: 'for sent' })).rejects.toMatchObject({ code: 'E_ENDED' });
    expect((await who.state()).unsent).toBe(0);
  }
  expect(await integrityWarningsOf(lead(), kari.theirs)).toEqual([]);
});
