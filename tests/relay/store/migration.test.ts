import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import pg from 'pg';
import { describe, expect, test } from 'vitest';
import { openPostgres } from '../../../src/relay/store/postgres';
import { openSqlite } from '../../../src/relay/store/sqlite';
import type { Store } from '../../../src/relay/store/store';
import { startPostgres } from '../../fixtures/postgres';

/** What the first release made, kept as it was. */
const firstSchema = (name: string) => readFileSync(join('tests', 'fixtures', 'schema-1', `${name}.sql`), 'utf8');
const bytes = (length: number, of: number) => new Uint8Array(length).fill(of);
const [stream, team, head, account, row] = [bytes(32, 1), bytes(32, 2), bytes(32, 3), bytes(32, 4), bytes(300, 5)];

const states = ['taken', 'withdrawn', 'open'];

describe('a database of the first release', () => {
  async function expectAllThere(store: Store) {
    expect(await store.memberships(account, { after: null, limit: 9 })).toMatchObject([
      { type: 1, last: 0, until: null, deleted: false, knocks: 0 },
    ]);
    expect(await store.rows(stream, { after: -1, until: 9, limit: 9, epochs: false })).toHaveLength(1);
    expect(await store.stream(stream)).toMatchObject({ last: 0, state: '{}' });
    expect(await store.putVault(account, { version: 1, vault: row, slots: [] }, null)).toBe('put');
    expect(await store.opaqueSetup()).toBeNull();
    // What used links led to is gone; what an open one leads to is there, and so is who waits.
    const left = await Promise.all([1, 2, 3].map(async (n) => (await store.invitation(bytes(16, n)))?.bundle.length));
    expect(left).toEqual([0, 0, 80]);
    expect(await store.claims(team)).toMatchObject([{ at: 0 }]);
    expect(await store.claimsOf(bytes(16, 3))).toMatchObject([{ refused: false }]);
  }

  test('opens in SQLite with all that it has, more than once; one of a later program does not', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'mellom-old-'));
    const file = join(folder, 'mellom.db');
    const old = new Database(file);
    old.exec(firstSchema('sqlite'));
    old.prepare('INSERT INTO streams (no, stream, type, team, last, head) VALUES (1, ?, 1, ?, 0, ?)').run(stream, team, head);
    old.prepare("INSERT INTO states VALUES (1, '{}')").run();
    old.prepare('INSERT INTO rows VALUES (1, 0, 1, ?, ?)').run(head, row);
    old.prepare('INSERT INTO members VALUES (?, ?, 0, NULL)').run(stream, account);
    for (const [i, state] of states.entries())
      old
        .prepare('INSERT INTO invitations VALUES (?, NULL, ?, ?, 1, ?, ?)')
        .run(bytes(16, i + 1), team, account, bytes(80, 6), state);
    old.prepare('INSERT INTO accounts VALUES (?, ?)').run(account, row);
    old.prepare('INSERT INTO claims VALUES (?, ?, ?, ?, ?)').run(team, bytes(16, 3), account, row, row);
    old.close();
    const store = openSqlite(file);
    await expectAllThere(store);
    await store.deleteStream(stream);
    await store.close();
    const again = openSqlite(file);
    expect(await again.place(stream)).toMatchObject({ deleted: true });
    await again.close();
    const later = new Database(file);
    later.pragma('user_version = 99');
    later.close();
    expect(() => openSqlite(file)).toThrow('newer');
    rmSync(folder, { recursive: true, force: true });
  });

  test('opens in PostgreSQL with all that it has, by several relays at once; one of a later program does not', async () => {
    const postgres = await startPostgres();
    const old = new pg.Client(postgres.url);
    await old.connect();
    await old.query(firstSchema('postgres'));
    const b = Buffer.from;
    await old.query('INSERT INTO streams VALUES ($1, 1, $2, 0, $3)', [b(stream), b(team), b(head)]);
    await old.query("INSERT INTO states VALUES ($1, '{}')", [b(stream)]);
    await old.query('INSERT INTO rows VALUES ($1, 0, 1, $2, $3)', [b(stream), b(head), b(row)]);
    await old.query('INSERT INTO members VALUES ($1, $2, 0, NULL)', [b(stream), b(account)]);
    for (const [i, state] of states.entries())
      await old.query('INSERT INTO invitations VALUES ($1, NULL, $2, $3, 1, $4, $5)', [
        b(bytes(16, i + 1)),
        b(team),
        b(account),
        b(bytes(80, 6)),
        state,
      ]);
    await old.query('INSERT INTO accounts VALUES ($1, $2)', [b(account), b(row)]);
    await old.query('INSERT INTO claims VALUES ($1, $2, $3, $4, $5)', [b(team), b(bytes(16, 3)), b(account), b(row), b(row)]);
    const stores = await Promise.all([1, 2, 3].map(() => openPostgres(postgres.url)));
    const [store] = stores;
    if (store) await expectAllThere(store);
    for (const one of stores) await one.close();
    await old.query("UPDATE meta SET value = '99' WHERE name = 'schema'");
    await old.end();
    await expect(openPostgres(postgres.url)).rejects.toThrow('newer');
    await postgres.stop();
  }, 60_000);
});
