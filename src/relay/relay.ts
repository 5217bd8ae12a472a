import { mkdirSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import { asTeamId } from '../crypto/bytes';
import { hasRole, isListed } from '../crypto/roster';
import { ready } from '../crypto/sodium';
import { openAppends } from './appends';
import { hex } from './bytes';
import { openForeign } from './foreign';
import { openHttp } from './http';
import { openKnocks } from './knocks';
import { openQuotas, type QuotaSettings, usualQuotas } from './limits/quotas';
import { type Log, openLog } from './log';
import { openLookups } from './lookups';
import { nativeVerify } from './native-verify';
import { openOpaque } from './opaque';
import { openOrigins } from './origins';
import { openReads } from './reads';
import { makeHandlers } from './requests/requests';
import { openSetup } from './setup';
import { openSockets, type Sockets } from './sockets';
import { openPostgres } from './store/postgres';
import { openSqlite } from './store/sqlite';

export interface RelayOptions {
  dataDir: string;
  port?: number;
  host?: string;
  databaseUrl?: string | null;
  /** Secret of the passphrases (opaque.ts); absent: in the data directory. */
  opaqueSetupFile?: string | null;
  /** The built app; absent: only the relay. */
  appDir?: string;
  /** Where the app is opened from; empty: this machine itself (origins.ts). */
  origins?: string[];
  tls?: boolean;
  log?: Log;
  build?: string;
  /** Print a link for setting up a team although there is one. */
  anotherTeam?: boolean;
  /** For the demo, whose weeks pass in seconds, and for tests of expiry. */
  now?: () => number;
  quotas?: Partial<QuotaSettings>;
}
export interface Relay {
  port: number;
  url: string;
  /** base64url, or null when a team has been set up */
  setupToken: string | null;
  /** `/setup#…` on `url`, or null */
  setupLink: string | null;
  /** A link for one more team; the one before is void. */
  anotherTeam: () => string;
  connections: () => number;
  /** bytes that they have not taken yet */
  unread: () => number;
  stop: () => Promise<void>;
}

const everyHour = 3_600_000;

/** One relay process, whole: database, judge, sockets, http. */
export async function startRelay(options: RelayOptions): Promise<Relay> {
  await ready();
  const log = options.log ?? openLog('silent');
  const now = options.now ?? Date.now;
  const verify = nativeVerify;
  const dataDir = resolve(options.dataDir);
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const store = options.databaseUrl ? await openPostgres(options.databaseUrl) : openSqlite(join(dataDir, 'mellom.db'));
  const setup = await openSetup(store, dataDir, options.anotherTeam);
  const opaque = await openOpaque({ store, file: options.opaqueSetupFile ?? join(dataDir, 'opaque-setup'), log }).catch(
    async (error: unknown) => {
      await store.close();
      throw error;
    },
  );
  const lookups = openLookups(store, verify);
  const settings = { ...usualQuotas, ...options.quotas };
  const quotas = openQuotas(settings);
  let sockets: Sockets | null = null;
  const appends = openAppends({ store, lookups, quotas, verify, now, onAppended: (rows) => sockets?.tellRows(rows) });
  const tell = {
    // Everybody may need a newer roster: staff act by it, citizens judge by it. It says nothing that is not public.
    roster: async (team: Uint8Array, version: number) => sockets?.tellAll(() => true, 'roster', { team, version }),
    claimed: async (team: Uint8Array) => {
      const roster = await lookups.newestRoster(asTeamId(team));
      if (roster)
        sockets?.tellAll((account) => isListed(roster, account) && hasRole(roster, account, 'lead'), 'claimed', { team });
    },
    erased: async (stream: Uint8Array, seq: number) => sockets?.tellErased(await store.members(stream), stream, seq),
    knocked: async (stream: Uint8Array, knocks: number) => {
      const place = await store.place(stream);
      const roster = place && (await lookups.newestRoster(asTeamId(new Uint8Array(place.team))));
      if (!roster) return;
      const members = new Set((await store.members(stream)).map(hex));
      sockets?.tellAll((account) => members.has(hex(account)) && isListed(roster, account), 'knocked', { stream, knocks });
    },
  };
  const reads = openReads({ store, log, now });
  const knocks = openKnocks({ store, quotas, log, tell: tell.knocked });
  const handlers = makeHandlers({ store, lookups, appends, setup, opaque, reads, knocks, quotas, verify, now, tell });
  const http = await openHttp({
    appDir: options.appDir ?? join(dataDir, 'no-app'),
    store,
    appends,
    quotas,
    knocks,
    tls: options.tls ?? false,
    log,
  });
  const host = options.host ?? '127.0.0.1';
  const tls = options.tls ?? false;
  await http.listen({ port: options.port ?? 0, host });
  const port = (http.server.address() as AddressInfo).port;
  sockets = openSockets({
    http: http.server,
    handlers,
    lookups,
    quotas,
    settings,
    verify,
    log,
    now,
    build: options.build ?? 'unbuilt',
    tls,
    origins: openOrigins({ list: options.origins ?? [], host }),
  });
  // What an invitation leads to is kept for no longer than it leads there.
  const empty = () => store.emptyExpired(Math.floor(now() / 1000)).catch(() => log.warn('expired invitations were not emptied'));
  await empty();
  const emptying = setInterval(() => void empty(), everyHour);
  openForeign({ store, lookups, sockets, tell, log });
  log.info('relay is up', { port, database: options.databaseUrl ? 'postgres' : 'sqlite' });

  const url = `http://localhost:${port}`;
  const linkOf = (token: string) => `${url}/setup#${token}`;
  return {
    port,
    url,
    setupToken: setup.token,
    setupLink: setup.token && linkOf(setup.token),
    anotherTeam: () => linkOf(setup.another()),
    connections: () => sockets?.count() ?? 0,
    unread: () => sockets?.unread() ?? 0,
    stop: async () => {
      clearInterval(emptying);
      await sockets?.close();
      await http.close();
      await appends.idle();
      await reads.flush();
      await knocks.flush();
      await store.close();
      log.info('relay has stopped');
    },
  };
}
