import { afterEach, beforeEach, expect, test } from 'vitest';
import type { RunningEngine } from '../../../src/client/engine';
import {
  allSent,
  type Case,
  type Device,
  engineOn,
  invite,
  newCitizen,
  newTeam,
  passphrase,
  until,
} from '../../fixtures/engines';
import { newPlace, type Place } from '../../fixtures/place';
import { rowsOf } from '../../fixtures/raw-database';

/** What a device keeps of each case so that an inbox of many stands at once: never older than the case, never the only word. */
let place: Place;
let lead: Device;
let kari: Case;
let again: RunningEngine | undefined;
const now = new Date(Date.now() + 3_600_000).toISOString();

beforeEach(async () => {
  place = await newPlace();
  lead = await newTeam(place);
  kari = await newCitizen(place, lead);
  await write('Er du der?');
  await until(async () => (await waiting(lead.engine)) === 'Er du der?');
  await until(isDelivered);
  await allSent(lead.engine);
});
afterEach(async () => {
  await again?.close();
  again = undefined;
  await kari.citizen.engine.close();
  await lead.engine.close();
  await place.close();
});
const write = (text: string) => kari.citizen.engine.write(kari.mine, { kind: 'message', text });
const waiting = async (engine: RunningEngine) => {
  const { rows } = await engine.view('inbox', { now });
  return rows.flatMap((row) => [row, ...row.also]).find(({ reason }) => reason === 'message')?.facts.text;
};
/** The desk's receipt has come: there is nothing left for it to send. */
const isDelivered = async () => {
  const { lines } = await kari.citizen.engine.view('thread', { caseRef: kari.mine, limit: 10 });
  return lines.some((line) => line.type === 'message' && line.delivery === 'delivered');
};
const desk = async (engine: RunningEngine) => [await engine.view('inbox', { now }), await engine.view('cases', { now })];
async function reopened(environment: Parameters<typeof engineOn>[0]['environment'] = {}) {
  again = engineOn({ ...place, environment }, lead.indexedDB);
  const engine = again;
  await until(async () => (await engine.state()).phase === 'locked');
  await engine.unlock({ passphrase });
  return engine;
}
/** What lies of the case in a table of the closed device is of no use any more. */
async function spoil(table: string) {
  const rows = (await rowsOf(lead.indexedDB, 'mellom-log', table)) as { stream: string; v: Uint8Array }[];
  const own = rows.filter(({ stream }) => stream === kari.theirs);
  expect(own).not.toEqual([]);
  for (const row of own) await rowsOf(lead.indexedDB, 'mellom-log', table, { ...row, v: row.v.map((byte) => byte ^ 1) });
}

test('an inbox and a table of cases are answered without opening any of them', async () => {
  await place.stop();
  const before = await desk(lead.engine);
  await lead.engine.close();
  await spoil('snapshots');
  await spoil('segments');
  const engine = await reopened();
  expect(await desk(engine)).toEqual(before);
  await expect(engine.view('case', { caseRef: kari.theirs, glance: true })).rejects.toThrow();
});

test('a summary that is missing, does not open, or is another program’s is made anew from the case', async () => {
  await place.stop();
  const before = await desk(lead.engine);
  await lead.engine.close();
  await spoil('summaries');
  expect(await desk(await reopened())).toEqual(before);
  await again?.close();
  expect(await desk(await reopened({ build: 'newer' }))).toEqual(before);
});

test('what has come since a summary was kept is in the answer, and what was written here and is not sent', async () => {
  await lead.engine.close();
  await write('Kan du ringe?');
  await allSent(kari.citizen.engine);
  const engine = await reopened();
  await until(async () => (await waiting(engine)) === 'Kan du ringe?');
  await allSent(engine);
  await place.stop();
  await engine.write(kari.theirs, { kind: 'message', text: 'Jeg ringer klokka tolv.' });
  expect(await waiting(engine)).toBeUndefined();
  await engine.close();
  const later = await reopened();
  expect(await waiting(later)).toBeUndefined();
  await place.start();
  await allSent(later);
  await later.close();
  expect(await waiting(await reopened())).toBeUndefined();
});

test('of cases in which nothing has happened nothing is reckoned anew when another one has a message', async () => {
  const invited = await invite(lead, { name: 'Ola Hansen', called: 'Ola' });
  const later = new Date(Date.now() + 90 * 86_400_000).toISOString();
  const rows = async () => (await lead.engine.view('inbox', { now: later })).rows;
  const rowOfOla = async () => (await rows()).find(({ caseRef }) => caseRef === invited.caseRef);
  await allSent(lead.engine);
  const before = await rowOfOla();
  expect(before?.reason).toBe('invitation-expired');
  await write('Er du der ennå?');
  await until(async () =>
    (await rows()).flatMap((row) => [row, ...row.also]).some(({ facts }) => facts.text === 'Er du der ennå?'),
  );
  expect(await rowOfOla()).toBe(before);
});
