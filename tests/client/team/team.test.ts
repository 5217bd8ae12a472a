import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Views } from '../../../src/client/api';
import { type AlteringRelay, alteringRelay } from '../../fixtures/altering-relay';
import {
  allSent,
  type Case,
  type Device,
  engineOn,
  invite,
  messagesIn,
  newCitizen,
  newColleague,
  newTeam,
  passphrase,
  secured,
  until,
} from '../../fixtures/engines';
import { newPlace, type Place } from '../../fixtures/place';

let place: Place;
let line: AlteringRelay;
let lead: Device;
let ahead = 0;
const others: Device[] = [];
const atLine = () => ({
  url: line.url,
  setupLink: place.setupLink,
  now: () => Date.now() + ahead,
  environment: { origin: place.url },
});

beforeEach(async () => {
  ahead = 0;
  place = await newPlace();
  line = await alteringRelay(place.url);
  lead = await newTeam(atLine());
});
afterEach(async () => {
  for (const { engine } of others.splice(0)) await engine.close();
  await lead.engine.close();
  await line.close();
  await place.close();
});

type Roles = Parameters<typeof newColleague>[2]['roles'];
async function colleague(name: string, roles: Roles): Promise<Device> {
  const one = await newColleague(place, lead, { name, title: 'Psykolog', roles });
  others.push(one);
  return one;
}
async function citizenOf(therapist: Device, name = 'Kari'): Promise<Case> {
  const one = await newCitizen(place, therapist, { name: `${name} Nordmann`, called: name });
  others.push(one.citizen);
  return one;
}
const accountOf = async (one: Device) => (await one.engine.view('me', null)).account;
const trust = (one: Device): Promise<Views['teamTrust']['answer']> => one.engine.view('teamTrust', null);
const roster = async (one: Device) => (await one.engine.view('me', null)).rosterVersion;
const who = (name: string, roles: Roles) => ({ name, title: 'Psykolog', roles });

test('a team keeps a lead who holds the root, a custodian, and two of them once it has had two', async () => {
  const me = await accountOf(lead);
  const custodian = await colleague('Siri', ['custodian', 'therapist']);
  const siri = await accountOf(custodian);
  const refused = (roles: Roles, account = siri) =>
    expect(lead.engine.setRoles(account, who('x', roles))).rejects.toMatchObject({ code: 'E_LAST_HOLDER' });
  await refused(['therapist']);
  await refused(['therapist', 'custodian'], me);
  await expect(lead.engine.revoke(siri)).rejects.toMatchObject({ code: 'E_LAST_HOLDER' });
  await expect(lead.engine.revoke(me)).rejects.toMatchObject({ code: 'E_INPUT' });
  await expect(custodian.engine.setRoles(me, who('x', ['therapist']))).rejects.toMatchObject({ code: 'E_REFUSED' });
  // A second lead who does not hold the root could sign nothing.
  await lead.engine.setRoles(siri, who('Siri', ['lead', 'custodian']));
  await refused(['custodian'], me);
  await lead.engine.shareRoot(siri);
  await until(async () => (await trust(custodian)).iHold);
  await lead.engine.setRoles(me, who('Lea Lunde', ['custodian', 'therapist']));
  await until(
    async () => (await custodian.engine.view('me', null)).people.find(({ account }) => account === me)?.roles.length === 2,
  );
  await expect(lead.engine.setRoles(siri, who('x', ['custodian']))).rejects.toMatchObject({ code: 'E_REFUSED' });
  await custodian.engine.setRoles(me, who('Lea', ['therapist', 'custodian', 'duty']));
});

test('a revoked therapist is put out of every case by the client of the lead, in order, also after it was cut off in the middle', async () => {
  const per = await colleague('Per', ['therapist']);
  const account = await accountOf(per);
  const cases = [await citizenOf(per, 'Kari'), await citizenOf(per, 'Ola'), await citizenOf(per, 'Anne')];
  await until(async () => (await trust(lead)).lingering.length === 0);
  let epochs = 0;
  line.alter.swallow = (name, request) => name === 'append' && (request.row as Uint8Array)[1] === 1 && ++epochs > 2;
  const revoking = lead.engine.revoke(account);
  await until(() => epochs > 2);
  expect(await trust(lead)).toMatchObject({ lingering: [{ account }] });
  line.alter.swallow = () => false;
  await lead.killAndReopen();
  await until(async () => (await trust(lead)).lingering.length === 0);
  await Promise.race([revoking.catch(() => {}), Promise.resolve()]);
  for (const { citizen, mine } of cases) {
    await citizen.engine.write(mine, { kind: 'message', text: 'etter' });
    await allSent(citizen.engine);
    const { members } = await citizen.engine.view('case', { caseRef: mine });
    expect(members.some((one) => one.account === account)).toBe(false);
  }
  expect(await messagesIn(per.engine)).toEqual([]);
  expect((await lead.engine.state()).integrityWarnings).toEqual([]);
});

