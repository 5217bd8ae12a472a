import { join } from 'node:path';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ItemDraft } from '../../src/client/api';
import { newSeed, openAccount, readCard } from '../../src/crypto/account';
import { makeStream } from '../../src/crypto/compose';
import { secureRandom } from '../../src/crypto/sodium';
import { until } from '../fixtures/engines';
import { anyRaw } from '../fuzz/hostile';
import { logIn } from '../relay/peer';
import { accountOf, away, type CaseOnStage, handOf, messageItem, openStage, type Stage, seenBy } from './stage';

/** What somebody can do to keep a risk answer from those who are on duty, and what is theirs to do all the same. */
let stage: Stage;
let kari: CaseOnStage;
let ola: CaseOnStage;
beforeEach(async () => {
  stage = await openStage();
  [kari, ola] = [await stage.newCase('Kari'), await stage.newCase('Ola')];
});
afterEach(() => stage.close());

const now = () => new Date().toISOString();
const duty = () => stage.lead.engine.view('alerts', { now: now() });
const answers = (item9: number): Extract<ItemDraft, { kind: 'answers' }> => ({
  kind: 'answers',
  instrument: 'phq-9',
  version: '1',
  language: 'nb',
  wording: 'nb',
  startedAt: now(),
  timeZone: 'Europe/Oslo',
  mode: 'home',
  values: { q9: item9 },
});
/** A real one, from somebody who has done nothing wrong. */
const arrives = async () => {
  await ola.citizen.engine.write(ola.mine, answers(3));
  await until(async () => (await duty()).some(({ called, value }) => called === 'Ola' && value === 3));
};
const alertStreamOf = async ({ account }: CaseOnStage): Promise<Uint8Array> => {
  const peer = await logIn(stage.place.url, account);
  try {
    const said = await peer.ask('streams', {});
    const found = said.ok && said.streams.find(({ type }) => type === 4);
    if (!found) throw new Error('no stream of alerts yet');
    return found.stream;
  } finally {
    peer.close();
  }
};

test('T43 somebody on duty who has been laid thousands of streams on sees a risk answer all the same, and reads and writes as ever', async () => {
  const { id } = await accountOf(stage.place, stage.lead);
  const db = new Database(join(stage.place.dataDir, 'mellom.db'));
  db.pragma('busy_timeout = 5000');
  const stream = db.prepare('INSERT INTO streams (stream, type, team, last, head) VALUES (?, 4, ?, 0, ?)');
  const member = db.prepare('INSERT INTO members (stream, account, since, until) VALUES (?, ?, 0, NULL)');
  db.transaction(() => {
    for (let n = 0; n < 4_200; n++) {
      const name = secureRandom(32);
      stream.run(name, secureRandom(32), secureRandom(32));
      member.run(name, id);
    }
  })();
  db.close();
  await away(stage.desk, stage.lead.engine, async () => {});
  await arrives();
  await stage.lead.engine.write(kari.theirs, { kind: 'message', text: 'som ellers' });
  await until(async () => (await seenBy(kari.citizen.engine, kari.mine)).includes('som ellers'));
});

test('T44 an item with an impossible time takes down no room: it stands as one that cannot be shown, and can be erased', async () => {
  const impossible = { ...messageItem('fra ingen tid'), at: '2026-99-99T99:99:99Z' };
  const inCase = await handOf(stage, kari.account, kari.stream);
  expect(await inCase.append(inCase.item(impossible).row)).toMatchObject({ ok: true });
  const beside = await handOf(stage, kari.account, await alertStreamOf(kari));
  const { id } = messageItem('');
  const alert = { id, at: '2026-02-30T10:00:00Z', kind: 'alert', answers: id, instrument: 'phq-9', value: 3, called: 'Kari' };
  expect(await beside.append(beside.item(alert).row)).toMatchObject({ ok: true });

  const { engine } = stage.lead;
  const problem = async () =>
    (await engine.view('thread', { caseRef: kari.theirs, limit: 50 })).lines.find((line) => line.type === 'problem');
  await until(async () => (await problem()) !== undefined);
  expect((await engine.view('cases', { now: now() })).map(({ name }) => name)).toEqual(['Kari Nordmann', 'Ola Nordmann']);
  await engine.view('inbox', { now: now() });
  expect(await seenBy(engine, kari.theirs)).toEqual(kari.first);
  await arrives();
  const found = await problem();
  if (found?.type !== 'problem') throw new Error('no such line');
  await engine.erase(kari.theirs, `#${found.seq}`);
  await until(async () => (await problem())?.type === 'problem' && ((await problem()) as { code: string }).code === 'E_ERASED');
});

test('T45 a stranger lays nothing before those on duty, under any name, nor before anybody else of the team', async () => {
  const { roster, card } = await handOf(stage, kari.account, kari.stream);
  for (let n = 0; n < 12; n++) {
    const account = openAccount(newSeed());
    const peer = await logIn(stage.place.url, account);
    const cards = await peer.ask('cards', { accounts: [account.id] });
    expect(cards.ok).toBe(true);
    const cardOf = (one: Uint8Array) => (one.join() === account.id.join() ? readCard(account.card) : card(one));
    for (const type of ['alert', 'case'] as const) {
      const { row } = makeStream({ account, type, roster, card: cardOf });
      expect(await peer.ask('append', { row })).toEqual({ ok: false, code: 'E_REFUSED' });
    }
    peer.close();
  }
  await arrives();
  expect((await duty()).map(({ called, from }) => [called, from])).toEqual([['Ola', 'case']]);
  expect(await stage.lead.engine.view('cases', { now: now() })).toHaveLength(2);
});

test('T66 hostile items that are well signed, of every kind, in a case and in a stream of alerts: every room answers, and everybody else’s is as it was', async () => {
  const before = (await stage.lead.engine.view('cases', { now: now() })).find(({ name }) => name === 'Ola Nordmann');
  const streams = [kari.stream, await alertStreamOf(kari)];
  const seqs: number[] = [];
  for (const stream of streams) {
    const hand = await handOf(stage, kari.account, stream);
    for (const raw of fc.sample(anyRaw, { numRuns: 60, seed: 7 })) {
      try {
        const said = await hand.append(hand.item(raw).row);
        if (said.ok) seqs.push(said.seq);
      } catch {
        // Larger than a row can be.
      }
    }
  }
  expect(seqs.length).toBeGreaterThan(60);
  const { engine } = stage.lead;
  await kari.citizen.engine.write(kari.mine, { kind: 'message', text: 'etter alt dette' });
  await until(async () => (await seenBy(engine, kari.theirs)).includes('etter alt dette'));
  await engine.view('inbox', { now: now() });
  await engine.view('case', { caseRef: kari.theirs });
  await engine.view('access', { caseRef: kari.theirs });
  await engine.exportFhir(kari.theirs);
  await kari.citizen.engine.view('today', { now: now() });
  await kari.citizen.engine.view('myAlerts', null);
  JSON.parse(await kari.citizen.engine.exportAll());
  expect((await engine.view('cases', { now: now() })).find(({ name }) => name === 'Ola Nordmann')).toEqual(before);
  await arrives();
});
