import { encode } from '@msgpack/msgpack';
import Dexie from 'dexie';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Environment } from '../../../src/client/environment';
import { openDatabases, type Seal } from '../../../src/client/store/database';
import type { Change, DeviceRow, SealedTable } from '../../../src/client/store/tables';
import { type Troubled, troubled } from '../../fixtures/troubled-database';

/** Connections to the disk die in the background (iOS): each way of reading and writing finds a new one, and nothing is half done. */
const plain: Seal = { seal: (_place, text) => text, open: (_place, sealed) => sealed };
const row: DeviceRow = {
  id: 'this',
  role: 'citizen',
  language: 'nb',
  account: new Uint8Array(32),
  vault: new Uint8Array(72),
  vaultVersion: 1,
  registered: true,
  autoLock: 10,
  since: '2026-01-05T08:00:00.000Z',
  finished: true,
};
const keys: { [T in SealedTable]: unknown } = {
  segments: ['s', 0],
  trail: ['s', 0],
  streams: 's',
  snapshots: 's',
  summaries: 's',
  texts: 's',
  rosters: ['t', 1],
  cards: 'a',
  refused: ['s', 0],
  outbox: 1,
  own: 'k',
  work: 'w',
};
const tables = Object.keys(keys) as SealedTable[];
const change = (table: SealedTable, value: unknown): Change => ({ table, key: keys[table], value }) as Change;

let device: Troubled;
let open: () => ReturnType<typeof openDatabases>;
beforeEach(() => {
  device = troubled(new IDBFactory());
  open = () => openDatabases({ indexedDB: device.indexedDB, IDBKeyRange, database: 'mellom' } as unknown as Environment);
});

for (const trouble of ['dead once', 'dies inside'] as const) {
  describe(`a connection that ${trouble === 'dead once' ? 'is gone' : 'dies in the middle of a transaction'}`, () => {
    test.each(tables)('is opened again for %s', async (table) => {
      const databases = open();
      const store = databases.sealed(plain);
      await store.write([change(table, 'before')]);
      device.trouble = trouble;
      await store.write([change(table, 'after')]);
      expect(device.trouble).toBe('none');
      device.trouble = trouble;
      expect(await store.get(table, keys[table] as never)).toBe('after');
      device.trouble = trouble;
      expect((await store.all(table)).map(({ value }) => value)).toEqual(['after']);
      device.trouble = trouble;
      await store.write([change(table, undefined)]);
      expect(await store.all(table)).toEqual([]);
      databases.close();
    });

    test('is opened again for the row in the clear and for counting what is unsent', async () => {
      const databases = open();
      device.trouble = trouble;
      await databases.putDevice(row);
      device.trouble = trouble;
      expect(await databases.changeDevice((now) => ({ ...now, autoLock: now.autoLock + 1 }))).toMatchObject({ autoLock: 11 });
      device.trouble = trouble;
      expect(await databases.device()).toMatchObject({ autoLock: 11 });
      await databases.sealed(plain).write([change('outbox', 'a row')]);
      device.trouble = trouble;
      expect(await databases.unsent()).toBe(1);
      databases.close();
    });

    test('leaves several changes that belong together all done', async () => {
      const databases = open();
      const store = databases.sealed(plain);
      device.trouble = trouble;
      await store.write([change('streams', 'a'), change('trail', 'b'), change('segments', 'c')]);
      const found = await Promise.all([store.get('streams', 's'), store.get('trail', ['s', 0]), store.get('segments', ['s', 0])]);
      expect(found).toEqual(['a', 'b', 'c']);
      databases.close();
    });
  });
}

test('two parts of the engine that change the row in the clear at once do not undo one another', async () => {
  const databases = open();
  await databases.putDevice(row);
  await Promise.all(Array.from({ length: 20 }, () => databases.changeDevice((now) => ({ ...now, autoLock: now.autoLock + 1 }))));
  expect((await databases.device())?.autoLock).toBe(30);
  databases.close();
});

test('what does not open is swept away, what opens stays', async () => {
  const databases = open();
  const store = databases.sealed(plain);
  await store.write([change('own', 'mine'), change('work', 'mine')]);
  await databases
    .sealed({ ...plain, seal: () => new Uint8Array([0xc1]) })
    .write([{ ...change('own', 'x'), key: 'other' } as Change]);
  await databases.sweep(plain);
  expect((await store.all('own')).map(({ key }) => key)).toEqual(['k']);
  expect(await store.get('work', 'w')).toBe('mine');
  databases.close();
});

test('what an earlier program has kept is read on, and an earlier program reads what a later one has kept', async () => {
  const earlier = () => {
    const log = new Dexie('mellom-log', { indexedDB: device.indexedDB, IDBKeyRange });
    log.version(1).stores({ segments: '[stream+first]', snapshots: 'stream' });
    return log;
  };
  const before = earlier();
  await before.table('snapshots').put({ stream: 's', v: encode('kept') });
  before.close();
  const databases = open();
  const store = databases.sealed(plain);
  expect(await store.get('snapshots', 's')).toBe('kept');
  await store.write([change('summaries', 'new')]);
  databases.close();
  const back = earlier();
  expect(await back.table('snapshots').count()).toBe(1);
  back.close();
});
