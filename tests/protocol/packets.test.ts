import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { encode } from '@msgpack/msgpack';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { limits } from '../../src/protocol/limits';
import { checkPacketShape } from '../../src/protocol/packet-shape';
import { Decoder } from '../../src/protocol/packets';
import { startRelay } from '../../src/relay/relay';
import { connect } from '../relay/peer';

const frameOf = (unit: number[]) => {
  const frame = new Uint8Array(limits.frame - 1024);
  for (let at = 0; at + unit.length <= frame.length; at += unit.length) frame.set(unit, at);
  return frame;
};
/** A few bytes that claim much: each header says that thousands of members follow. */
const bombs = {
  'arrays in arrays, 10,000 members each': frameOf([0xdc, 0x27, 0x10]),
  'arrays in arrays, one member each': frameOf([0x91]),
  'maps in maps': frameOf([0x81, 0xa1, 0x61]),
  'an array of four billion': Uint8Array.of(0xdd, 0xff, 0xff, 0xff, 0xff),
  'a text of four billion': Uint8Array.of(0xdb, 0xff, 0xff, 0xff, 0xff),
  'a header cut in two': Uint8Array.of(0xdd, 0xff),
  nothing: new Uint8Array(0),
};

test('a packet that claims more than it holds is refused before anything is built from it', () => {
  for (const bomb of Object.values(bombs)) expect(() => new Decoder().add(bomb)).toThrow();
});

test('whatever an honest end encodes passes, and no cut or lengthened copy of it does', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 5 }), fc.uint8Array(), (json, bytes) => {
      const packet = encode({ type: 2, nsp: '/', id: 1, data: ['append', { row: bytes, json }] });
      checkPacketShape(packet);
      expect(() => checkPacketShape(packet.subarray(0, -1))).toThrow();
      expect(() => checkPacketShape(new Uint8Array([...packet, 0xc0]))).toThrow();
    }),
  );
});

test('somebody who has not logged in cannot end the relay with one frame', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'mellom-relay-'));
  const relay = await startRelay({ dataDir: folder });
  try {
    for (const bomb of Object.values(bombs)) {
      const peer = await connect(relay.url);
      const gone = new Promise((resolve) => peer.socket.once('disconnect', resolve));
      (peer.socket.io.engine as unknown as { write: (data: Uint8Array) => void }).write(bomb);
      await gone;
    }
    expect((await fetch(`${relay.url}/healthz`)).status).toBe(200);
  } finally {
    await relay.stop();
    rmSync(folder, { recursive: true, force: true });
  }
});
