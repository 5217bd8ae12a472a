import { afterAll, beforeAll, expect, test } from 'vitest';
import { judgeRow } from '../../src/crypto/accept';
import { newSeed, openAccount } from '../../src/crypto/account';
import { hex } from '../../src/crypto/bytes';
import { newWriter, nextEpoch } from '../../src/crypto/compose';
import { hash } from '../../src/crypto/hash';
import { advance } from '../../src/crypto/log';
import { secureRandom } from '../../src/crypto/sodium';
import { streamType } from '../../src/protocol/kinds';
import { limits } from '../../src/protocol/limits';
import { engineOn, invite, passphrase, until } from '../fixtures/engines';
import { connect, logIn } from '../relay/peer';
import { accountOf, flipped, handOf, messageItem, openStage, type Stage, seenBy, settled } from './stage';

/** Somebody who sends as much as they can, or guesses as often as they can, at a relay that has had enough. */
let stage: Stage;
beforeAll(async () => {
  stage = await openStage({ quotas: { itemsPerHour: 30, strangerRequestsPerMinute: 200 } });
});
afterAll(() => stage.close());

test('T35 whoever floods a conversation is told to wait, keeps what is unsent, and nobody else waits for them', async () => {
  const kari = await stage.newCase('Kari');
  const ola = await stage.newCase('Ola');
  const { engine } = kari.citizen;
  for (let i = 0; i < 40; i++) await engine.write(kari.mine, { kind: 'message', text: `nr ${i}` });
  await until(() =>
    kari.phone.said.some(({ name, answer }) => name === 'append' && answer?.ok === false && answer.code === 'E_QUOTA'),
  );
  expect((await engine.state()).unsent).toBeGreaterThan(0);
  expect((await seenBy(engine, kari.mine)).filter((text) => text.startsWith('nr '))).toHaveLength(40);
  await ola.citizen.engine.write(ola.mine, { kind: 'message', text: 'Ola kommer fram' });
  await stage.lead.engine.write(kari.theirs, { kind: 'message', text: 'Kari hører fra Lea' });
  await until(async () => (await seenBy(stage.lead.engine, ola.theirs)).includes('Ola kommer fram'));
  await until(async () => (await seenBy(engine, kari.mine)).includes('Kari hører fra Lea'));

  // Rows that only bear Ola's name do not use up what is his.
  const hand = await handOf(stage, ola.account, ola.stream);
  const peer = await logIn(stage.place.url, openAccount(newSeed()));
  const { row } = hand.item(messageItem('x'));
  for (let i = 0; i < 60; i++) expect(await peer.ask('append', { row: flipped(row, 240) })).toMatchObject({ ok: false });
  peer.close();
  await ola.citizen.engine.write(ola.mine, { kind: 'message', text: 'Ola igjen' });
  await until(async () => (await seenBy(stage.lead.engine, ola.theirs)).includes('Ola igjen'));
});

test('T24 a passphrase that is easy to guess is never taken, what would let one guess at leisure never leaves the device, and guessing at the relay ends after ten tries', async () => {
  const kari = await stage.newCase('Kari');
  const { engine, accountName } = kari.citizen;
  for (const weak of ['kort', 'passord123456', 'aaaaaaaaaaaaaaaaaaaa'])
    await expect(engine.setPassphrase(weak)).rejects.toMatchObject({ code: 'E_WEAK_PASSPHRASE' });
  const kinds = kari.phone.said.flatMap(({ name, request }) =>
    name === 'vault.put' ? (request.slots as { kind: number }[]).map(({ kind }) => kind) : [],
  );
  expect(kinds).toContain(2);
  expect(kinds).not.toContain(4);
  const line = await stage.line();
  const thief = engineOn(stage.behind(line));
  stage.keep(thief);
  const codes: unknown[] = [];
  for (let i = 0; i < 12; i++) {
    await thief.restore({ name: accountName, passphrase: `feil frase nummer ${i} her` }, null).then(
      () => codes.push('opened'),
      ({ code }: { code: string }) => codes.push(code),
    );
  }
  expect(codes.slice(0, 10)).toEqual(Array.from({ length: 10 }, () => codes[0]));
  expect(codes[0]).toMatch(/^E_(PASSPHRASE|OPEN)$/);
  expect(codes.slice(10)).toEqual(['E_QUOTA', 'E_QUOTA']);
  // The right one has to wait too, on a new device; here it opens as ever.
  await expect(thief.restore({ name: accountName, passphrase }, null)).rejects.toMatchObject({ code: 'E_QUOTA' });
  expect((await thief.state()).phase).toBe('empty');
  await engine.lock();
  await engine.unlock({ passphrase });
  expect(await seenBy(engine, kari.mine)).toEqual(kari.first);

  // An unknown name costs as many tries, and is answered alike.
  const peer = await connect(stage.place.url);
  const name = hash('name', secureRandom(8));
  const tries = [];
  for (let i = 0; i < 12; i++) tries.push(await peer.ask('opaque.start', { name, request: secureRandom(32) }));
  expect(tries.slice(10).map((said) => (said.ok ? 'ok' : said.code))).toEqual(['E_QUOTA', 'E_QUOTA']);
  peer.close();
});

test('T61 a case with more epochs than a page lets its citizen in as any other does', async () => {
  const account = await accountOf(stage.place, stage.lead);
  const peer = await logIn(stage.place.url, account);
  const mine = async () => {
    const said = await peer.ask('streams', {});
    return said.ok ? said.streams.filter(({ type }) => type === streamType.case).map(({ stream }) => stream) : [];
  };
  const before = (await mine()).map(hex);
  const invitation = await invite(stage.lead, { name: 'Siri Nordmann', called: 'Siri' });
  await settled(stage.lead.engine);
  const stream = (await mine()).find((one) => !before.includes(hex(one)));
  const hand = await handOf(stage, account, stream ?? new Uint8Array(32));
  const { log, roster, card, body } = hand;
  let writer = newWriter();
  for (let n = 0; n < limits.pageRows + 5; n++) {
    const members = body.members.map((one) => one.account);
    const made = nextEpoch({ account, log, roster, members, card, invite: body.invite, backs: [], writer });
    writer = made.writer;
    const look = { card, roster: () => roster, headAt: () => log.head, isKnown: () => false };
    const judged = judgeRow(log, look, log.last + 1, made.row, 'client');
    if (judged.verdict === 'wait') throw new Error(judged.code);
    advance(log, judged.changes);
    expect(await peer.ask('append', { row: made.row })).toMatchObject({ ok: true });
  }
  peer.close();
  const siri = engineOn({ url: stage.place.url });
  stage.keep(siri);
  expect(await siri.readInvitation(invitation.link)).toMatchObject({ kind: 'citizen', called: 'Siri' });
});

test('T35 a stranger who asks without end is not answered any more, and whoever is logged in does not notice', async () => {
  const kari = await stage.newCase('Kari');
  const peer = await connect(stage.place.url);
  const said = await Promise.all(Array.from({ length: 400 }, () => peer.ask('invite.open', { invite: new Uint8Array(16) })));
  expect(said.some((one) => !one.ok && one.code === 'E_QUOTA')).toBe(true);
  peer.close();
  await kari.citizen.engine.write(kari.mine, { kind: 'message', text: 'som om ingenting' });
  await until(async () => (await seenBy(stage.lead.engine, kari.theirs)).includes('som om ingenting'));
});
