import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import Fastify, { type FastifyInstance } from 'fastify';
import { MellomError } from '../protocol/errors';
import { limits } from '../protocol/limits';
import type { Appends } from './appends';
import { type Knocks, knockedWith } from './knocks';
import { addressOf } from './limits/address';
import type { Quotas } from './limits/quotas';
import type { Log } from './log';
import type { Store } from './store/store';

/** Nothing inline, nothing foreign, no script that Trusted Types have not let through. wasm is libsodium. */
const policy = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self' blob: data:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  // One lets the workers' three scripts through, one the service worker's, and nothing else (src/client/trusted.ts, src/app/update.ts).
  'trusted-types mellom-worker mellom-service-worker',
];
/** Whoever asks, and however often, the database is asked once in this time. Milliseconds. */
const healthHolds = 5_000;

/** Serves the built app, health, and rows over plain HTTP for Background Sync. */
export async function openHttp(p: {
  appDir: string;
  store: Store;
  appends: Appends;
  quotas: Quotas;
  knocks: Knocks;
  tls: boolean;
  log: Log;
}): Promise<FastifyInstance> {
  const app = Fastify({
    logger: false,
    bodyLimit: limits.rowMax,
    requestTimeout: 30_000,
    forceCloseConnections: true,
  });
  app.addHook('onRequest', async (request, reply) => {
    // Safari before 15.4 does not count ws: as 'self'.
    const host = request.headers.host;
    const sockets = host && /^[\w.:[\]-]+$/.test(host) ? ` ${p.tls ? 'wss' : 'ws'}://${host}` : '';
    reply.headers({
      'content-security-policy': policy.map((d) => (d.startsWith('connect-src') ? d + sockets : d)).join('; '),
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'permissions-policy': 'accelerometer=(), camera=(), geolocation=(), gyroscope=(), microphone=(), payment=(), usb=()',
      ...(p.tls ? { 'strict-transport-security': 'max-age=63072000; includeSubDomains' } : {}),
    });
  });
  app.setErrorHandler((error: { statusCode?: number }, _request, reply) => {
    const status = error.statusCode && error.statusCode < 500 ? error.statusCode : 500;
    if (status === 500) p.log.error('http', error);
    void reply.code(status).send({ ok: false, code: status === 500 ? 'E_UNAVAILABLE' : 'E_BAD_REQUEST' });
  });

  let health: { until: number; well: Promise<boolean> } = { until: 0, well: Promise.resolve(false) };
  app.get('/healthz', async (_request, reply) => {
    reply.header('cache-control', 'no-store');
    if (performance.now() >= health.until) {
      const well = p.store.check().then(
        () => true,
        () => false,
      );
      health = { until: performance.now() + healthHolds, well };
    }
    return (await health.well) ? { ok: true } : reply.code(503).send({ ok: false });
  });

  app.addContentTypeParser('application/octet-stream', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  app.post('/rows', async (request, reply) => {
    reply.header('cache-control', 'no-store');
    const address = addressOf(request.raw, p.tls);
    if (!p.quotas.stranger(address)) return reply.code(429).send({ ok: false, code: 'E_QUOTA' });
    if (!Buffer.isBuffer(request.body) || request.body.length < limits.rowMin)
      return reply.code(400).send({ ok: false, code: 'E_BAD_REQUEST' });
    const row = new Uint8Array(request.body);
    try {
      return { ok: true, ...(await p.appends.append(row, address)) };
    } catch (error) {
      await knockedWith(p, error, row, address);
      const code = error instanceof MellomError ? error.code : 'E_UNAVAILABLE';
      return reply.code(code === 'E_UNAVAILABLE' ? 503 : code === 'E_QUOTA' ? 429 : 403).send({ ok: false, code });
    }
  });

  if (existsSync(join(p.appDir, 'index.html'))) {
    await app.register(fastifyStatic, {
      root: p.appDir,
      preCompressed: true,
      cacheControl: false,
      setHeaders: (reply, path) => {
        // Names of hashed files never mean anything else; all others are asked for each time.
        const hashed = /[/\\]assets[/\\]/.test(path);
        void reply.header('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache');
      },
    });
    app.setNotFoundHandler((request, reply) => {
      const page = request.method === 'GET' && !/\.[a-z0-9]{2,12}$/i.test(new URL(request.url, 'http://x').pathname);
      return page ? reply.sendFile('index.html') : reply.code(404).send({ ok: false, code: 'E_REFUSED' });
    });
  }
  return app;
}
