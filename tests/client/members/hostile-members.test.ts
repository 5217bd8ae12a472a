import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Item } from '../../../src/care/items/items';
import type { RunningEngine } from '../../../src/client/engine';
import { newId } from '../../../src/client/sync/write';
import { newSeed, openAccount, readCard } from '../../../src/crypto/account';
import { asAccountId, fromBase64url, same, toBase64url } from '../../../src/crypto/bytes';
import { newWriter, nextEpoch } from '../../../src/crypto/compose';
import { makeRoster, successor } from '../../../src/crypto/roster';
import { locatorOf, openSlot, openVault, parseRecoveryCode, recoveryUnlocker, slotKind } from '../../../src/crypto/vault';
import { accountOf, handOf } from '../../attacks/stage';
import { type AlteringRelay, alteringRelay } from '../../fixtures/altering-relay';
import {
  allSent,
  type Case,
  type Device,
  messagesIn,
  newCitizen,
  newColleague,
  newTeam,
  until,
  untilState,
} from '../../fixtures/engines';
import { newPlace, type Place } from '../../fixtures/place';
import { truthOf } from '../../fixtures/truth';
import { logIn } from '../../relay/peer';

/** Members and keys when somebody in between, or somebody inside, does not do as they should. */
let place: Place;
let line: AlteringRelay;
let leadsLine: AlteringRelay;
let lead: Device;
let tor: Device;
let kari: Case;
const opened: { engine: { close: () => Promise<void> } }[] = [];
const open = <D extends { engine: { close: () => Promise<void> } }>(device: D): D => {
  opened.push(device);
  return device;
};
beforeEach(async () => {
  place = await newPlace();
  line = await alteringRelay(place.url);
  leadsLine = await alteringRelay(place.url);
  const through = (one: AlteringRelay) => ({ url: one.url, setupLink: place.setupLink, environment: { origin: place.url } });
  lead = open(await newTeam(through(leadsLine)));
  tor = open(await newColleague(place, lead, { name: 'Tor Berg', title: 'Psykolog', roles: ['therapist'] }));
  kari = await newCitizen(through(line), tor);
  open(kari.citizen);
  await say('Før');
  await until(async () => (await messagesIn(tor.engine)).length === 1);
});
afterEach(async () => {
  for (const { engine } of opened.splice(0)) await engine.close();
  for (const one of [line, leadsLine]) await one.close();
  await place.close();
});
const say = async (text: string) => {
  await kari.citizen.engine.write(kari.mine, { kind: 'message', text });
  await allSent(kari.citizen.engine);
};
const idOf = async ({ engine }: { engine: RunningEngine }) => (await engine.view('me', null)).account;
const membersSeen = async () =>
  (await kari.citizen.engine.view('case', { caseRef: kari.mine })).members.map(({ account }) => account);
const codes = async (engine: RunningEngine) => (await engine.state()).integrityWarnings.map(({ code }) => code);

test('a revoked therapist is put out by the first who writes, be it the citizen', async () => {
  const account = await idOf(tor);
  // The lead's client would do it at once; here its rows do not reach the relay.
  leadsLine.alter = { request: (name, request) => (name === 'append' ? { row: new Uint8Array(300) } : request) };
  await lead.engine.revoke(account);
  await until(async () => !(await kari.citizen.engine.view('me', null)).people.some((one) => one.account === account));
  await say('Etter at Tor sluttet');
  expect(await membersSeen()).not.toContain(account);
  const { changes } = await kari.citizen.engine.view('access', { caseRef: kari.mine });
  expect(changes.find(({ removed }) => removed.includes(account))?.by).toBe(await idOf(kari.citizen));
  await untilState(tor.engine, ({ connection }) => connection === 'online');
  expect(await messagesIn(tor.engine)).toEqual([]);
  leadsLine.alter = {};
});

