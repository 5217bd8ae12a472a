import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ItemDraft } from '../../../src/client/api';
import type { RunningEngine } from '../../../src/client/engine';
import { newId } from '../../../src/engine/new-id';
import { allSent, type Case, type Device, engineOn, messagesIn, newCitizen, newTeam, until } from '../../fixtures/engines';
import { newPlace, type Place } from '../../fixtures/place';

/** The same act comes again: from the same finger, after a crash, by another device that has the same draft. */
let place: Place;
let lead: Device;
let kari: Case;
const others: RunningEngine[] = [];

beforeAll(async () => {
  place = await newPlace();
  lead = await newTeam(place);
  kari = await newCitizen(place, lead);
});
afterAll(async () => {
  for (const engine of others.splice(0)) await engine.close();
  await kari.citizen.engine.close();
  await lead.engine.close();
  await place.close();
});
const message = (text: string): ItemDraft => ({ kind: 'message', text });
/** The messages of both after a last word has come over. */
let last = 0;
const saidAfter = async (work: () => Promise<unknown>, ...engines: RunningEngine[]): Promise<string[][]> => {
  const before = (await messagesIn(kari.citizen.engine)).length;
  await work();
  const end = `siste ${++last}`;
  await kari.citizen.engine.write(kari.mine, message(end));
  const all = [kari.citizen.engine, lead.engine, ...engines];
  for (const one of all) await until(async () => (await messagesIn(one)).includes(end));
  return Promise.all(all.map(async (one) => (await messagesIn(one)).slice(before, -1)));
};
const itemsOf = async (engine: RunningEngine, kind: string) => {
  const { cases } = JSON.parse(await engine.exportAll()) as { cases: { entries: { item?: { kind: string; id: string } }[] }[] };
  return cases.flatMap(({ entries }) => entries.flatMap(({ item }) => (item?.kind === kind ? [item] : [])));
};

test('the same words of one act, in one moment, afterwards and after a crash, are one message for both', async () => {
  const act = newId();
  const { citizen, mine } = kari;
  const send = () => citizen.engine.write(mine, message('Jeg sover dårlig'), act);
  const said = await saidAfter(async () => {
    const answers = await Promise.all([send(), send()]);
    answers.push(await send());
    await allSent(citizen.engine);
    answers.push(await send());
    await citizen.killAndReopen();
    answers.push(await send());
    expect(new Set(answers.map(({ id }) => id)).size).toBe(1);
  });
  expect(said).toEqual([['Jeg sover dårlig'], ['Jeg sover dårlig']]);
});

test('without a network, too, what waits is written once, and killed in between it is still once', async () => {
  const act = newId();
  const { citizen, mine } = kari;
  await place.stop();
  await until(async () => (await citizen.engine.state()).connection !== 'online');
  const said = await saidAfter(async () => {
    await citizen.engine.write(mine, message('Uten nett'), act);
    await citizen.killAndReopen();
    await citizen.engine.write(mine, message('Uten nett'), act);
    expect((await citizen.engine.state()).unsent).toBe(1);
    await place.start();
  });
  expect(said).toEqual([['Uten nett'], ['Uten nett']]);
});

test('other words of the same act are another message, and the same words of another act are said again', async () => {
  const act = newId();
  const said = await saidAfter(async () => {
    await kari.citizen.engine.write(kari.mine, message('Ja'), act);
    await kari.citizen.engine.write(kari.mine, message('Ja, gjerne'), act);
    await kari.citizen.engine.write(kari.mine, message('Ja'), newId());
  });
  expect(said[1]).toEqual(['Ja', 'Ja, gjerne', 'Ja']);
});