test('a lost colleague is replaced in one version: the new account is in the old one’s cases and reads what was written', async () => {
  const per = await colleague('Per', ['therapist']);
  const kari = await citizenOf(per);
  await kari.citizen.engine.write(kari.mine, { kind: 'message', text: 'før' });
  await allSent(kari.citizen.engine);
  await until(async () => (await messagesIn(per.engine)).length === 1);
  const old = await accountOf(per);
  const before = await roster(lead);
  const { link } = await lead.engine.inviteStaff({ name: 'Per', roles: ['therapist'] });
  const again = await secured(place, (engine) => engine.readInvitation(link));
  others.push(again);
  await again.engine.acceptInvitation({ name: 'Per', title: 'Psykolog' });
  const [claim] = await lead.engine.view('staffClaims', null);
  await lead.engine.admitStaff(claim?.claim ?? '', { ...who('Per', ['therapist']), replaces: old });
  expect(await roster(lead)).toBe(before + 1);
  await until(async () => (await messagesIn(again.engine)).length === 1);
  const now = await accountOf(again);
  const { members } = await kari.citizen.engine.view('case', { caseRef: kari.mine });
  const accounts = members.map((one) => one.account);
  expect(accounts).toContain(now);
  expect(accounts).not.toContain(old);
  await kari.citizen.engine.write(kari.mine, { kind: 'message', text: 'etter' });
  await until(async () => (await messagesIn(again.engine)).length === 2);
  expect(await messagesIn(per.engine)).not.toContain('etter');
});

test('a new custodian comes into the cases there are, and reads them from the beginning', async () => {
  const per = await colleague('Per', ['therapist']);
  const kari = await citizenOf(per);
  await kari.citizen.engine.write(kari.mine, { kind: 'message', text: 'før' });
  await allSent(kari.citizen.engine);
  const siri = await accountOf(await colleague('Siri', ['custodian']));
  await until(async () => {
    const { members } = await kari.citizen.engine.view('case', { caseRef: kari.mine });
    return members.some((one) => one.account === siri);
  });
});

test('a colleague who gave a number while joining is called on it by the team, may change it or take it back, and no citizen reads it', async () => {
  const who = { name: 'Siri', title: 'Psykolog', roles: ['therapist' as const], phone: '900 00 000' };
  const siri = await newColleague(place, lead, who);
  others.push(siri);
  const phone = async (one: Device) => (await one.engine.view('me', null)).people.find(({ name }) => name === 'Siri')?.phone;
  await until(async () => (await phone(lead)) === '900 00 000');
  await expect(siri.engine.setPhone('sentralbordet')).rejects.toMatchObject({ code: 'E_INPUT' });
  await siri.engine.setPhone('+47 911 11 111');
  await until(async () => (await phone(lead)) === '+47 911 11 111');
  const kari = await citizenOf(siri);
  expect(await phone(kari.citizen)).toBeUndefined();
  await siri.engine.setPhone('');
  await until(async () => (await phone(lead)) === undefined);
});

test('two half sheets: proved by whoever holds the root, and enough for a lead who does not', async () => {
  const siri = await colleague('Siri', ['lead', 'custodian']);
  expect(await trust(lead)).toMatchObject({ iHold: true, sheetsProvedAt: null, holders: [await accountOf(lead)] });
  const { a, b, team } = await lead.engine.rootSheets();
  const other = await lead.engine.rootSheets();
  expect(other.team).toBe(team);
  expect(other.a).not.toBe(a);
  for (const [one, two] of [
    [a, other.b],
    [a, a],
    [a, ''],
    [a.replace(/.$/, a.endsWith('0') ? '1' : '0'), b],
  ] as const)
    await expect(lead.engine.enterSheets(one, two)).rejects.toMatchObject({ code: 'E_SHEETS' });
  await lead.engine.enterSheets(a, b);
  await until(async () => (await trust(siri)).sheetsProvedAt !== null);
  await expect(siri.engine.setAbout(about())).rejects.toMatchObject({ code: 'E_REFUSED' });
  await siri.engine.enterSheets(b, a);
  expect((await trust(siri)).iHold).toBe(true);
  await siri.engine.setAbout(about());
  await until(async () => (await trust(lead)).holders.length === 2);
  const therapist = await colleague('Per', ['therapist']);
  await expect(therapist.engine.enterSheets(a, b)).rejects.toMatchObject({ code: 'E_REFUSED' });
  await expect(therapist.engine.rootSheets()).rejects.toMatchObject({ code: 'E_REFUSED' });
  expect((await trust(therapist)).iHold).toBe(false);
});
const about = () => ({ name: 'Ny', municipality: 'Lillevik', phone: '1', hours: 'alltid', replyDays: 1 });

