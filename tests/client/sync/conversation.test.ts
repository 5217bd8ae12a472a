import { afterEach, beforeEach, expect, test } from 'vitest';
import { allSent, type Case, type Device, messagesIn, newCitizen, newColleague, newTeam, until } from '../../fixtures/engines';
import { newPlace, type Place } from '../../fixtures/place';

let place: Place;
const devices: Device[] = [];
const open = <T extends Device>(device: T): T => {
  devices.push(device);
  return device;
};

beforeEach(async () => {
  place = await newPlace();
});
afterEach(async () => {
  for (const { engine } of devices.splice(0)) await engine.close();
  await place.close();
});

async function team(): Promise<{ lead: Device; therapist: Device; kari: Case }> {
  const lead = open(await newTeam(place));
  const therapist = open(await newColleague(place, lead, { name: 'Tor Berg', title: 'Psykolog', roles: ['therapist'] }));
  const kari = await newCitizen(place, therapist);
  open(kari.citizen);
  return { lead, therapist, kari };
}

test('an invitation becomes a conversation both ways, and each side sees what the other has received and read', async () => {
  const { therapist, kari } = await team();
  const { citizen } = kari;
  await citizen.engine.write(kari.mine, { kind: 'message', text: 'Jeg sover dårlig om natta' });
  await until(async () => (await messagesIn(therapist.engine)).length === 1);
  await therapist.engine.markRead(kari.theirs);
  await therapist.engine.write(kari.theirs, { kind: 'message', text: 'Takk for at du skriver' });
  await until(async () => (await messagesIn(citizen.engine)).length === 2);
  expect(await messagesIn(citizen.engine)).toEqual(['Jeg sover dårlig om natta', 'Takk for at du skriver']);

  const seen = await therapist.engine.view('case', { caseRef: kari.theirs });
  expect(seen).toMatchObject({ name: 'Kari Nordmann', called: 'Kari', unsent: 0, refused: {} });
  expect(seen.assignments.map(({ what }) => what.type)).toEqual(['programme', 'questionnaire', 'worksheet']);
  const receipts = async () => (await itemsIn(citizen)).filter((one) => one.item?.kind === 'receipt' && one.role === 'staff');
  await until(async () => (await receipts()).length > 0);
  expect((await receipts()).at(-1)?.item).toMatchObject({ read: expect.any(Number) });
});

test('receipts are not answered with receipts, and an open case is noted once an hour', async () => {
  const { therapist, kari } = await team();
  await kari.citizen.engine.write(kari.mine, { kind: 'message', text: 'Hei' });
  await until(async () => (await messagesIn(therapist.engine)).length === 1);
  for (let i = 0; i < 3; i++) await therapist.engine.view('case', { caseRef: kari.theirs });
  await therapist.engine.markRead(kari.theirs);
  await therapist.engine.markRead(kari.theirs);
  await allSent(therapist.engine);
  await until(async () => (await itemsIn(kari.citizen)).some(({ item }) => item?.kind === 'receipt'));
  const kinds = (await itemsIn(therapist)).map(({ item }) => item?.kind);
  expect(kinds.filter((kind) => kind === 'opened')).toHaveLength(1);
  expect(
    (await itemsIn(therapist)).filter(({ item, role }) => item?.kind === 'receipt' && role === 'staff').length,
  ).toBeLessThanOrEqual(2);
});

test('the team sees its people, and a colleague who is not in the case sees nothing of it', async () => {
  const { lead, kari } = await team();
  const colleague = open(await newColleague(place, lead, { name: 'Ida Dahl', title: 'Sykepleier', roles: ['therapist'] }));
  await kari.citizen.engine.write(kari.mine, { kind: 'message', text: 'Bare til Tor' });
  const me = await colleague.engine.view('me', null);
  expect(me.people.map(({ name }) => name)).toEqual(['Lea Lunde', 'Tor Berg', 'Ida Dahl']);
  expect(me.about?.municipality).toBe('Lillevik');
  expect(await messagesIn(colleague.engine)).toEqual([]);
  await expect(colleague.engine.view('case', { caseRef: kari.theirs })).rejects.toMatchObject({ code: 'E_REFUSED' });
});

