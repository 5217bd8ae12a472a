import { afterEach, beforeEach, expect, test } from 'vitest';
import type { RunningEngine } from '../../../src/client/engine';
import {
  type Case,
  type Device,
  engineOn,
  messagesIn,
  newCitizen,
  newColleague,
  newTeam,
  passphrase,
  until,
} from '../../fixtures/engines';
import { newPlace, type Place } from '../../fixtures/place';

const hour = 3_600_000;
let ahead = 0;
let place: Place;
let maja: Device;
let kari: Case;
const opened: RunningEngine[] = [];
const at = () => ({
  url: place.url,
  setupLink: place.setupLink,
  now: () => Date.now() + ahead,
  environment: { patience: 50 },
});

beforeEach(async () => {
  ahead = 0;
  place = await newPlace();
  maja = await newTeam(at());
  kari = await newCitizen(at(), maja);
});
afterEach(async () => {
  for (const engine of [maja.engine, kari.citizen.engine, ...opened.splice(0)]) await engine.close();
  await place.close();
});

const inHours = (hours: number) => new Date(Date.now() + ahead + hours * hour).toISOString();
const waiting = async (engine = maja.engine) => (await engine.view('scheduled', { caseRef: kari.theirs })).waiting;
const late = async () => (await maja.engine.view('scheduled', { caseRef: kari.theirs })).late;
const read = () => messagesIn(kari.citizen.engine);
const reads = (...texts: string[]) =>
  until(async () => JSON.stringify((await read()).filter((text) => texts.includes(text))) === JSON.stringify(texts));
async function secondDevice(): Promise<RunningEngine> {
  const engine = engineOn(at());
  await engine.restore({ code: maja.recoveryCode }, { passphrase });
  opened.push(engine);
  return engine;
}
/** Whatever is written brings the boxes together. */
const together = (engine: RunningEngine, holds: () => Promise<boolean>) =>
  until(async () => {
    await engine.saveOwn('settings/keys', true);
    return holds();
  });

test('nothing goes before its time, and at its time it goes once, also asked for twice', async () => {
  const act = 'AAAAAAAAAAAAAAAAAAAAAA';
  for (let press = 0; press < 2; press++) await maja.engine.schedule(kari.theirs, { text: 'God morgen.', at: inHours(2) }, act);
  expect(await waiting()).toMatchObject([{ text: 'God morgen.', refused: false }]);
  ahead = 1.9 * hour;
  await maja.engine.write(kari.theirs, { kind: 'message', text: 'Noe annet.' });
  await reads('Noe annet.');
  expect(await read()).not.toContain('God morgen.');
  ahead = 2.01 * hour;
  await reads('God morgen.');
  await until(async () => (await waiting()).length === 0);
  expect(await late()).toEqual([]);
});

test('killed before its time, it goes late when somebody opens Mellom, once, and that it was late is said until it has been read', async () => {
  const due = inHours(2);
  await maja.engine.schedule(kari.theirs, { text: 'God morgen.', at: due });
  ahead = 30 * hour;
  await maja.killAndReopen();
  await reads('God morgen.');
  await until(async () => (await late()).length === 1);
  const [one] = await late();
  expect(one?.at).toBe(due);
  await maja.engine.dismissLate(kari.theirs, one?.id ?? '');
  expect(await late()).toEqual([]);
  await maja.killAndReopen();
  await maja.engine.write(kari.theirs, { kind: 'message', text: 'Slutt.' });
  await reads('God morgen.', 'Slutt.');
});

test('two devices that are open at its time send it once', async () => {
  await maja.engine.schedule(kari.theirs, { text: 'God morgen.', at: inHours(2) });
  const other = await secondDevice();
  await together(other, async () => (await waiting(other)).length === 1);
  ahead = 2.01 * hour;
  await reads('God morgen.');
  await until(async () => (await waiting()).length === 0);
  await together(other, async () => (await waiting(other)).length === 0);
  await other.write(kari.theirs, { kind: 'message', text: 'Fra den andre.' });
  await reads('God morgen.', 'Fra den andre.');
});

