import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openPostgres } from '../../../src/relay/store/postgres';
import { openSqlite } from '../../../src/relay/store/sqlite';
import type { Commit, Store, StoredStream, StoredVault } from '../../../src/relay/store/store';
import { type Postgres, startPostgres } from '../../fixtures/postgres';

const random = (length: number) => crypto.getRandomValues(new Uint8Array(length));
const plain = (bytes: Uint8Array) => new Uint8Array(bytes);

/** One contract, both databases. */
describe.each(['sqlite', 'postgres'] as const)('the store on %s', (kind) => {
  let store: Store;
  let reopen: () => Promise<Store>;
  let end: () => Promise<void>;
  beforeAll(async () => {
    if (kind === 'sqlite') {
      const folder = mkdtempSync(join(tmpdir(), 'mellom-store-'));
      reopen = async () => openSqlite(join(folder, 'mellom.db'));
      end = async () => rmSync(folder, { recursive: true, force: true });
    } else {
      const postgres: Postgres = await startPostgres();
      reopen = () => openPostgres(postgres.url);
      end = postgres.stop;
    }
    store = await reopen();
  });
  afterAll(async () => {
    await store?.close();
    await end?.();
  });

  const newStream = (last = 0): StoredStream => ({
    stream: random(32),
    type: 1,
    team: random(32),
    last,
    head: random(32),
    state: '{}',
    chains: [],
  });
  const commitOf = (p: Partial<Commit>): Commit => ({ rows: [], streams: [], members: [], invitations: [], ...p });
  const rowsOf = (stream: Uint8Array, from: number, to: number) =>
    Array.from({ length: to - from + 1 }, (_, i) => ({
      stream,
      seq: from + i,
      id: random(32),
      kind: i === 0 ? 1 : 2,
      row: random(300),
    }));

  test('keeps rows in order and gives pages, newest pages and epoch rows', async () => {
    const stream = newStream(9);
    const rows = rowsOf(stream.stream, 0, 9);
    await store.append((tx) => tx.commit(commitOf({ rows, streams: [stream] })));
    const seqs = (list: { seq: number }[]) => list.map((r) => r.seq);
    expect(seqs(await store.rows(stream.stream, { after: 3, until: 8, limit: 3, epochs: false }))).toEqual([4, 5, 6]);
    expect(seqs(await store.rows(stream.stream, { after: -1, until: 2, limit: 200, epochs: false }))).toEqual([0, 1, 2]);
    expect(seqs(await store.rows(stream.stream, { after: -1, until: 9, limit: 200, epochs: true }))).toEqual([0]);
    expect(seqs(await store.newest(stream.stream, { before: 7, limit: 2, epochs: false }))).toEqual([6, 7]);
    const page = { limit: 200, bytes: 1, epochs: false };
    expect(seqs(await store.rows(stream.stream, { after: 3, until: 8, ...page }))).toEqual([4]);
    expect(seqs(await store.newest(stream.stream, { before: 7, ...page }))).toEqual([7]);
    const [row] = await store.rows(stream.stream, { after: 4, until: 9, limit: 1, epochs: false });
    expect(row && plain(row.row)).toEqual(rows[5]?.row);
  });

  test('knows which rows it has, and holds a stream as it stands', async () => {
    const stream = newStream(1);
    const rows = rowsOf(stream.stream, 0, 1);
    await store.append((tx) => tx.commit(commitOf({ rows, streams: [stream] })));
    await store.append(async (tx) => {
      expect(await tx.hold([stream.stream, random(32)])).toMatchObject([{ last: 1 }]);
      expect(await tx.load([stream.stream, random(32)])).toMatchObject([{ last: 1, state: '{}', chains: [] }]);
      const known = await tx.known([
        ...rows.map((r) => ({ stream: r.stream, id: r.id })),
        { stream: stream.stream, id: random(32) },
      ]);
      expect([...known.values()].sort()).toEqual([0, 1]);
      await tx.commit(commitOf({ rows: rowsOf(stream.stream, 2, 2), streams: [{ ...stream, last: 2, state: '{"n":2}' }] }));
    });
    expect(await store.stream(stream.stream)).toMatchObject({ last: 2, state: '{"n":2}' });
    expect(await store.stream(random(32))).toBeNull();
  });

  test('keeps the end of each chain, and the state until there is another', async () => {
    const stream = newStream(0);
    const [chain, other, author, first, second] = [random(16), random(16), random(32), random(32), random(32)];
    const grown = (last: number, chains: StoredStream['chains']) =>
      store.append((tx) => tx.commit(commitOf({ streams: [{ ...stream, last, state: null, head: second, chains }] })));
    await store.append((tx) => tx.commit(commitOf({ streams: [{ ...stream, chains: [{ chain, author, n: 0, id: first }] }] })));
    await grown(2, [
      { chain, author, n: 1, id: second },
      { chain: other, author, n: 0, id: first },
    ]);
    const stored = await store.stream(stream.stream);
    expect(stored).toMatchObject({ last: 2, state: '{}' });
    expect(stored && plain(stored.head)).toEqual(second);
    const ends = stored?.chains.map((c) => [plain(c.chain), plain(c.author), c.n, plain(c.id)]);
    expect(ends).toHaveLength(2);
    expect(ends).toContainEqual([chain, author, 1, second]);
    expect(ends).toContainEqual([other, author, 0, first]);
  });

  test('a commit that fails leaves nothing behind', async () => {
    const stream = newStream(0);
    const rows = rowsOf(stream.stream, 0, 0);
    await store.append((tx) => tx.commit(commitOf({ rows, streams: [stream] })));
    const again = rows.map((r) => ({ ...r, id: random(32) }));
    await expect(
      store.append((tx) =>
        tx.commit(commitOf({ streams: [{ ...stream, last: 5 }], rows: [...rowsOf(stream.stream, 1, 1), ...again] })),
      ),
    ).rejects.toMatchObject({ code: 'E_UNAVAILABLE' });
    expect(await store.stream(stream.stream)).toMatchObject({ last: 0 });
    expect(await store.rows(stream.stream, { after: -1, until: 99, limit: 10, epochs: false })).toHaveLength(1);
  });

  test('a member reads, the removed read up to their removal, others were never there', async () => {
    const stream = newStream(4);
    const [a, b] = [random(32), random(32)];
    const join = (account: Uint8Array, at: number) => ({ stream: stream.stream, account, joined: at, removed: null });
    await store.append((tx) =>
      tx.commit(commitOf({ streams: [stream], rows: rowsOf(stream.stream, 0, 4), members: [join(a, 0), join(b, 0)] })),
    );
    await store.append((tx) =>
      tx.commit(commitOf({ members: [{ stream: stream.stream, account: b, joined: null, removed: 3 }] })),
    );
    expect(await store.until(stream.stream, a)).toBeNull();
    expect(await store.until(stream.stream, b)).toBe(3);
    expect(await store.until(stream.stream, random(32))).toBeUndefined();
    expect((await store.members(stream.stream)).map(plain)).toEqual([a]);
    expect(await store.memberships(b, { after: null, limit: 9 })).toMatchObject([{ type: 1, last: 4, until: 3 }]);
    await store.append((tx) => tx.commit(commitOf({ members: [join(b, 4)] })));
    expect(await store.until(stream.stream, b)).toBeNull();
  });

  test('a vault moves one version at a time, and a locator belongs to one account', async () => {
    const [a, b] = [random(32), random(32)];
    const slot = { locator: random(16), kind: 2, slot: random(80) };
    expect(await store.putVault(a, { version: 2, vault: random(100), slots: [] })).toBe('version');
    expect(await store.putVault(a, { version: 1, vault: random(100), slots: [slot] })).toBe('put');
    expect(await store.putVault(a, { version: 1, vault: random(100), slots: [] })).toBe('version');
    expect(await store.putVault(b, { version: 1, vault: random(100), slots: [slot] })).toBe('taken');
    expect(await store.vault(b)).toBeNull();
    const found = await store.slot(slot.locator);
    expect(found && plain(found.account)).toEqual(a);
    expect(await store.putVault(a, { version: 2, vault: random(100), slots: [] })).toBe('put');
    expect(await store.slot(slot.locator)).toBeNull();
  });

  test('a passphrase record changes with its vault and slots, or not at all', async () => {
    const [a, b] = [random(32), random(32)];
    const vault = (version: number, slots: StoredVault['slots'] = []) => ({ version, vault: random(100), slots });
    const opaque = (name = random(32)) => ({ name, record: random(192), fingerprint: 'one' });
    const first = opaque();
    expect(await store.opaqueSetup()).toBeNull();
    expect(await store.putVault(a, vault(1), first)).toBe('put');
    expect(await store.opaqueSetup()).toBe('one');
    const there = await store.opaqueRecord(first.name);
    expect(there && [plain(there.account), plain(there.record)]).toEqual([a, first.record]);
    // The name is somebody's: neither the vault nor its slots move.
    const slot = { locator: random(16), kind: 3, slot: random(80) };
    expect(await store.putVault(b, vault(1, [slot]), opaque(first.name))).toBe('taken');
    expect(await store.vault(b)).toBeNull();
    expect(await store.slot(slot.locator)).toBeNull();
    // A vault that is too old takes no record with it.
    const second = opaque();
    expect(await store.putVault(a, vault(1), second)).toBe('version');
    expect(await store.opaqueRecord(second.name)).toBeNull();
    // Absent: as before. Another name: the old one is free. Null: none.
    expect(await store.putVault(a, vault(2))).toBe('put');
    expect(await store.opaqueRecord(first.name)).not.toBeNull();
    expect(await store.putVault(a, vault(3), second)).toBe('put');
    expect(await store.opaqueRecord(first.name)).toBeNull();
    expect(await store.putVault(b, vault(1, [slot]), opaque(first.name))).toBe('put');
    expect(await store.putVault(b, vault(2, [slot]), null)).toBe('put');
    expect(await store.opaqueRecord(first.name)).toBeNull();
    // Records are under one setup; another one may begin when there are none.
    const other = { ...opaque(), fingerprint: 'two' };
    await expect(store.putVault(b, vault(3), other)).rejects.toMatchObject({ code: 'E_UNAVAILABLE' });
    expect(await store.vault(b)).toMatchObject({ version: 2 });
    expect(await store.putVault(a, vault(4), null)).toBe('put');
    expect(await store.opaqueSetup()).toBeNull();
    expect(await store.putVault(b, vault(3), other)).toBe('put');
    expect(await store.opaqueSetup()).toBe('two');
    expect(await store.putVault(b, vault(4), null)).toBe('put');
  });

  test('an erased item keeps its first 282 bytes; epoch rows and other rows stay whole', async () => {
    const stream = newStream(3);
    const rows = rowsOf(stream.stream, 0, 3);
    await store.append((tx) => tx.commit(commitOf({ rows, streams: [stream] })));
    for (const seq of [0, 2, 2, 9]) await store.erase(stream.stream, seq);
    const read = await store.rows(stream.stream, { after: -1, until: 9, limit: 9, epochs: false });
    expect(read.map((r) => r.row.length)).toEqual([300, 300, 282, 300]);
    expect(read[2] && plain(read[2].row)).toEqual(rows[2]?.row.slice(0, 282));
    const known = await store.append((tx) => tx.known([{ stream: stream.stream, id: rows[2]?.id ?? random(32) }]));
    expect([...known.values()]).toEqual([2]);
  });

  test('of a deleted stream only its place stays, and who was in it', async () => {
    const [stream, other] = [newStream(2), newStream(2)];
    const account = random(32);
    for (const s of [stream, other])
      await store.append((tx) =>
        tx.commit(
          commitOf({
            rows: rowsOf(s.stream, 0, 2),
            streams: [{ ...s, chains: [{ chain: random(16), author: account, n: 1, id: random(32) }] }],
            members: [{ stream: s.stream, account, joined: 0, removed: null }],
          }),
        ),
      );
    const invite = random(16);
    const invitation = { invite, stream: stream.stream, team: null, invitePk: random(32), notAfter: 1, bundle: random(80) };
    await store.putInvitation({ ...invitation, state: 'open' });
    await store.noteReads([{ stream: stream.stream, account, at: 5 }]);
    await store.addKnocks(stream.stream, 2);
    await store.deleteStream(stream.stream);
    await store.deleteStream(stream.stream);
    await store.deleteStream(random(32));
    expect(await store.place(stream.stream)).toMatchObject({ type: 1, last: 2, deleted: true });
    expect(await store.stream(stream.stream)).toBeNull();
    expect(await store.rows(stream.stream, { after: -1, until: 9, limit: 9, epochs: false })).toEqual([]);
    expect(await store.invitation(invite)).toBeNull();
    await store.noteReads([{ stream: stream.stream, account, at: 6 }]);
    expect(await store.reads(stream.stream)).toEqual([]);
    expect(await store.addKnocks(stream.stream, 1)).toBe(0);
    expect(await store.until(stream.stream, account)).toBeNull();
    const memberships = await store.memberships(account, { after: null, limit: 100 });
    const of = (s: StoredStream) => memberships.find((m) => Buffer.compare(m.stream, s.stream) === 0);
    expect(of(stream)).toMatchObject({ last: 2, deleted: true, knocks: 0 });
    expect(of(other)).toMatchObject({ last: 2, deleted: false, knocks: 0 });
    await store.append(async (tx) => {
      expect(await tx.hold([stream.stream])).toMatchObject([{ last: 2, deleted: true }]);
      expect(await tx.load([stream.stream])).toEqual([]);
    });
    expect(await store.rows(other.stream, { after: -1, until: 9, limit: 9, epochs: false })).toHaveLength(3);
  });

  test('a stream is not deleted between the judging of a row and its commit', async () => {
    const stream = newStream(0);
    await store.append((tx) => tx.commit(commitOf({ rows: rowsOf(stream.stream, 0, 0), streams: [stream] })));
    let deleting: Promise<boolean> | null = null;
    await store.append(async (tx) => {
      await tx.hold([stream.stream]);
      deleting = store.deleteStream(stream.stream);
      await store.place(stream.stream);
      await tx.commit(commitOf({ rows: rowsOf(stream.stream, 1, 1), streams: [{ ...stream, last: 1 }] }));
    });
    await deleting;
    expect(await store.place(stream.stream)).toMatchObject({ last: 1, deleted: true });
    expect(await store.rows(stream.stream, { after: -1, until: 9, limit: 9, epochs: false })).toEqual([]);
  });

  test('since when a stream has ended is noted once, and taken away, and a stream goes only as far as it was looked at', async () => {
    const stream = newStream(0);
    await store.append((tx) => tx.commit(commitOf({ rows: rowsOf(stream.stream, 0, 0), streams: [stream] })));
    const endedAt = async () => (await store.place(stream.stream))?.endedAt;
    expect(await endedAt()).toBeNull();
    expect(await store.noteEnded(stream.stream, 1, 5)).toBe(false);
    expect(await store.noteEnded(stream.stream, 0, 1_700_000_000_000)).toBe(true);
    expect(await store.noteEnded(stream.stream, 0, 1_800_000_000_000)).toBe(true);
    expect(await endedAt()).toBe(1_700_000_000_000);
    expect(await store.noteEnded(stream.stream, 0, null)).toBe(true);
    expect(await endedAt()).toBeNull();
    expect(await store.noteEnded(random(32), 0, 5)).toBe(false);
    expect(await store.deleteStream(stream.stream, 1)).toBe(false);
    expect(await store.place(stream.stream)).toMatchObject({ deleted: false });
    expect(await store.deleteStream(stream.stream, 0)).toBe(true);
    expect(await store.place(stream.stream)).toMatchObject({ deleted: true });
  });

  test('the latest read of each member stays, and knocks add up', async () => {
    const stream = newStream(0);
    const [a, b] = [random(32), random(32)];
    await store.append((tx) => tx.commit(commitOf({ rows: rowsOf(stream.stream, 0, 0), streams: [stream] })));
    const read = (account: Uint8Array, at: number) => ({ stream: stream.stream, account, at });
    await store.noteReads([read(a, 1_700_000_000_000), read(b, 7)]);
    await store.noteReads([read(a, 5)]);
    const reads = await store.reads(stream.stream);
    const sorted = reads.map((r) => [r.at, plain(r.account)] as const).sort((x, y) => x[0] - y[0]);
    expect(sorted).toEqual([
      [7, b],
      [1_700_000_000_000, a],
    ]);
    expect(await store.addKnocks(stream.stream, 1)).toBe(1);
    expect(await store.addKnocks(stream.stream, 41)).toBe(42);
  });

  test('boxes are compared and set, and those changed since a mark are listed in order', async () => {
    const account = random(32);
    const [x, y] = [random(16), random(16)];
    const most = { boxes: 2, bytes: 250 };
    expect(await store.putBox(account, { name: x, version: 1, box: random(100) }, most)).toBe('put');
    expect(await store.putBox(account, { name: x, version: 1, box: random(100) }, most)).toBe('version');
    expect(await store.putBox(account, { name: y, version: 1, box: random(100) }, most)).toBe('put');
    expect(await store.putBox(account, { name: x, version: 2, box: random(100) }, most)).toBe('put');
    const all = await store.boxesAfter(account, 0, { limit: 10, bytes: 1_000 });
    expect(all.map((b) => [plain(b.name), b.version])).toEqual([
      [y, 1],
      [x, 2],
    ]);
    expect(await store.boxesAfter(account, all[0]?.mark ?? 0, { limit: 10, bytes: 1_000 })).toHaveLength(1);
    // Pages end by bytes too, and an account by both; what becomes smaller is always taken.
    expect(await store.boxesAfter(account, 0, { limit: 10, bytes: 50 })).toHaveLength(1);
    expect(await store.putBox(account, { name: random(16), version: 1, box: random(10) }, most)).toBe('full');
    expect(await store.putBox(account, { name: x, version: 3, box: random(200) }, most)).toBe('full');
    expect(await store.putBox(account, { name: x, version: 3, box: random(90) }, { boxes: 0, bytes: 0 })).toBe('put');
    expect(await store.boxesAfter(random(32), 0, { limit: 10, bytes: 1_000 })).toEqual([]);
  });

  test('rosters follow one another without a gap', async () => {
    const team = random(32);
    const roster = (version: number) => ({ version, roster: random(50), signature: random(64) });
    expect(await store.putRoster(team, roster(2))).toBe(false);
    expect(await store.putRoster(team, roster(1))).toBe(true);
    expect(await store.putRoster(team, roster(1))).toBe(false);
    expect(await store.putRoster(team, roster(2))).toBe(true);
    expect(await store.roster(team, null)).toMatchObject({ version: 2 });
    expect(await store.roster(team, 1)).toMatchObject({ version: 1 });
    expect(await store.roster(team, 3)).toBeNull();
    expect((await store.teams()).length).toBeGreaterThan(0);
  });

  test('invitations end once, and keep nothing of what they led to', async () => {
    const [invite, stream] = [random(16), random(32)];
    const invitation = {
      invite,
      stream,
      team: null,
      invitePk: random(32),
      notAfter: 1,
      bundle: random(80),
      state: 'open' as const,
    };
    expect(await store.putInvitation(invitation)).toBe(true);
    expect(await store.putInvitation(invitation)).toBe(false);
    await store.append((tx) => tx.commit(commitOf({ invitations: [{ stream, ended: 'taken' }] })));
    await store.endInvitation(invite, 'withdrawn');
    const ended = await store.invitation(invite);
    expect(ended).toMatchObject({ state: 'taken', notAfter: 1 });
    expect(ended?.bundle).toHaveLength(0);
    const [withdrawn, old, open] = [random(16), random(16), random(16)];
    for (const [one, notAfter] of [
      [withdrawn, 90],
      [old, 19],
      [open, 20],
    ] as const)
      await store.putInvitation({ ...invitation, invite: one, stream: random(32), notAfter });
    await store.endInvitation(withdrawn, 'withdrawn');
    await store.emptyExpired(20);
    for (const [one, length] of [
      [withdrawn, 0],
      [old, 0],
      [open, 80],
    ] as const)
      expect((await store.invitation(one))?.bundle).toHaveLength(length);
  });

  test('all claims of a staff invitation wait beside each other, as many as may, until one is let in or the invitation ends', async () => {
    const [invite, other, team] = [random(16), random(16), random(32)];
    const accounts = Array.from({ length: 4 }, () => random(32));
    const [one, two, three, four] = accounts as [Uint8Array, Uint8Array, Uint8Array, Uint8Array];
    for (const account of accounts) await store.putCard(account, random(100));
    const claim = (account: Uint8Array, at: number) => ({ invite, account, signature: random(64), note: random(3), at });
    expect(await store.putClaim(team, claim(one, 7), 3)).toBe(true);
    expect(await store.putClaim(team, claim(one, 8), 3)).toBe(true);
    expect(await store.putClaim(team, claim(two, 9), 3)).toBe(true);
    expect(await store.putClaim(team, claim(three, 10), 3)).toBe(true);
    expect(await store.putClaim(team, claim(four, 11), 3)).toBe(false);
    expect(await store.putClaim(team, claim(two, 12), 3)).toBe(true);
    expect(await store.putClaim(team, { ...claim(four, 13), invite: other }, 3)).toBe(true);
    const seen = async () =>
      (await store.claims(team)).map(({ account, at }) => [accounts.findIndex((a) => Buffer.compare(a, account) === 0), at]);
    expect(await seen()).toEqual([
      [0, 7],
      [1, 9],
      [2, 10],
      [3, 13],
    ]);
    await store.refuseClaim(team, invite, one);
    expect((await seen()).map(([who]) => who)).toEqual([1, 2, 3]);
    const standing = await store.claimsOf(invite);
    expect(standing.map(({ refused }) => refused).sort()).toEqual([false, false, true]);
    // A refused one does not come again, and makes no room.
    expect(await store.putClaim(team, claim(one, 14), 3)).toBe(true);
    expect(await store.putClaim(team, claim(four, 14), 3)).toBe(false);
    expect((await seen()).map(([who]) => who)).toEqual([1, 2, 3]);
    await store.settleClaim(team, invite);
    expect(await seen()).toEqual([[3, 13]]);
    expect(await store.claimsOf(invite)).toEqual([]);
    await store.putInvitation({
      invite: other,
      stream: null,
      team,
      invitePk: random(32),
      notAfter: 1,
      bundle: random(80),
      state: 'open',
    });
    await store.endInvitation(other, 'withdrawn');
    expect(await seen()).toEqual([]);
  });

  test('everything is there when the database is opened again', async () => {
    const stream = newStream(2);
    await store.append((tx) => tx.commit(commitOf({ streams: [stream], rows: rowsOf(stream.stream, 0, 2) })));
    await store.close();
    store = await reopen();
    expect(await store.rows(stream.stream, { after: -1, until: 9, limit: 9, epochs: false })).toHaveLength(3);
  });

  test('two that append to one stream at once never share a number', async () => {
    const stream = newStream(-1);
    const other = kind === 'postgres' ? await reopen() : store;
    const put = (on: Store) =>
      on.append(async (tx) => {
        const [held] = await tx.hold([stream.stream]);
        const seq = (held?.last ?? -1) + 1;
        await tx.commit(commitOf({ streams: [{ ...stream, last: seq }], rows: rowsOf(stream.stream, seq, seq) }));
        return seq;
      });
    // SQLite has one owner, who has one batch under way; PostgreSQL has many.
    const seqs: number[] = [];
    if (kind === 'postgres') seqs.push(...(await Promise.all(Array.from({ length: 20 }, (_, i) => put(i % 2 ? store : other)))));
    else for (let i = 0; i < 20; i++) seqs.push(await put(store));
    expect(seqs.sort((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, i) => i));
    if (other !== store) await other.close();
  });
});
