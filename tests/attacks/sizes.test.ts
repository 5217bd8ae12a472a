import { createHash, randomBytes } from 'node:crypto';
import { request as httpRequest } from 'node:http';
import { connect as connectTcp, createServer, type Socket } from 'node:net';
import { encode } from '@msgpack/msgpack';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ItemDraft } from '../../src/care/items/items';
import { same } from '../../src/crypto/bytes';
import { newEpochKey } from '../../src/crypto/epoch-body';
import { sealItem } from '../../src/crypto/item-body';
import type { Plain } from '../fixtures/altering-relay';
import { engineOn, passphrase, until, untilState } from '../fixtures/engines';
import { away, integrityWarningsOf, openStage, type Stage, seenBy, settled } from './stage';

/** What sizes say, and what sizes do. */
let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());
const lead = () => stage.lead.engine;

test('T25 nothing is compressed: the relay offers no compression of messages, none of the bytes on the wire are marked as compressed, and two texts of one length weigh the same', async () => {
  const { port, host } = new URL(stage.place.url);
  const key = randomBytes(16).toString('base64');
  const answered = await new Promise<{ status: number; extensions: unknown; accept: unknown }>((resolve, reject) => {
    const asking = httpRequest({
      port,
      path: '/socket.io/?EIO=4&transport=websocket',
      headers: {
        Host: host,
        Origin: stage.place.url,
        Connection: 'Upgrade',
        Upgrade: 'websocket',
        'Sec-WebSocket-Version': '13',
        'Sec-WebSocket-Key': key,
        'Sec-WebSocket-Extensions': 'permessage-deflate; client_max_window_bits',
      },
    });
    asking.on('upgrade', (response, socket) => {
      socket.destroy();
      resolve({
        status: response.statusCode ?? 0,
        extensions: response.headers['sec-websocket-extensions'],
        accept: response.headers['sec-websocket-accept'],
      });
    });
    asking.on('error', reject);
    asking.end();
  });
  expect(answered.status).toBe(101);
  expect(answered.accept).toBe(createHash('sha1').update(`${key}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`).digest('base64'));
  expect(answered.extensions).toBeUndefined();

  const kari = await stage.newCase();
  const wire = await tapped(Number(port));
  const engine = kari.citizen.engine;
  await engine.close();
  const again = engineOn({ url: wire.url }, kari.citizen.indexedDB);
  stage.keep(again);
  await again.unlock({ passphrase });
  const before = stage.truth.rows(kari.stream).length;
  await again.write(kari.mine, { kind: 'message', text: 'a'.repeat(700) });
  await again.write(kari.mine, { kind: 'message', text: randomBytes(350).toString('hex') });
  await untilState(again, ({ unsent, connection }) => unsent === 0 && connection === 'online');
  const sent = stage.truth
    .rows(kari.stream)
    .slice(before)
    .filter((row) => same(row.subarray(66, 98), kari.account.id));
  expect(new Set(sent.map(({ length }) => length)).size).toBe(1);
  // RFC 6455, 5.2: the second bit of a frame's first byte; RFC 7692 sets it on a compressed message.
  const frames = wire.frames();
  expect(frames.length).toBeGreaterThan(5);
  expect(frames.filter((first) => (first & 0x40) !== 0)).toEqual([]);
  await wire.close();
});

const answers = (values: Record<string, number | null>): ItemDraft => ({
  kind: 'answers',
  instrument: 'phq-9',
  version: '1.0',
  language: 'nb',
  wording: 'nb',
  startedAt: '2026-01-06T21:14:00+01:00',
  timeZone: 'Europe/Oslo',
  mode: 'home',
  values,
});
const nine = Array.from({ length: 9 }, (_, i) => `phq-9-${i + 1}`);

test('T26 whatever is answered to a questionnaire, risk or none, the relay sees one size', async () => {
  const kari = await stage.newCase();
  const { engine } = kari.citizen;
  const before = stage.truth.rows(kari.stream).length;
  for (const value of [0, 3, null]) await engine.write(kari.mine, answers(Object.fromEntries(nine.map((item) => [item, value]))));
  await engine.write(kari.mine, { kind: 'message', text: 'Hei' });
  await engine.write(kari.mine, { kind: 'receipt', received: 3, read: 2 });
  await settled(engine);
  const sizes = stage.truth
    .rows(kari.stream)
    .slice(before)
    .filter((row) => same(row.subarray(66, 98), kari.account.id))
    .map(({ length }) => length);
  expect(sizes.length).toBeGreaterThanOrEqual(5);
  expect(new Set(sizes).size).toBe(1);

  const key = newEpochKey();
  const [size] = new Set([sealItem(key, new Uint8Array(186), answers({})).length]);
  fc.assert(
    fc.property(
      fc.array(fc.option(fc.nat(10), { nil: null }), { minLength: 9, maxLength: 9 }),
      fc.constantFrom('nb', 'nn', 'en'),
      (values, language) => {
        const item = { ...answers(Object.fromEntries(nine.map((name, i) => [name, values[i] ?? null]))), language };
        expect(sealItem(key, new Uint8Array(186), item).length).toBe(size);
      },
    ),
  );
});

