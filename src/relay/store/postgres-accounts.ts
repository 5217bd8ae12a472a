import type pg from 'pg';
import { MellomError } from '../../protocol/errors';
import { hex } from '../bytes';
import type { AccountStore, ClaimStanding, OpaquePut, StoredBox, StoredClaim, StoredInvitation } from './store';

export type Query = <T extends pg.QueryResultRow>(text: string, values?: unknown[]) => Promise<T[]>;
export interface PostgresTools {
  all: Query;
  one: <T extends pg.QueryResultRow>(text: string, values?: unknown[]) => Promise<T | null>;
  change: (text: string, values?: unknown[]) => Promise<number>;
  transaction: <T>(work: (query: Query) => Promise<T>) => Promise<T>;
  /** Other processes hear of it. */
  tell: (news: string) => Promise<unknown>;
}
export const buffer = (b: Uint8Array) => Buffer.from(b.buffer, b.byteOffset, b.byteLength);
export const buffers = (list: Uint8Array[]) => list.map(buffer);

/** Ends a transaction that is not to be: what it has written is rolled back. */
class NotPut extends MellomError {
  constructor(readonly why: 'version' | 'taken') {
    super('E_VERSION', why);
  }
}

async function opaqueSetup(query: Query): Promise<string | null> {
  const found = await query<{ value: string }>("SELECT value FROM meta WHERE name = 'opaque' AND EXISTS (SELECT 1 FROM opaque)");
  return found[0]?.value ?? null;
}
async function putOpaque(query: Query, account: Uint8Array, { name, record, fingerprint }: OpaquePut): Promise<void> {
  // One after the other, so that no two processes bring in the first record, each under a setup of its own.
  await query('SELECT pg_advisory_xact_lock(772)');
  const setup = await opaqueSetup(query);
  if (setup !== null && setup !== fingerprint) throw new MellomError('E_UNAVAILABLE', 'another OPAQUE setup');
  await query("INSERT INTO meta VALUES ('opaque', $1) ON CONFLICT (name) DO UPDATE SET value = excluded.value", [fingerprint]);
  const put = await query(
    'INSERT INTO opaque (account, name, record) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING RETURNING account',
    [buffer(account), buffer(name), buffer(record)],
  );
  if (put.length === 0) throw new NotPut('taken');
}

