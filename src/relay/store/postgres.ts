import pg from 'pg';
import { MellomError } from '../../protocol/errors';
import { hex } from '../bytes';
import { ConfigError } from '../config';
import { accountsIn, buffer, buffers, type Query } from './postgres-accounts';
import { commit, load } from './postgres-appends';
import { channel, listen } from './postgres-news';
import { postgresSteps, stepsAfter } from './schema';
import { type AppendTransaction, foundingTypes, type Membership, type Store, type StoredRow, type StreamPlace } from './store';

/**
 * PostgreSQL, which several relay processes may share. A stream's row is held (FOR UPDATE) from judging to commit, so sequence
 * numbers become visible in order and a reader of `seq > after` never skips a late one. Other processes hear of new rows by NOTIFY
 * and read the log; when a lost LISTEN connection stands again, everybody who is connected is told to look for themselves.
 */
export async function openPostgres(url: string): Promise<Store> {
  // Sequence numbers and versions are below 2^53.
  pg.types.setTypeParser(pg.types.builtins.INT8, Number);
  const pool = new pg.Pool({ connectionString: url, max: 10, connectionTimeoutMillis: 5_000 });
  pool.on('error', () => undefined);
  const fail = (error: unknown): never => {
    throw error instanceof MellomError
      ? error
      : new MellomError('E_UNAVAILABLE', error instanceof Error ? error.message : 'database');
  };
  const all: Query = (text, values) => pool.query(text, values).then((r) => r.rows, fail);
  const one = async <T extends pg.QueryResultRow>(text: string, values?: unknown[]): Promise<T | null> =>
    (await all<T>(text, values))[0] ?? null;
  const change = (text: string, values?: unknown[]): Promise<number> =>
    pool.query(text, values).then((r) => r.rowCount ?? 0, fail);

  await createSchema(pool).catch(async (error: unknown) => {
    await pool.end();
    return error instanceof ConfigError ? Promise.reject(error) : fail(error);
  });
  const origin = hex(crypto.getRandomValues(new Uint8Array(8)));
  const foreign = listen(url, origin);

  const transaction = async <T>(work: (query: Query) => Promise<T>): Promise<T> => {
    const client = await pool.connect().catch(fail);
    let broken: Error | undefined;
    // A connection that is cut while it is in use says so here as well as in its query; unheard, it would end the process.
    const lost = (error: Error) => {
      broken = error;
    };
    client.on('error', lost);
    try {
      await client.query('BEGIN');
      const result = await work((text, values) => client.query(text, values).then((r) => r.rows));
      await client.query('COMMIT');
      return result;
    } catch (error) {
      await client.query('ROLLBACK').catch((e: Error) => {
        broken = e;
      });
      return fail(error);
    } finally {
      client.off('error', lost);
      client.release(broken);
    }
  };
  const tellIn = (query: Query, news: string) => query('SELECT pg_notify($1, $2)', [channel, `${origin} ${news}`]);
  const tell = (news: string) => tellIn(all, news);
  const kinds = (epochs: boolean) => (epochs ? ' AND kind = 1' : '');

  // A stream that is being founded has no row to hold; its name is locked instead. One order for all avoids deadlocks.
  const lock = (query: Query, streams: Uint8Array[]) =>
    query('SELECT pg_advisory_xact_lock(hashtextextended(name, 0)) FROM unnest($1::text[]) AS name ORDER BY name', [
      [...new Set(streams.map(hex))].sort(),
    ]);

  return {
    append: (work) =>
      transaction((query) => {
        const tx: AppendTransaction = {
          hold: async (streams) => {
            await lock(query, streams);
            return query('SELECT stream, last, deleted FROM streams WHERE stream = ANY($1) ORDER BY stream FOR UPDATE', [
              buffers(streams),
            ]);
          },
          load: (streams) => load(query, buffers(streams)),
          known: async (rows) => {
            const hits = await query<{ stream: Buffer; id: Buffer; seq: number }>(
              `SELECT k.stream, k.id, r.seq FROM unnest($1::bytea[], $2::bytea[]) AS k(stream, id)
               CROSS JOIN LATERAL (SELECT seq FROM rows WHERE stream = k.stream AND id = k.id ORDER BY seq DESC LIMIT 1) AS r`,
              [buffers(rows.map((r) => r.stream)), buffers(rows.map((r) => r.id))],
            );
            return new Map(hits.map((h) => [`${hex(h.stream)}${hex(h.id)}`, h.seq]));
          },
          standing: async (account, team) => {
            // After the streams' own locks, always: whoever waits here holds nothing that its holder may still want.
            await lock(query, [account]);
            const found = await query<{ stream: Buffer }>(
              `SELECT s.stream FROM members m JOIN streams s ON s.stream = m.stream
               WHERE m.account = $1 AND m.until IS NULL AND s.team = $2 AND s.type IN (${foundingTypes}) AND NOT s.deleted`,
              [buffer(account), buffer(team)],
            );
            return load(
              query,
              found.map(({ stream }) => stream),
            );
          },
          commit: (what) => commit(query, what, origin),
        };
        return work(tx);
      }),
    stream: async (stream) => (await load(all, [buffer(stream)]))[0] ?? null,
    place: (stream) =>
      one<StreamPlace>('SELECT type, team, last, head, deleted, ended_at AS "endedAt" FROM streams WHERE stream = $1', [
        buffer(stream),
      ]),
    rows: (stream, p) =>
      all<StoredRow>(
        pageOf(
          `SELECT seq, row FROM rows WHERE stream = $1 AND seq > $2 AND seq <= $3${kinds(p.epochs)} ORDER BY seq LIMIT $4`,
          '$5',
        ),
        [buffer(stream), p.after, p.until, p.limit, p.bytes ?? Number.MAX_SAFE_INTEGER],
      ),
    newest: async (stream, p) =>
      (
        await all<StoredRow>(
          pageOf(
            `SELECT seq, row FROM rows WHERE stream = $1 AND seq <= $2${kinds(p.epochs)} ORDER BY seq DESC LIMIT $3`,
            '$4',
            ' DESC',
          ),
          [buffer(stream), p.before, p.limit, p.bytes ?? Number.MAX_SAFE_INTEGER],
        )
      ).reverse(),
    memberships: (account, { after, limit }) =>
      all<Membership>(
        `SELECT s.stream, s.type, s.team, s.last, s.head, s.deleted, m.until, COALESCE(k.count, 0) AS knocks
         FROM members m JOIN streams s ON s.stream = m.stream LEFT JOIN knocks k ON k.stream = m.stream
         WHERE m.account = $1 AND m.stream > $2 ORDER BY m.stream LIMIT $3`,
        [buffer(account), buffer(after ?? new Uint8Array()), limit],
      ),
    until: async (stream, account) => {
      const row = await one<{ until: number | null }>('SELECT until FROM members WHERE stream = $1 AND account = $2', [
        buffer(stream),
        buffer(account),
      ]);
      return row ? row.until : undefined;
    },
    everIn: async (who) => {
      const there = await all<{ stream: Buffer; account: Buffer }>(
        `SELECT stream, account FROM members
         WHERE (stream, account) IN (SELECT * FROM unnest($1::bytea[], $2::bytea[]))`,
        [buffers(who.map((w) => w.stream)), buffers(who.map((w) => w.account))],
      );
      return new Set(there.map((m) => `${hex(m.stream)}${hex(m.account)}`));
    },
    members: async (stream, since = Number.MAX_SAFE_INTEGER) =>
      (
        await all<{ account: Buffer }>('SELECT account FROM members WHERE stream = $1 AND (until IS NULL OR until >= $2)', [
          buffer(stream),
          since,
        ])
      ).map((m) => m.account),
    erase: (stream, seq) =>
      transaction(async (query) => {
        const erased = await query(
          'UPDATE rows SET row = substring(row FROM 1 FOR 282) WHERE stream = $1 AND seq = $2 AND kind = 2 AND length(row) > 282 RETURNING seq',
          [buffer(stream), seq],
        );
        if (erased.length > 0) await tellIn(query, `erased ${hex(stream)} ${seq}`);
      }),
    deleteStream: (stream, last) =>
      transaction(async (query) => {
        await lock(query, [stream]);
        const [here] = await query<{ last: number }>('SELECT last FROM streams WHERE stream = $1 FOR UPDATE', [buffer(stream)]);
        if (last !== undefined && here?.last !== last) return false;
        for (const table of ['rows', 'states', 'chains', 'invitations', 'reads', 'knocks'])
          await query(`DELETE FROM ${table} WHERE stream = $1`, [buffer(stream)]);
        await query('UPDATE streams SET deleted = TRUE, ended_at = NULL WHERE stream = $1', [buffer(stream)]);
        await tellIn(query, `erased ${hex(stream)} -1`);
        return true;
      }),
    noteEnded: (stream, last, at) =>
      transaction(async (query) => {
        await lock(query, [stream]);
        const [here] = await query<{ last: number }>('SELECT last FROM streams WHERE stream = $1 FOR UPDATE', [buffer(stream)]);
        if (here?.last !== last) return false;
        if (at === null) await query('UPDATE streams SET ended_at = NULL WHERE stream = $1', [buffer(stream)]);
        else await query('UPDATE streams SET ended_at = $2 WHERE stream = $1 AND ended_at IS NULL', [buffer(stream), at]);
        return true;
      }),
    noteReads: async (reads) => {
      await change(
        `INSERT INTO reads (stream, account, at)
         SELECT s.stream, n.account, n.at FROM unnest($1::bytea[], $2::bytea[], $3::bigint[]) AS n(stream, account, at)
         JOIN streams s ON s.stream = n.stream AND NOT s.deleted ORDER BY s.stream, n.account
         ON CONFLICT (stream, account) DO UPDATE SET at = GREATEST(reads.at, excluded.at)`,
        [buffers(reads.map((r) => r.stream)), buffers(reads.map((r) => r.account)), reads.map((r) => r.at)],
      );
    },
    reads: (stream) => all('SELECT account, at FROM reads WHERE stream = $1', [buffer(stream)]),
    addKnocks: (stream, count) =>
      transaction(async (query) => {
        const [now] = await query<{ count: number }>(
          `INSERT INTO knocks (stream, count) SELECT stream, $2 FROM streams WHERE stream = $1 AND NOT deleted
           ON CONFLICT (stream) DO UPDATE SET count = knocks.count + excluded.count RETURNING count`,
          [buffer(stream), count],
        );
        if (now) await tellIn(query, `knocked ${hex(stream)} ${now.count}`);
        return now?.count ?? 0;
      }),
    ...accountsIn({ all, one, change, transaction, tell }),
    onForeign: foreign.tell,
    check: async () => {
      await all('SELECT 1');
    },
    close: async () => {
      await foreign.close();
      await pool.end();
    },
  };
}