test('a draft brings the act that was begun with it to the other device, and sent from both it is one message', async () => {
  const { engine } = kari.citizen;
  await engine.saveOwn('draft/message', 'Fra to steder', newId());
  const begun = await engine.readDraft('draft/message');
  const second = engineOn(place);
  others.push(second);
  await second.restore({ code: kari.citizen.recoveryCode }, { passphrase: 'ny frase med fem gode ord' });
  await until(async () => {
    await second.hurry();
    return (await second.readDraft('draft/message')) !== null && (await second.view('myCase', null)) !== null;
  });
  expect(await second.readDraft('draft/message')).toEqual(begun);
  const there = await second.view('myCase', null);
  if (!begun?.begun || !there) throw new Error('nothing begun');
  const act = begun.begun;
  const said = await saidAfter(async () => {
    // Neither knows of the other's when it writes.
    await Promise.all([
      engine.write(kari.mine, message('Fra to steder'), act),
      second.write(there, message('Fra to steder'), act),
    ]);
    for (const one of [engine, second]) await allSent(one);
  }, second);
  expect(said).toEqual([['Fra to steder'], ['Fra to steder'], ['Fra to steder']]);
});

test('a draft that is gone begins another act when it is written anew', async () => {
  const { engine } = kari.citizen;
  await engine.saveOwn('draft/message', 'a', newId());
  await engine.removeOwn('draft/message');
  expect(await engine.readDraft('draft/message')).toBeNull();
});

test('answers with risk that are sent twice raise one alert, and their follow-up is one', async () => {
  const { engine } = kari.citizen;
  const act = newId();
  const answers: ItemDraft = {
    kind: 'answers',
    instrument: 'phq-9',
    version: '1.0',
    language: 'nb',
    wording: 'nb',
    startedAt: '2026-01-05T08:00:00Z',
    timeZone: 'Europe/Oslo',
    mode: 'home',
    values: { q1: 0, q2: 0, q3: 0, q4: 0, q5: 0, q6: 0, q7: 0, q8: 0, q9: 2 },
  };
  const [one, other] = await Promise.all([engine.write(kari.mine, answers, act), engine.write(kari.mine, answers, act)]);
  const third = await engine.write(kari.mine, answers, act);
  expect([other.id, third.id]).toEqual([one.id, one.id]);
  const followUp: ItemDraft = {
    kind: 'risk-follow-up',
    answers: one.id,
    dangerNow: 'no',
    thoughtsNow: 'yes',
    plan: 'no',
    means: 'no',
    alone: 'no',
  };
  await Promise.all([engine.write(kari.mine, followUp, act), engine.write(kari.mine, followUp, act)]);
  await allSent(engine);
  await until(async () => (await itemsOf(lead.engine, 'risk-follow-up')).length > 0);
  expect(await itemsOf(lead.engine, 'answers')).toHaveLength(1);
  expect(await itemsOf(lead.engine, 'risk-follow-up')).toHaveLength(1);
  expect(await engine.view('myAlerts', null)).toHaveLength(1);
});

test('an invitation that is asked for twice is one case and one link, also after a crash', async () => {
  const act = newId();
  const invitation = {
    name: 'Ola Nordmann',
    called: 'Ola',
    greeting: 'Velkommen',
    language: 'nb' as const,
    programmes: ['sleep'],
    questionnaires: null,
    worksheets: [],
  };
  const [one, other] = await Promise.all([
    lead.engine.inviteCitizen(invitation, act),
    lead.engine.inviteCitizen(invitation, act),
  ]);
  expect(other).toEqual(one);
  await lead.killAndReopen();
  expect(await lead.engine.inviteCitizen(invitation, act)).toEqual(one);
  const rows = await lead.engine.view('cases', { now: new Date().toISOString() });
  expect(rows.filter(({ name }) => name === 'Ola Nordmann')).toHaveLength(1);
  const staff = { name: 'Ida Dahl', roles: ['therapist' as const] };
  const links = await Promise.all([lead.engine.inviteStaff(staff, act), lead.engine.inviteStaff(staff, act)]);
  links.push(await lead.engine.inviteStaff(staff, act));
  expect(new Set(links.map(({ link }) => link)).size).toBe(1);
});

test('an act has been done when those who watch have heard of it', async () => {
  const heard: string[] = [];
  await kari.citizen.engine.subscribe(
    () => {},
    async (topics) => {
      await new Promise((resolve) => setTimeout(resolve));
      heard.push(...topics);
    },
  );
  await kari.citizen.engine.write(kari.mine, message('Hei'), newId());
  expect(heard).toContain('thread');
});