test('T27 huge frames, deep packets, pages without end and answers of the wrong shape leave the person where they were, with everything', async () => {
  const kari = await stage.newCase();
  const before = process.memoryUsage().heapUsed;
  const deep = Buffer.concat([Buffer.alloc(100_000, 0x91), Buffer.of(0)]);
  const claims = Buffer.concat([Buffer.of(0xdd, 0xff, 0xff, 0xff, 0xff), Buffer.alloc(1_000)]);
  const frames = [
    deep,
    claims,
    Buffer.alloc(6_000_000, 0xc0),
    Buffer.of(0xc1),
    Buffer.from('4{"type":2}'),
    Buffer.from(encode({ type: 2, nsp: '/', data: ['row', 'junk'] })),
  ];
  for (const frame of frames) {
    await untilState(lead(), ({ connection }) => connection === 'online');
    stage.desk.frame(frame);
  }
  for (const payload of [
    null,
    7,
    { stream: 'x' },
    { stream: new Uint8Array(32), seq: -1, row: 'x' },
    { stream: kari.stream, seq: 1e12, row: new Uint8Array(3) },
  ]) {
    await untilState(lead(), ({ connection }) => connection === 'online');
    for (const name of ['row', 'joined', 'roster', 'claimed', 'knocked', 'erased']) stage.desk.push(name, payload);
  }
  await untilState(lead(), ({ phase, connection }) => phase === 'open' && connection === 'online');
  // Pages that are never the last one, boxes and rows.
  await away(stage.desk, lead(), async () => {
    stage.desk.said.length = 0;
    stage.desk.alter = {
      answer: (name, _request, answer): Plain => {
        if (answer.ok !== true) return answer;
        if (name === 'box.list')
          return { ...answer, boxes: [{ name: new Uint8Array(16), version: 1, box: new Uint8Array(100), mark: 0 }], more: true };
        if (name === 'read') return { ...answer, last: 4_000_000_000 };
        if (name === 'streams')
          return { ...answer, streams: (answer.streams as Plain[]).map((info) => ({ ...info, last: 4_000_000_000 })) };
        return answer;
      },
    };
  });
  await until(() => stage.desk.said.filter(({ name, answer }) => name === 'box.list' && answer).length >= 1);
  for (const wrong of [
    { ok: true },
    { ok: true, rows: 'x', streams: 'x', boxes: 'x', cards: 'x' },
    'x',
    { ok: false, code: 'E_INVENTED' },
    { ok: false },
  ]) {
    await away(stage.desk, lead(), async () => {
      stage.desk.alter = { answer: (name, _request, answer) => (name === 'login' ? answer : (wrong as Plain)) };
    });
  }
  await away(stage.desk, lead(), async () => {
    stage.desk.alter = {};
  });
  const asked = stage.desk.said.length;
  await lead().write(kari.theirs, { kind: 'message', text: 'fortsatt her' });
  await until(async () => (await seenBy(kari.citizen.engine, kari.mine)).includes('fortsatt her'));
  await settled(lead());
  expect(await seenBy(lead(), kari.theirs)).toEqual([...kari.first, 'fortsatt her']);
  expect(stage.desk.said.length - asked).toBeLessThan(100);
  expect(await integrityWarningsOf(lead())).not.toContain('E_FORGED');
  expect(process.memoryUsage().heapUsed - before).toBeLessThan(300 * 1024 * 1024);
});

/** A line that passes bytes on as they are, and remembers how each WebSocket frame to the relay began. */
async function tapped(port: number): Promise<{ url: string; frames: () => number[]; close: () => Promise<void> }> {
  const sockets: Socket[] = [];
  const all: (() => Buffer)[] = [];
  const server = createServer((near) => {
    const far = connectTcp(port, '127.0.0.1');
    const parts: Buffer[] = [];
    near.on('data', (bytes: Buffer) => {
      parts.push(bytes);
      far.write(bytes);
    });
    far.pipe(near);
    sockets.push(near, far);
    for (const socket of [near, far]) socket.on('error', () => socket.destroy());
    all.push(() => Buffer.concat(parts));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    frames: () => all.flatMap((read) => firstBytes(read())),
    close: () => {
      for (const socket of sockets) socket.destroy();
      return new Promise((closed) => server.close(() => closed()));
    },
  };
}

/** First byte of each frame after the handshake (RFC 6455, 5.2; from a client, so each is masked by four bytes). */
function firstBytes(stream: Buffer): number[] {
  const end = stream.indexOf('\r\n\r\n');
  const firsts: number[] = [];
  for (let at = end + 4; end >= 0 && at + 2 <= stream.length; ) {
    firsts.push(stream[at] ?? 0);
    const short = (stream[at + 1] ?? 0) & 0x7f;
    const [length, header] =
      short === 127
        ? [Number(stream.readBigUInt64BE(at + 2)), 10]
        : short === 126
          ? [stream.readUInt16BE(at + 2), 4]
          : [short, 2];
    at += header + 4 + length;
  }
  return firsts;
}
