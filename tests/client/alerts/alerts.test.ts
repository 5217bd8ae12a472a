import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ItemDraft } from '../../../src/client/api';
import { type AlteringRelay, alteringRelay } from '../../fixtures/altering-relay';
import {
  allSent,
  type Case,
  type Device,
  engineOn,
  invite,
  newCitizen,
  newColleague,
  newTeam,
  passphrase,
  secured,
  until,
} from '../../fixtures/engines';
import { mortal } from '../../fixtures/mortal-database';
import { newPlace, type Place } from '../../fixtures/place';

let place: Place;
let line: AlteringRelay;
let lead: Device;
let kari: Case;
const others: { close: () => Promise<void> }[] = [];
/** Long enough that nothing but a follow-up makes the second row. */
let followUpTakes = 3_600_000;
const followUps = { followUpTakes: () => followUpTakes };
const atLine = () => ({ ...place, url: line.url, environment: { ...followUps, origin: place.url } });

beforeEach(async () => {
  followUpTakes = 3_600_000;
  place = await newPlace();
  line = await alteringRelay(place.url);
  lead = await newTeam(place);
  kari = await citizen();
});
afterEach(async () => {
  for (const engine of others.splice(0)) await engine.close();
  await kari.citizen.engine.close();
  await lead.engine.close();
  await line.close();
  await place.close();
});
const citizen = () => newCitizen(atLine(), lead);

const answers = (item9: number): Extract<ItemDraft, { kind: 'answers' }> => ({
  kind: 'answers',
  instrument: 'phq-9',
  version: '1',
  language: 'nb',
  wording: 'nb',
  startedAt: new Date().toISOString(),
  timeZone: 'Europe/Oslo',
  mode: 'home',
  values: { q1: 1, q2: 1, q3: 1, q4: 1, q5: 1, q6: 1, q7: 1, q8: 1, q9: item9 },
});
const followUp = (id: string, plan: 'yes' | 'no' = 'no'): ItemDraft => ({
  kind: 'risk-follow-up',
  answers: id,
  dangerNow: 'no',
  thoughtsNow: 'yes',
  plan,
  means: 'no',
  alone: 'no',
  reach: 'Ring etter ni',
});
const answer = async (item9: number) => (await kari.citizen.engine.write(kari.mine, answers(item9))).id;
const now = () => new Date().toISOString();
const seenBy = (one: Device) => one.engine.view('alerts', { now: now() });
const mine = async () => (await kari.citizen.engine.view('myAlerts', null)).map(({ state }) => state);
const colleague = (name: string, roles: Parameters<typeof newColleague>[2]['roles']) =>
  newColleague(place, lead, { name, title: 'Psykolog', roles }).then((one) => {
    others.push(one.engine);
    return one;
  });
/** What the citizen has written into the alert stream, as it is on the device. */
async function alertRows() {
  const exported = JSON.parse(await kari.citizen.engine.exportAll()) as {
    alerts: { entries: { author: string; item?: Record<string, unknown> & { kind: string } }[] }[];
  };
  return exported.alerts.flatMap(({ entries }) => entries.flatMap(({ item }) => (item?.kind === 'alert' ? [item] : [])));
}

/** Items that went over the line into the stream that is not the case. */
function sentAlertRows() {
  const rows = line.said.flatMap(({ name, request }) => (name === 'append' ? [request.row as Uint8Array] : []));
  const streamOf = (row: Uint8Array) => row.subarray(2, 34).join();
  const [claim] = rows;
  return rows.filter((row) => row[1] === 2 && claim && streamOf(row) !== streamOf(claim));
}

test('a risk answer reaches whoever is on duty: received, seen, acting, resolved with an action, and both sides see each step', async () => {
  const id = await answer(2);
  await until(async () => (await seenBy(lead)).length === 1);
  expect(await seenBy(lead)).toMatchObject([
    { answers: id, called: 'Kari', instrument: 'phq-9', value: 2, previous: null, level: 1, state: 'new', caseRef: kari.theirs },
  ]);
  await until(async () => (await mine())[0] === 'received');
  await kari.citizen.engine.write(kari.mine, followUp(id, 'yes'));
  await until(async () => (await seenBy(lead))[0]?.reach === 'Ring etter ni');
  expect(await seenBy(lead)).toMatchObject([{ level: 2, followUp: { plan: 'yes' } }]);
  for (const state of ['seen', 'acting'] as const) {
    await lead.engine.answerAlert(id, { state });
    await until(async () => (await mine())[0] === state);
  }
  await expect(lead.engine.answerAlert(id, { state: 'resolved' })).rejects.toMatchObject({ code: 'E_INPUT' });
  await lead.engine.answerAlert(id, { state: 'resolved', action: 'called', note: 'Snakket sammen' });
  await until(async () => (await mine())[0] === 'resolved');
  const [row] = await seenBy(lead);
  expect(row).toMatchObject({ state: 'resolved', overdue: false });
  expect(row?.history.map(({ state }) => state)).toEqual(['seen', 'acting', 'resolved']);
  // The lead is Kari's therapist too: the case says the same.
  const view = await lead.engine.view('case', { caseRef: kari.theirs });
  expect(view.openRisk).toBeNull();
  expect(view.risk[0]?.assessments).toMatchObject([{ action: 'called', note: 'Snakket sammen' }]);
  expect(await lead.engine.view('cases', { now: now() })).toHaveLength(1);
  for (const { engine } of [lead, kari.citizen]) expect((await engine.state()).integrityWarnings).toEqual([]);
});

