import { afterAll, beforeAll, expect, test } from 'vitest';
import { compare, same, toBase64url, utf8 } from '../../src/crypto/bytes';
import { newWriter } from '../../src/crypto/compose';
import { commitOf, encodeEpochBody, newEpochKey, wrapKey } from '../../src/crypto/epoch-body';
import { hash, sign } from '../../src/crypto/hash';
import { decodeRow, signRow } from '../../src/crypto/row';
import type { Plain } from '../fixtures/altering-relay';
import { type Device, engineOn, invite, newColleague, passphrase, secured, until, untilState } from '../fixtures/engines';
import { show } from '../fixtures/truth';
import {
  accountOf,
  away,
  type CaseOnStage,
  handOf,
  integrityWarningsOf,
  marksSeenBy,
  messageItem,
  openStage,
  refusedIn,
  rings,
  type Stage,
  seenBy,
  settled,
} from './stage';

/** Who comes in, who goes out, and what is old. */
let stage: Stage;
let tor: Device;
let siv: Device;
let torsLine: Awaited<ReturnType<Stage['line']>>;
beforeAll(async () => {
  stage = await openStage();
  torsLine = await stage.line();
  tor = await newColleague(stage.behind(torsLine), stage.lead, { name: 'Tor Berg', title: 'Psykolog', roles: ['therapist'] });
  siv = await newColleague(stage.place, stage.lead, { name: 'Siv Moe', title: 'Psykolog', roles: ['therapist'] });
  stage.keep({ close: () => tor.engine.close() });
  stage.keep({ close: () => siv.engine.close() });
});
afterAll(() => stage.close());
const lead = () => stage.lead.engine;
const idOf = async ({ engine }: Device) => (await engine.view('me', null)).account;
const write = (kari: CaseOnStage, text: string) => kari.citizen.engine.write(kari.mine, { kind: 'message', text });
/** The same case on a colleague's device, once it has come there. */
async function caseAt(device: Device, kari: CaseOnStage): Promise<string> {
  let found = '';
  await until(async () => {
    const { rows } = { rows: await device.engine.view('cases', { now: new Date().toISOString() }) };
    for (const { caseRef } of rows) {
      const seen = await seenBy(device.engine, caseRef).catch((): string[] => []);
      if (
        kari.first.every((text) => seen.includes(text)) &&
        (await device.engine.view('access', { caseRef })).members.some(({ account }) => account === toBase64url(kari.account.id))
      )
        found = caseRef;
    }
    return found !== '';
  });
  return found;
}

test('T16 what is older than what is known is not taken: neither a roster nor a log nor a vault, and nothing is undone by it', async () => {
  const kari = await stage.newCase();
  const { engine } = kari.citizen;
  const rosters = await lead().view('me', null);
  const old = stage.desk.said.find(({ name, answer }) => name === 'roster.get' && answer?.ok === true)?.answer;
  await away(stage.desk, lead(), async () => {
    stage.desk.alter = {
      answer: (name, request, answer) => (name === 'roster.get' && request.version === undefined && old ? old : answer),
    };
  });
  await rings(lead(), 'E_ROSTER');
  expect(await lead().view('me', null)).toEqual(rosters);
  stage.desk.alter = {};

  await write(kari, 'etter i går');
  await until(async () => (await seenBy(lead(), kari.theirs)).includes('etter i går'));
  await settled(engine);
  const vaultBefore = kari.phone.said.findLast(({ name, answer }) => name === 'vault.get' && answer?.ok === true)?.answer;
  const { recoveryCode } = await engine.renewRecoveryCode();
  await engine.confirmRecoveryCode(recoveryCode);
  const waysNow = async () => {
    const { recoveryCodeFrom, passkeys, passphrase: typed, accountName } = await engine.view('security', null);
    return { recoveryCodeFrom, passkeys, typed, accountName };
  };
  const ways = await waysNow();
  await away(kari.phone, engine, async () => {
    show(kari.phone, stage.truth, (rows, stream) => (same(stream, kari.stream) ? rows.slice(0, 4) : rows));
    const { answer, ...rest } = kari.phone.alter;
    kari.phone.alter = {
      ...rest,
      answer: async (name, request, said) =>
        name === 'vault.get' && vaultBefore ? vaultBefore : ((await answer?.(name, request, said)) ?? said),
    };
  });
  expect(await seenBy(engine, kari.mine)).toEqual([...kari.first, 'etter i går']);
  expect(await waysNow()).toEqual(ways);
  await away(kari.phone, engine, async () => {
    kari.phone.alter = {};
  });
  await settled(engine);
  expect(await integrityWarningsOf(engine)).toEqual([]);
  const fresh = engineOn(stage.place);
  stage.keep(fresh);
  await expect(fresh.restore({ code: kari.citizen.recoveryCode }, { passphrase })).rejects.toMatchObject({
    code: 'E_RECOVERY_CODE',
  });
  await fresh.restore({ code: recoveryCode }, { passphrase });
  await until(async () => (await seenBy(fresh, kari.mine).catch((): string[] => [])).length === 3);
});

