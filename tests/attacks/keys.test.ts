import { afterAll, beforeAll, expect, test } from 'vitest';
import { readCard } from '../../src/crypto/account';
import { asStreamId, type EpochKey, hex, same } from '../../src/crypto/bytes';
import { makeItemRow, newWriter } from '../../src/crypto/compose';
import {
  commitOf,
  encodeEpochBody,
  type NumberedKey,
  newEpochKey,
  parseEpochBody,
  sealBackKeys,
  wrapKey,
} from '../../src/crypto/epoch-body';
import { decodeRow, signRow } from '../../src/crypto/row';
import type { Plain, Said } from '../fixtures/altering-relay';
import { engineOn, passphrase, until, untilState } from '../fixtures/engines';
import { show } from '../fixtures/truth';
import {
  accountOf,
  away,
  type CaseOnStage,
  flipped,
  type Hand,
  handOf,
  marksSeenBy,
  messageItem,
  openStage,
  refusedIn,
  rings,
  type Stage,
  seenBy,
  settled,
} from './stage';

/** Keys that are not what they seem, from the relay or from a member with a client of their own making. */
let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());
const lead = () => stage.lead.engine;

/** The next epoch row as Kari's own hand makes it: the right members, and for one of them whatever key or wrap is wanted. */
function epochBy(hand: Hand, forOthers: { key?: EpochKey; wrap?: (wrap: Uint8Array) => Uint8Array; backs?: NumberedKey[] }) {
  const key = newEpochKey();
  const newest = hand.log.epochs.at(-1);
  if (!newest || !hand.log.stream) throw new Error('no epoch');
  const place = { stream: hand.log.stream, epoch: newest.id, number: newest.number + 1 };
  const backs = forOthers.backs ?? [{ number: newest.number, key: hand.key }];
  const body = encodeEpochBody({
    ...hand.body,
    number: place.number,
    commit: commitOf(key),
    invite: null,
    claim: null,
    backCount: backs.length,
    back: sealBackKeys(key, place, backs),
    members: hand.body.members.map(({ account, role }) => {
      if (same(account, hand.account.id)) return { account, role, wrap: wrapKey(key, readCard(hand.account.card), place) };
      const wrap = wrapKey(forOthers.key ?? key, hand.card(account), place);
      return { account, role, wrap: (forOthers.wrap?.(wrap) ?? wrap) as typeof wrap };
    }),
  });
  const row = signRow(
    hand.account,
    { kind: 'epoch', ...place, author: hand.account.id, ...newWriter(), seenSeq: hand.log.last, seenHead: hand.log.head },
    body,
  );
  return { row, key };
}
/** What the therapist cannot open is said, and the conversation goes on under a key that everybody has. */
async function healsAfter(kari: CaseOnStage, secret: string) {
  await until(async () => (await marksSeenBy(lead(), kari.theirs)).includes('E_NOKEY'));
  expect(await seenBy(lead(), kari.theirs)).toEqual(kari.first);
  await lead().write(kari.theirs, { kind: 'message', text: 'jeg fikk ikke åpnet den forrige' });
  await until(async () => (await seenBy(kari.citizen.engine, kari.mine)).includes('jeg fikk ikke åpnet den forrige'));
  await kari.citizen.engine.write(kari.mine, { kind: 'message', text: 'nå da?' });
  await until(async () => (await seenBy(lead(), kari.theirs)).includes('nå da?'));
  expect(await seenBy(lead(), kari.theirs)).not.toContain(secret);
  const last = parseEpochBody(decodeRow(stage.truth.rows(kari.stream).findLast((row) => row[1] === 1) ?? new Uint8Array()).body);
  expect(last.members).toHaveLength(2);
  await settled(kari.citizen.engine, lead());
}

test('T06 keys that nobody asked for are not taken: earlier keys of another make are dropped, and a new device reads all of it', async () => {
  const kari = await stage.newCase();
  const hand = await handOf(stage, kari.account, kari.stream);
  const numbers = hand.log.epochs.map(({ number }) => number);
  const wrong = numbers.map((number) => ({ number, key: newEpochKey() }));
  const { row } = epochBy(hand, { backs: [...wrong, { number: hand.log.epochs.length + 3, key: newEpochKey() }] });
  expect(await hand.append(row)).toMatchObject({ ok: true });
  await kari.citizen.engine.write(kari.mine, { kind: 'message', text: 'under den nye nøkkelen' });
  await until(async () => (await seenBy(lead(), kari.theirs)).length === 3);
  const fresh = engineOn(stage.place);
  stage.keep(fresh);
  await fresh.restore({ code: stage.lead.recoveryCode }, { passphrase });
  await until(async () => (await seenBy(fresh, kari.theirs).catch(() => [])).length === 3);
  expect(await seenBy(fresh, kari.theirs)).toEqual([...kari.first, 'under den nye nøkkelen']);
  expect(await marksSeenBy(fresh, kari.theirs)).toEqual([]);
});

