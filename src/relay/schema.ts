/** One shape in two dialects. `BYTES` and `BIG` stand for what each database calls them. */
const schema = `
CREATE TABLE IF NOT EXISTS accounts (account BYTES PRIMARY KEY, card BYTES NOT NULL);
CREATE TABLE IF NOT EXISTS vaults (account BYTES PRIMARY KEY, version BIG NOT NULL, vault BYTES NOT NULL);
CREATE TABLE IF NOT EXISTS slots (locator BYTES PRIMARY KEY, account BYTES NOT NULL, kind INTEGER NOT NULL, slot BYTES NOT NULL);
CREATE INDEX IF NOT EXISTS slots_account ON slots (account);
CREATE TABLE IF NOT EXISTS boxes (account BYTES NOT NULL, name BYTES NOT NULL, version BIG NOT NULL, box BYTES NOT NULL, mark BIG NOT NULL, PRIMARY KEY (account, name));
CREATE INDEX IF NOT EXISTS boxes_mark ON boxes (account, mark);
CREATE TABLE IF NOT EXISTS rosters (team BYTES NOT NULL, version BIG NOT NULL, roster BYTES NOT NULL, signature BYTES NOT NULL, PRIMARY KEY (team, version));
CREATE TABLE IF NOT EXISTS streams (stream BYTES PRIMARY KEY, type INTEGER NOT NULL, team BYTES NOT NULL, last BIG NOT NULL, head BYTES NOT NULL, state TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS rows (stream BYTES NOT NULL, seq BIG NOT NULL, id BYTES NOT NULL, kind INTEGER NOT NULL, row BYTES NOT NULL, PRIMARY KEY (stream, seq));
CREATE UNIQUE INDEX IF NOT EXISTS rows_id ON rows (stream, id);
CREATE INDEX IF NOT EXISTS rows_epochs ON rows (stream, seq) WHERE kind = 1;
CREATE TABLE IF NOT EXISTS members (stream BYTES NOT NULL, account BYTES NOT NULL, since BIG NOT NULL, until BIG, PRIMARY KEY (stream, account));
CREATE INDEX IF NOT EXISTS members_account ON members (account);
CREATE TABLE IF NOT EXISTS invitations (invite BYTES PRIMARY KEY, stream BYTES, team BYTES, invite_pk BYTES, not_after BIG NOT NULL, bundle BYTES NOT NULL, state TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS invitations_stream ON invitations (stream);
CREATE TABLE IF NOT EXISTS claims (team BYTES NOT NULL, invite BYTES NOT NULL, account BYTES NOT NULL, signature BYTES NOT NULL, note BYTES NOT NULL, PRIMARY KEY (team, invite));
`;
export const sqliteSchema = schema.replaceAll('BYTES', 'BLOB').replaceAll('BIG', 'INTEGER');
export const postgresSchema = schema.replaceAll('BYTES', 'BYTEA').replaceAll('BIG', 'BIGINT');