/** Whatever of PostgreSQL is not the log: accounts, vaults, boxes, rosters, invitations. */
export function accountsIn({ all, one, change, transaction, tell }: PostgresTools): AccountStore {
  return {
    putCard: async (account, card) => {
      await change('INSERT INTO accounts (account, card) VALUES ($1, $2) ON CONFLICT DO NOTHING', [
        buffer(account),
        buffer(card),
      ]);
    },
    cards: (accounts) => all('SELECT account, card FROM accounts WHERE account = ANY($1)', [buffers(accounts)]),
    putVault: (account, v, opaque) =>
      transaction(async (query) => {
        const written = await query(
          `INSERT INTO vaults (account, version, vault) SELECT $1, $2::bigint, $3 WHERE $2::bigint = 1 OR EXISTS (SELECT 1 FROM vaults WHERE account = $1)
           ON CONFLICT (account) DO UPDATE SET version = excluded.version, vault = excluded.vault WHERE vaults.version + 1 = excluded.version RETURNING version`,
          [buffer(account), v.version, buffer(v.vault)],
        );
        if (written.length === 0) throw new NotPut('version');
        await query('DELETE FROM slots WHERE account = $1', [buffer(account)]);
        for (const s of v.slots) {
          const put = await query(
            'INSERT INTO slots (locator, account, kind, slot) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING RETURNING kind',
            [buffer(s.locator), buffer(account), s.kind, buffer(s.slot)],
          );
          if (put.length === 0) throw new NotPut('taken');
        }
        if (opaque !== undefined) await query('DELETE FROM opaque WHERE account = $1', [buffer(account)]);
        if (opaque) await putOpaque(query, account, opaque);
        return 'put' as const;
      }).catch((error) => {
        if (error instanceof NotPut) return error.why;
        throw error;
      }),
    opaqueRecord: (name) => one('SELECT account, record FROM opaque WHERE name = $1', [buffer(name)]),
    opaqueSetup: () => opaqueSetup(all),
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
    putBox: (account, b, most) =>
      transaction(async (query) => {
        await query('SELECT pg_advisory_xact_lock(hashtextextended($1, 1))', [hex(account)]);
        const stored = (
          await query<{ version: number; size: number }>(
            'SELECT version, length(box) AS size FROM boxes WHERE account = $1 AND name = $2',
            [buffer(account), buffer(b.name)],
          )
        )[0];
        if ((stored?.version ?? 0) + 1 !== b.version) return 'version';
        if (!stored || stored.size < b.box.length) {
          const [has] = await query<{ boxes: number; bytes: number }>(
            'SELECT COUNT(*) AS boxes, COALESCE(SUM(length(box)), 0) AS bytes FROM boxes WHERE account = $1 AND name <> $2',
            [buffer(account), buffer(b.name)],
          );
          if (has && (has.boxes >= most.boxes || has.bytes + b.box.length > most.bytes)) return 'full';
        }
        await query(
          `INSERT INTO boxes (account, name, version, box, mark)
           VALUES ($1, $2, $3, $4, (SELECT COALESCE(MAX(mark), 0) + 1 FROM boxes WHERE account = $1))
           ON CONFLICT (account, name) DO UPDATE SET version = excluded.version, box = excluded.box, mark = excluded.mark`,
          [buffer(account), buffer(b.name), b.version, buffer(b.box)],
        );
        return 'put';
      }),
    box: (account, name) =>
      one<StoredBox>('SELECT name, version, box, mark FROM boxes WHERE account = $1 AND name = $2', [
        buffer(account),
        buffer(name),
      ]),
    boxesAfter: (account, mark, { limit, bytes }) =>
      all<StoredBox & pg.QueryResultRow>(
        `SELECT name, version, box, mark FROM (
           SELECT p.*, SUM(length(box)) OVER (ORDER BY mark) - length(box) AS before
           FROM (SELECT name, version, box, mark FROM boxes WHERE account = $1 AND mark > $2 ORDER BY mark LIMIT $3) AS p
         ) AS page WHERE before <= $4::bigint ORDER BY mark`,
        [buffer(account), mark, limit, bytes],
      ),
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
    teams: async () => (await all<{ team: Uint8Array }>('SELECT DISTINCT team FROM rosters')).map(({ team }) => team),
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
      await change("UPDATE invitations SET state = $1, bundle = '' WHERE invite = $2 AND state = 'open'", [
        state,
        buffer(invite),
      ]);
      if (state === 'withdrawn') await change('DELETE FROM claims WHERE invite = $1', [buffer(invite)]);
    },
    emptyExpired: async (now) => {
      await change("UPDATE invitations SET bundle = '' WHERE not_after < $1 AND length(bundle) > 0", [now]);
    },
    putClaim: async (team, c, most) => {
      const put = await change(
        `INSERT INTO claims (team, invite, account, signature, note, at)
         SELECT $1, $2, $3, $4, $5, $6 WHERE (SELECT COUNT(*) FROM claims WHERE invite = $2) < $7 ON CONFLICT DO NOTHING`,
        [buffer(team), buffer(c.invite), buffer(c.account), buffer(c.signature), buffer(c.note), c.at, most],
      );
      if (put === 1) await tell(`claim ${hex(team)}`);
      const there = 'SELECT COUNT(*) AS n FROM claims WHERE invite = $1 AND account = $2';
      return put === 1 || ((await one<{ n: number }>(there, [buffer(c.invite), buffer(c.account)]))?.n ?? 0) > 0;
    },
    claims: (team) =>
      all<StoredClaim & pg.QueryResultRow>(
        'SELECT c.invite, c.account, a.card, c.signature, c.note, c.at FROM claims c JOIN accounts a ON a.account = c.account WHERE c.team = $1 AND NOT c.refused ORDER BY c.at',
        [buffer(team)],
      ),
    claimsOf: (invite) =>
      all<ClaimStanding & pg.QueryResultRow>('SELECT account, refused FROM claims WHERE invite = $1', [buffer(invite)]),
    refuseClaim: async (team, invite, account) => {
      await change('UPDATE claims SET refused = TRUE WHERE team = $1 AND invite = $2 AND account = $3', [
        buffer(team),
        buffer(invite),
        buffer(account),
      ]);
    },
    settleClaim: async (team, invite) => {
      await change('DELETE FROM claims WHERE team = $1 AND invite = $2', [buffer(team), buffer(invite)]);
    },
  };
}
