import { ConfigError } from '../config';

/** What both databases keep in the same shape. `BYTES` and `BIG` stand for what each calls them. */
const shared = `
CREATE TABLE IF NOT EXISTS accounts (account BYTES PRIMARY KEY, card BYTES NOT NULL);
CREATE TABLE IF NOT EXISTS vaults (account BYTES PRIMARY KEY, version BIG NOT NULL, vault BYTES NOT NULL);
CREATE TABLE IF NOT EXISTS slots (locator BYTES PRIMARY KEY, account BYTES NOT NULL, kind INTEGER NOT NULL, slot BYTES NOT NULL);
CREATE INDEX IF NOT EXISTS slots_account ON slots (account);
CREATE TABLE IF NOT EXISTS boxes (account BYTES NOT NULL, name BYTES NOT NULL, version BIG NOT NULL, box BYTES NOT NULL, mark BIG NOT NULL, PRIMARY KEY (account, name));
CREATE INDEX IF NOT EXISTS boxes_mark ON boxes (account, mark);
CREATE TABLE IF NOT EXISTS rosters (team BYTES NOT NULL, version BIG NOT NULL, roster BYTES NOT NULL, signature BYTES NOT NULL, PRIMARY KEY (team, version));
CREATE TABLE IF NOT EXISTS members (stream BYTES NOT NULL, account BYTES NOT NULL, since BIG NOT NULL, until BIG, PRIMARY KEY (stream, account));
CREATE INDEX IF NOT EXISTS members_account ON members (account);
CREATE TABLE IF NOT EXISTS invitations (invite BYTES PRIMARY KEY, stream BYTES, team BYTES, invite_pk BYTES, not_after BIG NOT NULL, bundle BYTES NOT NULL, state TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS invitations_stream ON invitations (stream);
CREATE TABLE IF NOT EXISTS claims (team BYTES NOT NULL, invite BYTES NOT NULL, account BYTES NOT NULL, signature BYTES NOT NULL, note BYTES NOT NULL, PRIMARY KEY (team, invite));
`;

/*
 * The log. Every append writes one row, the end of one chain and the end of its stream, so these tables are narrow and have as few
 * indexes as can be: no index by id, since ids are random and would touch a page of their own for each row. A row that comes again is
 * among the newest of its stream and is found by going backwards. What changes only with an epoch row stands apart (states).
 */

/** Rows lie in the order of their arrival; a small number stands for the stream, so that four times as many places fit into a page. */
const sqliteLog = `
CREATE TABLE IF NOT EXISTS streams (no INTEGER PRIMARY KEY, stream BLOB NOT NULL UNIQUE, type INTEGER NOT NULL, team BLOB NOT NULL, last INTEGER NOT NULL, head BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS states (no INTEGER PRIMARY KEY, state TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS chains (no INTEGER NOT NULL, chain BLOB NOT NULL, author BLOB NOT NULL, n INTEGER NOT NULL, id BLOB NOT NULL, PRIMARY KEY (no, chain)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS rows (no INTEGER NOT NULL, seq INTEGER NOT NULL, kind INTEGER NOT NULL, id BLOB NOT NULL, row BLOB NOT NULL);
CREATE UNIQUE INDEX IF NOT EXISTS rows_place ON rows (no, seq);
CREATE INDEX IF NOT EXISTS rows_epochs ON rows (no, seq) WHERE kind = 1;
CREATE TABLE IF NOT EXISTS health (one INTEGER PRIMARY KEY, checks INTEGER NOT NULL);
`;
const postgresLog = `
CREATE TABLE IF NOT EXISTS streams (stream BYTEA PRIMARY KEY, type INTEGER NOT NULL, team BYTEA NOT NULL, last BIGINT NOT NULL, head BYTEA NOT NULL) WITH (fillfactor = 70);
CREATE TABLE IF NOT EXISTS states (stream BYTEA PRIMARY KEY, state TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS chains (stream BYTEA NOT NULL, chain BYTEA NOT NULL, author BYTEA NOT NULL, n BIGINT NOT NULL, id BYTEA NOT NULL, PRIMARY KEY (stream, chain)) WITH (fillfactor = 70);
CREATE TABLE IF NOT EXISTS rows (stream BYTEA NOT NULL, seq BIGINT NOT NULL, kind INTEGER NOT NULL, id BYTEA NOT NULL, row BYTEA NOT NULL, PRIMARY KEY (stream, seq));
ALTER TABLE rows ALTER COLUMN row SET STORAGE EXTERNAL;
CREATE INDEX IF NOT EXISTS rows_epochs ON rows (stream, seq) WHERE kind = 1;
`;

