import { IDBFactory } from 'fake-indexeddb';
import { expect } from 'vitest';
import type { RunningEngine } from '../../../src/client/engine';
import { engineOn, newPasskey, passphrase, until } from '../../fixtures/engines';
import { test as staged } from '../../fixtures/staged';
import { truthOf } from '../../fixtures/truth';

const devices = async (engine: RunningEngine) => (await engine.view('security', null)).devices;
const test = staged
  .extend(
    'device',
    ({ place, open }) =>
      (device: string, indexedDB = new IDBFactory(), now: () => number = Date.now) =>
        open(engineOn({ url: place.url, now, environment: { device } }, indexedDB)),
  )
  .extend('restored', ({ device, kari }) => async (label: string, indexedDB?: IDBFactory) => {
    const engine = device(label, indexedDB);
    await engine.restore({ code: kari.citizen.recoveryCode }, { passphrase });
    return engine;
  });

test('a person sees their own devices, this one first, and the relay cannot read what they are called', async ({
  place,
  restored,
}) => {
  const tablet = await restored('Safari, iPad');
  await until(async () => (await devices(tablet)).length === 2);
  const [here, other] = await devices(tablet);
  expect(here).toMatchObject({ label: 'Safari, iPad', here: true });
  expect(other).toMatchObject({ label: 'Node', here: false });
  expect(here?.id).not.toBe(other?.id);
  expect(Date.parse(other?.lastSeen ?? '')).toBeGreaterThanOrEqual(Date.parse(other?.since ?? ''));
  const truth = truthOf(place.dataDir);
  const boxes = truth.copy('SELECT box FROM boxes').map(({ box }) => (box as Buffer).toString('latin1'));
  truth.close();
  expect(boxes.length).toBeGreaterThanOrEqual(2);
  expect(boxes.filter((box) => /Safari|iPad|Node|device/.test(box))).toEqual([]);
});

test('a device that signs out is off the list; nothing of the list keeps it from signing out', async ({ restored }) => {
  const tablet = await restored('Safari, iPad');
  const third = await restored('Firefox, Windows');
  await until(async () => (await devices(third)).length === 3);
  await tablet.signOut({});
  expect((await tablet.state()).phase).toBe('empty');
  await third.lock();
  await third.unlock({ passphrase });
  await until(async () => (await devices(third)).length === 2);
  expect((await devices(third)).map(({ label }) => label)).toEqual(['Firefox, Windows', 'Node']);
});

test('it stays the same device through locking, closing and a changed label, and is written a few times a day at most', async ({
  kari,
  place,
  device,
  restored,
}) => {
  let now = Date.now();
  const indexedDB = new IDBFactory();
  const first = device('Chrome, Android', indexedDB, () => now);
  const key = newPasskey();
  await first.restore({ code: kari.citizen.recoveryCode }, { passkey: key.named('Android') });
  await until(async () => (await devices(first)).length === 2);
  const [here] = await devices(first);
  const truth = truthOf(place.dataDir);
  const puts = () => truth.copy('SELECT max(mark) AS mark FROM boxes')[0]?.mark;
  const before = puts();
  for (let i = 0; i < 3; i++) {
    now += 60 * 60_000;
    await first.lock();
    await first.unlock({ passkey: key.proof() });
    await until(async () => (await first.state()).connection === 'online');
    await first.view('security', null);
  }
  expect(puts()).toBe(before);
  await first.close();
  now += 8 * 60 * 60_000;
  const second = device('Samsung Internet, Android', indexedDB, () => now);
  await until(async () => (await second.state()).phase === 'locked');
  await second.unlock({ passkey: key.proof() });
  expect((await devices(second))[0]).toMatchObject({
    id: here?.id,
    since: here?.since,
    label: 'Samsung Internet, Android',
    here: true,
  });
  await until(() => puts() !== before);
  truth.close();
  const seen = (await devices(second))[0];
  const tablet = await restored('Safari, iPad');
  await until(async () => (await devices(tablet)).some(({ label }) => label === 'Samsung Internet, Android'));
  expect((await devices(tablet)).find(({ id }) => id === seen?.id)?.since).toBe(here?.since);
  expect(await devices(tablet)).toHaveLength(3);
});