test('two rows of one size, with risk or without, and neither says who it is where there is none', async () => {
  followUpTakes = 30;
  await answer(0);
  await until(async () => (await alertRows()).length === 2);
  const [first, second] = await alertRows();
  expect(first).toMatchObject({ value: 0 });
  expect(Object.keys(first ?? {})).toEqual(expect.not.arrayContaining(['called', 'reach', 'caseStream', 'followUp']));
  expect({ ...second, id: first?.id }).toEqual(first);
  expect(await seenBy(lead)).toEqual([]);
  expect(await kari.citizen.engine.view('myAlerts', null)).toEqual([]);
  followUpTakes = 3_600_000;
  const id = await answer(1);
  await kari.citizen.engine.write(kari.mine, { ...followUp(id), reach: '😀'.repeat(100) } as ItemDraft);
  await until(async () => (await alertRows()).length === 4);
  await allSent(kari.citizen.engine);
  expect(sentAlertRows().map((row) => row.length)).toEqual([1, 1, 1, 1].map(() => 282 + 40 + 1024));
});

test('offline it waits and says so; it survives the tab being killed, and goes when there is a network', async () => {
  line.cut();
  await until(async () => (await kari.citizen.engine.state()).connection !== 'online');
  const id = await answer(3);
  expect(await mine()).toEqual(['unsent']);
  await kari.citizen.killAndReopen();
  expect(await mine()).toEqual(['unsent']);
  expect(await seenBy(lead)).toEqual([]);
  line.mend();
  await until(async () => (await seenBy(lead)).length === 1);
  expect(await seenBy(lead)).toMatchObject([{ answers: id, level: 2 }]);
  await until(async () => ['sent', 'received'].includes((await mine())[0] ?? ''));
  expect(await alertRows()).toHaveLength(1);
});

test('the second row that nothing asked for is owed through a lock', async () => {
  await answer(0);
  await allSent(kari.citizen.engine);
  await kari.citizen.engine.lock();
  await kari.citizen.engine.unlock({ passphrase });
  expect(await alertRows()).toHaveLength(1);
  await kari.citizen.engine.close();
  const later = engineOn({ ...atLine(), now: () => Date.now() + 4_000_000 }, kari.citizen.indexedDB);
  others.push(later);
  await later.unlock({ passphrase });
  kari.citizen.engine = later;
  await until(async () => (await alertRows()).length === 2);
});

test('an account from before there were alerts makes its stream at the next login', async () => {
  const { link } = await invite(lead, { name: 'Per Hansen', called: 'Per' });
  let kept = 0;
  line.alter.swallow = (name, request) => name === 'append' && isFirstRow(request.row as Uint8Array) && ++kept > 0;
  const per = await secured(atLine(), (engine) => engine.readInvitation(link));
  others.push(per.engine);
  const accepting = per.engine.acceptInvitation({ called: 'Per' }).catch(() => {});
  await until(() => kept > 0);
  line.cut();
  await accepting;
  const caseRef = (await per.engine.view('myCase', null)) ?? '';
  await per.engine.write(caseRef, answers(1));
  expect(await per.engine.view('myAlerts', null)).toMatchObject([{ state: 'unsent', value: 1 }]);
  line.alter.swallow = () => false;
  line.mend();
  await until(async () => (await seenBy(lead)).some(({ called }) => called === 'Per'));
});
const isFirstRow = (row: Uint8Array) => row.subarray(2, 66).every((byte) => byte === 0);

test('a colleague who comes on duty is put into every alert stream, with what was there; one who leaves it is put out', async () => {
  const id = await answer(1);
  await until(async () => (await seenBy(lead)).length === 1);
  const dag = await colleague('Dag Vakt', ['duty']);
  await until(async () => (await seenBy(dag)).length === 1);
  await dag.engine.answerAlert(id, { state: 'seen' });
  await until(async () => (await mine())[0] === 'seen');
  const { account } = await dag.engine.view('me', null);
  expect(await kari.citizen.engine.view('myAlerts', null)).toMatchObject([{ by: account }]);
  expect(await dag.engine.view('cases', { now: now() })).toEqual([]);
  await lead.engine.setRoles(account, { name: 'Dag Vakt', title: 'Psykolog', roles: ['therapist'] });
  await until(async () => (await seenBy(dag)).length === 0);
  await expect(dag.engine.answerAlert(id, { state: 'acting' })).rejects.toMatchObject({ code: 'E_REFUSED' });
});