test('while the row that removes somebody is withheld, nothing counts as sent, and what was written reaches only those who are in', async () => {
  const ida = open(await newColleague(place, lead, { name: 'Ida Dahl', title: 'Sykepleier', roles: ['therapist'] }));
  await tor.engine.letIn(kari.theirs, await idOf(ida));
  await until(async () => (await membersSeen()).includes(await idOf(ida)));
  await until(async () => (await messagesIn(ida.engine)).length === 1);
  let shownUpTo = Number.POSITIVE_INFINITY;
  line.alter = {
    push: (name, payload) => (name === 'row' && (payload.seq as number) > shownUpTo ? null : payload),
    answer: (name, _request, answer) => {
      if (name !== 'read' || !answer.ok) return answer;
      const rows = (answer.rows as { seq: number }[]).filter(({ seq }) => seq <= shownUpTo);
      return { ...answer, rows };
    },
  };
  const access = JSON.parse(await tor.engine.exportAll()) as { cases: { entries: { seq: number }[] }[] };
  shownUpTo = Math.max(...(access.cases[0]?.entries.map(({ seq }) => seq) ?? [0]));
  await tor.engine.putOut(kari.theirs, await idOf(ida));
  await kari.citizen.engine.write(kari.mine, { kind: 'message', text: 'Er Ida her?' });
  await until(() => (line.counts.get('append') ?? 0) > 0);
  await until(async () => (await kari.citizen.engine.state()).unsent === 1);
  expect(await messagesIn(tor.engine)).toEqual(['Før']);
  line.alter = {};
  line.cut();
  line.mend();
  await allSent(kari.citizen.engine);
  await until(async () => (await messagesIn(tor.engine)).length === 2);
  expect(await messagesIn(ida.engine)).toEqual([]);
  expect(await membersSeen()).not.toContain(await idOf(ida));
});

test('a wrap that does not open for oneself: what is written waits, a fresh epoch comes before it, and the missed key comes after', async () => {
  const truth = truthOf(place.dataDir);
  try {
    const torsAccount = await accountOf(place, tor);
    const karis = asAccountId(fromBase64url(await idOf(kari.citizen)));
    const hand = await handOf({ place, truth }, torsAccount, truth.streamOf(karis));
    const stranger = openAccount(newSeed());
    const { row } = nextEpoch({
      account: torsAccount,
      log: hand.log,
      roster: hand.roster,
      members: hand.body.members.map(({ account }) => account),
      // Sealed to a key that is not Kari's.
      card: (account) =>
        same(account, karis) ? { ...hand.card(account), kemPk: readCard(stranger.card).kemPk } : hand.card(account),
      invite: null,
      backs: [{ number: hand.body.number, key: hand.key }],
      writer: newWriter(),
    });
    expect(await hand.append(row)).toMatchObject({ ok: true });
  } finally {
    truth.close();
  }
  await tor.engine.write(kari.theirs, { kind: 'message', text: 'Leser du dette?' });
  await allSent(tor.engine);
  await until(async () => (await entriesIn(kari.citizen.engine)).some(({ mark }) => mark === 'E_NOKEY'));
  line.cut();
  await untilState(kari.citizen.engine, ({ connection }) => connection !== 'online');
  await kari.citizen.engine.write(kari.mine, { kind: 'message', text: 'Jeg får ikke lest' });
  const { lines } = await kari.citizen.engine.view('thread', { caseRef: kari.mine, limit: 100 });
  expect(lines.at(-1)).toMatchObject({ type: 'message', text: 'Jeg får ikke lest', delivery: 'saved' });
  line.mend();
  await allSent(kari.citizen.engine);
  for (const { engine } of [tor, kari.citizen]) {
    await until(async () => (await messagesIn(engine)).length === 3);
    expect(await messagesIn(engine)).toEqual(['Før', 'Leser du dette?', 'Jeg får ikke lest']);
    expect(await codes(engine)).toEqual([]);
  }
});

test('a kind of item in a stream of another type is refused by all, whoever wrote it', async () => {
  const truth = truthOf(place.dataDir);
  try {
    const torsAccount = await accountOf(place, tor);
    const hand = await handOf({ place, truth }, torsAccount, truth.streamOf(torsAccount.id));
    const item = { kind: 'sheets', id: newId(), at: '2026-01-06T21:14:00+01:00', root: 'A'.repeat(43) };
    expect(await hand.append(hand.item(item).row)).toMatchObject({ ok: true });
  } finally {
    truth.close();
  }
  for (const [engine, caseRef] of [
    [tor.engine, kari.theirs],
    [kari.citizen.engine, kari.mine],
  ] as const)
    await until(async () => (await engine.view('case', { caseRef, glance: true })).refused.E_MEMBER === 1);
});

