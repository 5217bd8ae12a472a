import { afterEach, beforeEach, expect, test } from 'vitest';
import { toCover } from '../../../src/care/desk/case-list';
import { localDate } from '../../../src/care/time/dates';
import type { RunningEngine } from '../../../src/client/engine';
import { alteringRelay } from '../../fixtures/altering-relay';
import { allSent, type Case, type Device, messagesIn, newCitizen, newColleague, newTeam, until } from '../../fixtures/engines';
import { newPlace, type Place } from '../../fixtures/place';

/** Cover, handover, custody: who is at work in a case, and how it passes from one to another in front of the citizen. */
let place: Place;
let lead: Device;
let tor: Device;
let ida: Device;
let kari: Case;
let shift = 0;
const clock = () => Date.now() + shift;
const opened: Device[] = [];
const open = <D extends Device>(device: D): D => {
  opened.push(device);
  return device;
};
const dayMs = 86_400_000;
const day = (n: number) => localDate(new Date(clock() + n * dayMs).toISOString());
const at = () => ({ ...place, now: clock });

beforeEach(async () => {
  shift = 0;
  place = await newPlace();
  lead = open(await newTeam(at()));
  tor = open(await newColleague(at(), lead, { name: 'Tor Berg', title: 'Psykolog', roles: ['therapist'] }));
  ida = open(await newColleague(at(), lead, { name: 'Ida Dahl', title: 'Sykepleier', roles: ['therapist'] }));
  kari = await newCitizen(at(), tor);
  open(kari.citizen);
  await say('Før alt');
  await until(async () => (await messagesIn(tor.engine)).length === 1);
});
afterEach(async () => {
  for (const { engine } of opened.splice(0)) await engine.close();
  await place.close();
});

const say = async (text: string) => {
  await kari.citizen.engine.write(kari.mine, { kind: 'message', text });
  await allSent(kari.citizen.engine);
};
const idOf = async (device: Device) => (await device.engine.view('me', null)).account;
const casesOf = async (engine: RunningEngine) =>
  (await engine.view('cases', { now: new Date(clock()).toISOString() })).map(({ caseRef }) => caseRef);
const seen = () => kari.citizen.engine.view('case', { caseRef: kari.mine });
const isIn = async (device: Device) => {
  const account = await idOf(device);
  return (await seen()).members.some((one) => one.account === account);
};
const eventsSeen = async (kind: string) => {
  const { lines } = await kari.citizen.engine.view('thread', { caseRef: kari.mine, limit: 100 });
  return lines.flatMap((line) => (line.type === 'event' && line.event === kind ? [line.detail] : []));
};
/** Everybody comes back on the network, as on a later day. */
async function later(days: number): Promise<void> {
  shift += days * dayMs;
  await place.stop();
  await place.start();
}

test('a cover that begins today lets the colleague in at once, with the history, and the citizen reads who and until when', async () => {
  const by = await idOf(ida);
  await tor.engine.cover(kari.theirs, { by, from: day(0), until: day(7), note: 'Tor har ferie' });
  await until(async () => (await casesOf(ida.engine)).length === 1);
  await until(async () => (await messagesIn(ida.engine)).length === 1);
  await until(async () => (await eventsSeen('cover')).length === 1);
  expect(await eventsSeen('cover')).toEqual([{ by, from: day(0), until: day(7), note: 'Tor har ferie' }]);
  expect((await seen()).covers).toMatchObject([{ by, arrangedBy: await idOf(tor), state: 'now' }]);
  expect((await seen()).therapist).toBe(await idOf(tor));
  const access = await kari.citizen.engine.view('access', { caseRef: kari.mine });
  expect(access.members.find(({ account }) => account === by)?.why).toBe('cover');
});

test('one act covers in every case of one’s own, and pressed again it covers in none of them twice', async () => {
  const per = await newCitizen(at(), tor, { name: 'Per Hansen', called: 'Per' });
  open(per.citizen);
  const plan = { by: await idOf(ida), from: day(0), until: day(7) };
  const act = 'cover-all-of-my-casesA';
  const mine = toCover(await tor.engine.view('cases', { now: new Date(clock()).toISOString() }));
  expect(mine.map(({ name }) => name).sort()).toEqual(['Kari Nordmann', 'Per Hansen']);
  for (const { caseRef } of [...mine, ...mine]) await tor.engine.cover(caseRef, plan, act);
  await until(async () => (await casesOf(ida.engine)).length === 2);
  // Whoever covers answers for none of them.
  expect(toCover(await ida.engine.view('cases', { now: new Date(clock()).toISOString() }))).toEqual([]);
  await until(async () => (await eventsSeen('cover')).length === 1);
  for (const { caseRef } of mine) expect((await tor.engine.view('case', { caseRef })).covers).toHaveLength(1);
});

