import Database from 'better-sqlite3';
import { MellomError } from '../protocol/errors';
import { hex } from './bytes';
import { sqliteSchema } from './schema';
import type {
  AppendTransaction,
  Commit,
  Store,
  StoredBox,
  StoredChain,
  StoredClaim,
  StoredInvitation,
  StoredRow,
  StoredStream,
  StreamChange,
} from './store';

/** The embedded database: one file, write-ahead log, every commit on disk before it counts (synchronous=FULL). */
export function openSqlite(file: string): Store {
  const db = new Database(file);
  // Measured: half the cost of a commit with SQLite's own 4 KB; a longer log before the checkpoint writes each page less often.
  db.pragma('page_size = 8192');
  db.pragma('journal_mode = WAL');
  db.pragma('wal_autocheckpoint = 4000');
  db.pragma('cache_size = -32000');
  db.pragma('synchronous = FULL');
  db.pragma('foreign_keys = ON');
  db.pragma('busy_timeout = 5000');
  // Moving the log into the file syncs twice more; the usual 1,000 pages are full after a few hundred rows.
  db.pragma('wal_autocheckpoint = 8000');
  db.pragma('cache_size = -65536');
  db.exec(sqliteSchema);
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
  const change = (text: string, ...values: unknown[]): number => sql(text).run(...values).changes;

  const numberOf = (stream: Uint8Array) => one<{ no: number }>('SELECT no FROM streams WHERE stream = ?', stream)?.no;
  const hold = (streams: Uint8Array[]) =>
    streams.flatMap((stream) => {
      const found = one<{ last: number }>('SELECT last FROM streams WHERE stream = ?', stream);
      return found ? { stream, last: found.last } : [];
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
      change("UPDATE invitations SET state = ? WHERE stream = ? AND state = 'open'", i.ended, i.stream);
  };

  const kinds = (epochs: boolean) => (epochs ? ' AND kind = 1' : '');
  return {
    // One process owns the file and has one batch in flight, so nothing moves between reading and committing; the commit itself
    // is one synchronous transaction, into which no other request can slip.
    append: (work) => {
      const tx: AppendTransaction = {
        hold: (streams) => run(() => hold(streams)),
        load: (streams) => run(() => load(streams)),
        known: (rows) => run(() => known(rows)),
        commit: (what) => run(() => db.transaction(() => commit(what))()),
      };
      return work(tx);
    },
    stream: (stream) => run(() => load([stream])[0] ?? null),
    rows: (stream, p) =>
      run(() =>
        all<StoredRow>(
          `SELECT seq, row FROM rows WHERE no = (SELECT no FROM streams WHERE stream = ?) AND seq > ? AND seq <= ?${kinds(p.epochs)} ORDER BY seq LIMIT ?`,
          stream,
          p.after,
          p.until,
          p.limit,
        ),
      ),
    newest: (stream, p) =>
      run(() =>
        all<StoredRow>(
          `SELECT seq, row FROM rows WHERE no = (SELECT no FROM streams WHERE stream = ?) AND seq <= ?${kinds(p.epochs)} ORDER BY seq DESC LIMIT ?`,
          stream,
          p.before,
          p.limit,
        ).reverse(),
      ),
    memberships: (account) =>
      run(() =>
        all(
          'SELECT s.stream, s.type, s.last, s.head, m.until FROM members m JOIN streams s ON s.stream = m.stream WHERE m.account = ?',
          account,
        ),
      ),
    until: (stream, account) =>
      run(() => {
        const row = one<{ until: number | null }>('SELECT until FROM members WHERE stream = ? AND account = ?', stream, account);
        return row ? row.until : undefined;
      }),
    members: (stream) =>
      run(() =>
        all<{ account: Uint8Array }>('SELECT account FROM members WHERE stream = ? AND until IS NULL', stream).map(
          (m) => m.account,
        ),
      ),
    putCard: (account, card) =>
      run(() => void change('INSERT INTO accounts (account, card) VALUES (?, ?) ON CONFLICT DO NOTHING', account, card)),
    cards: (accounts) =>
      run(() =>
        accounts.flatMap(
          (a) => one<{ account: Uint8Array; card: Uint8Array }>('SELECT account, card FROM accounts WHERE account = ?', a) ?? [],
        ),
      ),
    putVault: (account, v) =>
      run(() =>
        db.transaction(() => {
          const stored = one<{ version: number }>('SELECT version FROM vaults WHERE account = ?', account);
          if ((stored?.version ?? 0) + 1 !== v.version) return false;
          for (const s of v.slots) {
            const owner = one<{ account: Uint8Array }>('SELECT account FROM slots WHERE locator = ?', s.locator);
            if (owner && hex(owner.account) !== hex(account)) return false;
          }
          change(
            'INSERT INTO vaults (account, version, vault) VALUES (?, ?, ?) ON CONFLICT (account) DO UPDATE SET version = excluded.version, vault = excluded.vault',
            account,
            v.version,
            v.vault,
          );
          change('DELETE FROM slots WHERE account = ?', account);
          for (const s of v.slots)
            change('INSERT INTO slots (locator, account, kind, slot) VALUES (?, ?, ?, ?)', s.locator, account, s.kind, s.slot);
          return true;
        })(),
      ),
    vault: (account) =>
      run(() => {
        const v = one<{ version: number; vault: Uint8Array }>('SELECT version, vault FROM vaults WHERE account = ?', account);
        return (
          v && {
            ...v,
            slots: all<{ locator: Uint8Array; kind: number; slot: Uint8Array }>(
              'SELECT locator, kind, slot FROM slots WHERE account = ?',
              account,
            ),
          }
        );
      }),
    slot: (locator) => run(() => one('SELECT account, kind, slot FROM slots WHERE locator = ?', locator)),
    putBox: (account, b) =>
      run(() =>
        db.transaction(() => {
          const stored = one<{ version: number }>('SELECT version FROM boxes WHERE account = ? AND name = ?', account, b.name);
          if ((stored?.version ?? 0) + 1 !== b.version) return false;
          const mark =
            one<{ mark: number }>('SELECT COALESCE(MAX(mark), 0) + 1 AS mark FROM boxes WHERE account = ?', account)?.mark ?? 1;
          change(
            'INSERT INTO boxes (account, name, version, box, mark) VALUES (?, ?, ?, ?, ?) ON CONFLICT (account, name) DO UPDATE SET version = excluded.version, box = excluded.box, mark = excluded.mark',
            account,
            b.name,
            b.version,
            b.box,
            mark,
          );
          return true;
        })(),
      ),
    box: (account, name) =>
      run(() => one<StoredBox>('SELECT name, version, box, mark FROM boxes WHERE account = ? AND name = ?', account, name)),
    boxesAfter: (account, mark, limit) =>
      run(() =>
        all<StoredBox>(
          'SELECT name, version, box, mark FROM boxes WHERE account = ? AND mark > ? ORDER BY mark LIMIT ?',
          account,
          mark,
          limit,
        ),
      ),
    putRoster: (team, r) =>
      run(() =>
        db.transaction(() => {
          const newest =
            one<{ version: number | null }>('SELECT MAX(version) AS version FROM rosters WHERE team = ?', team)?.version ?? 0;
          if (newest + 1 !== r.version) return false;
          change(
            'INSERT INTO rosters (team, version, roster, signature) VALUES (?, ?, ?, ?)',
            team,
            r.version,
            r.roster,
            r.signature,
          );
          return true;
        })(),
      ),
    roster: (team, version) =>
      run(() =>
        version === null
          ? one('SELECT version, roster, signature FROM rosters WHERE team = ? ORDER BY version DESC LIMIT 1', team)
          : one('SELECT version, roster, signature FROM rosters WHERE team = ? AND version = ?', team, version),
      ),
    rosterVersion: (team) =>
      run(
        () => one<{ version: number | null }>('SELECT MAX(version) AS version FROM rosters WHERE team = ?', team)?.version ?? 0,
      ),
    teams: () => run(() => one<{ n: number }>('SELECT COUNT(DISTINCT team) AS n FROM rosters')?.n ?? 0),
    putInvitation: (i) =>
      run(
        () =>
          change(
            'INSERT INTO invitations (invite, stream, team, invite_pk, not_after, bundle, state) VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING',
            i.invite,
            i.stream,
            i.team,
            i.invitePk,
            i.notAfter,
            i.bundle,
            i.state,
          ) === 1,
      ),
    invitation: (invite) =>
      run(() =>
        one<StoredInvitation>(
          'SELECT invite, stream, team, invite_pk AS invitePk, not_after AS notAfter, bundle, state FROM invitations WHERE invite = ?',
          invite,
        ),
      ),
    endInvitation: (invite, state) =>
      run(() => void change("UPDATE invitations SET state = ? WHERE invite = ? AND state = 'open'", state, invite)),
    putClaim: (team, c) =>
      run(
        () =>
          void change(
            'INSERT INTO claims (team, invite, account, signature, note) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING',
            team,
            c.invite,
            c.account,
            c.signature,
            c.note,
          ),
      ),
    claims: (team) =>
      run(() =>
        all<StoredClaim>(
          'SELECT c.invite, c.account, a.card, c.signature, c.note FROM claims c JOIN accounts a ON a.account = c.account WHERE c.team = ?',
          team,
        ),
      ),
    settleClaim: (team, invite) => run(() => void change('DELETE FROM claims WHERE team = ? AND invite = ?', team, invite)),
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
