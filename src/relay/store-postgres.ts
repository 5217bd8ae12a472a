import pg from 'pg';
import { same } from '../crypto/bytes';
import { MellomError } from '../protocol/errors';
import { rowKind } from '../protocol/kinds';
import { hex } from './bytes';
import { postgresSchema } from './schema';
import type {
  AppendTransaction,
  Commit,
  News,
  Store,
  StoredBox,
  StoredChain,
  StoredClaim,
  StoredInvitation,
  StoredRow,
  StoredStream,
} from './store';

const channel = 'mellom_rows';
type Query = <T extends pg.QueryResultRow>(text: string, values?: unknown[]) => Promise<T[]>;

/**
 * PostgreSQL, which several relay processes may share. A stream's row is held (FOR UPDATE) from judging to commit, so sequence
 * numbers become visible in order and a reader of `seq > after` never skips a late one. Other processes hear of new rows by NOTIFY
 * and read the log; when a lost LISTEN connection stands again, everybody who is connected is told to look for themselves.
 */
export async function openPostgres(url: string): Promise<Store> {
  // Sequence numbers and versions are below 2^53.
  pg.types.setTypeParser(pg.types.builtins.INT8, Number);
  const pool = new pg.Pool({ connectionString: url, max: 8, connectionTimeoutMillis: 5_000 });
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

  await createSchema(pool).catch(fail);
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
  const tell = (news: string) => all('SELECT pg_notify($1, $2)', [channel, `${origin} ${news}`]);
  const buffer = (b: Uint8Array) => Buffer.from(b.buffer, b.byteOffset, b.byteLength);
  const buffers = (list: Uint8Array[]) => list.map(buffer);
  const kinds = (epochs: boolean) => (epochs ? ' AND kind = 1' : '');

  return {
    append: (work) =>
      transaction((query) => {
        const tx: AppendTransaction = {
          hold: async (streams) => {
            // A stream that is being founded has no row to hold; its name is locked instead. One order for all avoids deadlocks.
            const names = [...new Set(streams.map(hex))].sort();
            await query('SELECT pg_advisory_xact_lock(hashtextextended(name, 0)) FROM unnest($1::text[]) AS name ORDER BY name', [
              names,
            ]);
            return query('SELECT stream, last FROM streams WHERE stream = ANY($1) ORDER BY stream FOR UPDATE', [
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
          commit: (what) => commit(query, what, origin),
        };
        return work(tx);
      }),
    stream: async (stream) => (await load(all, [buffer(stream)]))[0] ?? null,
    rows: (stream, p) =>
      all<StoredRow>(
        `SELECT seq, row FROM rows WHERE stream = $1 AND seq > $2 AND seq <= $3${kinds(p.epochs)} ORDER BY seq LIMIT $4`,
        [buffer(stream), p.after, p.until, p.limit],
      ),
    newest: async (stream, p) =>
      (
        await all<StoredRow>(
          `SELECT seq, row FROM rows WHERE stream = $1 AND seq <= $2${kinds(p.epochs)} ORDER BY seq DESC LIMIT $3`,
          [buffer(stream), p.before, p.limit],
        )
      ).reverse(),
    memberships: (account) =>
      all(
        'SELECT s.stream, s.type, s.last, s.head, m.until FROM members m JOIN streams s ON s.stream = m.stream WHERE m.account = $1',
        [buffer(account)],
      ),
    until: async (stream, account) => {
      const row = await one<{ until: number | null }>('SELECT until FROM members WHERE stream = $1 AND account = $2', [
        buffer(stream),
        buffer(account),
      ]);
      return row ? row.until : undefined;
    },
    members: async (stream) =>
      (await all<{ account: Buffer }>('SELECT account FROM members WHERE stream = $1 AND until IS NULL', [buffer(stream)])).map(
        (m) => m.account,
      ),
    putCard: async (account, card) => {
      await change('INSERT INTO accounts (account, card) VALUES ($1, $2) ON CONFLICT DO NOTHING', [
        buffer(account),
        buffer(card),
      ]);
    },
    cards: (accounts) => all('SELECT account, card FROM accounts WHERE account = ANY($1)', [buffers(accounts)]),
    putVault: (account, v) =>
      transaction(async (query) => {
        const written = await query(
          `INSERT INTO vaults (account, version, vault) SELECT $1, $2::bigint, $3 WHERE $2::bigint = 1 OR EXISTS (SELECT 1 FROM vaults WHERE account = $1)
           ON CONFLICT (account) DO UPDATE SET version = excluded.version, vault = excluded.vault WHERE vaults.version + 1 = excluded.version RETURNING version`,
          [buffer(account), v.version, buffer(v.vault)],
        );
        if (written.length === 0) return false;
        await query('DELETE FROM slots WHERE account = $1', [buffer(account)]);
        for (const s of v.slots) {
          const put = await query(
            'INSERT INTO slots (locator, account, kind, slot) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING RETURNING kind',
            [buffer(s.locator), buffer(account), s.kind, buffer(s.slot)],
          );
          if (put.length === 0) throw new MellomError('E_VERSION', 'locator');
        }
        return true;
      }).catch((error) => {
        if (error instanceof MellomError && error.code === 'E_VERSION') return false;
        throw error;
      }),
    vault: async (account) => {
      const v = await one<{ version: number; vault: Uint8Array }>('SELECT version, vault FROM vaults WHERE account = $1', [
        buffer(account),
      ]);
      return (
        v && {
          ...v,
          slots: await all<{ locator: Buffer; kind: number; slot: Buffer }>(
            'SELECT locator, kind, slot FROM slots WHERE account = $1',
            [buffer(account)],
          ),
        }
      );
    },
    slot: (locator) => one('SELECT account, kind, slot FROM slots WHERE locator = $1', [buffer(locator)]),
    putBox: (account, b) =>
      transaction(async (query) => {
        await query('SELECT pg_advisory_xact_lock(hashtextextended($1, 1))', [hex(account)]);
        const stored = (
          await query<{ version: number }>('SELECT version FROM boxes WHERE account = $1 AND name = $2', [
            buffer(account),
            buffer(b.name),
          ])
        )[0];
        if ((stored?.version ?? 0) + 1 !== b.version) return false;
        await query(
          `INSERT INTO boxes (account, name, version, box, mark)
           VALUES ($1, $2, $3, $4, (SELECT COALESCE(MAX(mark), 0) + 1 FROM boxes WHERE account = $1))
           ON CONFLICT (account, name) DO UPDATE SET version = excluded.version, box = excluded.box, mark = excluded.mark`,
          [buffer(account), buffer(b.name), b.version, buffer(b.box)],
        );
        return true;
      }),
    box: (account, name) =>
      one<StoredBox>('SELECT name, version, box, mark FROM boxes WHERE account = $1 AND name = $2', [
        buffer(account),
        buffer(name),
      ]),
    boxesAfter: (account, mark, limit) =>
      all<StoredBox>('SELECT name, version, box, mark FROM boxes WHERE account = $1 AND mark > $2 ORDER BY mark LIMIT $3', [
        buffer(account),
        mark,
        limit,
      ]),
    putRoster: async (team, r) => {
      const put = await change(
        `INSERT INTO rosters (team, version, roster, signature)
         SELECT $1, $2, $3, $4 WHERE $2 = (SELECT COALESCE(MAX(version), 0) + 1 FROM rosters WHERE team = $1) ON CONFLICT DO NOTHING`,
        [buffer(team), r.version, buffer(r.roster), buffer(r.signature)],
      );
      if (put === 1) await tell(`roster ${hex(team)} ${r.version}`);
      return put === 1;
    },
    roster: (team, version) =>
      version === null
        ? one('SELECT version, roster, signature FROM rosters WHERE team = $1 ORDER BY version DESC LIMIT 1', [buffer(team)])
        : one('SELECT version, roster, signature FROM rosters WHERE team = $1 AND version = $2', [buffer(team), version]),
    rosterVersion: async (team) =>
      (await one<{ version: number }>('SELECT COALESCE(MAX(version), 0) AS version FROM rosters WHERE team = $1', [buffer(team)]))
        ?.version ?? 0,
    teams: async () => (await one<{ n: number }>('SELECT COUNT(DISTINCT team) AS n FROM rosters'))?.n ?? 0,
    putInvitation: async (i) =>
      (await change(
        'INSERT INTO invitations (invite, stream, team, invite_pk, not_after, bundle, state) VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING',
        [
          buffer(i.invite),
          i.stream && buffer(i.stream),
          i.team && buffer(i.team),
          i.invitePk && buffer(i.invitePk),
          i.notAfter,
          buffer(i.bundle),
          i.state,
        ],
      )) === 1,
    invitation: (invite) =>
      one<StoredInvitation>(
        'SELECT invite, stream, team, invite_pk AS "invitePk", not_after AS "notAfter", bundle, state FROM invitations WHERE invite = $1',
        [buffer(invite)],
      ),
    endInvitation: async (invite, state) => {
      await change("UPDATE invitations SET state = $1 WHERE invite = $2 AND state = 'open'", [state, buffer(invite)]);
    },
    putClaim: async (team, c) => {
      await change(
        'INSERT INTO claims (team, invite, account, signature, note) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING',
        [buffer(team), buffer(c.invite), buffer(c.account), buffer(c.signature), buffer(c.note)],
      );
      await tell(`claim ${hex(team)}`);
    },
    claims: (team) =>
      all<StoredClaim & pg.QueryResultRow>(
        'SELECT c.invite, c.account, a.card, c.signature, c.note FROM claims c JOIN accounts a ON a.account = c.account WHERE c.team = $1',
        [buffer(team)],
      ),
    settleClaim: async (team, invite) => {
      await change('DELETE FROM claims WHERE team = $1 AND invite = $2', [buffer(team), buffer(invite)]);
    },
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
  try {
    await client.query('BEGIN');
    await client.query('SELECT pg_advisory_xact_lock(771)');
    await client.query(postgresSchema);
    await client.query('COMMIT');
  } finally {
    client.release();
  }
}

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
    await query("UPDATE invitations SET state = $1 WHERE stream = $2 AND state = 'open'", [i.ended, ...bytes([i.stream])]);
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
  return kind === 'claim' ? { kind, team: name } : null;
}
