import { afterAll, beforeAll, expect, test } from 'vitest';
import { asStreamId } from '../../src/crypto/bytes';
import { makeItemRow, newWriter } from '../../src/crypto/compose';
import { type Device, newCitizen, newColleague, until } from '../fixtures/engines';
import { logIn } from '../relay/peer';
import { accountOf, handOf, openStage, type Stage, settled } from './stage';

/** Records of courses of treatment: the team's leads read them, their therapist writes them, and nobody else does either. */
let stage: Stage;
let tor: Device;
let ida: Device;
beforeAll(async () => {
  stage = await openStage();
  const colleague = (name: string) => newColleague(stage.place, stage.lead, { name, title: 'Psykolog', roles: ['therapist'] });
  [tor, ida] = [await colleague('Tor Berg'), await colleague('Ida Dahl')];
  for (const { engine } of [tor, ida]) stage.keep(engine);
}, 180_000);
afterAll(() => stage.close());

test('T73 a colleague, a citizen or a lead with a client of their own making neither reads nor writes another’s records, and no case is found by one', async () => {
  const kari = await newCitizen(stage.place, tor);
  stage.keep(kari.citizen.engine);
  const [built] = await tor.engine.view('caseRecords', { caseRef: kari.theirs, now: new Date().toISOString() });
  if (!built) throw new Error('no course of treatment');
  const said = { episode: built.episode, codebook: 'rph-mds-1.0' as const, record: built.record, corrected: [] };
  await tor.engine.confirmRecord(said);
  await until(async () => (await stage.lead.engine.view('records', null)).length === 1);
  await settled(tor.engine, stage.lead.engine);

  const leads = await accountOf(stage.place, stage.lead);
  const registry = stage.truth.streamOf(leads.id, 'registry');
  const hand = await handOf(stage, leads, registry);
  const forged = { kind: 'episode-record', id: 'AAAAAAAAAAAAAAAAAAAAAQ', at: '2026-11-30T12:00:00Z', ...said, withdrawn: true };
  const others = [await accountOf(stage.place, ida), await accountOf(stage.place, kari.citizen)];
  for (const account of others) {
    expect(() => stage.truth.streamOf(account.id, 'registry')).toThrow();
    const peer = await logIn(stage.place.url, account);
    expect(await peer.ask('read', { stream: asStreamId(registry), after: -1, limit: 200 })).toMatchObject({ ok: false });
    const member = hand.log.epochs[0]?.members[0];
    const asIf = {
      ...hand.log,
      epochs: hand.log.epochs.map((one) => ({
        ...one,
        members: [...one.members, ...(member ? [{ ...member, account: account.id }] : [])],
      })),
    };
    const { row } = makeItemRow({ account, log: asIf, key: hand.key, item: forged, writer: newWriter() });
    expect(await peer.ask('append', { row })).toMatchObject({ ok: false });
    peer.close();
  }
  // A lead is in it to read: only its therapist writes.
  const peer = await logIn(stage.place.url, leads);
  const { row } = makeItemRow({ account: leads, log: hand.log, key: hand.key, item: forged, writer: newWriter() });
  expect(await peer.ask('append', { row })).toMatchObject({ ok: false });
  peer.close();
  expect(await stage.lead.engine.view('records', null)).toMatchObject([{ episode: built.episode }]);

  // What a lead holds of it names no stream, account or item of the case.
  const text = JSON.stringify(await stage.lead.engine.view('records', null));
  const { entries } = JSON.parse(await tor.engine.exportAll()).cases[0] as { entries: { item?: { id: string } }[] };
  expect(entries.length).toBeGreaterThan(0);
  for (const { item } of entries) if (item) expect(text).not.toContain(item.id);
});
