import { afterAll, beforeAll, expect, test } from 'vitest';
import { judgeRow } from '../../src/crypto/accept';
import { asStreamId, same, toBase64url } from '../../src/crypto/bytes';
import { makeItemRow, makeStream, newWriter } from '../../src/crypto/compose';
import { advance, emptyLog } from '../../src/crypto/log';
import { type Device, newColleague, until } from '../fixtures/engines';
import { show } from '../fixtures/truth';
import { logIn } from '../relay/peer';
import { accountOf, away, handOf, messageItem, openStage, refusedIn, type Stage, settled } from './stage';

/** What staff write of somebody for themselves. */
let stage: Stage;
let siv: Device;
beforeAll(async () => {
  stage = await openStage();
  siv = await newColleague(stage.place, stage.lead, { name: 'Siv Moe', title: 'Psykolog', roles: ['therapist'] });
  stage.keep({ close: () => siv.engine.close() });
}, 180_000);
afterAll(() => stage.close());
const lead = () => stage.lead.engine;
const text = 'en vurdering som bare er for kollegene';
const notesOf = async (caseRef: string) => (await lead().view('chart', { caseRef })).notes.map((one) => one.text);

test('no row of a chart reaches the citizen, or a colleague who is not in the case, and what either writes into one is refused', async () => {
  const kari = await stage.newCase();
  await lead().writeNote(kari.theirs, { topic: 'triage', text });
  await settled(lead(), kari.citizen.engine);
  const leads = await accountOf(stage.place, stage.lead);
  const chart = stage.truth.streamOf(leads.id, 'chart');
  const name = toBase64url(chart);
  const said = JSON.stringify(kari.phone.said, (_, value) => (value instanceof Uint8Array ? toBase64url(value) : value));
  expect(said).not.toContain(name);
  const hand = await handOf(stage, leads, chart);
  for (const account of [kari.account, await accountOf(stage.place, siv)]) {
    expect(() => stage.truth.streamOf(account.id, 'chart')).toThrow();
    const peer = await logIn(stage.place.url, account);
    expect(await peer.ask('read', { stream: asStreamId(chart), after: -1, limit: 200 })).toMatchObject({ ok: false });
    // Even with the key, and a client of their own making.
    const asIf = {
      ...hand.log,
      epochs: hand.log.epochs.map((one) => ({
        ...one,
        members: [...one.members, ...one.members.slice(0, 1).map((member) => ({ ...member, account: account.id }))],
      })),
    };
    const { row } = makeItemRow({ account, log: asIf, key: hand.key, item: messageItem('jeg også'), writer: newWriter() });
    expect(await peer.ask('append', { row })).toMatchObject({ ok: false });
    peer.close();
    await away(stage.desk, lead(), async () => {
      show(stage.desk, stage.truth, (rows, stream) => (same(stream, chart) ? [...rows, row] : rows));
    });
    expect(await notesOf(kari.theirs)).toEqual([text]);
    stage.desk.alter = {};
  }
  expect(await refusedIn(lead(), kari.theirs)).toEqual({});
});

test('a stream that says it is the chart of a case counts only if it was begun by somebody who has been in that case', async () => {
  const kari = await stage.newCase('Per');
  await lead().writeNote(kari.theirs, { topic: 'triage', text });
  await settled(lead());
  const account = await accountOf(stage.place, siv);
  const hand = await handOf(stage, kari.account, kari.stream);
  const { stream, row, key } = makeStream({ account, type: 'chart', roster: hand.roster, card: hand.card });
  const log = emptyLog(asStreamId(stream));
  const judged = judgeRow(
    log,
    { card: hand.card, roster: () => hand.roster, headAt: () => null, isKnown: () => false },
    0,
    row,
    'client',
  );
  if (judged.verdict === 'wait') throw new Error(judged.code);
  advance(log, judged.changes);
  const peer = await logIn(stage.place.url, account);
  expect(await peer.ask('append', { row })).toMatchObject({ ok: true });
  const writer = newWriter();
  const lay = { id: 'AAAAAAAAAAAAAAAAAAAAAA', at: '2026-01-06T21:14:00+01:00', kind: 'chart', case: toBase64url(kari.stream) };
  const made = makeItemRow({ account, log, key, item: lay, writer });
  expect(await peer.ask('append', { row: made.row })).toMatchObject({ ok: true });
  const false_ = { id: 'AAAAAAAAAAAAAAAAAAAAAQ', at: lay.at, kind: 'note', note: lay.id, topic: 'triage', text: 'ikke herfra' };
  const second = makeItemRow({ account, log, key, item: false_, writer: newWriter() });
  expect(await peer.ask('append', { row: second.row })).toMatchObject({ ok: true });
  peer.close();
  // Whoever is a custodian is in that stream too: it has come, and says nothing of this case.
  await away(stage.desk, lead(), async () => {});
  await until(async () => (await notesOf(kari.theirs)).length === 1);
  expect(await notesOf(kari.theirs)).toEqual([text]);
});
