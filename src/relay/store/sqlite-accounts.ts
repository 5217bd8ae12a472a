import { MellomError } from '../../protocol/errors';
import type { AccountStore, OpaquePut, StoredBox, StoredClaim, StoredInvitation } from './store';

export interface SqliteTools {
  run: <T>(work: () => T) => Promise<T>;
  one: <T>(text: string, ...values: unknown[]) => T | null;
  all: <T>(text: string, ...values: unknown[]) => T[];
  /** As `all`, and stops reading when what it has is more than `bytes`. */
  page: <T>(bytes: number, size: (one: T) => number, text: string, ...values: unknown[]) => T[];
  change: (text: string, ...values: unknown[]) => number;
  transaction: <T>(work: () => T) => T;
  /** What was just erased is nowhere in the files any more. */
  forget: () => void;
}
/** Ends a transaction that is not to be: what it has written is rolled back. */
class NotPut extends Error {
  constructor(readonly why: 'version' | 'taken') {
    super(why);
  }
}

/** Whatever of the embedded database is not the log: accounts, vaults, boxes, rosters, invitations. */
export function accountsIn({ run, one, all, page, change, transaction, forget }: SqliteTools): AccountStore {
  const opaqueSetup = () =>
    one<{ value: string }>("SELECT value FROM meta WHERE name = 'opaque' AND EXISTS (SELECT 1 FROM opaque)")?.value ?? null;
  return {
    putCard: (account, card) =>
      run(() => void change('INSERT INTO accounts (account, card) VALUES (?, ?) ON CONFLICT DO NOTHING', account, card)),
    cards: (accounts) =>
      run(() =>
        accounts.flatMap(
          (a) => one<{ account: Uint8Array; card: Uint8Array }>('SELECT account, card FROM accounts WHERE account = ?', a) ?? [],
        ),
      ),
    putVault: (account, v, opaque) =>
      run(() => {
        const putOpaque = ({ name, record, fingerprint }: OpaquePut): boolean => {
          const setup = opaqueSetup();
          if (setup !== null && setup !== fingerprint) throw new MellomError('E_UNAVAILABLE', 'another OPAQUE setup');
          change("INSERT INTO meta VALUES ('opaque', ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value", fingerprint);
          return (
            change(
              'INSERT INTO opaque (account, name, record) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
              account,
              name,
              record,
            ) === 1
          );
        };
        try {
          transaction(() => {
            const stored = one<{ version: number }>('SELECT version FROM vaults WHERE account = ?', account);
            if ((stored?.version ?? 0) + 1 !== v.version) throw new NotPut('version');
            change(
              'INSERT INTO vaults (account, version, vault) VALUES (?, ?, ?) ON CONFLICT (account) DO UPDATE SET version = excluded.version, vault = excluded.vault',
              account,
              v.version,
              v.vault,
            );
            change('DELETE FROM slots WHERE account = ?', account);
            const put = 'INSERT INTO slots (locator, account, kind, slot) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING';
            for (const s of v.slots) if (change(put, s.locator, account, s.kind, s.slot) === 0) throw new NotPut('taken');
            if (opaque !== undefined) change('DELETE FROM opaque WHERE account = ?', account);
            if (opaque && !putOpaque(opaque)) throw new NotPut('taken');
          });
          return 'put';
        } catch (error) {
          if (error instanceof NotPut) return error.why;
          throw error;
        }
      }),
    opaqueRecord: (name) => run(() => one('SELECT account, record FROM opaque WHERE name = ?', name)),
    opaqueSetup: () => run(opaqueSetup),
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
    putBox: (account, b, most) =>
      run(() =>
        transaction(() => {
          const stored = one<{ version: number; size: number }>(
            'SELECT version, LENGTH(box) AS size FROM boxes WHERE account = ? AND name = ?',
            account,
            b.name,
          );
          if ((stored?.version ?? 0) + 1 !== b.version) return 'version';
          if (!stored || stored.size < b.box.length) {
            const has = one<{ boxes: number; bytes: number }>(
              'SELECT COUNT(*) AS boxes, COALESCE(SUM(LENGTH(box)), 0) AS bytes FROM boxes WHERE account = ? AND name <> ?',
              account,
              b.name,
            );
            if (has && (has.boxes >= most.boxes || has.bytes + b.box.length > most.bytes)) return 'full';
          }
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
          return 'put';
        }),
      ),
    box: (account, name) =>
      run(() => one<StoredBox>('SELECT name, version, box, mark FROM boxes WHERE account = ? AND name = ?', account, name)),
    boxesAfter: (account, mark, { limit, bytes }) =>
      run(() =>
        page<StoredBox>(
          bytes,
          (b) => b.box.length,
          'SELECT name, version, box, mark FROM boxes WHERE account = ? AND mark > ? ORDER BY mark LIMIT ?',
          account,
          mark,
          limit,
        ),
      ),
    putRoster: (team, r) =>
      run(() =>
        transaction(() => {
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
        }),
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
    teams: () => run(() => all<{ team: Uint8Array }>('SELECT DISTINCT team FROM rosters').map(({ team }) => team)),
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
      run(() => {
        transaction(() => {
          change("UPDATE invitations SET state = ?, bundle = x'' WHERE invite = ? AND state = 'open'", state, invite);
          if (state === 'withdrawn') change('DELETE FROM claims WHERE invite = ?', invite);
        });
        forget();
      }),
    emptyExpired: (now) =>
      run(() => {
        if (change("UPDATE invitations SET bundle = x'' WHERE not_after < ? AND length(bundle) > 0", now) > 0) forget();
      }),
    putClaim: (team, c, most) =>
      run(() =>
        transaction(() => {
          const there = all<{ account: Uint8Array }>('SELECT account FROM claims WHERE invite = ?', c.invite);
          if (there.some(({ account }) => Buffer.compare(account, c.account) === 0)) return true;
          if (there.length >= most) return false;
          const put = 'INSERT INTO claims (team, invite, account, signature, note, at) VALUES (?, ?, ?, ?, ?, ?)';
          change(put, team, c.invite, c.account, c.signature, c.note, c.at);
          return true;
        }),
      ),
    claims: (team) =>
      run(() =>
        all<StoredClaim>(
          'SELECT c.invite, c.account, a.card, c.signature, c.note, c.at FROM claims c JOIN accounts a ON a.account = c.account WHERE c.team = ? AND c.refused = 0 ORDER BY c.at',
          team,
        ),
      ),
    claimsOf: (invite) =>
      run(() =>
        all<{ account: Uint8Array; refused: number }>('SELECT account, refused FROM claims WHERE invite = ?', invite).map(
          ({ account, refused }) => ({ account, refused: refused === 1 }),
        ),
      ),
    refuseClaim: (team, invite, account) =>
      run(
        () => void change('UPDATE claims SET refused = 1 WHERE team = ? AND invite = ? AND account = ?', team, invite, account),
      ),
    settleClaim: (team, invite) => run(() => void change('DELETE FROM claims WHERE team = ? AND invite = ?', team, invite)),
  };
}