test('a second holder gets the root on the devices there are and on new ones, and the next root too', async () => {
  const siri = await colleague('Siri', ['lead', 'custodian']);
  const account = await accountOf(siri);
  await lead.engine.shareRoot(account);
  await until(async () => (await trust(siri)).iHold);
  const tablet = engineOn(place);
  others.push({ ...siri, engine: tablet });
  await tablet.restore({ code: siri.recoveryCode }, { passphrase });
  await until(async () => (await tablet.view('teamTrust', null)).iHold);
  const sheets = await lead.engine.rootSheets();
  await lead.engine.enterSheets(sheets.a, sheets.b);
  const before = await roster(lead);
  await lead.engine.changeRoot();
  expect(await roster(lead)).toBe(before + 2);
  expect(await trust(lead)).toMatchObject({ iHold: true, sheetsProvedAt: null });
  await expect(lead.engine.enterSheets(sheets.a, sheets.b)).rejects.toMatchObject({ code: 'E_SHEETS' });
  await until(async () => (await roster(siri)) === before + 2 && (await trust(siri)).iHold);
  expect((await trust(siri)).holders.sort()).toEqual([account, await accountOf(lead)].sort());
  await siri.engine.setAbout(about());
  await until(async () => (await lead.engine.view('me', null)).about?.name === 'Ny');
  const per = await colleague('Per', ['therapist']);
  await expect(lead.engine.shareRoot(await accountOf(per))).rejects.toMatchObject({ code: 'E_INPUT' });
});

test('the change of the root is finished after a crash between the two versions', async () => {
  let puts = 0;
  line.alter.swallow = (name) => name === 'roster.put' && ++puts > 1;
  const before = await roster(lead);
  void lead.engine.changeRoot().catch(() => {});
  await until(() => puts > 1);
  line.alter.swallow = () => false;
  await lead.killAndReopen();
  await until(async () => (await roster(lead)) === before + 2);
  expect((await trust(lead)).iHold).toBe(true);
  await lead.engine.setAbout(about());
  expect((await lead.engine.state()).integrityWarnings).toEqual([]);
});

test('when a lead who holds the root is put out, the root changes with it', async () => {
  const siri = await colleague('Siri', ['lead', 'custodian']);
  const third = await colleague('Tor', ['custodian']);
  await lead.engine.shareRoot(await accountOf(siri));
  await until(async () => (await trust(siri)).iHold);
  const before = await roster(lead);
  await lead.engine.revoke(await accountOf(siri));
  expect(await roster(lead)).toBe(before + 3);
  expect(await trust(lead)).toMatchObject({ iHold: true, holders: [await accountOf(lead)], lingering: [] });
  await until(async () => (await roster(third)) === before + 3);
  await lead.engine.setAbout(about());
  await expect(siri.engine.setAbout(about())).rejects.toMatchObject({ code: 'E_REFUSED' });
});

test('a lead’s client issues the roster anew after 21 days; its age is there for all to see', async () => {
  const before = await roster(lead);
  ahead = 20 * 86_400_000;
  await lead.killAndReopen();
  await until(async () => (await lead.engine.state()).connection === 'online');
  expect((await trust(lead)).rosterAgeDays).toBe(20);
  expect(await roster(lead)).toBe(before);
  ahead = 65 * 86_400_000;
  expect((await trust(lead)).rosterAgeDays).toBe(65);
  await lead.killAndReopen();
  await until(async () => (await roster(lead)) === before + 1);
  expect((await trust(lead)).rosterAgeDays).toBe(0);
});