test('T03 a colleague from outside who has the relay on their side does not get into a case, and a roster that bears the root’s name without its signature is nobody’s', async () => {
  const kari = await stage.newCase();
  const hand = await handOf(stage, kari.account, kari.stream);
  const account = await accountOf(stage.place, siv);
  const newest = hand.log.epochs.at(-1);
  if (!newest || !hand.log.stream) throw new Error('no epoch');
  const place = { stream: hand.log.stream, epoch: newest.id, number: newest.number + 1 };
  const key = newEpochKey();
  const row = signRow(
    account,
    { kind: 'epoch', ...place, author: account.id, ...newWriter(), seenSeq: hand.log.last, seenHead: hand.log.head },
    encodeEpochBody({
      ...hand.body,
      number: place.number,
      commit: commitOf(key),
      invite: null,
      claim: null,
      backCount: 0,
      back: new Uint8Array(0),
      members: [
        ...hand.body.members.map(({ account: id, role }) => ({ account: id, role })),
        { account: account.id, role: 'staff' as const },
      ]
        .sort((a, b) => compare(a.account, b.account))
        .map((one) => ({ ...one, wrap: wrapKey(key, hand.card(one.account), place) })),
    }),
  );
  expect(await hand.append(row)).toMatchObject({ ok: false });
  const about = (await lead().view('me', null)).about;
  await away(stage.desk, lead(), async () => {
    show(stage.desk, stage.truth, (rows, stream) => (same(stream, kari.stream) ? [...rows, row] : rows));
    const { answer, ...rest } = stage.desk.alter;
    stage.desk.alter = {
      ...rest,
      answer: async (name, request, said) => {
        const told = (await answer?.(name, request, said)) ?? said;
        if (name !== 'roster.get' || said.ok !== true || request.version !== undefined) return told;
        const text = new TextDecoder().decode(said.roster as Uint8Array);
        const json = JSON.parse(text) as { version: number; about: object };
        const prev = toBase64url(hash('roster', new Uint8Array(said.roster as Uint8Array)));
        const roster = utf8(
          JSON.stringify({ ...json, version: json.version + 1, prev, about: { ...json.about, phone: '66 66 66 66' } }),
        );
        return { ...said, roster, signature: sign(account.signKey, 'roster', roster), version: json.version + 1 };
      },
    };
  });
  await rings(lead(), 'E_AUTHOR', kari.theirs);
  await rings(lead(), 'E_ROSTER');
  expect((await lead().view('me', null)).about).toEqual(about);
  const { members } = await lead().view('access', { caseRef: kari.theirs });
  expect(members.map((one) => one.account)).not.toContain(toBase64url(account.id));
  await away(stage.desk, lead(), async () => {
    stage.desk.alter = {};
  });
  await lead().write(kari.theirs, { kind: 'message', text: 'fortsatt bare vi to' });
  await until(async () => (await seenBy(kari.citizen.engine, kari.mine)).includes('fortsatt bare vi to'));
  await settled(lead());
});