test('what only a lead may say to the team counts from a lead alone: an instrument, proved sheets and a share of the root by a therapist are set aside', async () => {
  const worry = (id: string, title: string) =>
    readFileSync('locales/instruments/gad-7.json', 'utf8')
      .replace('"id": "gad-7"', `"id": "${id}"`)
      .replaceAll('"GAD-7"', `"${title}"`);
  const truth = truthOf(place.dataDir);
  try {
    const account = await accountOf(place, tor);
    const { roster } = await handOf({ place, truth }, account, truth.streamOf(account.id, 'team'));
    const root = toBase64url(successor(roster));
    for (const item of [
      { kind: 'pack', json: worry('tors-worry', 'Fra Tor') },
      { kind: 'sheets', root },
      { kind: 'root-share', to: toBase64url(account.id), root, wrap: 'AAAA' },
      { kind: 'message', text: 'Hei alle' },
    ]) {
      // What was written before is part of the log that the next row stands on.
      const hand = await handOf({ place, truth }, account, truth.streamOf(account.id, 'team'));
      const at = '2026-01-06T21:14:00+01:00';
      expect(await hand.append(hand.item({ id: newId(), at, ...item }).row)).toMatchObject({ ok: true });
    }
  } finally {
    truth.close();
  }
  expect(await lead.engine.importPack(worry('own-worry', 'Fra lederen'))).toMatchObject({ ok: true });
  for (const { engine } of [lead, tor]) {
    await until(async () => (await engine.view('packs', null)).length > 0);
    expect((await engine.view('packs', null)).map(({ title, by }) => [title, by])).toEqual([['Fra lederen', await idOf(lead)]]);
    expect(await engine.view('teamTrust', null)).toMatchObject({ sheetsProvedAt: null, holders: [await idOf(lead)] });
    expect(await codes(engine)).toEqual([]);
  }
});

test('48 members are in a case, the citizen among them, and each reads it; a roster with one more is refused and nothing breaks', async () => {
  const { account: leads } = await lead.engine.view('me', null);
  const full = await putCustodians(46 - 1);
  expect(full.answer).toMatchObject({ ok: true });
  await until(async () => (await kari.citizen.engine.view('me', null)).rosterVersion === full.version);
  await say('Hei til alle');
  expect(await membersSeen()).toHaveLength(48);
  expect(await membersSeen()).toContain(leads);
  await until(async () => (await messagesIn(tor.engine)).length === 2);
  expect((await putCustodians(1)).answer).toMatchObject({ ok: false, code: 'E_ROSTER_SIZE' });
  await say('Hei igjen');
  await until(async () => (await messagesIn(tor.engine)).length === 3);
  expect(await membersSeen()).toHaveLength(48);
  expect(await codes(kari.citizen.engine)).toEqual([]);
});
/** Listed by hand: people with accounts, who have not opened Mellom yet. */
async function putCustodians(count: number) {
  const truth = truthOf(place.dataDir);
  const account = await accountOf(place, lead);
  const accounts = Array.from({ length: count }, () => openAccount(newSeed()));
  for (const one of accounts) (await logIn(place.url, one)).close();
  const hand = await handOf({ place, truth }, account, truth.streamOf(account.id, 'team'));
  truth.close();
  const unlocker = recoveryUnlocker(parseRecoveryCode(lead.recoveryCode));
  const peer = await logIn(place.url, account);
  const found = await peer.ask('vault.open', { locator: locatorOf(unlocker) });
  if (!found.ok) throw new Error(found.code);
  const key = openSlot(unlocker, account.id, slotKind.recovery, found.slot.slot);
  const [root] = openVault(key, account.id, found.version, found.vault).roots;
  if (!root) throw new Error('the lead holds no root');
  const { roster } = hand;
  const people = accounts.map(({ id }, i) => ({ id, name: `Vikar ${i}`, title: '', roles: ['custodian' as const] }));
  const next = makeRoster({
    previous: roster,
    rootSeed: root.seed,
    issuedAt: new Date(),
    about: roster.about,
    people: [...roster.people, ...people],
  });
  const answer = await peer.ask('roster.put', { roster: next.bytes, signature: next.signature });
  peer.close();
  return { answer, version: next.version };
}

type Entry = { mark?: string; item?: Item };
const entriesIn = async (engine: RunningEngine): Promise<Entry[]> =>
  (JSON.parse(await engine.exportAll()) as { cases: { entries: Entry[] }[] }).cases.flatMap(({ entries }) => entries);