/** What members and passphrases need beside the log; a stream that was deleted keeps its line, without rows or state. */
const trust = `
CREATE TABLE IF NOT EXISTS meta (name TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS opaque (account BYTES PRIMARY KEY, name BYTES NOT NULL UNIQUE, record BYTES NOT NULL);
CREATE TABLE IF NOT EXISTS reads (stream BYTES NOT NULL, account BYTES NOT NULL, at BIG NOT NULL, PRIMARY KEY (stream, account));
CREATE TABLE IF NOT EXISTS knocks (stream BYTES PRIMARY KEY, count BIG NOT NULL);
`;

/** All claims of a staff invitation stay beside each other; what an invitation led to goes when it leads nowhere any more. */
const sqliteClaims = `
CREATE TABLE claims_all (team BLOB NOT NULL, invite BLOB NOT NULL, account BLOB NOT NULL, signature BLOB NOT NULL, note BLOB NOT NULL, at INTEGER NOT NULL DEFAULT 0, refused INTEGER NOT NULL DEFAULT 0, PRIMARY KEY (team, invite, account));
INSERT INTO claims_all (team, invite, account, signature, note) SELECT team, invite, account, signature, note FROM claims;
DROP TABLE claims;
ALTER TABLE claims_all RENAME TO claims;
UPDATE invitations SET bundle = x'' WHERE state <> 'open';
`;
const postgresClaims = `
ALTER TABLE claims ADD COLUMN at BIGINT NOT NULL DEFAULT 0, ADD COLUMN refused BOOLEAN NOT NULL DEFAULT FALSE, DROP CONSTRAINT claims_pkey, ADD PRIMARY KEY (team, invite, account);
UPDATE invitations SET bundle = '' WHERE state <> 'open';
`;
/** Memberships are paged by the name of the stream. */
const paged = `
CREATE INDEX IF NOT EXISTS members_pages ON members (account, stream);
DROP INDEX IF EXISTS members_account;
`;

/** When a member of staff said that a case has ended, Unix ms; null: it goes on, or nobody has said so. */
const ended = 'ALTER TABLE streams ADD COLUMN ended_at BIG;';

const inSqlite = (text: string) => text.replaceAll('BYTES', 'BLOB').replaceAll('BIG', 'INTEGER');
const inPostgres = (text: string) => text.replaceAll('BYTES', 'BYTEA').replaceAll('BIG', 'BIGINT');

/**
 * Steps from an empty database to today's, each run once and never changed again. The number of the last one that has run stands in the
 * database: SQLite's user_version, PostgreSQL's meta. A database of the first release has all of step 1 and no number.
 */
export const sqliteSteps: readonly string[] = [
  sqliteLog + inSqlite(shared),
  `${inSqlite(trust)} ALTER TABLE streams ADD COLUMN deleted INTEGER NOT NULL DEFAULT 0;`,
  sqliteClaims,
  paged,
  inSqlite(ended),
];
export const postgresSteps: readonly string[] = [
  postgresLog + inPostgres(shared),
  `${inPostgres(trust)} ALTER TABLE streams ADD COLUMN deleted BOOLEAN NOT NULL DEFAULT FALSE;`,
  postgresClaims,
  paged,
  inPostgres(ended),
];

/** @param stands the last step that the database has @throws ConfigError when another program, newer than this one, has written it */
export function stepsAfter(steps: readonly string[], stands: number): readonly string[] {
  if (stands > steps.length)
    throw new ConfigError(
      `The database is of version ${stands}, this program knows ${steps.length}. It was opened by a newer Mellom.`,
    );
  return steps.slice(stands);
}
