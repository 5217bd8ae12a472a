import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server } from 'socket.io';
import * as parser from '../../../src/protocol/packets';

/** What socket.io itself costs: the same parser, the same requests, an answer of the same size, and nothing done. */
const http = createServer();
const io = new Server(http, { parser, transports: ['websocket'], perMessageDeflate: false, serveClient: false });
io.on('connection', (socket) => {
  socket.on('append', (_request: unknown, ack: (answer: unknown) => void) => ack({ ok: true, seq: 1 }));
});
http.listen(0, '127.0.0.1', () => process.send?.({ url: `http://127.0.0.1:${(http.address() as AddressInfo).port}` }));