test('custodians who are not on duty see an alert when it is escalated to them', async () => {
  const siri = await colleague('Siri Journal', ['custodian']);
  const id = await answer(1);
  await until(async () => (await seenBy(lead)).length === 1);
  await until(async () => (await mine())[0] === 'received');
  expect(await seenBy(siri)).toEqual([]);
  const nextWeek = new Date(Date.now() + 8 * 86_400_000).toISOString();
  await until(async () => (await siri.engine.view('alerts', { now: nextWeek })).length === 1);
  expect(await siri.engine.view('alerts', { now: nextWeek })).toMatchObject([{ overdue: true, state: 'new' }]);
  await lead.engine.answerAlert(id, { state: 'escalated', note: 'Kan du ringe?' });
  await until(async () => (await seenBy(siri)).length === 1);
  expect(await seenBy(siri)).toMatchObject([{ state: 'escalated', history: [{ note: 'Kan du ringe?' }] }]);
  await siri.engine.answerAlert(id, { state: 'resolved', action: 'called' });
  // The therapist reads it in the case; for the custodian the case is not opened by it.
  await until(async () => (await lead.engine.view('case', { caseRef: kari.theirs })).openRisk === null);
  await allSent(siri.engine);
  expect(await siri.engine.view('cases', { now: now() })).toEqual([]);
});

test('an assessment in the case, by somebody who is on duty too, resolves the alert', async () => {
  const id = await answer(1);
  await until(async () => (await seenBy(lead)).length === 1);
  await lead.engine.write(kari.theirs, { kind: 'assessment', answers: id, action: 'talked' });
  expect(await seenBy(lead)).toMatchObject([{ state: 'resolved', history: [{ action: 'talked' }] }]);
  await until(async () => (await mine())[0] === 'resolved');
});

test('no roster that cannot be had holds an alert back', async () => {
  line.alter.answer = (name, request, reply) =>
    name === 'roster.get' && request.version === undefined ? { ok: false, code: 'E_REFUSED' } : reply;
  await answer(2);
  await until(async () => (await seenBy(lead)).length === 1);
});

test('the follow-up of another device belongs to the same alert', async () => {
  const id = await answer(1);
  await allSent(kari.citizen.engine);
  const tablet = engineOn({ ...place, environment: followUps });
  others.push(tablet);
  await tablet.restore({ code: kari.citizen.recoveryCode }, { passphrase });
  const caseRef = (await tablet.view('myCase', null)) ?? '';
  await until(async () => (await tablet.view('case', { caseRef })).risk.length === 1);
  await tablet.write(caseRef, followUp(id));
  await until(async () => (await seenBy(lead))[0]?.followUp !== null);
  expect(await seenBy(lead)).toHaveLength(1);
  await until(async () => (await alertRows()).length === 2);
});

test('when a custodian deletes the case, its alerts go too, and are not begun again', async () => {
  await answer(1);
  await until(async () => (await seenBy(lead)).length === 1);
  await lead.engine.deleteCase(kari.theirs, 'Feilregistrert');
  expect(await seenBy(lead)).toEqual([]);
  const streams = () =>
    line.said.filter(({ name, request }) => name === 'append' && isFirstRow(request.row as Uint8Array)).length;
  const before = streams();
  await kari.citizen.killAndReopen();
  await until(async () => (await kari.citizen.engine.state()).connection === 'online');
  await until(() => line.said.filter(({ name }) => name === 'box.list').length > 1);
  expect(streams()).toBe(before);
  expect(JSON.parse(await kari.citizen.engine.exportAll())).not.toHaveProperty('alerts.0.entries.1');
});

test('killed at any write: every answer that was saved has its alert, once, and no alert is without its answer', {
  timeout: 120_000,
}, async () => {
  await kari.citizen.engine.close();
  const saved: string[] = [];
  for (let at = 0; at < 14; at += 2) {
    const device = mortal(kari.citizen.indexedDB);
    const engine = engineOn({ url: place.url, environment: { ...followUps, indexedDB: device.indexedDB } });
    await engine.unlock({ passphrase });
    device.dieAt(at);
    const written = await engine.write(kari.mine, answers(1)).catch(() => null);
    if (written) saved.push(written.id);
    await engine.close().catch(() => {});
  }
  kari.citizen.engine = engineOn({ url: place.url, environment: followUps }, kari.citizen.indexedDB);
  await kari.citizen.engine.unlock({ passphrase });
  await allSent(kari.citizen.engine);
  const { risk } = await kari.citizen.engine.view('case', { caseRef: kari.mine });
  const answered = risk.map((one) => one.answers).sort();
  expect(answered).toEqual(expect.arrayContaining(saved));
  await until(async () => (await seenBy(lead)).length === answered.length);
  expect((await alertRows()).map((one) => one.answers).sort()).toEqual(answered);
  expect((await seenBy(lead)).map((one) => one.answers).sort()).toEqual(answered);
});
