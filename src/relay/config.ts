import { resolve } from 'node:path';
import { z } from 'zod/mini';
import { usualQuotas } from './limits/quotas';

/** How a relay is set up, from the environment. A value that cannot be is told by name at start, and nothing starts. */
export interface Config {
  port: number;
  host: string;
  dataDir: string;
  databaseUrl: string | null;
  /** Secret of the passphrases (opaque.ts); null: in the data directory. */
  opaqueSetupFile: string | null;
  /** Where the app is opened from; empty: this machine itself, and HOST where that names one (origins.ts). */
  origins: string[];
  /** The relay stands behind a proxy with TLS: HSTS is sent, and X-Forwarded-For is believed. */
  tls: boolean;
  /** How many cases may begin by the door in a day. */
  quotas: { doorPerDayAndAddress: number; doorPerDayAndTeam: number };
  /** Print a link for setting up a team although there is one. */
  anotherTeam: boolean;
  logLevel: 'silent' | 'error' | 'warn' | 'info' | 'debug';
}
const perDay = z.coerce.number().check(z.int(), z.gte(1), z.lte(100_000));
const port = z.coerce.number().check(z.int(), z.gte(0), z.lte(65_535));
/** Everything that a relay can be told. docs/operating.md has each, and a test holds the two against each other. */
export const settings = {
  PORT: z._default(port, 8787),
  HOST: z._default(z.string(), '0.0.0.0'),
  DATA_DIR: z._default(z.string().check(z.minLength(1)), './data'),
  DATABASE_URL: z.optional(z.string().check(z.regex(/^postgres(ql)?:\/\//))),
  OPAQUE_SETUP_FILE: z.optional(z.string()),
  ORIGINS: z._default(z.string(), ''),
  BEHIND_TLS: z._default(z.enum(['0', '1']), '0'),
  DOOR_PER_ADDRESS: z._default(perDay, usualQuotas.doorPerDayAndAddress),
  DOOR_PER_TEAM: z._default(perDay, usualQuotas.doorPerDayAndTeam),
  ANOTHER_TEAM: z._default(z.enum(['0', '1']), '0'),
  LOG_LEVEL: z._default(z.enum(['silent', 'error', 'warn', 'info', 'debug']), 'info'),
};
const schema = z.object(settings);

export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

export function readConfig(env: Record<string, string | undefined>): Config {
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''));
  const read = schema.safeParse(set);
  if (!read.success) throw new ConfigError(read.error.issues.map((i) => `${i.path.join('.')}: ${i.message}`).join('; '));
  const c = read.data;
  const origins = c.ORIGINS.split(',')
    .map((o) => o.trim())
    .filter((o) => o !== '');
  for (const o of origins) if (!URL.canParse(o) || new URL(o).origin !== o) throw new ConfigError(`ORIGINS: ${o} is no origin`);
  if (c.BEHIND_TLS === '1' && origins.length === 0)
    throw new ConfigError(
      'BEHIND_TLS=1 needs ORIGINS, the address that people open Mellom at, such as ORIGINS=https://mellom.example.no. ' +
        'No page of any other address may connect.',
    );
  return {
    port: c.PORT,
    host: c.HOST,
    dataDir: resolve(c.DATA_DIR),
    databaseUrl: c.DATABASE_URL ?? null,
    opaqueSetupFile: c.OPAQUE_SETUP_FILE ? resolve(c.OPAQUE_SETUP_FILE) : null,
    origins,
    tls: c.BEHIND_TLS === '1',
    quotas: { doorPerDayAndAddress: c.DOOR_PER_ADDRESS, doorPerDayAndTeam: c.DOOR_PER_TEAM },
    anotherTeam: c.ANOTHER_TEAM === '1',
    logLevel: c.LOG_LEVEL,
  };
}
