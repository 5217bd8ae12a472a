import { afterEach, beforeEach, expect, test } from 'vitest';
import { startsFor } from '../../../src/care/referrals/starts';
import { localDate } from '../../../src/care/time/dates';
import type { WrittenReferral } from '../../../src/client/api';
import { allSent, type Device, newColleague, newTeam, secured, until } from '../../fixtures/engines';
import { newPlace, type Place } from '../../fixtures/place';

/** Referrals that staff write in: a case without a citizen, for all who take such in. */
let place: Place;
let lead: Device;
let tor: Device;
let ida: Device;
let shift = 0;
const clock = () => Date.now() + shift;
const at = () => ({ ...place, now: clock });
const opened: Device[] = [];
const open = <D extends Device>(device: D): D => {
  opened.push(device);
  return device;
};

beforeEach(async () => {
  shift = 0;
  place = await newPlace();
  lead = open(await newTeam(at()));
  tor = open(await newColleague(at(), lead, { name: 'Tor Berg', title: 'Psykolog', roles: ['therapist'] }));
  ida = open(await newColleague(at(), lead, { name: 'Ida Dahl', title: 'Sykepleier', roles: ['intake'] }));
});
afterEach(async () => {
  for (const { engine } of opened.splice(0)) await engine.close();
  await place.close();
});

const sander: WrittenReferral = {
  contactAt: '2026-03-03',
  way: 'phone',
  source: 'self-gp',
  name: 'Sander Nilsen',
  phone: '41 22 33 44',
  birthYear: 2001,
  problems: ['sleep', 'anxiety'],
  words: 'Sover nesten ikke.',
  wish: '',
  helped: '',
  times: '',
  reach: {},
};
const now = () => new Date(clock()).toISOString();
const waitingAt = ({ engine }: Device) => engine.view('referrals', { now: now() });
const idOf = async ({ engine }: Device) => (await engine.view('me', null)).account;

test('what a therapist writes in stands with all who take referrals in, and with nobody else; it is no case of anybody’s yet', async () => {
  await tor.engine.writeReferral(sander);
  await until(async () => (await waitingAt(ida)).length === 1);
  const [row] = await waitingAt(ida);
  expect(row).toMatchObject({
    name: 'Sander Nilsen',
    therapist: null,
    source: 'self-gp',
    byDoor: false,
    contactAt: '2026-03-03',
  });
  expect(await tor.engine.view('cases', { now: now() })).toEqual([]);
  expect(await ida.engine.view('cases', { now: now() })).toEqual([]);
});

test('a referral that is written in twice by one act is one, also when the program was killed in between', async () => {
  const act = 'AAAAAAAAAAAAAAAAAAAAAA';
  const [first, again] = await Promise.all([tor.engine.writeReferral(sander, act), tor.engine.writeReferral(sander, act)]);
  expect(again).toBe(first);
  await allSent(tor.engine);
  await tor.killAndReopen();
  expect(await tor.engine.writeReferral(sander, act)).toBe(first);
  expect(await waitingAt(tor)).toHaveLength(1);
});

const decides = (
  referral: string,
  decision: string,
  more: { therapist: string; help: ('course' | 'individual')[]; starts?: string[] },
) => ({
  kind: 'decision' as const,
  decision,
  referral,
  outcome: 'taken-in' as const,
  letter: 'Hei Sander.',
  ...more,
});
const referralAt = async (device: Device, caseRef: string) => {
  const { referrals } = await device.engine.view('case', { caseRef });
  return referrals[0];
};

test('a decision lets the chosen therapist in at once; those who had taken it in go the day after', async () => {
  const caseRef = await ida.engine.writeReferral(sander);
  const [row] = await waitingAt(ida);
  const therapist = await idOf(tor);
  await ida.engine.write(caseRef, decides(row?.referral ?? '', 'AAAAAAAAAAAAAAAAAAAAAA', { therapist, help: ['individual'] }));
  await until(async () => (await tor.engine.view('cases', { now: now() })).length === 1);
  expect(await tor.engine.view('cases', { now: now() })).toMatchObject([
    { name: 'Sander Nilsen', mine: true, status: 'not-invited' },
  ]);
  expect(await waitingAt(tor)).toMatchObject([{ next: 'start', therapist }]);
  expect(await waitingAt(ida)).toMatchObject([{ next: 'start', therapist }]);
  await allSent(ida.engine);
  shift = 86_400_000;
  await place.stop();
  await place.start();
  await until(async () => (await waitingAt(ida)).length === 0);
  expect(await waitingAt(tor)).toHaveLength(1);
});

