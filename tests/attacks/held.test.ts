import Dexie from 'dexie';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { DeviceRow } from '../../src/client/store/tables';
import { about, type Device, engineOn, newTeam, passphrase } from '../fixtures/engines';
import { newPlace, type Place } from '../fixtures/place';

let place: Place;
let lead: Device;
let link: string;
beforeAll(async () => {
  place = await newPlace();
  lead = await newTeam(place);
  await lead.engine.setAbout({ ...about, door: { age: 16 } });
  link = `${place.url}${(await lead.engine.view('door', null)).link}`;
});
afterAll(async () => {
  await lead.engine.close();
  await place.close();
});

/** Everything that a script on the page could read from the disk. */
async function onDisk(indexedDB: IDBFactory): Promise<{ device: DeviceRow | undefined; text: string }> {
  const text: string[] = [];
  let device: DeviceRow | undefined;
  for (const { name } of await indexedDB.databases()) {
    const db = await new Dexie(name ?? '', { indexedDB, IDBKeyRange }).open();
    for (const table of db.tables)
      for (const row of await table.toArray()) {
        if (table.name === 'device') device = row;
        text.push(
          JSON.stringify(row, (_, value) => (value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : value)),
        );
      }
    db.close();
  }
  return { device, text: text.join('\n') };
}

test('T68 what is written at the door lies sealed, its key cannot be taken out by a script, and it is gone once the account is secured or the words are thrown away', async () => {
  const disk = new IDBFactory();
  const emil = engineOn({ url: place.url }, disk);
  await emil.beginAtDoor(link);
  await emil.saveOwn('door', { words: 'Tankene går i ring' });
  const mine = (await emil.view('myCase', null)) ?? '';
  await emil.write(mine, { kind: 'profile', called: 'Emil Dahl' });
  await emil.flush();
  const { device, text } = await onDisk(disk);
  for (const word of ['Tankene', 'Emil', 'profile']) expect(text).not.toContain(word);
  expect(device?.held?.by.extractable).toBe(false);
  await expect(crypto.subtle.exportKey('raw', device?.held?.by as CryptoKey)).rejects.toThrow();

  const { recoveryCode } = await emil.createAccount({ passphrase });
  await emil.confirmRecoveryCode(recoveryCode);
  await emil.finishAtDoor();
  expect((await onDisk(disk)).device?.held).toBeUndefined();
  await emil.lock();
  expect((await emil.state()).phase).toBe('locked');
  await emil.close();

  const other = new IDBFactory();
  const ida = engineOn({ url: place.url }, other);
  await ida.beginAtDoor(link);
  await ida.signOut({ discard: true });
  const left = await onDisk(other);
  expect(left.device).toBeUndefined();
  await ida.close();
});
