import { same } from '../../crypto/bytes';
import { rowKind } from '../../protocol/kinds';
import { hex } from '../bytes';
import type { Query } from './postgres-accounts';
import { channel } from './postgres-news';
import type { Commit, StoredChain, StoredStream } from './store';

/** Streams as the judge needs them: their state, and how far each chain has come. */
export async function load(query: Query, streams: Buffer[]): Promise<StoredStream[]> {
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

/** All that a batch of appends changes, in few statements; told to other processes with it. */
export async function commit(query: Query, what: Commit, origin: string): Promise<void> {
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
