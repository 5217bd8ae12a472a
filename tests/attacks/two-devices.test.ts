import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { isRecord } from '../../src/care/is-record';
import type { RunningEngine } from '../../src/client/engine';
import { type AlteringRelay, alteringRelay } from '../fixtures/altering-relay';
import {
  allSent,
  type Case,
  type Device,
  engineOn,
  newCitizen,
  newTeam,
  passphrase,
  until,
  untilState,
} from '../fixtures/engines';
import { newPlace, type Place } from '../fixtures/place';

/** One person at a phone, which is now and then without a network, and at a computer. */
let place: Place;
let line: AlteringRelay;
let lead: Device;
let kari: Case;
let phone: RunningEngine;
let computer: RunningEngine;

beforeAll(async () => {
  place = await newPlace();
  line = await alteringRelay(place.url);
  lead = await newTeam(place);
  kari = await newCitizen({ url: line.url, environment: { origin: place.url } }, lead);
  phone = kari.citizen.engine;
  computer = engineOn(place);
  await computer.restore({ code: kari.citizen.recoveryCode }, { passphrase });
});
beforeEach(() => phoneLeaves());
afterEach(async () => {
  line.mend();
  await untilState(phone, ({ connection }) => connection === 'online');
});
afterAll(async () => {
  await computer.close();
  await phone.close();
  await lead.engine.close();
  await line.close();
  await place.close();
});

async function phoneLeaves(): Promise<void> {
  line.cut();
  await untilState(phone, ({ connection }) => connection === 'offline');
}

/** Both have the same under a key, once the phone is back and each has written something. */
async function meet(key: string, holds: (value: unknown) => boolean): Promise<unknown> {
  await until(async () => (await computer.state()).unsent === 0);
  line.mend();
  await untilState(phone, ({ connection }) => connection === 'online');
  await until(async () => {
    for (const engine of [phone, computer]) await engine.saveOwn('settings/meeting', Math.random());
    const [a, b] = [await phone.readOwn(key), await computer.readOwn(key)];
    return holds(a) && JSON.stringify(a) === JSON.stringify(b);
  });
  return phone.readOwn(key);
}

test('A11 a questionnaire begun on the phone without a network and on the computer: the answers stand together and are sent, from either', async () => {
  const form = (startedAt: string, question: number, values: Record<string, number>) => ({
    startedAt,
    due: '2026-11-29',
    instrument: 0,
    question,
    values: { 'phq-9': values },
    written: {},
  });
  await phone.saveOwn('form/a', form('2026-11-29T10:00:00.000Z', 2, { '/44250-9': 1, '/44255-8': 2 }));
  await computer.saveOwn('form/a', form('2026-11-29T10:05:00.000Z', 1, { '/44250-9': 3 }));
  const both = await meet('form/a', (value) => isRecord(value) && JSON.stringify(value).includes('/44255-8'));
  expect(both).toEqual(form('2026-11-29T10:05:00.000Z', 1, { '/44250-9': 3, '/44255-8': 2 }));
  for (const engine of [phone, computer]) {
    const { startedAt, values } = (await engine.readOwn('form/a')) as ReturnType<typeof form>;
    const risk = { ...values['phq-9'], '/44260-8': 1 };
    await engine.write((await engine.view('myCase', null)) ?? '', {
      kind: 'answers',
      instrument: 'phq-9',
      version: '1',
      language: 'nb',
      wording: 'nb',
      startedAt,
      timeZone: 'Europe/Oslo',
      mode: 'home',
      values: risk,
    });
    await allSent(engine);
  }
});

test('A11 a diary begun on both: each time of day is one device’s, the words of both are there, and it can be finished', async () => {
  const entry = (id: string, lightsOff: string, note: string) => ({
    entry: `${id.repeat(21)}A`,
    share: true,
    words: ['note'],
    values: { date: '2026-11-29', lightsOff, outOfBed: '07:00', note },
  });
  const key = 'draft-entry/sleep-diary/2026-11-29';
  await phone.saveOwn(key, entry('A', '23:00', 'Våknet av regnet.'));
  await computer.saveOwn(key, entry('B', '23:30', 'Sov godt.'));
  await phone.saveOwn('sleep/rise-time', '06:30');
  await computer.saveOwn('sleep/rise-time', '07:00');
  const both = await meet(
    key,
    (value) => JSON.stringify(value ?? '').includes('regnet') && JSON.stringify(value).includes('godt'),
  );
  expect(both).toEqual(entry('B', '23:30', 'Sov godt.\n\nVåknet av regnet.'));
  expect(await phone.readOwn('sleep/rise-time')).toBe('07:00');
  const held = both as ReturnType<typeof entry>;
  await phone.write(kari.mine, {
    kind: 'entry',
    worksheet: 'sleep-diary',
    entry: held.entry,
    date: held.values.date,
    values: held.values,
  });
  await allSent(phone);
});

test('a message that one device sends and the other goes on writing: what was not sent is still there, what was sent is not', async () => {
  line.mend();
  await phone.saveOwn('draft/x', 'Hei');
  await until(async () => {
    await computer.saveOwn('settings/look', Math.random());
    return (await computer.readOwn('draft/x')) === 'Hei';
  });
  await phoneLeaves();
  await phone.saveOwn('draft/x', 'Hei, det er noe jeg ikke har sagt');
  await computer.removeOwn('draft/x');
  expect(await meet('draft/x', (value) => value !== undefined)).toBe('Hei, det er noe jeg ikke har sagt');
  await phone.removeOwn('draft/x');
  expect(await meet('draft/x', (value) => value === undefined)).toBeUndefined();
});

test('a draft that was glued before there was a rule is whole when it is read, and goes on', async () => {
  const glued = '2026-11-29T10:05:00.000Z\n\n2026-11-29T10:00:00.000Z';
  await computer.saveOwn('form/glued', { startedAt: glued, instrument: 0, question: 1, values: {}, written: {} });
  expect(await computer.readOwn('form/glued')).toMatchObject({ startedAt: '2026-11-29T10:05:00.000Z' });
  expect(await computer.listOwn('form/glued')).toMatchObject([{ value: { startedAt: '2026-11-29T10:05:00.000Z' } }]);
});
