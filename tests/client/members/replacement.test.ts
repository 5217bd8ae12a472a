import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  allSent,
  type Case,
  type Device,
  engineOn,
  messagesIn,
  newCitizen,
  newColleague,
  newTeam,
  passphrase,
  secured,
  until,
  untilState,
} from '../../fixtures/engines';
import { newPlace, type Place } from '../../fixtures/place';

/** Everything lost: the way back into one's own case, and what stays shut until a person has said who it is. */
let place: Place;
let lead: Device;
let tor: Device;
let kari: Case;
const opened: { engine: { close: () => Promise<void> } }[] = [];
const open = <D extends { engine: { close: () => Promise<void> } }>(device: D): D => {
  opened.push(device);
  return device;
};

beforeEach(async () => {
  place = await newPlace();
  lead = open(await newTeam(place));
  tor = open(await newColleague(place, lead, { name: 'Tor Berg', title: 'Psykolog', roles: ['therapist'] }));
  kari = await newCitizen(place, tor);
  open(kari.citizen);
  await write(kari.citizen, 'Fra den gamle telefonen');
  await until(async () => (await messagesIn(tor.engine)).length === 1);
  await tor.engine.write(kari.theirs, { kind: 'message', text: 'Svar fra Tor' });
  await until(async () => (await messagesIn(kari.citizen.engine)).length === 2);
});
afterEach(async () => {
  for (const { engine } of opened.splice(0)) await engine.close();
  await place.close();
});

const caseOf = async (device: Device) => (await device.engine.view('myCase', null)) ?? '';
const write = async (device: Device, text: string) => {
  await device.engine.write(await caseOf(device), { kind: 'message', text });
  await allSent(device.engine);
};
/** The citizen on a new phone with a new account, by the therapist's recovery invitation. */
async function comeBack(): Promise<Device> {
  const { link } = await tor.engine.inviteAgain(kari.theirs);
  const device = open(
    await secured(place, async (engine) => {
      expect(await engine.readInvitation(link)).toMatchObject({ replaces: true, greeting: '', called: '' });
    }),
  );
  await device.engine.acceptInvitation({});
  return device;
}
const viewOf = async (device: Device) => device.engine.view('case', { caseRef: kari.theirs, glance: true });
const claimAt = async (device: Device) => (await viewOf(device)).claim;

test('a first claim is asked about once, and says nothing more when a person has said who it is', async () => {
  await until(async () => (await claimAt(tor)) !== null);
  expect(await claimAt(tor)).toMatchObject({ recovery: false, account: (await kari.citizen.engine.view('me', null)).account });
  await tor.engine.confirmCitizen(kari.theirs);
  expect(await claimAt(tor)).toBeNull();
  await until(async () => (await kari.citizen.engine.view('case', { caseRef: kari.mine })).claim === null);
  const { lines } = await kari.citizen.engine.view('thread', { caseRef: kari.mine, limit: 100 });
  expect(lines.filter((line) => line.type === 'event' && line.event === 'identity')).toHaveLength(1);
});

test('the new account sees nothing of the past, nor after automatic epochs, until a person has said who it is; then all of it', async () => {
  const back = await comeBack();
  await until(async () => (await claimAt(tor))?.recovery === true);
  expect((await tor.engine.view('inbox', { now: new Date().toISOString() })).rows[0]).toMatchObject({
    reason: 'recovery-claimed',
  });
  await write(back, 'Jeg har fått ny telefon');
  expect(await messagesIn(back.engine)).toEqual(['Jeg har fått ny telefon']);
  // Each change of members is an epoch row by somebody who knows all earlier keys.
  const ida = open(await newColleague(place, lead, { name: 'Ida Dahl', title: 'Sykepleier', roles: ['therapist'] }));
  const { account } = await ida.engine.view('me', null);
  await tor.engine.letIn(kari.theirs, account);
  await tor.engine.putOut(kari.theirs, account);
  await tor.engine.write(kari.theirs, { kind: 'message', text: 'Er det deg?' });
  await until(async () => (await messagesIn(back.engine)).length === 2);
  expect(await messagesIn(back.engine)).toEqual(['Jeg har fått ny telefon', 'Er det deg?']);
  const fresh = open({ engine: engineOn(place) });
  await fresh.engine.restore({ code: back.recoveryCode }, { passphrase });
  await until(async () => (await messagesIn(fresh.engine)).length === 2);

  await tor.engine.confirmCitizen(kari.theirs);
  const all = ['Fra den gamle telefonen', 'Svar fra Tor', 'Jeg har fått ny telefon', 'Er det deg?'];
  for (const engine of [back.engine, fresh.engine]) {
    await until(async () => (await messagesIn(engine)).length === 4);
    expect(await messagesIn(engine)).toEqual(all);
    expect((await engine.state()).integrityWarnings).toEqual([]);
  }
  const third = open({ engine: engineOn(place) });
  await third.engine.restore({ code: back.recoveryCode }, { passphrase });
  await until(async () => (await messagesIn(third.engine)).length === 4);
  const seen = await third.engine.view('case', { caseRef: (await third.engine.view('myCase', null)) ?? '' });
  expect(seen).toMatchObject({ called: 'Kari', claim: null });
});

