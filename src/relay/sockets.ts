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
import type { Appended } from './appends';
import { hex, plainBytes } from './bytes';
import { addressOf } from './limits/address';
import { type Asked, openAsked } from './limits/asked';
import { openDoors } from './limits/doors';
import { type Flow, type Line, type Meter, openFlow } from './limits/flow';
import type { QuotaSettings, Quotas } from './limits/quotas';
import { openTurns } from './limits/turns';
import type { Log } from './log';
import type { Lookups } from './lookups';
import type { Origins } from './origins';
import type { Handlers, RequestContext } from './requests/context';
import { withoutLogin } from './requests/requests';

/** One connection, and who it is once it has logged in. */
interface Peer extends RequestContext {
  socket: Socket;
  /** what its login must be signed for */
  origin: string | null;
  nonce: { bytes: Uint8Array; until: number } | null;
  flow: Flow;
  asked: Asked;
  /** when it last asked for anything, by performance.now() */
  lastAsked: number;
}
export interface Sockets {
  /** Rows that have become durable: to the members who are here, and to those who have just become members. */
  tellRows: (rows: readonly Appended[]) => void;
  /** A body, or with seq −1 a stream, is gone: to these members. */
  tellErased: (members: readonly Uint8Array[], stream: Uint8Array, seq: number) => void;
  /** Whether one of these accounts is logged in here. */
  present: (accounts: readonly Uint8Array[]) => boolean;
  tellAll: (account: (account: AccountId) => boolean, event: 'roster' | 'claimed' | 'knocked', payload: unknown) => void;
  /** To everybody who has logged in, of each stream that is theirs, page by page: how far it has come. */
  tellMemberships: (page: (account: AccountId, after: Uint8Array | null) => Promise<Answers['streams']>) => Promise<void>;
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
    transports: ['websocket', 'polling'],
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
  /** By account: what is told goes to members, so that no list of streams can be too long to be watched. */
  const here = new Map<string, Set<Peer>>();
  const arrive = (peer: Peer, account: AccountId) => {
    peer.account = account;
    const key = hex(account);
    here.set(key, (here.get(key) ?? new Set()).add(peer));
  };
  const leave = (peer: Peer) => {
    peers.delete(peer);
    if (!peer.account) return;
    const key = hex(peer.account);
    const set = here.get(key);
    set?.delete(peer);
    if (set?.size === 0) here.delete(key);
  };
  const hereOf = (accounts: readonly Uint8Array[]): Peer[] => accounts.flatMap((account) => [...(here.get(hex(account)) ?? [])]);

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
    // Somebody who has gone while their card was looked for is not here.
    if (peers.has(peer)) {
      arrive(peer, account);
      doors.loggedIn(account, peer)?.flow.cut();
    }
    return { now: p.now(), build: p.build };
  };

  async function answer(peer: Peer, name: RequestName, payload: unknown): Promise<Answer<RequestName>> {
    try {
      if (!peer.account && !withoutLogin.has(name)) throw new MellomError('E_LOGIN');
      const read = requests[name].safeParse(plainBytes(payload));
      if (!read.success) throw new MellomError('E_BAD_REQUEST');
      if (name === 'login') return { ok: true, ...(await login(peer, read.data as Request<'login'>)) };
      const handler = p.handlers[name] as (asker: RequestContext, request: unknown) => Promise<Answers[RequestName]>;
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
      leave(peer);
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
      for (const { stream, type, seq, row, head, joined, members } of rows) {
        const info: StreamInfo = { stream, type, last: seq, head };
        for (const peer of hereOf(joined)) push(peer, 'joined', info);
        for (const peer of hereOf(members)) push(peer, 'row', { stream, seq, row }, row.length);
      }
    },
    tellErased: (members, stream, seq) => {
      for (const peer of hereOf(members)) push(peer, 'erased', { stream, seq });
    },
    present: (accounts) => accounts.some((account) => here.has(hex(account))),
    tellAll: (which, event, payload) => {
      for (const peer of peers) if (peer.account && which(peer.account)) push(peer, event, payload);
    },
    tellMemberships: async (page) => {
      for (const peer of [...peers]) {
        const { account } = peer;
        let after: Uint8Array | null = null;
        while (account && peers.has(peer)) {
          const { streams, more }: Answers['streams'] = await page(account, after);
          for (const info of streams) {
            if (info.deleted) push(peer, 'erased', { stream: info.stream, seq: -1 });
            else if (info.until === undefined) push(peer, 'joined', info);
          }
          after = streams.at(-1)?.stream ?? null;
          if (!more) break;
        }
      }
    },
    count: () => peers.size,
    unread: () => meter.total,
    close: () => {
      clearInterval(looking);
      return new Promise((done) => void io.close(() => done()));
    },
  };
}

const isRequest = (name: string): name is RequestName => Object.hasOwn(requests, name);