test('T10 a wrap altered where it still decapsulates, to another secret, opens nothing: said, and healed by a new key', async () => {
  const kari = await stage.newCase();
  const hand = await handOf(stage, kari.account, kari.stream);
  await away(stage.desk, lead(), async () => {
    const { row, key } = epochBy(hand, { wrap: (wrap) => flipped(wrap, 700) });
    expect(await hand.append(row)).toMatchObject({ ok: true });
    const after = await handOf(stage, kari.account, kari.stream);
    const item = makeItemRow({
      account: kari.account,
      log: after.log,
      key,
      item: messageItem('under nøkkel som ikke kom fram'),
      writer: newWriter(),
    });
    expect(await after.append(item.row)).toMatchObject({ ok: true });
  });
  await healsAfter(kari, 'under nøkkel som ikke kom fram');
});

test('T11 nobody can give two people two keys for one conversation: a key that is not the one committed to is no key', async () => {
  const kari = await stage.newCase();
  const hand = await handOf(stage, kari.account, kari.stream);
  const forLea = newEpochKey();
  await away(stage.desk, lead(), async () => {
    const { row } = epochBy(hand, { key: forLea });
    expect(await hand.append(row)).toMatchObject({ ok: true });
    const after = await handOf(stage, kari.account, kari.stream);
    // Sealed with the key that only Lea was given: if it counted, Lea would read what nobody else can.
    const item = makeItemRow({
      account: kari.account,
      log: after.log,
      key: forLea,
      item: messageItem('bare for Leas øyne'),
      writer: newWriter(),
    });
    expect(await after.append(item.row)).toMatchObject({ ok: true });
  });
  await healsAfter(kari, 'bare for Leas øyne');
});

test('T08 every nonce is drawn anew, and one that is changed on the way spoils the signature', async () => {
  const kari = await stage.newCase();
  for (const text of ['ja', 'ja', 'ja']) await kari.citizen.engine.write(kari.mine, { kind: 'message', text });
  await kari.citizen.engine.saveOwn('draft/message', 'ja');
  await until(() => kari.phone.said.some(({ name }) => name === 'box.put'));
  await settled(kari.citizen.engine, lead());
  // From the outbox the same row may go twice, byte for byte: that is one nonce, used once.
  const sealed = new Map([...kari.phone.said, ...stage.desk.said].flatMap(sealedIn).map((one) => [hex(one), one]));
  const nonces = [...sealed.values()].map((one) => hex(one.subarray(0, 24)));
  expect(nonces.length).toBeGreaterThan(20);
  expect(new Set(nonces).size).toBe(nonces.length);

  await until(async () => (await seenBy(lead(), kari.theirs)).length === 5);
  await away(stage.desk, lead(), async () => {
    // Every row from here on: the citizen's client may write a receipt after the message.
    const before = stage.truth.rows(kari.stream).length;
    await kari.citizen.engine.write(kari.mine, { kind: 'message', text: 'med en annen nonce' });
    await settled(kari.citizen.engine);
    show(stage.desk, stage.truth, (rows, stream) =>
      same(stream, kari.stream) ? rows.map((row, seq) => (seq < before ? row : flipped(row, 285))) : rows,
    );
  });
  await rings(lead(), 'E_FORGED', kari.theirs);
  expect(await seenBy(lead(), kari.theirs)).not.toContain('med en annen nonce');
  await expect.poll(() => refusedIn(lead(), kari.theirs), { timeout: 15_000 }).toMatchObject({ E_FORGED: expect.any(Number) });
  stage.desk.alter = {};
});