test('of two who decide at once both decisions stand on both desks, and the first in the log counts', async () => {
  const per = open(await newColleague(at(), lead, { name: 'Per Aune', title: 'Sykepleier', roles: ['intake', 'therapist'] }));
  const caseRef = await ida.engine.writeReferral(sander);
  await until(async () => (await waitingAt(per)).length === 1);
  const [row] = await waitingAt(per);
  const [pers, tors] = [await idOf(per), await idOf(tor)];
  const referral = row?.referral ?? '';
  await allSent(per.engine);
  await place.stop();
  await ida.engine.write(caseRef, decides(referral, 'AAAAAAAAAAAAAAAAAAAAAA', { therapist: tors, help: ['individual'] }));
  await per.engine.write(row?.caseRef ?? '', decides(referral, 'AAAAAAAAAAAAAAAAAAAAAQ', { therapist: pers, help: ['course'] }));
  await place.start();
  await until(async () => {
    const seen = await Promise.all([referralAt(ida, caseRef), referralAt(per, row?.caseRef ?? '')]);
    return seen.every((one) => one?.decisions.beside.length === 1 && one.decisions.inForce?.seq !== null);
  });
  const [here, there] = await Promise.all([referralAt(ida, caseRef), referralAt(per, row?.caseRef ?? '')]);
  expect(here?.decisions.inForce?.item).toEqual(there?.decisions.inForce?.item);
  const counting = here?.decisions.inForce?.item;
  expect((await ida.engine.view('case', { caseRef })).therapist).toBe(counting?.therapist);
  // Whoever came second decides anew on purpose.
  const other = counting?.therapist === tors ? pers : tors;
  await ida.engine.write(caseRef, {
    ...decides(referral, 'AAAAAAAAAAAAAAAAAAAAAg', { therapist: other, help: ['course'] }),
    replaces: counting?.decision ?? '',
  });
  await until(async () => (await referralAt(per, row?.caseRef ?? ''))?.decisions.inForce?.item.therapist === other);
});

test('what staff write in of nobody, or who may be in no case, is refused and leaves nothing', async () => {
  await expect(tor.engine.writeReferral({ ...sander, contactAt: '2026-02-30' })).rejects.toMatchObject({ code: 'E_INPUT' });
  const dag = open(await newColleague(at(), lead, { name: 'Dag Vakt', title: 'Vakt', roles: ['duty'] }));
  await expect(dag.engine.writeReferral(sander)).rejects.toMatchObject({ code: 'E_ROLE' });
  expect(await waitingAt(tor)).toEqual([]);
});

test('somebody who was written in comes by a link into the case that is theirs, and reads there what was decided', async () => {
  const caseRef = await ida.engine.writeReferral(sander);
  const [row] = await waitingAt(ida);
  const therapist = await idOf(tor);
  await ida.engine.write(caseRef, decides(row?.referral ?? '', 'AAAAAAAAAAAAAAAAAAAAAA', { therapist, help: ['individual'] }));
  const greeting = 'Velkommen, Sander.';
  const { link } = await ida.engine.inviteInto(caseRef, { called: 'Sander', greeting, language: 'nb' });
  const phone = open(await secured(at(), (engine) => engine.readInvitation(link)));
  const { caseRef: mine } = await phone.engine.acceptInvitation({ called: 'Sander' });
  const letter = async () =>
    (await phone.engine.view('case', { caseRef: mine ?? '' })).referrals[0]?.decisions.inForce?.item.letter;
  await until(async () => (await letter()) === 'Hei Sander.');
  await expect(ida.engine.inviteInto(caseRef, { called: 'Sander', greeting, language: 'nb' })).rejects.toMatchObject({
    code: 'E_TAKEN',
  });
});

