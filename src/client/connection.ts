import { io, type Socket } from 'socket.io-client';
import { type ErrorCode, errorCodes, MellomError } from '../protocol/errors';
import type { Answer, Answers, Pushes, Request, RequestName } from '../protocol/messages';
import * as parser from '../protocol/packets';
import type { Environment } from './environment';

/**
 * The one connection to the relay. Requests are emitted only while connected: socket.io would keep them for later and the
 * outbox, which owns sending, would send them a second time.
 */
export interface Connection {
  request: <N extends RequestName>(name: N, payload: Request<N>) => Promise<Answers[N]>;
  status: () => 'offline' | 'connecting' | 'online';
  /** Resolves when a request that needs no login can be made; rejects with E_OFFLINE after `patience` milliseconds. */
  connected: (patience?: number) => Promise<void>;
  /** The same, but logged in. */
  online: (patience?: number) => Promise<void>;
  /** Begins, or begins anew with a new challenge: after an account has come to be, or the network has come back. */
  again: () => void;
  /** How far the relay's clock was ahead of this device's at the last login, in milliseconds; 0 until then. */
  clockApart: () => number;
  /** Something or somebody must not wait for the next try by itself: begins one now, unless one has begun in the last seconds. */
  hurry: () => void;
  close: () => void;
}
export interface ConnectionEvents {
  /** Signs a login, or null while there is no account. */
  signLogin: (nonce: Uint8Array) => { account: Uint8Array; signature: Uint8Array } | null;
  onStatus: () => void;
  onHeard: () => void;
  onPush: <P extends Exclude<keyof Pushes, 'challenge'>>(name: P, payload: Parameters<Pushes[P]>[0]) => void;
}

const answerWithin = 20_000;
const connectWithin = 15_000;
const loginRest = 3_000;
const hurryEvery = 4_000;
const withoutLogin: readonly RequestName[] = [
  'register',
  'login',
  'vault.open',
  'opaque.start',
  'roster.get',
  'door.cards',
  'invite.open',
  'invite.epochs',
  'invite.team',
];

export function openConnection(env: Environment, events: ConnectionEvents): Connection {
  const socket: Socket = io(env.relay, {
    parser,
    // Some networks let pages through and no WebSockets: there the same packets go by long polling.
    transports: ['websocket', 'polling'],
    tryAllTransports: true,
    timeout: env.connectWithin ?? connectWithin,
    reconnectionDelay: 500,
    reconnectionDelayMax: 15_000,
    randomizationFactor: 0.5,
    forceNew: true,
    autoConnect: false,
  });
  let status: 'offline' | 'connecting' | 'online' = 'offline';
  let retry: ReturnType<typeof setTimeout> | undefined;
  let apart = 0;
  const waiting = new Set<() => void>();
  const become = (next: typeof status) => {
    status = next;
    for (const look of [...waiting]) look();
    events.onStatus();
  };
  const until = (there: () => boolean, patience: number) =>
    new Promise<void>((resolve, reject) => {
      if (there()) return resolve();
      const done = (settle: () => void) => {
        clearTimeout(timer);
        waiting.delete(look);
        settle();
      };
      const look = () => there() && done(resolve);
      const timer = setTimeout(() => done(() => reject(new MellomError('E_OFFLINE'))), patience);
      waiting.add(look);
    });

  const request = async <N extends RequestName>(name: N, payload: Request<N>): Promise<Answers[N]> => {
    if (!socket.connected || (status !== 'online' && !withoutLogin.includes(name))) throw new MellomError('E_OFFLINE', name);
    let answer: Answer<N>;
    try {
      answer = await socket.timeout(answerWithin).emitWithAck(name, payload);
    } catch {
      throw new MellomError(socket.connected ? 'E_TIMEOUT' : 'E_OFFLINE', name);
    }
    events.onHeard();
    if (answer.ok) return answer;
    throw new MellomError(isCode(answer.code) ? answer.code : 'E_UNEXPECTED', name);
  };

  const signed = (nonce: Uint8Array) => {
    try {
      return events.signLogin(nonce);
    } catch {
      return null; // a malformed challenge is not answered
    }
  };
  socket.on('connect', () => {
    trying = false;
    events.onHeard();
    become('connecting');
  });
  socket.on('disconnect', (reason) => {
    become('offline');
    // The relay's own goodbye is not followed by socket.io's reconnecting.
    if (reason === 'io server disconnect') socket.connect();
  });
  socket.on('connect_error', ({ message }) => {
    // A network that swallows WebSockets without a word: the next try begins the other way, and goes over to them where it can.
    if (message === 'timeout') socket.io.opts.transports?.reverse();
    trying = false;
    become('offline');
  });
  socket.on('challenge', ({ nonce }: Parameters<Pushes['challenge']>[0]) => {
    const login = signed(nonce);
    if (!login) return;
    request('login', login).then(
      ({ now }) => {
        apart = now - env.now();
        become('online');
      },
      // A challenge is answered once: another try needs another connection.
      () => {
        become('connecting');
        retry = setTimeout(again, loginRest * (1 + Math.random()));
      },
    );
  });
  for (const name of ['row', 'joined', 'roster', 'claimed', 'knocked', 'erased'] as const) {
    socket.on(name, (payload: Parameters<Pushes[typeof name]>[0]) => {
      events.onHeard();
      events.onPush(name, payload);
    });
  }
  let tried = 0;
  /** A try that is under way is not cut short: on a slow network none would ever come to its end. */
  let trying = false;
  const begun = () => {
    tried = performance.now();
    trying = true;
  };
  socket.io.on('reconnect_attempt', begun);
  const tryNow = () => {
    begun();
    clearTimeout(retry);
    socket.disconnect().connect();
  };
  const again = () => {
    become('connecting');
    tryNow();
  };
  const offNetwork = env.onNetwork((there) => {
    if (there) {
      if (!socket.connected) again();
      return;
    }
    // A dead line would be noticed only after a missed ping. Trying goes on: a device can be wrong about its network.
    if (socket.connected) socket.disconnect().connect();
  });

  return {
    request,
    status: () => status,
    connected: (patience = 10_000) => until(() => socket.connected, patience),
    online: (patience = 10_000) => until(() => status === 'online', patience),
    again,
    clockApart: () => apart,
    // What is said of the network stays as it is meanwhile: the try may well fail again.
    hurry: () => {
      if (socket.connected || trying) return;
      clearTimeout(retry);
      retry = setTimeout(() => !socket.connected && !trying && tryNow(), tried + hurryEvery - performance.now());
    },
    close: () => {
      offNetwork();
      clearTimeout(retry);
      socket.removeAllListeners();
      socket.disconnect();
      become('offline');
    },
  };
}

const isCode = (code: unknown): code is ErrorCode => errorCodes.some((known) => known === code);
