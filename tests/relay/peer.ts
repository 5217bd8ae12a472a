import { io, type Socket } from 'socket.io-client';
import type { Account } from '../../src/crypto/account';
import { signLogin } from '../../src/crypto/login';
import type { Answer, Pushes, Request, RequestName } from '../../src/protocol/messages';
import * as parser from '../../src/protocol/packets';
import { plainBytes } from '../../src/relay/bytes';

/** A connection that says exactly what a test wants said; the engine's politeness is not in the way. */
export interface Peer {
  socket: Socket;
  ask: <N extends RequestName>(name: N, request: Request<N>) => Promise<Answer<N>>;
  /** Anything under any name. */
  say: (name: string, payload: unknown) => Promise<unknown>;
  nonce: Uint8Array;
  /** What has been pushed so far. */
  heard: { [P in Exclude<keyof Pushes, 'challenge'>]: Parameters<Pushes[P]>[0][] };
  /** Resolves when a push of this name satisfies the test. */
  until: <P extends Exclude<keyof Pushes, 'challenge'>>(
    name: P,
    holds: (p: Parameters<Pushes[P]>[0]) => boolean,
  ) => Promise<void>;
  close: () => void;
}

/** @param headers as a proxy in between would set them */
export async function connect(
  url: string,
  headers: Record<string, string> = {},
  transport: 'websocket' | 'polling' = 'websocket',
): Promise<Peer> {
  const socket = io(url, { parser, transports: [transport], forceNew: true, reconnection: false, extraHeaders: headers });
  const heard: Peer['heard'] = { row: [], joined: [], roster: [], claimed: [], knocked: [], erased: [] };
  const listeners = new Set<() => void>();
  for (const name of ['row', 'joined', 'roster', 'claimed', 'knocked', 'erased'] as const)
    socket.on(name, (payload: unknown) => {
      heard[name].push(plainBytes(payload) as never);
      for (const listener of [...listeners]) listener();
    });
  const nonce = await new Promise<Uint8Array>((resolve, reject) => {
    socket.on('challenge', (p: { nonce: Uint8Array }) => resolve(new Uint8Array(p.nonce)));
    socket.on('connect_error', reject);
  });
  const say = async (name: string, payload: unknown) => plainBytes(await socket.timeout(10_000).emitWithAck(name, payload));
  return {
    socket,
    nonce,
    heard,
    say,
    ask: async (name, request) => (await say(name, request)) as Answer<typeof name>,
    until: (name, holds) =>
      new Promise((resolve) => {
        const look = () => {
          if (!heard[name].some(holds)) return;
          listeners.delete(look);
          resolve();
        };
        listeners.add(look);
        look();
      }),
    close: () => socket.close(),
  };
}

/** Connected and logged in; the account is registered first. */
export async function logIn(url: string, account: Account, transport?: 'websocket' | 'polling'): Promise<Peer> {
  const peer = await connect(url, {}, transport);
  await peer.ask('register', { card: account.card });
  const said = await peer.ask('login', { account: account.id, signature: signLogin(account, url, peer.nonce) });
  if (!said.ok) throw new Error(said.code);
  return peer;
}