test('a cover begins on its day and ends after its last, by whichever staff client is there; nobody puts themselves out', async () => {
  const by = await idOf(ida);
  await tor.engine.cover(kari.theirs, { by, from: day(2), until: day(4) });
  expect(await isIn(ida)).toBe(false);
  expect((await seen()).covers).toMatchObject([{ state: 'coming' }]);
  // The therapist is away: a custodian's client lets the colleague in, and nothing of the case is opened for it.
  await tor.engine.lock();
  await later(2);
  await until(() => isIn(ida));
  expect(await casesOf(lead.engine)).toEqual([]);
  await later(3);
  await until(async () => !(await isIn(ida)));
  expect(await casesOf(ida.engine)).toEqual([]);
  expect(await eventsSeen('cover')).toMatchObject([{ by }, { by, ended: 1 }]);
  await say('Etter vikaren');
  expect(await messagesIn(ida.engine)).toEqual([]);
});

test('a cover that is ended early puts the colleague out; whoever was in before, or is let in after, stays', async () => {
  const by = await idOf(ida);
  await tor.engine.cover(kari.theirs, { by, from: day(0), until: day(7) });
  await until(() => isIn(ida));
  const [cover] = (await tor.engine.view('case', { caseRef: kari.theirs })).covers;
  await tor.engine.endCover(kari.theirs, cover?.cover ?? '');
  await until(async () => !(await isIn(ida)));
  await tor.engine.letIn(kari.theirs, by);
  await until(() => isIn(ida));
  await tor.engine.cover(kari.theirs, { by, from: day(0), until: day(1) });
  await later(3);
  await until(async () => (await eventsSeen('cover')).length === 4);
  await say('Er Ida her?');
  expect(await isIn(ida)).toBe(true);
  await tor.engine.putOut(kari.theirs, by);
  await until(async () => !(await isIn(ida)));
});

test('a handover: the new therapist comes in with the note, the old one goes, and the citizen reads both', async () => {
  const to = await idOf(ida);
  await tor.engine.handOver(kari.theirs, { to, note: 'Ida tar over fra mandag.' });
  await until(async () => (await casesOf(ida.engine)).length === 1);
  await until(async () => !(await isIn(tor)));
  expect((await seen()).therapist).toBe(to);
  expect(await eventsSeen('handover')).toEqual([{ to, note: 'Ida tar over fra mandag.' }]);
  await say('Hei Ida');
  await until(async () => (await messagesIn(ida.engine)).length === 2);
  expect(await casesOf(tor.engine)).toEqual([]);
  await expect(tor.engine.view('case', { caseRef: kari.theirs })).rejects.toMatchObject({ code: 'E_REFUSED' });
  await until(async () => (await kari.citizen.engine.view('access', { caseRef: kari.mine })).changes.length >= 3);
});

test('a custodian opens no case that is not their own before the reason stands in it', async () => {
  const { engine } = lead;
  await until(async () => (await engine.view('custody', null)).length === 1);
  const [one] = await engine.view('custody', null);
  const caseRef = one?.caseRef ?? '';
  expect(one?.staff).toEqual([await idOf(tor)]);
  // What tells it from another of Tor's cases: the words that Tor sees in it.
  expect(one?.words).toEqual((await tor.engine.view('access', { caseRef: kari.theirs })).controlWords);
  expect(one?.words).toHaveLength(6);
  // And when it was begun, by whoever began it: not when this device heard of it.
  const { lines } = await tor.engine.view('thread', { caseRef: kari.theirs, limit: 100 });
  expect(one?.startedAt).toBe(lines.find(({ type }) => type === 'welcome')?.at);
  for (const refused of [
    () => engine.view('case', { caseRef }),
    () => engine.view('thread', { caseRef, limit: 10 }),
    () => engine.view('access', { caseRef }),
    () => engine.write(caseRef, { kind: 'message', text: 'Hei' }),
    () => engine.markRead(caseRef),
  ])
    await expect(refused()).rejects.toMatchObject({ code: 'E_REFUSED' });
  expect(await engine.exportAll()).not.toContain('Før alt');
  await expect(engine.takeCase(caseRef, ' ')).rejects.toMatchObject({ code: 'E_INPUT' });
  await engine.takeCase(caseRef, 'Tor er syk, og Kari venter på svar');
  expect((await engine.view('case', { caseRef })).name).toBe('Kari Nordmann');
  expect(await casesOf(engine)).toEqual([caseRef]);
  expect(await engine.view('custody', null)).toEqual([]);
  await until(async () => (await eventsSeen('custody')).length === 1);
  expect(await eventsSeen('custody')).toEqual([{ reason: 'Tor er syk, og Kari venter på svar' }]);
  // Who is not a custodian is not let near it.
  await expect(ida.engine.takeCase(caseRef, 'nysgjerrig')).rejects.toMatchObject({ code: 'E_REFUSED' });
});

test('a custodian gives a case on without opening it', async () => {
  const { engine } = lead;
  await until(async () => (await engine.view('custody', null)).length === 1);
  const [one] = await engine.view('custody', null);
  const before = await idOf(tor);
  await tor.engine.lock();
  await engine.handOver(one?.caseRef ?? '', { to: await idOf(ida), note: 'Tor er syk.' });
  await until(async () => (await casesOf(ida.engine)).length === 1);
  await until(async () => !(await seen()).members.some(({ account }) => account === before));
  expect(await casesOf(engine)).toEqual([]);
  await expect(engine.view('case', { caseRef: one?.caseRef ?? '' })).rejects.toMatchObject({ code: 'E_REFUSED' });
});

