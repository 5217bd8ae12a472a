import { afterEach, expect, test } from 'vitest';
import { noteKey } from '../../../src/care/drafts/own-words';
import type { RunningEngine } from '../../../src/client/engine';
import { accountOf } from '../../attacks/stage';
import { asks, newId } from '../../care/people';
import { about, allSent, type Device, newCitizen, newColleague, newTeam, passphrase, until } from '../../fixtures/engines';
import { newPlace } from '../../fixtures/place';
import { type Truth, truthOf } from '../../fixtures/truth';

/** A team that keeps cases for so many months, everybody's clock in one hand, and a case that has ended. */
async function stage(months: number | null = 12) {
  let now = Date.now();
  const clock = () => now;
  const place = await newPlace({ now: clock });
  const at = { url: place.url, now: clock };
  const lead = await newTeam({ ...at, setupLink: place.setupLink });
  const siv = await newColleague(at, lead, { name: 'Siv Moe', title: 'Psykolog', roles: ['custodian'] });
  await lead.engine.setAbout({ ...about, ...(months === null ? {} : { retentionMonths: months }) });
  const kari = await newCitizen(at, lead);
  const everybody = [lead, siv, kari.citizen];
  await kari.citizen.engine.write(kari.mine, { kind: 'message', text: 'det ingen skal lese mer' });
  await lead.engine.writeNote(kari.theirs, { topic: 'private', text: 'et notat' });
  await lead.engine.write(kari.theirs, { kind: 'discharge', reason: 'completed' });
  await Promise.all(everybody.map(({ engine }) => allSent(engine)));
  const truth = truthOf(place.dataDir);
  const account = (await accountOf(place, kari.citizen)).id;
  const stream = truth.streamOf(account);
  return {
    ...kari,
    lead,
    siv,
    truth,
    rows: () => truth.rows(stream).length,
    /** Streams of which the relay has been told that they have ended. */
    noted: () => truth.copy('SELECT stream FROM streams WHERE ended_at IS NOT NULL'),
    later: (days: number) => {
      now += days * 86_400_000;
    },
    close: async () => {
      truth.close();
      for (const { engine } of everybody) await engine.close();
      await place.close();
    },
  };
}
let staged: { close: () => Promise<void>; truth: Truth } | null = null;
afterEach(async () => {
  await staged?.close();
  staged = null;
});

/** Comes in another day. */
async function comesIn({ engine }: Device): Promise<void> {
  await engine.lock();
  await engine.unlock({ passphrase });
  await allSent(engine);
}
const restIn = async (engine: RunningEngine, caseRef: string) => (await engine.view('case', { caseRef })).rest;
const deletedIn = async (engine: RunningEngine, caseRef: string) => (await engine.view('case', { caseRef })).deleted;
const lines = async (engine: RunningEngine, caseRef: string) =>
  (await engine.view('thread', { caseRef, limit: 500 })).lines.filter(
    (line) => line.type === 'event' && line.event === 'retention',
  );

test('a case is told of thirty days ahead, once whoever is there, and on the day it goes everywhere, whoever is there first', async () => {
  const s = await stage();
  staged = s;
  const phone = s.citizen.engine;
  await until(() => s.noted().length === 2);
  // What somebody keeps for themselves, and what lies in a dialog that was never sent.
  const own = [noteKey(s.theirs), `decide/${s.theirs}`] as const;
  for (const key of own) await s.lead.engine.saveOwn(key, 'det ingen skal lese mer');
  s.later(340);
  await Promise.all([comesIn(s.lead), comesIn(s.siv)]);
  await comesIn(s.citizen);
  await until(async () => (await restIn(phone, s.mine))?.told !== null);
  expect(await lines(phone, s.mine)).toHaveLength(1);
  const inbox = await s.lead.engine.view('inbox', { now: new Date().toISOString() });
  expect(JSON.stringify(inbox)).toContain('"retention"');

  s.later(24);
  await comesIn(s.citizen);
  expect(await deletedIn(phone, s.mine)).toBeNull();
  s.later(7);
  // Two at once, and then somebody who was away.
  await Promise.all([comesIn(s.citizen), comesIn(s.lead)]);
  for (const [engine, ref] of [
    [phone, s.mine],
    [s.lead.engine, s.theirs],
  ] as const)
    await until(async () => (await deletedIn(engine, ref))?.retention === true);
  expect(s.rows()).toBe(0);
  for (const key of own) await until(async () => (await s.lead.engine.readOwn(key)) === undefined);
  await comesIn(s.siv);
  await until(async () => (await s.siv.engine.view('custody', null)).length === 0);
  for (const { engine } of [s.lead, s.siv, s.citizen]) {
    const all = await engine.exportAll();
    expect(all).not.toContain('det ingen skal lese mer');
    expect(all).not.toContain('et notat');
    // Nobody is told that something was taken away: it was time.
    expect((await engine.state()).integrityWarnings).toEqual([]);
  }
  // That it happened is all that is left.
  expect(await s.lead.engine.view('ended', null)).toEqual([
    { caseRef: s.theirs, by: '', at: expect.any(String), reason: '', retention: true },
  ]);
}, 120_000);

test('somebody who asks again before the day keeps their case, and the time is counted anew from the next end', async () => {
  const s = await stage();
  staged = s;
  s.later(340);
  await comesIn(s.lead);
  await comesIn(s.citizen);
  await until(async () => Boolean((await restIn(s.citizen.engine, s.mine))?.told));
  await s.citizen.engine.write(s.mine, asks(newId(), new Date().toISOString().slice(0, 10)));
  await allSent(s.citizen.engine);
  s.later(60);
  for (const one of [s.lead, s.siv, s.citizen]) await comesIn(one);
  await until(async () => (await restIn(s.lead.engine, s.theirs)) === null);
  expect(await deletedIn(s.lead.engine, s.theirs)).toBeNull();
  await s.lead.engine.write(s.theirs, { kind: 'discharge', reason: 'completed' });
  await allSent(s.lead.engine);
  await comesIn(s.lead);
  expect(await deletedIn(s.lead.engine, s.theirs)).toBeNull();
  expect(s.rows()).toBeGreaterThan(0);
}, 120_000);

test('a team that has no rule keeps everything, and tells the relay of no end', async () => {
  const s = await stage(null);
  staged = s;
  s.later(5_000);
  for (const one of [s.lead, s.siv, s.citizen]) await comesIn(one);
  expect((await restIn(s.lead.engine, s.theirs))?.told).toBeNull();
  expect(s.noted()).toEqual([]);
  expect(s.rows()).toBeGreaterThan(0);
}, 120_000);
