import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { Item } from '../../src/care/items/items';
import { same, toBase64url } from '../../src/crypto/bytes';
import { rowId } from '../../src/crypto/row';
import { until } from '../fixtures/engines';
import { logIn } from '../relay/peer';
import {
  accountOf,
  away,
  type CaseOnStage,
  handOf,
  integrityWarningsOf,
  messageItem,
  openStage,
  rings,
  type Stage,
  seenBy,
  settled,
} from './stage';

/** What is there stays there, whoever would have it gone: a relay that takes back, a colleague who wipes their traces. */
// Several accounts are made in one test.
vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 });
let stage: Stage;
let kari: CaseOnStage;
beforeAll(async () => {
  stage = await openStage();
  kari = await stage.newCase();
});
afterAll(() => stage.close());
const lead = () => stage.lead.engine;

test('T52 a relay cannot take an alert back, nor put anybody out: only a row of the conversation does, and saying otherwise is a warning', async () => {
  await kari.citizen.engine.write(kari.mine, {
    kind: 'answers',
    instrument: 'phq-9',
    version: '1',
    language: 'nb',
    wording: 'nb',
    startedAt: new Date().toISOString(),
    timeZone: 'Europe/Oslo',
    mode: 'home',
    values: { q1: 1, q2: 1, q3: 1, q4: 1, q5: 1, q6: 1, q7: 1, q8: 1, q9: 2 },
  });
  const alerts = () => lead().view('alerts', { now: new Date().toISOString() });
  await until(async () => (await alerts()).length === 1);
  const alertStream = stage.truth.streamOf(kari.account.id, 'alert');
  type Info = { stream: Uint8Array; last: number; until?: number };
  await away(stage.desk, lead(), async () => {
    stage.desk.alter = {
      answer: (name, _request, said) =>
        name !== 'streams' || said.ok !== true
          ? said
          : {
              ...said,
              streams: (said.streams as Info[]).map((one) => (same(one.stream, alertStream) ? { ...one, until: one.last } : one)),
            },
    };
  });
  await rings(lead(), 'E_UNTIL');
  expect(await alerts()).toHaveLength(1);
  // Or it says nothing of a conversation at all: it is read all the same.
  await away(stage.desk, lead(), async () => {
    stage.desk.alter = {
      answer: (name, _request, said) =>
        name !== 'streams' || said.ok !== true
          ? said
          : { ...said, streams: (said.streams as Info[]).filter(({ stream }) => !same(stream, kari.stream)) },
    };
    await kari.citizen.engine.write(kari.mine, { kind: 'message', text: 'mens du var borte' });
    await settled(kari.citizen.engine);
  });
  await until(async () => (await seenBy(lead(), kari.theirs)).includes('mens du var borte'));
  stage.desk.alter = {};
});

test('T62 a custodian’s own client takes no trace away: who has looked stays for whoever has read it, with a sign and a warning', async () => {
  await lead().view('case', { caseRef: kari.theirs });
  type Entry = { seq: number; mark?: string; item?: Item };
  const entries = async (): Promise<Entry[]> =>
    (JSON.parse(await kari.citizen.engine.exportAll()) as { cases: { entries: Entry[] }[] }).cases.flatMap((one) => one.entries);
  const opened = async () => (await entries()).find(({ item }) => item?.kind === 'opened');
  await until(async () => (await opened()) !== undefined);
  await settled(lead());
  const trace = await opened();
  const seq = trace?.seq ?? -1;
  const hand = await handOf(stage, await accountOf(stage.place, stage.lead), kari.stream);
  const row = stage.truth.rows(kari.stream)[seq] ?? new Uint8Array();
  const { id, at } = messageItem('');
  expect(await hand.append(hand.item({ id, at, kind: 'erase', seq, row: toBase64url(rowId(row)) }).row)).toMatchObject({
    ok: true,
  });
  const peer = await logIn(stage.place.url, hand.account);
  expect(await peer.ask('erase', { stream: kari.stream, seq })).toMatchObject({ ok: true });
  peer.close();
  await rings(kari.citizen.engine, 'E_LASTING', kari.mine);
  expect(await opened()).toEqual(trace);
  expect((await entries()).filter(({ mark }) => mark === 'E_LASTING')).toHaveLength(1);
  expect((await integrityWarningsOf(kari.citizen.engine, kari.mine)).filter((code) => code === 'E_LASTING')).toHaveLength(1);
});
