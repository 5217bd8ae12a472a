import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server } from 'socket.io';
import { limits } from '../../src/protocol/limits';
import * as parser from '../../src/protocol/packets';

/** What socket.io itself costs: the same packets, acknowledged at once. */
export async function echo(): Promise<{ url: string }> {
  const http = createServer();
  const io = new Server(http, {
    parser,
    transports: ['websocket'],
    perMessageDeflate: false,
    httpCompression: false,
    maxHttpBufferSize: limits.frame,
    serveClient: false,
  });
  let seq = 0;
  io.on('connection', (socket) => {
    socket.on('append', (_payload: unknown, ack: (answer: unknown) => void) => ack({ ok: true, seq: seq++ }));
  });
  await new Promise<void>((listening) => http.listen(0, '127.0.0.1', listening));
  return { url: `http://localhost:${(http.address() as AddressInfo).port}` };
}

/** Processor time of this process so far, microseconds. */
export async function cpu(): Promise<number> {
  const { user, system } = process.cpuUsage();
  return user + system;
}
