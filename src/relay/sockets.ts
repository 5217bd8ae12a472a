import { randomBytes } from 'node:crypto';
import type { Server as HttpServer, IncomingMessage } from 'node:http';
import { Server, type Socket } from 'socket.io';
import { asAccountId } from '../crypto/bytes';
import type { Verify } from '../crypto/hash';
import { isLoginSigned } from '../crypto/login';
import type { AccountId } from '../protocol/bytes';
import { type ErrorCode, MellomError } from '../protocol/errors';
import { limits } from '../protocol/limits';
import { type Answer, type Answers, type Request, type RequestName, requests, type StreamInfo } from '../protocol/messages';
import * as parser from '../protocol/packets';
import { addressOf } from './address';
import type { Appended } from './appends';
import { type Asked, openAsked } from './asked';
import type { Asker, Handlers } from './asking';
import { hex, plainBytes } from './bytes';
import { openDoors } from './doors';
import { type Flow, type Line, type Meter, openFlow } from './flow';
import type { Log } from './log';
import type { Lookups } from './lookups';
import type { Origins } from './origins';
import type { QuotaSettings, Quotas } from './quotas';
import { withoutLogin } from './requests';
import { openTurns } from './turns';

/** One connection: who it is once it has logged in, and what it watches. */
interface Peer extends Asker {
  socket: Socket;
  /** what its login must be signed for */
  origin: string | null;
  nonce: { bytes: Uint8Array; until: number } | null;
  flow: Flow;
  asked: Asked;
  /** when it last asked for anything, by performance.now() */
  lastAsked: number;
  watching: Set<string>;
}
export interface Sockets {
  /** Rows that have become durable: to their watchers, and to those who have just become members. */
  tellRows: (rows: readonly Appended[]) => void;
  /** A body, or with seq −1 a stream, is gone: to its watchers. */
  tellErased: (stream: Uint8Array, seq: number) => void;
  /** Whether anybody here watches the stream. */
  watched: (stream: Uint8Array) => boolean;
  tellAll: (account: (account: AccountId) => boolean, event: 'roster' | 'claimed' | 'knocked', payload: unknown) => void;
  /** To everybody who has logged in, for each stream that `memberships` names and they do not watch: they are told that it is theirs. */
  tellMemberships: (memberships: (account: AccountId) => Promise<StreamInfo[]>) => Promise<void>;
  /** Everybody who watches one of these streams. */
  watchedStreams: () => Uint8Array[];
  count: () => number;
  /** Bytes that they have not taken yet, all together. */
  unread: () => number;
  close: () => Promise<void>;
}
/** Most that one connection, and all together, may leave unread. Whoever is cut pages when it comes back. Bytes. */
const unreadMost = { one: 4 * limits.pageBytes, all: 256 * limits.pageBytes };
/** Connections that have neither read nor said anything for long are looked for at least so often. Milliseconds. */
const lookEvery = 15_000;

