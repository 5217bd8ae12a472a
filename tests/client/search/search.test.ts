import { afterEach, beforeEach, expect, test } from 'vitest';
import { noteKey } from '../../../src/care/drafts/own-words';
import type { RunningEngine } from '../../../src/client/engine';
import {
  allSent,
  type Case,
  type Device,
  engineOn,
  newCitizen,
  newColleague,
  newTeam,
  passphrase,
  until,
  untilState,
} from '../../fixtures/engines';
import { newPlace, type Place } from '../../fixtures/place';
import { rowsOf } from '../../fixtures/raw-database';

/** A search on the therapist's own device through what they can open, and nothing else. */
let place: Place;
let lead: Device;
let tor: Device;
let kari: Case;
const opened: RunningEngine[] = [];
const open = <D extends Device>(device: D): D => {
  opened.push(device.engine);
  return device;
};

beforeEach(async () => {
  place = await newPlace();
  lead = open(await newTeam(place));
  tor = open(await newColleague(place, lead, { name: 'Tor Berg', title: 'Psykolog', roles: ['therapist'] }));
  kari = await newCitizen(place, tor);
  open(kari.citizen);
  await write('Går det an å flytte søvnvinduet til helgen?');
  await untilFound(tor.engine, 'sovnvindu', ['message']);
}, 60_000);
afterEach(async () => {
  for (const engine of opened.splice(0)) await engine.close();
  await place.close();
});
const write = (text: string) => kari.citizen.engine.write(kari.mine, { kind: 'message', text });
const found = async (engine: RunningEngine, question: string) => (await engine.view('search', { question, kind: null })).hits;
const sources = async (engine: RunningEngine, question: string) => (await found(engine, question)).map(({ source }) => source);
const untilFound = (engine: RunningEngine, question: string, wanted: string[]) =>
  until(async () => JSON.stringify(await sources(engine, question)) === JSON.stringify(wanted));
async function reopened() {
  const engine = engineOn(place, tor.indexedDB);
  opened.push(engine);
  await until(async () => (await engine.state()).phase === 'locked');
  await engine.unlock({ passphrase });
  return engine;
}
const textsKept = async () => (await rowsOf(tor.indexedDB, 'mellom-log', 'texts')) as { stream: string; v: Uint8Array }[];

test('what comes is found at once, with where it stands; what is erased is found no more, and is not kept', async () => {
  await tor.engine.write(kari.theirs, { kind: 'message', text: 'Ja, prøv søvnvinduet en time senere.' });
  const hits = await found(tor.engine, 'søvnvindu');
  expect(hits.map(({ name }) => name)).toEqual(['Kari Nordmann', 'Kari Nordmann']);
  const [mine, theirs] = hits;
  const at = { caseRef: kari.theirs, question: 'søvnvindu', source: 'message' as const };
  expect(await tor.engine.view('searchPlace', { ...at, id: theirs?.id ?? '' })).toMatchObject({
    after: { text: 'Ja, prøv søvnvinduet en time senere.' },
  });
  await allSent(tor.engine);
  await tor.engine.erase(kari.theirs, mine?.id ?? '');
  await untilFound(tor.engine, 'søvnvindu', ['message']);
  expect(await tor.engine.view('searchPlace', { ...at, id: mine?.id ?? '' })).toBeNull();
});

test('what is kept for it lies sealed, opens with the account and without the relay, and goes when the case is deleted', async () => {
  await tor.engine.close();
  const kept = await textsKept();
  expect(kept.map(({ stream }) => stream)).toEqual([kari.theirs]);
  for (const { v } of kept) expect(new TextDecoder().decode(v)).not.toMatch(/helgen|nvindu|Nordmann/);
  await place.stop();
  const later = await reopened();
  await later.saveOwn(noteKey(kari.theirs), 'Kari kjører lite');
  expect(await sources(later, 'flytte')).toEqual(['message']);
  expect(await sources(later, 'kjorer')).toEqual(['private']);
  await place.start();
  for (const engine of [lead.engine, later]) await untilState(engine, ({ connection }) => connection === 'online');
  const [others] = await lead.engine.view('custody', null);
  await lead.engine.deleteCase(others?.caseRef ?? '', 'Feil person');
  await untilFound(later, 'flytte', []);
  await until(async () => (await later.readOwn(noteKey(kari.theirs))) === undefined);
  await later.close();
  expect(await textsKept()).toEqual([]);
});

test('a note in the chart is found by staff of the case, one’s own note by oneself alone, and nothing of a case that is somebody else’s', async () => {
  await tor.engine.writeNote(kari.theirs, { topic: 'triage', text: 'Kjører trøtt' });
  await tor.engine.saveOwn(noteKey(kari.theirs), 'Redd for å kjøre trøtt');
  await untilFound(tor.engine, 'trott', ['private', 'triage']);
  expect((await tor.engine.view('search', { question: 'trøtt', kind: 'note' })).counts).toMatchObject({ note: 2, message: 0 });
  // The lead is in every case by law, and has opened none.
  expect(await lead.engine.view('search', { question: 'trøtt', kind: null })).toMatchObject({ hits: [], people: [], cases: 0 });
  await tor.engine.removeOwn(noteKey(kari.theirs));
  await untilFound(tor.engine, 'trott', ['triage']);
});