test('an older roster, and another one of the same version, are refused with a warning, and what is known stays', async () => {
  const per = await newColleague(atLine(), lead, who('Per', ['therapist']));
  others.push(per);
  const old = line.said.findLast(({ name, answer }) => name === 'roster.get' && answer?.ok)?.answer;
  await lead.engine.setAbout(about());
  await until(async () => (await per.engine.view('me', null)).about?.name === 'Ny');
  const version = await roster(per);
  line.alter.answer = (name, request, answer) => (name === 'roster.get' && !request.version && old ? old : answer);
  line.cut();
  line.mend();
  await until(async () => (await per.engine.state()).integrityWarnings.some(({ code }) => code === 'E_ROSTER'));
  expect(await roster(per)).toBe(version);
  expect((await per.engine.view('me', null)).about?.name).toBe('Ny');
  // A lead's client offers what the relay lacks; one that goes on saying so has not lost it.
  await lead.killAndReopen();
  await until(async () => (await lead.engine.state()).integrityWarnings.some(({ code }) => code === 'E_ROSTER'));
  expect((await lead.engine.view('me', null)).about?.name).toBe('Ny');
  const altered = (roster: Uint8Array) => new TextEncoder().encode(new TextDecoder().decode(roster).replace('"Ny"', '"Na"'));
  line.alter.answer = (name, request, answer) =>
    name === 'roster.get' && !request.version && answer.ok ? { ...answer, roster: altered(answer.roster as Uint8Array) } : answer;
  line.cut();
  line.mend();
  await until(async () => (await per.engine.state()).integrityWarnings.some(({ code }) => code === 'E_ROSTER_FORK'));
  expect((await per.engine.view('me', null)).about?.name).toBe('Ny');
  line.alter = {};
});

test('an invitation of a citizen stays open when a custodian is put in', async () => {
  const per = await colleague('Per', ['therapist']);
  const { link, caseRef } = await invite(per, { name: 'Ola Nordmann', called: 'Ola' });
  const siri = await accountOf(await colleague('Siri', ['custodian']));
  await until(async () => {
    const { members } = await per.engine.view('case', { caseRef: caseRef ?? '' });
    return members.some((one) => one.account === siri);
  });
  const ola = await secured(place, (engine) => engine.readInvitation(link));
  others.push(ola);
  await ola.engine.acceptInvitation({ called: 'Ola' });
  await until(async () => (await per.engine.view('case', { caseRef: caseRef ?? '' })).citizen !== null);
});

test('a relay that comes back from an older backup gets the versions that it lacks from a lead, and then the rows that pin them', async () => {
  const per = await colleague('Per', ['therapist']);
  const kari = await citizenOf(per);
  await allSent(kari.citizen.engine);
  const online = () => until(async () => (await lead.engine.state()).connection === 'online');
  const puts = () => line.said.filter(({ name, answer }) => name === 'roster.put' && answer?.ok).length;
  await place.backUp();
  await online();
  await lead.engine.setAbout(about());
  await lead.engine.setRoles(await accountOf(per), who('Per', ['therapist', 'duty']));
  const version = await roster(lead);
  await until(async () => (await roster(per)) === version);
  for (const { engine } of others.splice(0)) await engine.close();
  const before = puts();
  await place.restoreBackup();
  await until(() => puts() === before + 2);
  await online();
  for (const device of [kari.citizen, per]) {
    await device.killAndReopen();
    others.push(device);
    await until(async () => (await device.engine.state()).connection === 'online');
  }
  await kari.citizen.engine.write(kari.mine, { kind: 'message', text: 'etter' });
  await until(async () => (await messagesIn(per.engine)).includes('etter'));
  expect(await roster(per)).toBe(version);
  for (const { engine } of [lead, per, kari.citizen]) expect((await engine.state()).integrityWarnings).toEqual([]);
});

test('who is in no case by their role begins none: it is said before anything is made, and rings no warning', async () => {
  const invitation = {
    name: 'Kari Nordmann',
    called: 'Kari',
    greeting: 'Hei Kari.',
    language: 'nb' as const,
    programmes: [],
    questionnaires: null,
    worksheets: [],
  };
  for (const roles of [['duty'], ['lead']] as const) {
    const { engine } = await colleague('Tor', [...roles]);
    await expect(engine.inviteCitizen(invitation)).rejects.toMatchObject({ code: 'E_ROLE' });
    expect((await engine.state()).integrityWarnings).toEqual([]);
    expect(await engine.view('cases', { now: new Date().toISOString() })).toEqual([]);
  }
});
