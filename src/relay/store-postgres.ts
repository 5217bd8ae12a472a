import pg from 'pg';
import { same } from '../crypto/bytes';
import { MellomError } from '../protocol/errors';
import { rowKind } from '../protocol/kinds';
import { hex } from './bytes';
import { ConfigError } from './config';
import { postgresSteps, stepsAfter } from './schema';
import {
  type AppendTransaction,
  type Commit,
  foundingTypes,
  type Membership,
  type News,
  type Store,
  type StoredChain,
  type StoredRow,
  type StoredStream,
  type StreamPlace,
} from './store';
import { accountsIn, buffer, buffers, type Query } from './store-postgres-accounts';

const channel = 'mellom_rows';

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
      one<StreamPlace>('SELECT type, team, last, head, deleted FROM streams WHERE stream = $1', [buffer(stream)]),
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
    deleteStream: (stream) =>
      transaction(async (query) => {
        await lock(query, [stream]);
        await query('SELECT last FROM streams WHERE stream = $1 FOR UPDATE', [buffer(stream)]);
        for (const table of ['rows', 'states', 'chains', 'invitations', 'reads', 'knocks'])
          await query(`DELETE FROM ${table} WHERE stream = $1`, [buffer(stream)]);
        await query('UPDATE streams SET deleted = TRUE WHERE stream = $1', [buffer(stream)]);
        await tellIn(query, `erased ${hex(stream)} -1`);
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

async function load(query: Query, streams: Buffer[]): Promise<StoredStream[]> {
  if (streams.length === 0) return [];
  const found = await query<Omit<StoredStream, 'chains'>>(
    'SELECT stream, type, team, last, head, state FROM streams JOIN states USING (stream) WHERE stream = ANY($1)',
    [streams],
  );
  const chains = await query<StoredChain & { stream: Buffer }>(
    'SELECT stream, chain, author, n, id FROM chains WHERE stream = ANY($1)',
    [streams],
  );
  return found.map((s) => ({ ...s, chains: chains.filter((c) => same(c.stream, s.stream)) }));
}

/** Many pieces as one parameter: an array of bytea would travel as hexadecimal text. `cut` gives the n-th piece back in SQL. */
const joined = (list: Uint8Array[]) => Buffer.concat(list);
const cut = (parameter: string, length: number) =>
  `substring(${parameter}::bytea FROM (n::int - 1) * ${length} + 1 FOR ${length})`;

async function commit(query: Query, what: Commit, origin: string): Promise<void> {
  const bytes = (list: (Uint8Array | null)[]) => list.map((b) => b && Buffer.from(b.buffer, b.byteOffset, b.byteLength));
  const { streams, rows, members, invitations } = what;
  const changed = streams.filter((s) => s.state !== null);
  if (changed.length > 0) {
    await query(
      `INSERT INTO streams (stream, type, team, last, head)
       SELECT * FROM unnest($1::bytea[], $2::int[], $3::bytea[], $4::bigint[], $5::bytea[])
       ON CONFLICT (stream) DO UPDATE SET last = excluded.last, head = excluded.head`,
      [
        bytes(changed.map((s) => s.stream)),
        changed.map((s) => s.type),
        bytes(changed.map((s) => s.team)),
        changed.map((s) => s.last),
        bytes(changed.map((s) => s.head)),
      ],
    );
    await query(
      `INSERT INTO states (stream, state) SELECT * FROM unnest($1::bytea[], $2::text[])
       ON CONFLICT (stream) DO UPDATE SET state = excluded.state`,
      [bytes(changed.map((s) => s.stream)), changed.map((s) => s.state)],
    );
  }
  const grown = streams.filter((s) => s.state === null);
  if (grown.length > 0)
    await query(
      `UPDATE streams SET last = g.last, head = g.head
       FROM (SELECT ${cut('$1', 32)} AS stream, last, ${cut('$2', 32)} AS head FROM unnest($3::bigint[]) WITH ORDINALITY AS e(last, n)) AS g
       WHERE streams.stream = g.stream`,
      [joined(grown.map((s) => s.stream)), joined(grown.map((s) => s.head)), grown.map((s) => s.last)],
    );
  const chains = streams.flatMap((s) => s.chains.map((c) => ({ ...c, stream: s.stream })));
  if (chains.length > 0)
    await query(
      `INSERT INTO chains (stream, chain, author, n, id)
       SELECT ${cut('$1', 32)}, ${cut('$2', 16)}, ${cut('$3', 32)}, end_n, ${cut('$4', 32)} FROM unnest($5::bigint[]) WITH ORDINALITY AS e(end_n, n)
       ON CONFLICT (stream, chain) DO UPDATE SET n = excluded.n, id = excluded.id`,
      [
        joined(chains.map((c) => c.stream)),
        joined(chains.map((c) => c.chain)),
        joined(chains.map((c) => c.author)),
        joined(chains.map((c) => c.id)),
        chains.map((c) => c.n),
      ],
    );
  if (rows.length > 0) {
    let at = 1;
    const starts = rows.map((r) => {
      at += r.row.length;
      return at - r.row.length;
    });
    await query(
      `INSERT INTO rows (stream, seq, kind, id, row)
       SELECT ${cut('$1', 32)}, seq, kind, ${cut('$2', 32)}, substring($3::bytea FROM start FOR length)
       FROM unnest($4::bigint[], $5::int[], $6::int[], $7::int[]) WITH ORDINALITY AS r(seq, kind, start, length, n)`,
      [
        joined(rows.map((r) => r.stream)),
        joined(rows.map((r) => r.id)),
        joined(rows.map((r) => r.row)),
        rows.map((r) => r.seq),
        rows.map((r) => r.kind),
        starts,
        rows.map((r) => r.row.length),
      ],
    );
  }
  for (const m of members) {
    const who = bytes([m.stream, m.account]);
    if (m.joined !== null)
      await query(
        'INSERT INTO members (stream, account, since, until) VALUES ($1, $2, $3, NULL) ON CONFLICT (stream, account) DO UPDATE SET until = NULL',
        [...who, m.joined],
      );
    else await query('UPDATE members SET until = $3 WHERE stream = $1 AND account = $2', [...who, m.removed]);
  }
  for (const i of invitations)
    await query("UPDATE invitations SET state = $1, bundle = '' WHERE stream = $2 AND state = 'open'", [
      i.ended,
      ...bytes([i.stream]),
    ]);
  // Told at commit, and only then.
  const news = new Map(streams.map((s) => [hex(s.stream), { first: s.last, last: s.last, epochs: false }]));
  for (const r of rows) {
    const one = news.get(hex(r.stream));
    if (!one) continue;
    one.first = Math.min(one.first, r.seq);
    one.epochs ||= r.kind === rowKind.epoch;
  }
  if (news.size > 0)
    await query('SELECT pg_notify($1, one) FROM unnest($2::text[]) AS one', [
      channel,
      [...news].map(([stream, n]) => `${origin} rows ${stream} ${n.first} ${n.last} ${n.epochs ? 1 : 0}`),
    ]);
}

/** One connection that hears what other processes do. Lost, it is opened again; what was said meanwhile counts as unheard. */
function listen(url: string, origin: string) {
  let told: (news: News) => void = () => undefined;
  let client: pg.Client | null = null;
  let closed = false;
  let again: NodeJS.Timeout | undefined;
  let lost = false;
  const open = async () => {
    if (closed) return;
    const next = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000, keepAlive: true });
    client = next;
    const retry = () => {
      if (client !== next || closed) return;
      client = null;
      lost = true;
      again = setTimeout(() => void open(), 500);
      next.end().catch(() => undefined);
    };
    next.on('error', retry);
    next.on('end', retry);
    next.on('notification', ({ payload }) => {
      const [from, ...words] = (payload ?? '').split(' ');
      const news = from === origin ? null : readNews(words);
      if (news) told(news);
    });
    try {
      await next.connect();
      await next.query(`LISTEN ${channel}`);
      if (lost) told({ kind: 'deaf' });
      lost = false;
    } catch {
      retry();
    }
  };
  void open();
  return {
    tell: (listener: typeof told) => {
      told = listener;
    },
    close: async () => {
      closed = true;
      clearTimeout(again);
      await client?.end().catch(() => undefined);
    },
  };
}

function readNews([kind, id = '', ...numbers]: string[]): News | null {
  const name = new Uint8Array(Buffer.from(id, 'hex'));
  const [first = 0, last = 0, epochs = 0] = numbers.map(Number);
  if (kind === 'rows') return { kind, stream: name, first, last, epochs: epochs === 1 };
  if (kind === 'roster') return { kind, team: name, version: first };
  if (kind === 'erased') return { kind, stream: name, seq: first };
  if (kind === 'knocked') return { kind, stream: name, knocks: first };
  return kind === 'claim' ? { kind, team: name } : null;
}
