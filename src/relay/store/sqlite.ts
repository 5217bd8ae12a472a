import Database from 'better-sqlite3';
import { MellomError } from '../../protocol/errors';
import { hex } from '../bytes';
import { sqliteSteps, stepsAfter } from './schema';
import { accountsIn } from './sqlite-accounts';
import {
  type AppendTransaction,
  type Commit,
  foundingTypes,
  type Membership,
  type Store,
  type StoredChain,
  type StoredRow,
  type StoredStream,
  type StreamChange,
  type StreamPlace,
} from './store';

/** The embedded database: one file, write-ahead log, every commit on disk before it counts (synchronous=FULL). */
export function openSqlite(file: string): Store {
  const db = new Database(file);
  // Measured: half the cost of a commit with SQLite's own 4 KB.
  db.pragma('page_size = 8192');
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.pragma('foreign_keys = ON');
  db.pragma('busy_timeout = 5000');
  // Moving the log into the file syncs twice more; the usual 1,000 pages are full after a few hundred rows.
  db.pragma('wal_autocheckpoint = 8000');
  db.pragma('cache_size = -65536');
  // What is erased is overwritten, not only unlinked.
  db.pragma('secure_delete = ON');
  const stands = db.pragma('user_version', { simple: true }) as number;
  for (const [n, step] of stepsAfter(sqliteSteps, stands).entries())
    db.transaction(() => {
      db.exec(step);
      db.pragma(`user_version = ${stands + n + 1}`);
    })();
  const prepared = new Map<string, Database.Statement>();
  const sql = (text: string): Database.Statement => {
    let statement = prepared.get(text);
    if (!statement) {
      statement = db.prepare(text);
      prepared.set(text, statement);
    }
    return statement;
  };
  const guarded = <T>(work: () => T): T => {
    try {
      return work();
    } catch (error) {
      throw error instanceof MellomError
        ? error
        : new MellomError('E_UNAVAILABLE', error instanceof Error ? error.message : 'database');
    }
  };
  const run = async <T>(work: () => T): Promise<T> => guarded(work);
  const one = <T>(text: string, ...values: unknown[]): T | null => (sql(text).get(...values) as T | undefined) ?? null;
  const all = <T>(text: string, ...values: unknown[]): T[] => sql(text).all(...values) as T[];
  const page = <T>(bytes: number, size: (one: T) => number, text: string, ...values: unknown[]): T[] => {
    const got: T[] = [];
    let sum = 0;
    for (const one of sql(text).iterate(...values) as IterableIterator<T>) {
      got.push(one);
      sum += size(one);
      if (sum > bytes) break;
    }
    return got;
  };
  const change = (text: string, ...values: unknown[]): number => sql(text).run(...values).changes;

  /** What is erased stands in the write-ahead log too, until that is written over: it goes at once. A reader in the way delays that, nothing else. */
  const forget = () => {
    db.pragma('busy_timeout = 0');
    db.pragma('wal_checkpoint(TRUNCATE)');
    db.pragma('busy_timeout = 5000');
  };

  const numberOf = (stream: Uint8Array) => one<{ no: number }>('SELECT no FROM streams WHERE stream = ?', stream)?.no;
  const hold = (streams: Uint8Array[]) =>
    streams.flatMap((stream) => {
      const found = one<{ last: number; deleted: number }>('SELECT last, deleted FROM streams WHERE stream = ?', stream);
      return found ? { stream, last: found.last, deleted: found.deleted === 1 } : [];
    });
  const load = (streams: Uint8Array[]): StoredStream[] =>
    streams.flatMap((stream) => {
      const found = one<Omit<StoredStream, 'chains'> & { no: number }>(
        'SELECT s.no, stream, type, team, last, head, state FROM streams s JOIN states t ON t.no = s.no WHERE stream = ?',
        stream,
      );
      if (!found) return [];
      const { no, ...rest } = found;
      return { ...rest, chains: all<StoredChain>('SELECT chain, author, n, id FROM chains WHERE no = ?', no) };
    });
  const known = (rows: { stream: Uint8Array; id: Uint8Array }[]) => {
    const found = new Map<string, number>();
    for (const { stream, id } of rows) {
      const hit = one<{ seq: number }>(
        'SELECT seq FROM rows WHERE no = (SELECT no FROM streams WHERE stream = ?) AND id = ? ORDER BY seq DESC LIMIT 1',
        stream,
        id,
      );
      if (hit) found.set(`${hex(stream)}${hex(id)}`, hit.seq);
    }
    return found;
  };
  const standing = (account: Uint8Array, team: Uint8Array) =>
    load(
      all<{ stream: Uint8Array }>(
        `SELECT s.stream FROM members m JOIN streams s ON s.stream = m.stream
         WHERE m.account = ? AND m.until IS NULL AND s.team = ? AND s.type IN (${foundingTypes}) AND s.deleted = 0`,
        account,
        team,
      ).map(({ stream }) => stream),
    );
  const commitStream = (s: StreamChange): number => {
    const there = numberOf(s.stream);
    const no =
      there ??
      Number(
        sql('INSERT INTO streams (stream, type, team, last, head) VALUES (?, ?, ?, ?, ?)').run(
          s.stream,
          s.type,
          s.team,
          s.last,
          s.head,
        ).lastInsertRowid,
      );
    if (there !== undefined) change('UPDATE streams SET last = ?, head = ? WHERE no = ?', s.last, s.head, no);
    if (s.state !== null)
      change('INSERT INTO states (no, state) VALUES (?, ?) ON CONFLICT (no) DO UPDATE SET state = excluded.state', no, s.state);
    for (const c of s.chains)
      change(
        'INSERT INTO chains (no, chain, author, n, id) VALUES (?, ?, ?, ?, ?) ON CONFLICT (no, chain) DO UPDATE SET n = excluded.n, id = excluded.id',
        no,
        c.chain,
        c.author,
        c.n,
        c.id,
      );
    return no;
  };
  const commit = (what: Commit) => {
    const numbers = new Map(what.streams.map((s) => [hex(s.stream), commitStream(s)]));
    const putRow = sql('INSERT INTO rows (no, seq, kind, id, row) VALUES (?, ?, ?, ?, ?)');
    for (const r of what.rows) putRow.run(numbers.get(hex(r.stream)) ?? numberOf(r.stream), r.seq, r.kind, r.id, r.row);
    for (const m of what.members) {
      if (m.joined !== null)
        change(
          'INSERT INTO members (stream, account, since, until) VALUES (?, ?, ?, NULL) ON CONFLICT (stream, account) DO UPDATE SET until = NULL',
          m.stream,
          m.account,
          m.joined,
        );
      else change('UPDATE members SET until = ? WHERE stream = ? AND account = ?', m.removed, m.stream, m.account);
    }
    for (const i of what.invitations)
      change("UPDATE invitations SET state = ?, bundle = x'' WHERE stream = ? AND state = 'open'", i.ended, i.stream);
  };

  const standsAt = (stream: Uint8Array, last: number) =>
    one<{ last: number }>('SELECT last FROM streams WHERE stream = ?', stream)?.last === last;
  const deleteStream = (stream: Uint8Array, last?: number): boolean => {
    if (last !== undefined && !standsAt(stream, last)) return false;
    const no = numberOf(stream);
    if (no === undefined) return true;
    for (const table of ['rows', 'states', 'chains']) change(`DELETE FROM ${table} WHERE no = ?`, no);
    for (const table of ['invitations', 'reads', 'knocks']) change(`DELETE FROM ${table} WHERE stream = ?`, stream);
    change('UPDATE streams SET deleted = 1, ended_at = NULL WHERE no = ?', no);
    return true;
  };
  const noteEnded = (stream: Uint8Array, last: number, at: number | null): boolean => {
    if (!standsAt(stream, last)) return false;
    if (at === null) change('UPDATE streams SET ended_at = NULL WHERE stream = ?', stream);
    else change('UPDATE streams SET ended_at = ? WHERE stream = ? AND ended_at IS NULL', at, stream);
    return true;
  };

  // One process owns the file. Between reading and committing nothing else may move a stream; each commit is one synchronous transaction.
  let turn: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const mine = turn.then(work);
    turn = mine.catch(() => undefined);
    return mine;
  };

  const kinds = (epochs: boolean) => (epochs ? ' AND kind = 1' : '');
  return {
    append: (work) => {
      const tx: AppendTransaction = {
        hold: (streams) => run(() => hold(streams)),
        load: (streams) => run(() => load(streams)),
        known: (rows) => run(() => known(rows)),
        standing: (account, team) => run(() => standing(account, team)),
        commit: (what) =>
          run(() => {
            db.transaction(() => commit(what))();
            if (what.invitations.length > 0) forget();
          }),
      };
      return inTurn(() => work(tx));
    },
    stream: (stream) => run(() => load([stream])[0] ?? null),
    place: (stream) =>
      run(() => {
        const found = one<Omit<StreamPlace, 'deleted'> & { deleted: number }>(
          'SELECT type, team, last, head, deleted, ended_at AS endedAt FROM streams WHERE stream = ?',
          stream,
        );
        return found && { ...found, deleted: found.deleted === 1 };
      }),
    rows: (stream, p) =>
      run(() =>
        page<StoredRow>(
          p.bytes ?? Infinity,
          (r) => r.row.length,
          `SELECT seq, row FROM rows WHERE no = (SELECT no FROM streams WHERE stream = ?) AND seq > ? AND seq <= ?${kinds(p.epochs)} ORDER BY seq LIMIT ?`,
          stream,
          p.after,
          p.until,
          p.limit,
        ),
      ),
    newest: (stream, p) =>
      run(() =>
        page<StoredRow>(
          p.bytes ?? Infinity,
          (r) => r.row.length,
          `SELECT seq, row FROM rows WHERE no = (SELECT no FROM streams WHERE stream = ?) AND seq <= ?${kinds(p.epochs)} ORDER BY seq DESC LIMIT ?`,
          stream,
          p.before,
          p.limit,
        ).reverse(),
      ),
    memberships: (account, { after, limit }) =>
      run(() =>
        all<Omit<Membership, 'deleted'> & { deleted: number }>(
          `SELECT s.stream, s.type, s.team, s.last, s.head, s.deleted, m.until, COALESCE(k.count, 0) AS knocks
           FROM members m JOIN streams s ON s.stream = m.stream LEFT JOIN knocks k ON k.stream = m.stream
           WHERE m.account = ? AND m.stream > ? ORDER BY m.stream LIMIT ?`,
          account,
          after ?? new Uint8Array(),
          limit,
        ).map((m) => ({ ...m, deleted: m.deleted === 1 })),
      ),
    until: (stream, account) =>
      run(() => {
        const row = one<{ until: number | null }>('SELECT until FROM members WHERE stream = ? AND account = ?', stream, account);
        return row ? row.until : undefined;
      }),
    everIn: (who) =>
      run(() => {
        const there = who.filter((w) => one('SELECT 1 FROM members WHERE stream = ? AND account = ?', w.stream, w.account));
        return new Set(there.map((w) => `${hex(w.stream)}${hex(w.account)}`));
      }),
    members: (stream, since = Number.MAX_SAFE_INTEGER) =>
      run(() =>
        all<{ account: Uint8Array }>(
          'SELECT account FROM members WHERE stream = ? AND (until IS NULL OR until >= ?)',
          stream,
          since,
        ).map((m) => m.account),
      ),
    erase: (stream, seq) =>
      run(() => {
        const shorten = 'UPDATE rows SET row = substr(row, 1, 282) WHERE no = ? AND seq = ? AND kind = 2 AND length(row) > 282';
        if (change(shorten, numberOf(stream) ?? null, seq) > 0) forget();
      }),
    deleteStream: (stream, last) =>
      inTurn(() =>
        run(() => {
          const gone = db.transaction(() => deleteStream(stream, last))();
          if (gone) forget();
          return gone;
        }),
      ),
    noteEnded: (stream, last, at) => inTurn(() => run(() => db.transaction(() => noteEnded(stream, last, at))())),
    noteReads: (reads) =>
      run(() =>
        db.transaction(() => {
          for (const { stream, account, at } of reads)
            change(
              `INSERT INTO reads (stream, account, at) SELECT stream, ?, ? FROM streams WHERE stream = ? AND deleted = 0
               ON CONFLICT (stream, account) DO UPDATE SET at = MAX(at, excluded.at)`,
              account,
              at,
              stream,
            );
        })(),
      ),
    reads: (stream) =>
      run(() => all<{ account: Uint8Array; at: number }>('SELECT account, at FROM reads WHERE stream = ?', stream)),
    addKnocks: (stream, count) =>
      run(
        () =>
          one<{ count: number }>(
            `INSERT INTO knocks (stream, count) SELECT stream, ? FROM streams WHERE stream = ? AND deleted = 0
             ON CONFLICT (stream) DO UPDATE SET count = count + excluded.count RETURNING count`,
            count,
            stream,
          )?.count ?? 0,
      ),
    ...accountsIn({ run, one, all, page, change, forget, transaction: (work) => db.transaction(work)() }),
    onForeign: () => undefined,
    // A full disk still reads.
    check: () =>
      run(
        () => void change('INSERT INTO health (one, checks) VALUES (1, 1) ON CONFLICT (one) DO UPDATE SET checks = checks + 1'),
      ),
    close: async () => {
      db.close();
    },
  };
}
