import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres } from '../fixtures/postgres';
import { type Child, startChild } from './child';
import type { Figure } from './figure';

type Server = Child<typeof import('./relay-server.mjs')>;
type Echo = Child<typeof import('./echo-server')>;
type LoadProcess = Child<typeof import('./relay-load')>;

/** Sockets at once, and rows that each of them writes. */
const sizes = [
  { sockets: 1, rows: 1_500 },
  { sockets: 50, rows: 120 },
  { sockets: 500, rows: 24 },
];
const idleSockets = 1_000;

/**
 * Signed rows acknowledged when durable, against a socket.io that only echoes the same packets: same parser, same payload, same load
 * process, in turns. Server and load are processes of their own. Processor time of the server stands beside, since on few cores the
 * load takes its share of the machine from both.
 */
export async function relayBench(): Promise<Figure[]> {
  const figures: Figure[] = [];
  const echo: Echo = await startChild('echo-server.ts');
  try {
    const { url } = await echo.call('echo');
    figures.push(...(await measured('SQLite', null, { server: echo, url })));
    const postgres = await startPostgres();
    try {
      figures.push(...(await measured('PostgreSQL', postgres.url, { server: echo, url })));
    } finally {
      await postgres.stop();
    }
  } finally {
    await echo.end();
  }
  return [...figures, await idleMemory()];
}

async function measured(name: string, databaseUrl: string | null, echo: { server: Echo; url: string }): Promise<Figure[]> {
  const figures: Figure[] = [];
  await withRelay(databaseUrl, async (relay, url, load) => {
    await load.call('prepare', 50, 100);
    await load.call('write', { url: echo.url, login: false });
    await load.call('write', { url, login: true });
    for (const { sockets, rows } of sizes) {
      await load.call('prepare', sockets, rows);
      const plain = await timed(echo.server, () => load.call('write', { url: echo.url, login: false }));
      const ours = await timed(relay, () => load.call('write', { url, login: true }));
      const at = `${sockets} socket${sockets === 1 ? '' : 's'}`;
      figures.push(
        { what: `echo, ${at}`, value: plain.rate, unit: 'acks/s' },
        { what: `echo, ${at}, p50 / p99`, value: plain.p50, unit: `/ ${plain.p99.toFixed(1)} ms` },
        { what: `relay on ${name}, ${at}`, value: ours.rate, unit: 'acks/s' },
        { what: `relay on ${name}, ${at}, p50 / p99`, value: ours.p50, unit: `/ ${ours.p99.toFixed(1)} ms` },
        {
          what: `relay on ${name} against echo, ${at}`,
          value: ours.rate / plain.rate,
          unit: '×',
          ...(sockets === 500 ? { aim: { atLeast: 0.6 } } : {}),
        },
        {
          what: `processor time an append, relay on ${name} / echo, ${at}`,
          value: ours.cpu,
          unit: `/ ${plain.cpu.toFixed(0)} µs`,
        },
      );
    }
  });
  return figures;
}

async function idleMemory(): Promise<Figure> {
  let bytes = Number.NaN;
  await withRelay(null, async (relay, _url, load) => {
    // What grows once, whoever comes (compiled code, the young heap), is there before it counts: after as many again it has stopped.
    await load.call('idle', idleSockets);
    const before = await relay.call('memory');
    await load.call('idle', idleSockets);
    bytes = ((await relay.call('memory')) - before) / idleSockets;
  });
  return {
    what: `memory a socket, ${idleSockets} logged in and idle beside as many`,
    value: bytes / 1024,
    unit: 'KB',
    aim: { atMost: 30 },
  };
}

async function withRelay(
  databaseUrl: string | null,
  work: (relay: Server, url: string, load: LoadProcess) => Promise<void>,
): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'mellom-bench-'));
  const relay: Server = await startChild('relay-server.mjs', (process.env.MELLOM_BENCH_FLAGS ?? '').split(' ').filter(Boolean));
  const load: LoadProcess = await startChild('relay-load.ts');
  try {
    const at = await relay.call('relay', dataDir, databaseUrl);
    await load.call('found', at);
    await work(relay, at.url, load);
  } finally {
    await load.end();
    await relay.end();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

async function timed<Load extends { count: number }>(
  server: { call: (name: 'cpu') => Promise<number> },
  work: () => Promise<Load>,
): Promise<Load & { cpu: number }> {
  const before = await server.call('cpu');
  const load = await work();
  return { ...load, cpu: ((await server.call('cpu')) - before) / load.count };
}
