import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Engine } from '../../src/client/api';
import { type Case, type Device, engineOn, newCitizen, newTeam, passphrase } from '../fixtures/engines';
import { newPlace, type Place } from '../fixtures/place';

/** Somebody takes up a device that was left open. It looks at the clock by itself too seldom to help, as one that has slept. */
const slept = { autoLock: true, lookForIdle: 1e9 };
const minute = 60_000;
const hour = 60 * minute;
let place: Place;
let lead: Device;
let kari: Case;
beforeAll(async () => {
  place = await newPlace();
  lead = await newTeam(place);
  kari = await newCitizen(place, lead);
});
afterAll(async () => {
  await kari.citizen.engine.close();
  await lead.engine.close();
  await place.close();
});

test('T51 eight hours later it is locked, whatever happens first', async () => {
  const first: ((engine: Engine) => Promise<unknown>)[] = [
    (engine) => engine.touched(),
    (engine) => engine.state(),
    (engine) => engine.view('me', null),
    (engine) => engine.saveOwn('draft/message', 'noen andres ord'),
    (engine) => engine.write(kari.mine, { kind: 'message', text: 'noen andres ord' }),
    (engine) => engine.exportAll(),
    // The page in sight again.
    (engine) => engine.lookAtClock(),
  ];
  let now = Date.now();
  const { indexedDB } = kari.citizen;
  await kari.citizen.engine.close();
  const engine = engineOn({ url: place.url, now: () => now, environment: slept }, indexedDB);
  for (const happens of first) {
    await engine.unlock({ passphrase });
    now += 9 * minute;
    await happens(engine);
    expect((await engine.state()).phase).toBe('open');
    now += 8 * hour;
    await happens(engine).catch((error) => expect(error).toMatchObject({ code: 'E_LOCKED' }));
    expect((await engine.state()).phase).toBe('locked');
    await expect(engine.exportAll()).rejects.toMatchObject({ code: 'E_LOCKED' });
  }
  await engine.close();
});

test('T51 a clock that is set back does not put off the lock', async () => {
  let now = Date.now();
  await lead.engine.close();
  const { indexedDB } = lead;
  const engine = engineOn({ url: place.url, now: () => now, environment: slept }, indexedDB);
  await engine.unlock({ passphrase });
  now -= 8 * hour;
  await engine.touched();
  expect((await engine.state()).phase).toBe('locked');
  await engine.close();
});
