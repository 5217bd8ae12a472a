import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ErrorCode } from '../../../src/protocol/errors';
import { type AlteringRelay, alteringRelay, type Plain } from '../../fixtures/altering-relay';
import { type Device, engineOn, invite, messagesIn, newColleague, newTeam, secured, until } from '../../fixtures/engines';
import { newPlace, type Place } from '../../fixtures/place';

/** Opened and judged once: what comes after takes what was found, and looks only for what may have changed since. */
let place: Place;
let line: AlteringRelay;
let lead: Device;
let tor: Device;
const opened: Pick<Device, 'engine'>[] = [];
const open = <D extends Pick<Device, 'engine'>>(device: D): D => {
  opened.push(device);
  return device;
};

beforeEach(async () => {
  place = await newPlace();
  line = await alteringRelay(place.url);
  lead = open(await newTeam(place));
  tor = open(await newColleague(place, lead, { name: 'Tor Berg', title: 'Psykolog', roles: ['therapist'] }));
});
afterEach(async () => {
  for (const { engine } of opened.splice(0)) await engine.close();
  await line.close();
  await place.close();
});

const behind = () => ({ url: line.url, environment: { origin: place.url } });
const visitor = async (link: string) => open(await secured(behind(), (engine) => engine.readInvitation(link)));
const asked = (name: string) => line.said.filter((one) => one.name === name);
/** The seq of every epoch row that came over the line before there was a case, in order. */
const epochsShown = () =>
  asked('invite.epochs').flatMap(({ answer }) => ((answer?.rows ?? []) as { seq: number }[]).map(({ seq }) => seq));
const refusal = (work: Promise<unknown>): Promise<ErrorCode | null> =>
  work.then(
    () => null,
    (e: { code: ErrorCode }) => e.code,
  );

test('an invitation is opened once and each row of the case judged once, also when the tab dies in between', async () => {
  const { link } = await invite(tor);
  const kari = await visitor(link);
  const before = epochsShown();
  expect(before.length).toBeGreaterThan(0);
  await kari.killAndReopen();
  expect(await kari.engine.state()).toMatchObject({ unfinished: 'invitation', role: 'citizen' });
  const { caseRef } = await kari.engine.acceptInvitation({ called: 'Kari' });
  expect(asked('invite.open')).toHaveLength(1);
  expect(epochsShown()).toEqual(before);
  await kari.engine.write(caseRef ?? '', { kind: 'message', text: 'Hei' });
  await until(async () => (await messagesIn(tor.engine)).includes('Hei'));
});

test('who came into the case while an account was made is judged at the claim, and is in the case with the one who claims', async () => {
  const { link, caseRef: theirs } = await invite(tor);
  const kari = await visitor(link);
  const before = epochsShown();
  const { account } = await lead.engine.view('me', null);
  const ida = open(await newColleague(place, lead, { name: 'Ida Dahl', title: 'Sykepleier', roles: ['therapist'] }));
  const idas = (await ida.engine.view('me', null)).account;
  await tor.engine.letIn(theirs ?? '', idas);
  const { caseRef } = await kari.engine.acceptInvitation({ called: 'Kari' });
  const shown = epochsShown();
  expect(shown.length).toBeGreaterThan(before.length);
  expect(shown).toEqual([...new Set(shown)]);
  expect(asked('invite.open')).toHaveLength(1);
  const { members } = await kari.engine.view('case', { caseRef: caseRef ?? '' });
  expect(members.map((one) => one.account)).toEqual(expect.arrayContaining([account, idas]));
  await kari.engine.write(caseRef ?? '', { kind: 'message', text: 'Hei begge' });
  await until(async () => (await messagesIn(ida.engine)).includes('Hei begge'));
});

test('an invitation withdrawn after it was opened lets nobody in, and says so', async () => {
  const { link, caseRef: theirs } = await invite(tor);
  const kari = await visitor(link);
  await tor.engine.withdrawInvitation(theirs ?? '');
  expect(await refusal(kari.engine.acceptInvitation({ called: 'Kari' }))).toBe('E_WITHDRAWN');
  expect(await kari.engine.view('myCase', null)).toBeNull();
  const again = await tor.engine.renewInvitation(theirs ?? '');
  await kari.engine.readInvitation(again.link);
  expect((await kari.engine.acceptInvitation({ called: 'Kari' })).caseRef).not.toBeNull();
});

test('a list of the team older than the one that an invitation was judged by is refused at the claim; with the true one it goes on', async () => {
  const { link } = await invite(tor);
  const first = engineOn(behind());
  open({ engine: first });
  await first.readInvitation(link);
  const old = asked('roster.get').find(({ request }) => request.version === undefined)?.answer;
  open(await newColleague(place, lead, { name: 'Ida Dahl', title: 'Sykepleier', roles: ['therapist'] }));
  const kari = await visitor(link);
  line.alter = {
    answer: (name, request, answer) => (name === 'roster.get' && request.version === undefined && old ? old : answer),
  };
  expect(await refusal(kari.engine.acceptInvitation({ called: 'Kari' }))).toBe('E_ROSTER');
  line.alter = {};
  expect((await kari.engine.acceptInvitation({ called: 'Kari' })).caseRef).not.toBeNull();
});

test('a colleague whose tab died with the claim on its way, and who was listed meanwhile, goes on by what was opened', async () => {
  const { link } = await lead.engine.inviteStaff({ name: 'Ida Dahl', roles: ['therapist'] });
  const ida = await visitor(link);
  line.alter = { answer: (name, _, answer) => (name === 'staff.claim' ? new Promise<Plain>(() => {}) : answer) };
  void ida.engine.acceptInvitation({ name: 'Ida Dahl', title: 'Sykepleier' }).catch(() => {});
  await until(async () => (await lead.engine.view('staffClaims', null)).length === 1);
  await ida.killAndReopen();
  const [claim] = await lead.engine.view('staffClaims', null);
  await lead.engine.admitStaff(claim?.claim ?? '', { name: 'Ida Dahl', title: 'Sykepleier', roles: ['therapist'] });
  line.alter = {};
  expect(await ida.engine.state()).toMatchObject({ unfinished: 'invitation', role: 'staff' });
  await ida.engine.acceptInvitation({ name: 'Ida Dahl', title: 'Sykepleier' });
  expect(asked('invite.open')).toHaveLength(1);
  await until(async () => (await ida.engine.view('me', null)).roles.includes('therapist'));
});