test('T07 whatever is altered in what a code opens, the client says one thing to the person and nothing to the relay', async () => {
  const kari = await stage.newCase();
  const line = await stage.line();
  const attempt = async (change: (answer: Plain) => Plain) => {
    line.said.length = 0;
    line.alter = { answer: (name, _request, answer) => (name === 'vault.open' && answer.ok === true ? change(answer) : answer) };
    const engine = engineOn(stage.behind(line));
    const said = await engine.restore({ code: kari.citizen.recoveryCode }, { passphrase }).then(
      () => 'opened',
      ({ code, message }: { code: string; message: string }) => `${code} ${message}`,
    );
    const { phase } = await engine.state();
    await engine.close();
    return { said, phase, asked: line.said.map(({ name, request }) => `${name} ${Object.keys(request).join()}`) };
  };
  const slot = (answer: Plain, change: (bytes: Uint8Array) => Uint8Array) => {
    const given = answer.slot as { kind: number; slot: Uint8Array };
    return { ...answer, slot: { ...given, slot: change(new Uint8Array(given.slot)) } };
  };
  const vault = (answer: Plain, change: (bytes: Uint8Array) => Uint8Array) => ({
    ...answer,
    vault: change(new Uint8Array(answer.vault as Uint8Array)),
  });
  const outcomes = [];
  for (const at of [0, 31, 40, 60, 87, 103])
    outcomes.push(await attempt((answer) => slot(answer, (bytes) => flipped(bytes, at))));
  for (const at of [0, 31, 40, 60, -1]) outcomes.push(await attempt((answer) => vault(answer, (bytes) => flipped(bytes, at))));
  outcomes.push(await attempt((answer) => ({ ...answer, version: (answer.version as number) + 1 })));
  outcomes.push(await attempt((answer) => slot(answer, (bytes) => bytes.subarray(0, 71))));
  outcomes.push(await attempt((answer) => vault(answer, () => new Uint8Array(80))));
  outcomes.push(
    await attempt((answer) => ({
      ...answer,
      account: (stage.desk.said.find(({ name }) => name === 'login')?.request.account ?? answer.account) as Uint8Array,
    })),
  );
  const [first] = outcomes;
  expect(first).toMatchObject({ phase: 'empty' });
  expect(first?.said).toMatch(/^E_OPEN/);
  expect(first?.asked.filter((one) => !one.startsWith('vault.open'))).toEqual([]);
  for (const outcome of outcomes) expect(outcome).toEqual(first);
  // The person's own account is untouched by all this.
  expect((await accountOf(stage.place, kari.citizen)).id).toEqual(kari.account.id);
  expect(asStreamId(kari.stream)).toBeDefined();
});

test('T07 a draft that was altered on the relay changes nothing on the device, and the relay is not told', async () => {
  const kari = await stage.newCase();
  const { engine } = kari.citizen;
  await engine.saveOwn('draft/message', 'min egen tekst');
  await until(() => kari.phone.said.some(({ name, answer }) => name === 'box.put' && answer?.ok === true));
  // What every login asks, and rows and new drafts as they are ready; what is altered here would be asked for again, or put.
  const everyday = new Set([
    'login',
    'roster.get',
    'streams',
    'read',
    'cards',
    'append',
    'vault.get',
    'box.list',
    'box.put',
    'reads',
  ]);
  // A draft whose putting is cut off in the middle would be asked for again, and rightly so.
  const answered = () => until(() => kari.phone.said.every(({ answer }) => answer !== null));
  const round = async (alter: boolean) => {
    await answered();
    await away(kari.phone, engine, async () => {
      kari.phone.said.length = 0;
      kari.phone.alter = {
        answer: (name, _request, answer) =>
          name === 'box.list' && answer.ok === true
            ? {
                ...answer,
                boxes: (answer.boxes as Plain[]).map((box) => ({
                  ...box,
                  version: (box.version as number) + (alter ? 1 : 0),
                  box: alter ? flipped(new Uint8Array(box.box as Uint8Array), 50) : box.box,
                })),
              }
            : answer,
      };
    });
    await until(() => kari.phone.said.some(({ name, answer }) => name === 'box.list' && answer !== null));
    await settled(engine);
    await answered();
    return kari.phone.said.map(({ name }) => name).filter((name) => !everyday.has(name));
  };
  expect(await round(false)).toEqual([]);
  expect(await round(true)).toEqual([]);
  expect(await engine.readOwn('draft/message')).toBe('min egen tekst');
  await untilState(engine, ({ phase, trouble }) => phase === 'open' && trouble === null);
});

/** nonce ‖ ciphertext of everything sealed that a request carries. */
function sealedIn({ name, request }: Said): Uint8Array[] {
  const at = (key: string) => new Uint8Array(request[key] as Uint8Array);
  if (name === 'vault.put')
    return [
      at('vault').subarray(32),
      ...(request.slots as { slot: Uint8Array }[]).map(({ slot }) => new Uint8Array(slot).subarray(32)),
    ];
  if (name === 'box.put') return [at('box').subarray(32)];
  if (name === 'invite.put' || name === 'staff.invite') return [at('bundle').subarray(32)];
  if (name !== 'append') return [];
  const row = decodeRow(at('row'));
  if (row.kind === 'item') return [row.body];
  const body = parseEpochBody(row.body);
  return [...body.members.map(({ wrap }) => wrap.subarray(1120)), ...(body.backCount > 0 ? [body.back] : [])];
}