export function openSockets(p: {
  http: HttpServer;
  handlers: Omit<Handlers, 'login'>;
  lookups: Lookups;
  quotas: Quotas;
  settings: QuotaSettings;
  verify: Verify;
  log: Log;
  now: () => number;
  build: string;
  tls: boolean;
  origins: Origins;
}): Sockets {
  const io = new Server(p.http, {
    parser,
    transports: ['websocket'],
    perMessageDeflate: false,
    httpCompression: false,
    maxHttpBufferSize: limits.frame,
    serveClient: false,
    pingInterval: 25_000,
    pingTimeout: 20_000,
    connectTimeout: 20_000,
    // A browser page of another site may not even connect.
    allowRequest: (request, decide) => {
      const address = addressOf(request, p.tls);
      decide(null, p.origins.of(request) !== null && !doors.isFull(address) && p.quotas.connection(address));
    },
  });
  const { settings } = p;
  const doors = openDoors<Peer>({ anAddress: settings.connectionsPerAddress, anAccount: settings.connectionsPerAccount });
  const turns = {
    append: openTurns({ all: 512, each: settings.appendsAtOnce }),
    // PostgreSQL's pool has more room than this, so that judging appends never waits for anybody's pages.
    other: openTurns({ all: settings.requestsAtOnce, each: settings.requestsAtOnceEach }),
  };
  const meter: Meter = { total: 0 };
  const peers = new Set<Peer>();
  const watchers = new Map<string, Set<Peer>>();
  const unwatch = (peer: Peer) => {
    for (const key of peer.watching) {
      const set = watchers.get(key);
      set?.delete(peer);
      if (set?.size === 0) watchers.delete(key);
    }
    peer.watching.clear();
  };
  const watch = (peer: Peer, stream: Uint8Array) => {
    const key = hex(stream);
    peer.watching.add(key);
    const set = watchers.get(key) ?? new Set();
    set.add(peer);
    watchers.set(key, set);
  };

  const login = async (peer: Peer, request: Request<'login'>): Promise<Answers['login']> => {
    const { nonce } = peer;
    // A challenge is answered once, rightly or wrongly.
    peer.nonce = null;
    if (!nonce || nonce.until < performance.now() || peer.account) throw new MellomError('E_LOGIN');
    const account = asAccountId(request.account);
    await p.lookups.fetchCards([account]);
    const card = p.lookups.card(account);
    const { origin } = peer;
    const fits = card && origin && isLoginSigned(card.signPk, origin, nonce.bytes, request.signature, p.verify);
    if (!fits) throw new MellomError('E_LOGIN');
    peer.account = account;
    doors.loggedIn(account, peer)?.flow.cut();
    return { now: p.now(), build: p.build };
  };

  async function answer(peer: Peer, name: RequestName, payload: unknown): Promise<Answer<RequestName>> {
    try {
      if (!peer.account && !withoutLogin.has(name)) throw new MellomError('E_LOGIN');
      const read = requests[name].safeParse(plainBytes(payload));
      if (!read.success) throw new MellomError('E_BAD_REQUEST');
      if (name === 'login') return { ok: true, ...(await login(peer, read.data as Request<'login'>)) };
      const handler = p.handlers[name] as (asker: Asker, request: unknown) => Promise<Answers[RequestName]>;
      return { ok: true, ...(await handler(peer, read.data)) } as Answer<RequestName>;
    } catch (error) {
      return { ok: false, code: codeOf(error, name) };
    }
  }
  function codeOf(error: unknown, request: string): ErrorCode {
    if (error instanceof MellomError) {
      if (error.code === 'E_UNAVAILABLE') p.log.error('a request could not be answered', error);
      return error.code;
    }
    p.log.error(`unexpected in ${request}`, error);
    return 'E_UNAVAILABLE';
  }

  /** What is refused before anybody has looked at it. */
  const isTooMuch = (peer: Peer, name: RequestName) =>
    !p.quotas.request(peer.socket.id) || (!peer.account && name !== 'login' && !p.quotas.stranger(peer.address));

  io.engine.on('connection', (line: Line & { id: string; request: IncomingMessage }) => {
    const address = addressOf(line.request, p.tls);
    doors.opened(address);
    line.on('close', () => doors.closed(address));
    // Everything that comes is counted, also what asks for no answer, what is no request, and what comes before the greeting.
    line.on('packet', () => {
      if (!p.quotas.packet(line.id)) line.close(true);
    });
  });
  /** One connection is one peer, however often it greets. */
  const greeted = new WeakSet<Line>();
  io.on('connection', (socket) => {
    const nonce = new Uint8Array(randomBytes(32));
    const line = socket.conn as unknown as Line;
    if (greeted.has(line)) return line.close(true);
    greeted.add(line);
    const flow = openFlow(line, meter, () => peer.asked.look());
    const peer: Peer = {
      socket,
      origin: p.origins.of(socket.request),
      address: addressOf(socket.request, p.tls),
      account: null,
      nonce: { bytes: nonce, until: performance.now() + limits.loginWindow },
      flow,
      asked: openAsked({
        flow,
        turns,
        of: () => ({ address: peer.address, account: peer.account ? hex(peer.account) : socket.id }),
      }),
      lastAsked: performance.now(),
      watching: new Set(),
      watch: (streams) => {
        unwatch(peer);
        for (const stream of streams) watch(peer, stream);
      },
    };
    peers.add(peer);
    // Most connections are idle: the request that opened one is let go of, and emptied, since engine.io keeps it until the end.
    Object.assign(socket.request, { headers: {}, rawHeaders: [] });
    Object.assign(socket.conn, { request: null });
    Object.assign(socket.handshake, { headers: {} });
    line.on('packet', ({ data }) => peer.asked.arrived(data?.length ?? 0));
    socket.onAny((name: string, payload: unknown, ack: unknown) => {
      if (typeof ack !== 'function' || !isRequest(name)) return;
      peer.lastAsked = performance.now();
      if (isTooMuch(peer, name)) ack({ ok: false, code: 'E_QUOTA' });
      else
        peer.asked.add(name === 'append' ? 'append' : 'other', async () => {
          if (peers.has(peer)) ack(await answer(peer, name, payload));
          if (meter.total > unreadMost.all) makeRoom();
        });
    });
    socket.on('disconnect', () => {
      unwatch(peer);
      peers.delete(peer);
      if (peer.account) doors.left(peer.account, peer);
    });
    socket.on('error', () => socket.disconnect(true));
    socket.emit('challenge', { nonce });
  });
  /** Who takes nothing of what waits for them for long, and who has been here for long without saying who they are. */
  const looking = setInterval(
    () => {
      const now = performance.now();
      for (const peer of peers) {
        if (now - (peer.flow.stuckSince() ?? now) > settings.unreadFor) peer.flow.cut();
        else if (!peer.account && now - peer.lastAsked > settings.strangerIdleFor) peer.socket.disconnect(true);
      }
    },
    Math.min(lookEvery, settings.unreadFor, settings.strangerIdleFor),
  ).unref();
  /** Of all that is unread here, those who have taken nothing for longest leave theirs. */
  const makeRoom = () => {
    const stuck = [...peers].filter((peer) => peer.flow.unread() > 0);
    stuck.sort((a, b) => (a.flow.stuckSince() ?? 0) - (b.flow.stuckSince() ?? 0));
    for (const peer of stuck) {
      if (meter.total <= unreadMost.all / 2) return;
      peer.flow.cut();
    }
  };
  io.engine.on('connection_error', () => undefined);

  const push = (peer: Peer, event: string, payload: unknown, bytes = 200) => {
    if (meter.total > unreadMost.all) makeRoom();
    if (peer.flow.unread() + bytes > unreadMost.one) peer.flow.cut();
    else peer.socket.emit(event, payload);
  };
  return {
    tellRows: (rows) => {
      for (const row of rows) {
        for (const peer of watchers.get(hex(row.stream)) ?? [])
          push(peer, 'row', { stream: row.stream, seq: row.seq, row: row.row }, row.row.length);
        if (row.joined.length === 0) continue;
        const joined = new Set(row.joined.map(hex));
        const info: StreamInfo = { stream: row.stream, type: row.type, last: row.seq, head: row.head };
        for (const peer of peers) if (peer.account && joined.has(hex(peer.account))) push(peer, 'joined', info);
      }
    },
    tellErased: (stream, seq) => {
      for (const peer of watchers.get(hex(stream)) ?? []) push(peer, 'erased', { stream, seq });
    },
    watched: (stream) => watchers.has(hex(stream)),
    tellAll: (which, event, payload) => {
      for (const peer of peers) if (peer.account && which(peer.account)) push(peer, event, payload);
    },
    tellMemberships: async (memberships) => {
      for (const peer of [...peers]) {
        if (!peer.account) continue;
        for (const info of await memberships(peer.account))
          if (!peer.watching.has(hex(info.stream)) && peers.has(peer)) push(peer, 'joined', info);
      }
    },
    watchedStreams: () => [...watchers.keys()].map((key) => new Uint8Array(Buffer.from(key, 'hex'))),
    count: () => peers.size,
    unread: () => meter.total,
    close: () => {
      clearInterval(looking);
      return new Promise((done) => void io.close(() => done()));
    },
  };
}

const isRequest = (name: string): name is RequestName => Object.hasOwn(requests, name);