test('T31 an invitation lets one in, also when two try at the same moment; the other is told kindly, sees nothing, and the therapist hears of it', async () => {
  const invitation = await invite(stage.lead, { name: 'Per Ås', called: 'Per' });
  const [one, two] = await Promise.all([stage.line(), stage.line()]);
  const devices = await Promise.all(
    [one, two].map((line) => secured(stage.behind(line), (engine) => engine.readInvitation(invitation.link))),
  );
  for (const { engine } of devices) stage.keep(engine);
  // Both claims are made before either arrives.
  let waiting = 0;
  for (const line of [one, two]) {
    line.alter = {
      before: async (name, request) => {
        if (name !== 'append' || (request.row as Uint8Array)[1] !== 1) return;
        waiting += 1;
        await until(() => waiting >= 2);
      },
    };
  }
  const outcomes = await Promise.allSettled(devices.map(({ engine }) => engine.acceptInvitation({ called: 'Per' })));
  expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  const lost = outcomes.find((outcome) => outcome.status === 'rejected');
  expect((lost?.reason as { code?: string } | undefined)?.code).toBe('E_INVITATION_USED');
  const loser = devices[outcomes.findIndex(({ status }) => status === 'rejected')];
  expect(await loser?.engine.view('myCase', null)).toBeNull();
  await expect(loser?.engine.readInvitation(invitation.link)).rejects.toMatchObject({ code: 'E_INVITATION_USED' });
  const theirs = invitation.caseRef ?? '';
  await until(async () => (await lead().view('case', { caseRef: theirs, glance: true })).knocks > 0);
  // Nobody is taken for Per before a person has said so.
  const { claim } = await lead().view('case', { caseRef: theirs, glance: true });
  const winner = devices[outcomes.findIndex(({ status }) => status === 'fulfilled')];
  expect(claim?.account).toBe(winner ? await idOf(winner) : '');
  await lead().confirmCitizen(theirs);
  await until(async () => (await lead().view('case', { caseRef: theirs, glance: true })).claim === null);
});

test('T34 two members of the staff start the next epoch at the same moment: one comes first, the other makes its row again, and both changes hold', async () => {
  const kari = await stage.newCase();
  await lead().letIn(kari.theirs, await idOf(tor));
  const atTors = await caseAt(tor, kari);
  const numberNow = async () => (await handOf(stage, kari.account, kari.stream)).log.epochs.length;
  const before = await numberNow();
  let waiting = 0;
  const gate = {
    before: async (name: string, request: Plain) => {
      if (name !== 'append' || (request.row as Uint8Array)[1] !== 1) return;
      waiting += 1;
      await until(() => waiting >= 2);
    },
  };
  stage.desk.alter = gate;
  torsLine.alter = gate;
  await Promise.all([
    lead().letIn(kari.theirs, await idOf(siv)),
    tor.engine.inviteAgain(atTors),
    lead().write(kari.theirs, { kind: 'message', text: 'fra Lea, midt i det' }),
    tor.engine.write(atTors, { kind: 'message', text: 'fra Tor, midt i det' }),
    write(kari, 'fra Kari, midt i det'),
  ]);
  stage.desk.alter = {};
  torsLine.alter = {};
  await settled(lead(), tor.engine, kari.citizen.engine);
  await until(async () => (await seenBy(kari.citizen.engine, kari.mine)).length === 5);
  expect(await numberNow()).toBe(before + 2);
  const { log } = await handOf(stage, kari.account, kari.stream);
  expect(log.epochs.at(-1)?.members).toHaveLength(4);
  expect(log.epochs.at(-1)?.invite).not.toBeNull();
  const seen = await seenBy(kari.citizen.engine, kari.mine);
  for (const text of ['fra Lea, midt i det', 'fra Tor, midt i det', 'fra Kari, midt i det'])
    expect(seen.filter((one) => one === text)).toHaveLength(1);
  expect(await seenBy(lead(), kari.theirs)).toEqual(seen);
  expect(await integrityWarningsOf(kari.citizen.engine, kari.mine)).toEqual([]);
  await kari.citizen.engine.refuseReplacement();
});

