import { afterEach, beforeEach, expect, test } from 'vitest';
import { localDate } from '../../../src/care/time/dates';
import { streamType } from '../../../src/protocol/kinds';
import { alteringRelay } from '../../fixtures/altering-relay';
import { type Case, type Device, newCitizen, newColleague, newTeam, until } from '../../fixtures/engines';
import { newPlace, type Place } from '../../fixtures/place';
import { truthOf } from '../../fixtures/truth';

/** What staff write about a case for themselves. */
let place: Place;
let lead: Device;
let tor: Device;
let ida: Device;
let kari: Case;
const opened: Device[] = [];
const open = <D extends Device>(device: D): D => {
  opened.push(device);
  return device;
};

beforeEach(async () => {
  place = await newPlace();
  lead = open(await newTeam(place));
  tor = open(await newColleague(place, lead, { name: 'Tor Berg', title: 'Psykolog', roles: ['therapist'] }));
  ida = open(await newColleague(place, lead, { name: 'Ida Dahl', title: 'Sykepleier', roles: ['therapist'] }));
  kari = await newCitizen(place, tor);
  open(kari.citizen);
}, 180_000);
afterEach(async () => {
  for (const { engine } of opened.splice(0)) await engine.close();
  await place.close();
});

const idOf = async ({ engine }: Device) => (await engine.view('me', null)).account;
const notesAt = async ({ engine }: Device, caseRef: string) =>
  (await engine.view('chart', { caseRef })).notes.map(({ text }) => text);

test('a note reaches whoever is let into the case, and what they write reaches the first; whoever is put out gets no more', async () => {
  await tor.engine.writeNote(kari.theirs, { topic: 'triage', text: 'Ringte, ikke svar.' });
  expect(await notesAt(tor, kari.theirs)).toEqual(['Ringte, ikke svar.']);
  const by = await idOf(ida);
  const today = localDate(new Date().toISOString());
  await tor.engine.cover(kari.theirs, { by, from: today, until: today });
  let theirs = '';
  await until(async () => {
    theirs = (await ida.engine.view('cases', { now: new Date().toISOString() }))[0]?.caseRef ?? '';
    return theirs !== '' && (await notesAt(ida, theirs)).length === 1;
  });
  await ida.engine.writeNote(theirs, { topic: 'triage', text: 'Fikk tak i henne.' });
  await until(async () => (await notesAt(tor, kari.theirs)).length === 2);

  await tor.engine.putOut(kari.theirs, by);
  await until(async () => (await ida.engine.view('cases', { now: new Date().toISOString() })).length === 0);
  await expect(ida.engine.view('chart', { caseRef: theirs })).rejects.toMatchObject({ code: 'E_REFUSED' });
});

test('the citizen’s device never hears of a chart, and asked for one it is refused', async () => {
  await tor.engine.writeNote(kari.theirs, { topic: 'triage', text: 'En vurdering som ikke er for Kari.' });
  await kari.citizen.engine.write(kari.mine, { kind: 'message', text: 'Hei' });
  await until(async () => (await tor.engine.view('thread', { caseRef: kari.theirs, limit: 50 })).unread > 0);
  await expect(kari.citizen.engine.view('chart', { caseRef: kari.mine })).rejects.toMatchObject({ code: 'E_REFUSED' });
  await expect(kari.citizen.engine.writeNote(kari.mine, { topic: 'triage', text: 'Nei' })).rejects.toMatchObject({
    code: 'E_REFUSED',
  });
  expect(await kari.citizen.engine.exportAll()).not.toContain('vurdering som ikke er for Kari');
});

test('one press is one note and one chart, also when the program was killed in between', async () => {
  const act = 'AAAAAAAAAAAAAAAAAAAAAA';
  const words = { topic: 'triage' as const, text: 'Ringte.' };
  await Promise.all([tor.engine.writeNote(kari.theirs, words, act), tor.engine.writeNote(kari.theirs, words, act)]);
  await tor.killAndReopen();
  await tor.engine.writeNote(kari.theirs, words, act);
  expect(await notesAt(tor, kari.theirs)).toEqual(['Ringte.']);
});

test('two who write the first note at the same moment make two charts, which read as one on both desks', async () => {
  const line = await alteringRelay(place.url);
  const through = { url: line.url, environment: { origin: place.url } };
  const both = [
    open(await newColleague(through, lead, { name: 'Åse Lie', title: 'Psykolog', roles: ['therapist'] })),
    open(await newColleague(through, lead, { name: 'Geir Moen', title: 'Sykepleier', roles: ['therapist'] })),
  ];
  const today = localDate(new Date().toISOString());
  const theirs: string[] = [];
  for (const one of both) {
    await tor.engine.cover(kari.theirs, { by: await idOf(one), from: today, until: today });
    await until(async () => (await one.engine.view('cases', { now: new Date().toISOString() })).length === 1);
    theirs.push((await one.engine.view('cases', { now: new Date().toISOString() }))[0]?.caseRef ?? '');
  }
  // Neither row 0 goes before both are on their way.
  let begun = 0;
  let go = () => {};
  const together = new Promise<void>((done) => {
    go = done;
  });
  line.alter.before = async (name) => {
    if (name !== 'append') return;
    begun += 1;
    if (begun === both.length) go();
    await together;
  };
  await Promise.all(both.map(({ engine }, i) => engine.writeNote(theirs[i] ?? '', { topic: 'triage', text: `Notat ${i}` })));
  line.alter = {};
  for (const [i, one] of both.entries())
    await until(async () => (await notesAt(one, theirs[i] ?? '')).toSorted().join() === 'Notat 0,Notat 1');
  expect(await notesAt(tor, kari.theirs)).toEqual(await notesAt(both[0] ?? tor, theirs[0] ?? ''));
  const truth = truthOf(place.dataDir);
  expect(truth.copy('SELECT count(*) AS n FROM streams WHERE type = ?', streamType.chart)).toEqual([{ n: 2 }]);
  truth.close();
  await line.close();
});