test('what begins with a decision is given once however often it is sent, and meets the citizen on the first screen when they come', async () => {
  const caseRef = await ida.engine.writeReferral(sander);
  const [row] = await waitingAt(ida);
  const act = 'AAAAAAAAAAAAAAAAAAAAAw';
  const decide = async () => {
    const starts: string[] = [];
    for (const { id, what } of startsFor(['sleep'], localDate(now())))
      if (id !== 'sleep-diary') starts.push((await ida.engine.write(caseRef, { kind: 'assign', what }, act)).id);
    const more = { therapist: await idOf(tor), help: ['individual' as const], starts };
    await ida.engine.write(caseRef, decides(row?.referral ?? '', 'AAAAAAAAAAAAAAAAAAAAAA', more), act);
  };
  await decide();
  await decide();
  expect((await ida.engine.view('case', { caseRef })).assignments).toHaveLength(2);
  const { link } = await ida.engine.inviteInto(caseRef, { called: 'Sander', greeting: 'Velkommen.', language: 'nb' });
  const phone = open(await secured(at(), (engine) => engine.readInvitation(link)));
  const { caseRef: mine } = await phone.engine.acceptInvitation({ called: 'Sander' });
  const things = async () => (await phone.engine.view('today', { now: now() })).things;
  await until(async () => (await things()).some(({ type }) => type === 'questionnaire'));
  expect(await things()).toMatchObject([{ type: 'reply' }, { type: 'questionnaire', instruments: ['phq-9', 'gad-7'] }]);
  const { assignments } = await phone.engine.view('case', { caseRef: mine ?? '' });
  expect(assignments).toMatchObject([{ what: { programme: 'sleep' } }, { what: { repeat: 'weekly' } }]);
});

test('for how many somebody has room stands with every colleague, as they last said it themselves', async () => {
  await tor.engine.setCapacity({ most: 20, cases: 12, from: '2026-04-01' });
  await tor.engine.setCapacity({ most: 18, cases: 12 });
  const tors = await idOf(tor);
  const seen = async ({ engine }: Device) => (await engine.view('capacities', null))[tors];
  await until(async () => (await seen(ida))?.most === 18);
  expect(await seen(ida)).toMatchObject({ most: 18, cases: 12 });
  expect((await seen(ida))?.from).toBeUndefined();
  await expect(tor.engine.setCapacity({ most: -1, cases: 0 })).rejects.toMatchObject({ code: 'E_INPUT' });
});

test('what was no referral is ended by a custodian alone: gone at the relay and from every desk', async () => {
  const caseRef = await ida.engine.writeReferral(sander);
  await until(async () => (await waitingAt(lead)).length === 1);
  await expect(ida.engine.deleteCase(caseRef, 'Ingen henvendelse')).rejects.toMatchObject({ code: 'E_REFUSED' });
  expect(await waitingAt(ida)).toHaveLength(1);
  const [row] = await waitingAt(lead);
  await lead.engine.deleteCase(row?.caseRef ?? '', 'Ingen henvendelse');
  await until(async () => (await waitingAt(ida)).length === 0);
  expect(await waitingAt(lead)).toEqual([]);
});

test('a lead’s letter is what all of the team begin with; nobody else writes one, and one that lacks what must be in it is refused', async () => {
  const letter = { outcome: 'taken-in', language: 'nb', text: 'Hei {name}. {help} fra {start}.' } as const;
  await lead.engine.saveLetterTemplate(letter);
  const seen = () => tor.engine.view('letterTemplates', null);
  await until(async () => (await seen())['taken-in/nb']?.text === letter.text);
  await expect(tor.engine.saveLetterTemplate(letter)).rejects.toMatchObject({ code: 'E_REFUSED' });
  await expect(lead.engine.saveLetterTemplate({ ...letter, text: 'Hei {name}.' })).rejects.toMatchObject({ code: 'E_INPUT' });
  expect((await seen())['taken-in/nb']?.text).toBe(letter.text);
  await lead.engine.removeLetterTemplate(letter);
  await until(async () => Object.keys(await seen()).length === 0);
});