test('called off on one device it does not go from the other; another time and now are done', async () => {
  await maja.engine.schedule(kari.theirs, { text: 'Avlyst.', at: inHours(2) });
  const other = await secondDevice();
  await together(other, async () => (await waiting(other)).length === 1);
  const [one] = await waiting(other);
  await other.callOff(kari.theirs, one?.id ?? '');
  await together(maja.engine, async () => (await waiting()).length === 0);
  await maja.engine.schedule(kari.theirs, { text: 'Flyttet.', at: inHours(2) });
  await maja.engine.schedule(kari.theirs, { text: 'Nå.', at: inHours(2) });
  const ids = Object.fromEntries((await waiting()).map(({ text, id }) => [text, id]));
  await maja.engine.reschedule(kari.theirs, ids['Flyttet.'] ?? '', inHours(9));
  await maja.engine.sendNow(kari.theirs, ids['Nå.'] ?? '');
  await reads('Nå.');
  ahead = 3 * hour;
  await maja.engine.write(kari.theirs, { kind: 'message', text: 'Tre timer etter.' });
  await reads('Nå.', 'Tre timer etter.');
  expect((await waiting()).map(({ text }) => text)).toEqual(['Flyttet.']);
  expect(await read()).not.toContain('Avlyst.');
});

test('a time that is over, no words, and too many are refused, and nothing waits', async () => {
  for (const wrong of [
    { text: 'For sent.', at: inHours(-1) },
    { text: ' ', at: inHours(1) },
    { text: 'a'.repeat(9_000), at: inHours(1) },
    { text: 'Når?', at: 'i morgen' },
  ])
    await expect(maja.engine.schedule(kari.theirs, wrong)).rejects.toMatchObject({ code: 'E_INPUT' });
  expect(await waiting()).toEqual([]);
});

test('what stands in the conversation does not wait too, in the moment before it is put away', async () => {
  const act = 'AAAAAAAAAAAAAAAAAAAAAA';
  await maja.engine.schedule(kari.theirs, { text: 'God morgen.', at: inHours(2) }, act);
  await maja.engine.write(kari.theirs, { kind: 'message', text: 'God morgen.' }, act);
  expect(await waiting()).toEqual([]);
  await maja.engine.schedule(kari.theirs, { text: 'God kveld.', at: inHours(3) });
  expect(await waiting()).toMatchObject([{ text: 'God kveld.' }]);
});

test('of a case that is somebody else’s meanwhile it does not go: the words stay, and it is said', async () => {
  const ida = await newColleague(at(), maja, { name: 'Ida Berg', title: 'Psykolog', roles: ['therapist'] });
  const ola = await newCitizen(at(), ida, { name: 'Ola Nordmann', called: 'Ola' });
  opened.push(ida.engine, ola.citizen.engine);
  const waits = async () => (await ida.engine.view('scheduled', { caseRef: ola.theirs })).waiting;
  await ida.engine.schedule(ola.theirs, { text: 'God morgen.', at: inHours(2) });
  await ida.engine.handOver(ola.theirs, { to: (await maja.engine.view('me', null)).account, note: 'Maja tar over.' });
  await until(async () => (await ida.engine.view('cases', { now: new Date(at().now()).toISOString() })).length === 0);
  ahead = 2.01 * hour;
  await until(async () => (await waits())[0]?.refused === true);
  expect(await messagesIn(ola.citizen.engine)).not.toContain('God morgen.');
});

test('of a case that is deleted nothing waits, and the words are gone', async () => {
  await maja.engine.schedule(kari.theirs, { text: 'God morgen.', at: inHours(2) });
  await maja.engine.deleteCase(kari.theirs, 'Bedt om det.');
  await until(async () => (await waiting()).length === 0);
  ahead = 2.01 * hour;
  expect(await late()).toEqual([]);
});
