import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ItemDraft } from '../../../src/client/api';
import { allSent, type Case, type Device, newCitizen, newColleague, newTeam, until } from '../../fixtures/engines';
import { newPlace, type Place } from '../../fixtures/place';
import { rowsOf } from '../../fixtures/raw-database';

/** Four people of whom nobody is in both streams but the custodian: what one does about a risk answer, the others know. */
let place: Place;
let lead: Device;
let maja: Device;
let dag: Device;
let kari: Case;
let answered: string;

beforeEach(async () => {
  place = await newPlace();
  lead = await newTeam(place);
  maja = await newColleague(place, lead, { name: 'Maja Lie', title: 'Psykolog', roles: ['therapist'] });
  dag = await newColleague(place, lead, { name: 'Dag Vakt', title: 'Sykepleier', roles: ['duty'] });
  kari = await newCitizen({ ...place, environment: { followUpTakes: () => 3_600_000 } }, maja);
  answered = (await kari.citizen.engine.write(kari.mine, answers(2))).id;
  await until(async () => (await alerts(dag)).length === 1 && (await majasCase()).risk.length === 1);
});
afterEach(async () => {
  for (const { engine } of [kari.citizen, dag, maja, lead]) await engine.close();
  await place.close();
});

const now = () => new Date().toISOString();
const alerts = (one: Device) => one.engine.view('alerts', { now: now() });
const majasCase = () => maja.engine.view('case', { caseRef: kari.theirs, glance: true });
const majasRow = async () => (await maja.engine.view('inbox', { now: now() })).rows[0];
const accountOf = async (one: Device) => (await one.engine.view('me', null)).account;
const answers = (item9: number): Extract<ItemDraft, { kind: 'answers' }> => ({
  kind: 'answers',
  instrument: 'phq-9',
  version: '1',
  language: 'nb',
  wording: 'nb',
  startedAt: now(),
  timeZone: 'Europe/Oslo',
  mode: 'home',
  values: { q1: 1, q2: 1, q3: 1, q4: 1, q5: 1, q6: 1, q7: 1, q8: 1, q9: item9 },
});

test('what duty does is known to the therapist from the first word, by name, and nobody calls twice', async () => {
  // The custodian's client is not there: nothing of it depends on a third one.
  await lead.engine.lock();
  const by = await accountOf(dag);
  expect((await alerts(dag))[0]).toMatchObject({ therapist: await accountOf(maja) });
  await dag.engine.answerAlert(answered, { state: 'acting' });
  await until(async () => (await majasRow())?.facts.toldState === 'acting');
  expect(await majasRow()).toMatchObject({ reason: 'risk', group: 'now', facts: { toldBy: by } });
  expect((await majasCase()).openRisk?.told).toMatchObject([{ state: 'acting', by }]);
  await dag.engine.answerAlert(answered, { state: 'resolved', action: 'called', note: 'Ringt, trygg i kveld' });
  await until(async () => (await majasCase()).openRisk === null);
  expect(await majasRow()).toMatchObject({ reason: 'risk-handled', facts: { by, action: 'called' }, group: 'today' });
  expect((await majasCase()).riskDoneFor).toMatchObject({ done: { by, action: 'called' } });
  await until(async () => (await kari.citizen.engine.view('myAlerts', null))[0]?.state === 'resolved');
  // The note comes into the case as soon as somebody is there who is in both, once, as the word of whoever wrote it.
  await lead.engine.unlock({ passphrase: lead.passphrase });
  await until(async () => (await majasCase()).risk[0]?.assessments.length === 1);
  expect((await majasCase()).risk[0]?.assessments).toMatchObject([{ by, action: 'called', note: 'Ringt, trygg i kveld' }]);
  expect(await lead.engine.view('cases', { now: now() })).toEqual([]);
  await allSent(lead.engine);
  await lead.killAndReopen();
  await allSent(lead.engine);
  await maja.engine.write(kari.theirs, { kind: 'message', text: 'Jeg så at Dag ringte deg i går.' });
  await until(async () => (await majasCase()).riskDoneFor === null);
  expect((await majasCase()).risk[0]?.assessments).toHaveLength(1);
  for (const { engine } of [dag, maja, lead, kari.citizen]) expect((await engine.state()).integrityWarnings).toEqual([]);
});

test('what the therapist does is known to duty, who is not in the case', async () => {
  const by = await accountOf(maja);
  await maja.engine.answerAlert(answered, { state: 'acting' });
  await until(async () => (await alerts(dag))[0]?.state === 'acting');
  expect((await alerts(dag))[0]).toMatchObject({ by, history: [{ state: 'acting', by }] });
  await maja.engine.write(kari.theirs, { kind: 'assessment', answers: answered, action: 'talked', note: 'Snakket lenge' });
  await until(async () => (await alerts(dag))[0]?.state === 'resolved');
  expect((await alerts(dag))[0]?.history).toMatchObject([
    { state: 'acting', by },
    { state: 'resolved', by, action: 'talked', note: null },
  ]);
  // Of answers that are in no case of theirs nobody can say anything.
  await expect(maja.engine.answerAlert('A'.repeat(22), { state: 'acting' })).rejects.toMatchObject({ code: 'E_REFUSED' });
  await expect(maja.engine.answerAlert(answered, { state: 'escalated' })).rejects.toMatchObject({ code: 'E_REFUSED' });
});

test('whoever answers for a case says that they act, and no case has to be opened for it', async () => {
  const by = await accountOf(maja);
  await kari.citizen.engine.write(kari.mine, { kind: 'message', text: 'Er du der?' });
  await until(async () => {
    const { lines } = await kari.citizen.engine.view('thread', { caseRef: kari.mine, limit: 10 });
    return lines.some((line) => line.type === 'message' && line.delivery === 'delivered');
  });
  expect(await majasRow()).toMatchObject({ reason: 'risk' });
  await allSent(maja.engine);
  await maja.engine.close();
  // Neither its rows nor what is kept of it for the inbox can be read.
  for (const table of ['snapshots', 'segments', 'summaries'])
    for (const row of (await rowsOf(maja.indexedDB, 'mellom-log', table)) as { stream: string; v: Uint8Array }[])
      if (row.stream === kari.theirs)
        await rowsOf(maja.indexedDB, 'mellom-log', table, { ...row, v: row.v.map((byte) => byte ^ 1) });
  await maja.killAndReopen();
  await expect(majasCase()).rejects.toThrow();
  await maja.engine.answerAlert(answered, { state: 'acting' });
  await until(async () => (await alerts(dag))[0]?.state === 'acting');
  expect((await alerts(dag))[0]).toMatchObject({ by, history: [{ state: 'acting', by }] });
});

test('a follow-up that comes after duty has finished opens the risk answer again for the therapist too', async () => {
  await dag.engine.answerAlert(answered, { state: 'resolved', action: 'called' });
  await until(async () => (await majasCase()).risk[0]?.assessments.length === 1);
  expect((await majasCase()).openRisk).toBeNull();
  const more = { dangerNow: 'no', thoughtsNow: 'yes', plan: 'yes', means: 'no', alone: 'yes' } as const;
  await kari.citizen.engine.write(kari.mine, { kind: 'risk-follow-up', answers: answered, ...more });
  await until(async () => (await majasCase()).openRisk?.followUp?.plan === 'yes');
  await until(async () => (await alerts(dag))[0]?.state === 'new');
});