/** Several relays may start at once on an empty database; one of them makes the tables. */
async function createSchema(pool: pg.Pool): Promise<void> {
  const client = await pool.connect();
  let done = false;
  try {
    await client.query('BEGIN');
    await client.query('SELECT pg_advisory_xact_lock(771)');
    await client.query('CREATE TABLE IF NOT EXISTS meta (name TEXT PRIMARY KEY, value TEXT NOT NULL)');
    const { rows } = await client.query<{ value: string }>("SELECT value FROM meta WHERE name = 'schema'");
    for (const step of stepsAfter(postgresSteps, Number(rows[0]?.value ?? 0))) await client.query(step);
    await client.query("INSERT INTO meta VALUES ('schema', $1) ON CONFLICT (name) DO UPDATE SET value = excluded.value", [
      String(postgresSteps.length),
    ]);
    await client.query('COMMIT');
    done = true;
  } finally {
    client.release(!done);
  }
}

/** Of these rows those that fit: lengths are known without reading, and what does not fit is not read. */
const pageOf = (rows: string, bytes: string, order = '') =>
  `SELECT seq, row FROM (
     SELECT seq, row, SUM(length(row)) OVER (ORDER BY seq${order}) - length(row) AS before FROM (${rows}) AS p
   ) AS page WHERE before <= ${bytes}::bigint ORDER BY seq${order}`;