test('a custodian who hands over a case of their own stays in it by law, and it is off their desk', async () => {
  const own = open(await newCitizen(at(), lead, { name: 'Per Hansen', called: 'Per' }).then((made) => made.citizen));
  const [caseRef] = await casesOf(lead.engine);
  await lead.engine.handOver(caseRef ?? '', { to: await idOf(ida), note: 'Ida tar over.' });
  await until(async () => (await casesOf(ida.engine)).length === 1);
  expect(await casesOf(lead.engine)).toEqual([]);
  await expect(lead.engine.view('case', { caseRef: caseRef ?? '' })).rejects.toMatchObject({ code: 'E_REFUSED' });
  await until(async () => (await lead.engine.view('custody', null)).length === 2);
  const members = (await own.engine.view('case', { caseRef: (await own.engine.view('myCase', null)) ?? '' })).members;
  expect(members.map(({ account }) => account)).toContain(await idOf(lead));
});

test('who may not be in a case is not let in, and custodians are not put out', async () => {
  await expect(tor.engine.letIn(kari.theirs, 'A'.repeat(43))).rejects.toMatchObject({ code: 'E_INPUT' });
  await expect(tor.engine.putOut(kari.theirs, await idOf(kari.citizen))).rejects.toMatchObject({ code: 'E_REFUSED' });
  await expect(tor.engine.putOut(kari.theirs, await idOf(tor))).rejects.toMatchObject({ code: 'E_REFUSED' });
  await tor.engine.putOut(kari.theirs, await idOf(lead));
  expect(await isIn(lead)).toBe(true);
  await expect(
    tor.engine.cover(kari.theirs, { by: await idOf(kari.citizen), from: day(0), until: day(1) }),
  ).rejects.toMatchObject({ code: 'E_INPUT' });
  await expect(tor.engine.cover(kari.theirs, { by: await idOf(ida), from: day(2), until: day(1) })).rejects.toMatchObject({
    code: 'E_INPUT',
  });
});

test('two of the staff and the citizen change the members at once: one row follows the other, and all agree', async () => {
  const per = open(await newColleague(at(), lead, { name: 'Per Vik', title: 'Psykolog', roles: ['therapist'] }));
  const eva = open(await newColleague(at(), lead, { name: 'Eva Lie', title: 'Psykolog', roles: ['therapist'] }));
  await tor.engine.letIn(kari.theirs, await idOf(ida));
  await until(async () => (await casesOf(ida.engine)).length === 1);
  const [idas] = await casesOf(ida.engine);
  const [pers, evas] = [await idOf(per), await idOf(eva)];
  await Promise.all([
    tor.engine.letIn(kari.theirs, pers),
    ida.engine.letIn(idas ?? '', evas),
    say('midt i det hele'),
    lead.engine.setAbout({ name: 'Ny', municipality: 'Lillevik', phone: '1', hours: 'alltid', replyDays: 1 }),
  ]);
  await until(async () => (await isIn(per)) && (await isIn(eva)));
  for (const { engine } of [tor, ida, per, eva]) await until(async () => (await messagesIn(engine)).length === 2);
  for (const { engine } of [tor, ida, per, eva, kari.citizen]) {
    expect(await messagesIn(engine)).toEqual(['Før alt', 'midt i det hele']);
    expect((await engine.state()).integrityWarnings).toEqual([]);
  }
});

test('changes of members that one client makes at once follow one another, each on top of the one before', async () => {
  const line = await alteringRelay(place.url);
  const per = open(
    await newColleague({ url: line.url, now: clock, environment: { origin: place.url } }, lead, {
      name: 'Per Vik',
      title: 'Psykolog',
      roles: ['therapist'],
    }),
  );
  const siri = await newCitizen(at(), per, { name: 'Siri Ås', called: 'Siri' });
  open(siri.citizen);
  const [idas, tors] = [await idOf(ida), await idOf(tor)];
  // Clients of others who are in would carry out the rest too.
  for (const { engine } of [lead, ida, tor]) await engine.lock();
  const before = line.said.length;
  await Promise.all([
    per.engine.letIn(siri.theirs, idas),
    per.engine.letIn(siri.theirs, tors),
    per.engine.confirmCitizen(siri.theirs),
  ]);
  await until(async () => {
    const { members } = await siri.citizen.engine.view('case', { caseRef: siri.mine });
    return [idas, tors].every((one) => members.some(({ account }) => account === one));
  });
  const epochs = line.said.slice(before).filter(({ name, request }) => name === 'append' && (request.row as Uint8Array)[1] === 1);
  expect(epochs.length).toBeGreaterThan(1);
  expect(epochs.filter(({ answer }) => answer?.ok === false)).toEqual([]);
  await line.close();
});