test('lost twice, the second new account reads from the first row on, also what was written in between', async () => {
  const second = await comeBack();
  await write(second, 'Fra den andre');
  await until(async () => (await messagesIn(tor.engine)).length === 3);
  const third = await comeBack();
  await write(third, 'Fra den tredje');
  await until(async () => (await messagesIn(tor.engine)).length === 4);
  expect(await messagesIn(third.engine)).toEqual(['Fra den tredje']);
  await tor.engine.confirmCitizen(kari.theirs);
  await until(async () => (await messagesIn(third.engine)).length === 4);
  expect(await messagesIn(third.engine)).toEqual(['Fra den gamle telefonen', 'Svar fra Tor', 'Fra den andre', 'Fra den tredje']);
  expect(await messagesIn(second.engine)).toEqual(['Fra den andre']);
});

test('the old account is told who invites another in its place, and may refuse', async () => {
  const { link } = await tor.engine.inviteAgain(kari.theirs);
  const { engine } = kari.citizen;
  await until(async () => (await engine.view('replacement', null)).replacing !== null);
  const { replacing } = await engine.view('replacement', null);
  expect(replacing?.by).toBe((await tor.engine.view('me', null)).account);
  await engine.refuseReplacement();
  expect((await engine.view('replacement', null)).replacing).toBeNull();
  const stranger = open({ engine: engineOn(place) });
  await expect(stranger.engine.readInvitation(link)).rejects.toMatchObject({
    code: 'E_WITHDRAWN',
  });
  await until(async () => (await viewOf(tor)).invitation?.open === false);
  await write(kari.citizen, 'Jeg er her ennå');
  await until(async () => (await messagesIn(tor.engine)).includes('Jeg er her ennå'));
});

test('the old account reads what it could read, knows by whose invitation and whom to call, and writes no more', async () => {
  const back = await comeBack();
  const { engine } = kari.citizen;
  await until(async () => (await engine.view('replacement', null)).replaced !== null);
  const { replaced } = await engine.view('replacement', null);
  expect(replaced).toMatchObject({ by: (await tor.engine.view('me', null)).account, phone: '51 00 00 00' });
  await expect(engine.refuseReplacement()).rejects.toMatchObject({ code: 'E_TAKEN' });
  await write(back, 'Etter byttet');
  expect(await messagesIn(engine)).toEqual(['Fra den gamle telefonen', 'Svar fra Tor']);
  const { lines } = await engine.view('thread', { caseRef: kari.mine, limit: 100 });
  expect(lines.filter((line) => line.type === 'message')).toHaveLength(2);
  await expect(engine.write(kari.mine, { kind: 'message', text: 'Hallo?' })).rejects.toMatchObject({ code: 'E_MEMBER' });
  // The same on another device of the old account, which meets it all at once.
  const again = open({ engine: engineOn(place) });
  await again.engine.restore({ code: kari.citizen.recoveryCode }, { passphrase });
  await until(async () => (await again.engine.view('replacement', null)).replaced !== null);
  await until(async () => (await messagesIn(again.engine)).length === 2);
});

test('a person’s word that has not become keys yet becomes them by whichever staff client has them, a custodian’s too', async () => {
  const back = await comeBack();
  await until(async () => (await claimAt(tor))?.recovery === true);
  // A colleague who came in after the claim confirms, and has no key of before.
  const ida = open(await newColleague(place, lead, { name: 'Ida Dahl', title: 'Sykepleier', roles: ['therapist'] }));
  await tor.engine.letIn(kari.theirs, (await ida.engine.view('me', null)).account);
  await until(async () => (await ida.engine.view('cases', { now: new Date().toISOString() })).length === 1);
  await tor.engine.lock();
  const [theirs] = await ida.engine.view('cases', { now: new Date().toISOString() });
  await ida.engine.confirmCitizen(theirs?.caseRef ?? '');
  await until(async () => (await messagesIn(back.engine)).length === 2);
  await until(async () => (await messagesIn(ida.engine)).length === 2);
  await untilState(back.engine, ({ integrityWarnings }) => integrityWarnings.length === 0);
});

test('drafts stay with the old account, and are no part of what comes back', async () => {
  await kari.citizen.engine.saveOwn('draft/message', 'halvferdig');
  const back = await comeBack();
  await tor.engine.confirmCitizen(kari.theirs);
  await until(async () => (await messagesIn(back.engine)).length === 2);
  expect(await back.engine.readOwn('draft/message')).toBeUndefined();
  expect(await kari.citizen.engine.readOwn('draft/message')).toBe('halvferdig');
});
