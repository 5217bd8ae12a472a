import type { Socket as Net } from 'node:net';

/**
 * What of a connection's bytes its other end has not taken yet, answers and pushes alike. Measured where packets become bytes: what has
 * been made, what the transport has been given, and what of it the operating system has taken.
 */
export interface Flow {
  /** Bytes that wait in this process. */
  unread: () => number;
  /** Since when nothing of it has moved, by performance.now(); null while nothing waits. */
  stuckSince: () => number | null;
  /** No more is read from the other end, or again. Long polling cannot be held back: it waits for its answers by itself. */
  hold: (held: boolean) => void;
  /** Ends the connection, and lets go of what it has not taken. */
  cut: () => void;
}
/** Of engine.io, what this needs. */
export interface Line {
  transport: Transport;
  on: {
    (event: 'packetCreate', listener: (packet: { data?: string | Uint8Array }) => void): unknown;
    (event: 'packet', listener: (packet: { data?: string | Uint8Array }) => void): unknown;
    (event: 'flush', listener: () => void): unknown;
    (event: 'upgrade', listener: (transport: Transport) => void): unknown;
    (event: 'close', listener: () => void): unknown;
  };
  close: (discard: boolean) => void;
}
interface Transport {
  on: {
    (event: 'drain', listener: () => void): unknown;
    (event: 'headers', listener: (headers: unknown, request: { socket: Net }) => void): unknown;
  };
  /** WebSocket only */
  socket?: { pause: () => void; resume: () => void; terminate: () => void };
}

/** What waits in all connections together. Bytes. */
export interface Meter {
  total: number;
}

/**
 * @param meter counts this connection's too, until it closes
 * @param onMoved something that waited has been taken
 */
export function openFlow(line: Line, meter: Meter, onMoved: () => void): Flow {
  /** made, and not given to the transport */
  let waiting = 0;
  /** given, and not taken from it */
  let sending = 0;
  let since: number | null = null;
  let held = false;
  let closed = false;
  const taken = () => {
    if (closed) return;
    meter.total -= sending;
    sending = 0;
    since = waiting > 0 ? performance.now() : null;
    onMoved();
  };
  const follow = (transport: Transport) => {
    let wire: Net | null = null;
    // A poll is answered in one piece; Node keeps what the other end is too slow for.
    transport.on('headers', (_headers, request) => {
      wire = request.socket;
    });
    transport.on('drain', () => {
      if (wire?.writableNeedDrain) wire.once('drain', taken);
      else taken();
    });
    if (held) transport.socket?.pause();
  };
  line.on('packetCreate', ({ data }) => {
    if (closed) return;
    waiting += data?.length ?? 1;
    meter.total += data?.length ?? 1;
    since ??= performance.now();
  });
  line.on('flush', () => {
    sending += waiting;
    waiting = 0;
  });
  line.on('upgrade', (transport) => {
    taken();
    follow(transport);
  });
  line.on('close', () => {
    meter.total -= waiting + sending;
    waiting = 0;
    sending = 0;
    since = null;
    closed = true;
  });
  follow(line.transport);
  return {
    unread: () => waiting + sending,
    stuckSince: () => since,
    hold: (now) => {
      if (held === now) return;
      held = now;
      if (now) line.transport.socket?.pause();
      else line.transport.socket?.resume();
    },
    cut: () => {
      const { transport } = line;
      // A parting word would wait behind all that is unread.
      if (transport.socket) transport.socket.terminate();
      else line.close(true);
    },
  };
}