test('an invitation works once: the second who comes is told so, and nothing of the case is shown', async () => {
  const { kari } = await team();
  const { engineOn } = await import('../../fixtures/engines');
  const stranger = engineOn(place);
  await expect(stranger.readInvitation(kari.invitation.link)).rejects.toMatchObject({
    code: expect.stringMatching(/E_INVITATION/),
  });
  await stranger.close();
});

test('screens are answered: the thread with its delivery, the inbox with its reason, the day, the table, who has looked', async () => {
  const { therapist, kari } = await team();
  const { citizen } = kari;
  const now = new Date().toISOString();
  await citizen.engine.write(kari.mine, { kind: 'message', text: 'Hei Tor' });
  await until(async () => (await therapist.engine.view('inbox', { now })).rows.some(({ reason }) => reason === 'message'));
  const inbox = await therapist.engine.view('inbox', { now });
  expect(inbox).toMatchObject({ cases: 1, rows: [{ name: 'Kari Nordmann', caseRef: kari.theirs, facts: { text: 'Hei Tor' } }] });
  await therapist.engine.view('case', { caseRef: kari.theirs });
  await therapist.engine.markRead(kari.theirs);
  await therapist.engine.write(kari.theirs, { kind: 'message', text: 'Hei Kari' });
  await until(async () => (await citizen.engine.view('today', { now })).things.some(({ type }) => type === 'reply'));
  const today = await citizen.engine.view('today', { now });
  expect(today.called).toBe('Kari');
  expect(today.things[0]).toMatchObject({ type: 'reply', from: 'Tor Berg', preview: 'Hei Kari' });
  const delivery = async () => {
    const { lines } = await citizen.engine.view('thread', { caseRef: kari.mine, limit: 50 });
    const mine = lines.find((line) => line.type === 'message' && line.mine);
    return mine?.type === 'message' ? mine.delivery : null;
  };
  await until(async () => (await delivery()) === 'read');
  expect((await therapist.engine.view('cases', { now }))[0]).toMatchObject({ name: 'Kari Nordmann', status: 'active' });
  await until(async () => (await citizen.engine.view('access', { caseRef: kari.mine })).opened.length === 1);
  const access = await citizen.engine.view('access', { caseRef: kari.mine });
  expect(access.members.map(({ name, why }) => [name, why]).toSorted()).toEqual([
    ['Kari', 'you'],
    ['Lea Lunde', 'custodian'],
    ['Tor Berg', 'therapist'],
  ]);
  expect(access.opened[0]?.name).toBe('Tor Berg');
  expect(access.controlWords).toHaveLength(6);
  expect((await therapist.engine.view('access', { caseRef: kari.theirs })).controlWords).toEqual(access.controlWords);
});

test('a custodian is a member by law, yet the inbox and the table hold only one’s own cases', async () => {
  const { lead, kari } = await team();
  const now = new Date().toISOString();
  await kari.citizen.engine.write(kari.mine, { kind: 'message', text: 'Hei' });
  await until(async () => (await lead.engine.view('custody', null)).length === 1);
  expect((await lead.engine.view('inbox', { now })).cases).toBe(0);
  expect(await lead.engine.view('cases', { now })).toEqual([]);
  expect(await messagesIn(lead.engine)).toEqual([]);
});

async function itemsIn(device: Device): Promise<{ role: string; item?: { kind: string } }[]> {
  const document = JSON.parse(await device.engine.exportAll()) as {
    cases: { entries: { role: string; item?: { kind: string } }[] }[];
  };
  return document.cases.flatMap(({ entries }) => entries);
}
