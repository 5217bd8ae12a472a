import { expect } from 'vitest';
import { allSent, engineOn, messagesIn, passphrase, until } from '../../fixtures/engines';
import { test as staged } from '../../fixtures/staged';
import { troubled } from '../../fixtures/troubled-database';

/** The citizen's device, with a disk that has its troubles. */
const test = staged
  .extend('device', async ({ place, kari }) => {
    await kari.citizen.engine.close();
    const device = troubled(kari.citizen.indexedDB);
    kari.citizen.engine = engineOn({ url: place.url, environment: { indexedDB: device.indexedDB } });
    await kari.citizen.engine.unlock({ passphrase });
    return device;
  })
  .extend(
    'write',
    ({ kari, device: _ }) =>
      (text: string) =>
        kari.citizen.engine.write(kari.mine, { kind: 'message', text }),
  );

test('no room on the device: said so, nothing is called saved that is not, and it goes on when there is room again', async ({
  lead,
  kari,
  device,
  write,
}) => {
  await write('før');
  device.trouble = 'full';
  await expect(write('ikke plass')).rejects.toMatchObject({ code: 'E_STORAGE_FULL' });
  await expect(kari.citizen.engine.saveOwn('draft/message', 'ikke plass')).rejects.toMatchObject({ code: 'E_STORAGE_FULL' });
  expect((await kari.citizen.engine.state()).trouble).toBe('E_STORAGE_FULL');
  device.trouble = 'none';
  await write('etter');
  await allSent(kari.citizen.engine);
  await until(async () => (await messagesIn(lead.engine)).length === 2);
  expect(await messagesIn(lead.engine)).toEqual(['før', 'etter']);
  await until(async () => (await kari.citizen.engine.state()).trouble === null);
  expect((await lead.engine.state()).integrityWarnings).toEqual([]);
});

test('a connection to the disk that died in the background is opened again, and the write is not lost', async ({
  lead,
  kari,
  device,
  write,
}) => {
  device.trouble = 'dead once';
  await write('med nytt håndtak');
  device.trouble = 'dead once';
  await kari.citizen.engine.saveOwn('draft/message', 'utkast');
  expect(await kari.citizen.engine.readOwn('draft/message')).toBe('utkast');
  await allSent(kari.citizen.engine);
  await until(async () => (await messagesIn(lead.engine)).includes('med nytt håndtak'));
});