test('T33 whoever is taken out reads nothing and writes nothing afterwards, whatever the relay hands on for them', async () => {
  const kari = await stage.newCase();
  await lead().letIn(kari.theirs, await idOf(tor));
  const atTors = await caseAt(tor, kari);
  await settled(tor.engine, kari.citizen.engine);
  const account = await accountOf(stage.place, tor);
  const hand = await handOf(stage, account, kari.stream);
  await lead().revoke(await idOf(tor));
  await write(kari, 'bare til dem som er igjen');
  await until(async () => (await seenBy(lead(), kari.theirs)).includes('bare til dem som er igjen'));
  await settled(kari.citizen.engine);
  // By the real relay, and by one that hands on what it was told to refuse.
  const { row } = hand.item(messageItem('jeg er her fortsatt'));
  expect(await hand.append(row)).toMatchObject({ ok: false });
  await away(stage.desk, lead(), async () => {
    await write(kari, 'og etter det');
    await settled(kari.citizen.engine);
    show(stage.desk, stage.truth, (rows, stream) => (same(stream, kari.stream) ? [...rows, row] : rows));
  });
  await until(async () => Object.keys(await refusedIn(lead(), kari.theirs)).length > 0);
  await until(async () => (await seenBy(lead(), kari.theirs)).includes('og etter det'));
  expect(await seenBy(lead(), kari.theirs)).toEqual([...kari.first, 'bare til dem som er igjen', 'og etter det']);
  stage.desk.alter = {};
  expect(await seenBy(tor.engine, atTors).catch((): string[] => [])).not.toContain('bare til dem som er igjen');
  const rows = stage.truth.rows(kari.stream);
  const removal = rows.findLastIndex((one) => one[1] === 1);
  expect(rows.slice(removal).every((one) => decodeRow(one).author !== account.id)).toBe(true);
  const { lines } = await kari.citizen.engine.view('thread', { caseRef: kari.mine, limit: 500 });
  expect(lines.filter((line) => line.type === 'members').at(-1)).toMatchObject({ removed: [toBase64url(account.id)] });
});

test('T14 a body that is gone without a word of anybody is said to be missing; with an erase item it is said to be erased, and by whom', async () => {
  const kari = await stage.newCase();
  const gone = await write(kari, 'dette skal bort');
  await write(kari, 'og dette står');
  await until(async () => (await seenBy(lead(), kari.theirs)).length === 4);
  await settled(kari.citizen.engine, lead());
  const rows = stage.truth.rows(kari.stream);
  const last = rows.findLastIndex((row) => row[1] === 2 && same(row.subarray(66, 98), kari.account.id) && row.length > 282);
  stage.truth.run(
    'UPDATE rows SET row = substr(row, 1, 282) WHERE no = (SELECT no FROM streams WHERE stream = ?) AND seq = ?',
    Buffer.from(kari.stream),
    last,
  );
  await kari.citizen.engine.erase(kari.mine, gone.id);
  await settled(kari.citizen.engine);
  await until(async () => !(await seenBy(lead(), kari.theirs)).includes('dette skal bort'));
  const fresh = engineOn(stage.place);
  stage.keep(fresh);
  await fresh.restore({ code: stage.lead.recoveryCode }, { passphrase });
  await until(async () => (await marksSeenBy(fresh, kari.theirs).catch((): string[] => [])).includes('E_MISSING'));
  const marks = await marksSeenBy(fresh, kari.theirs);
  expect(marks.filter((mark) => mark === 'E_MISSING')).toHaveLength(1);
  expect(await integrityWarningsOf(fresh, kari.theirs)).toContain('E_MISSING');
  expect(await seenBy(fresh, kari.theirs)).not.toContain('dette skal bort');
  // Whoever had the row keeps it: the relay cannot take it back.
  await untilState(lead(), ({ connection }) => connection === 'online');
});
