import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { signLogin } from '../../src/crypto/login';
import { ConfigError, readConfig } from '../../src/relay/config';
import { type Relay, startRelay } from '../../src/relay/relay';
import { type Postgres, startPostgres } from '../fixtures/postgres';
import { connect, logIn, type Peer } from '../relay/peer';
import { foundTeam, type Team } from '../relay/team';

/** Strangers at a relay that is set up as it comes, one by one and in numbers: what they cost it, and what they can learn. */
describe.each(['sqlite', 'postgres'] as const)('strangers at a relay on %s', (kind) => {
  let relay: Relay;
  let postgres: Postgres | null = null;
  let team: Team;
  let maja: Peer;
  let folder: string;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'mellom-strangers-'));
    postgres = kind === 'postgres' ? await startPostgres() : null;
    relay = await startRelay({ dataDir: folder, databaseUrl: postgres?.url ?? null });
    team = await foundTeam(relay);
    maja = await logIn(relay.url, team.therapist);
  });
  afterAll(async () => {
    maja?.close();
    await relay?.stop();
    await postgres?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  test('T54 a page of any other address can neither connect nor log in, whatever name leads to the relay, and a relay on the net does not start before it knows its own', async () => {
    const { host, port } = new URL(relay.url);
    const from = (headers: Record<string, string>) =>
      connect(relay.url, headers).then(
        (peer) => {
          peer.close();
          return 'connected';
        },
        () => 'refused',
      );
    expect(await from({ origin: 'https://evil.example' })).toBe('refused');
    expect(await from({ origin: 'null' })).toBe('refused');
    expect(await from({ origin: `http://localhost:${Number(port) + 1}` })).toBe('refused');
    // A name of the attacker's that has come to mean this machine.
    expect(await from({ origin: 'http://evil.example', host: 'evil.example' })).toBe('refused');
    expect(await from({ 'sec-fetch-site': 'cross-site' })).toBe('refused');
    expect(await from({ origin: relay.url, host })).toBe('connected');

    const peer = await connect(relay.url, { origin: relay.url });
    const signature = signLogin(team.therapist, 'https://evil.example', peer.nonce);
    expect(await peer.ask('login', { account: team.therapist.id, signature })).toEqual({ ok: false, code: 'E_LOGIN' });
    peer.close();

    expect(() => readConfig({ BEHIND_TLS: '1' })).toThrow(ConfigError);
    expect(() => readConfig({ BEHIND_TLS: '1' })).toThrow(/ORIGINS/);
    expect(readConfig({ BEHIND_TLS: '1', ORIGINS: 'https://mellom.example.no' }).origins).toEqual(['https://mellom.example.no']);
  });

  test('T48 however many ask whether the relay is well, its database is asked once', async () => {
    const asked = await Promise.all(Array.from({ length: 300 }, () => fetch(`${relay.url}/healthz`)));
    expect(asked.map(({ status }) => status)).toEqual(asked.map(() => 200));
    if (kind === 'postgres') return;
    const db = new Database(join(folder, 'mellom.db'), { readonly: true });
    const { checks } = db.prepare('SELECT checks FROM health').get() as { checks: number };
    db.close();
    expect(checks).toBeLessThan(10);
  });
});
