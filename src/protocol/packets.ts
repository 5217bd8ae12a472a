import { Decoder as Reader, Encoder as Writer } from '@msgpack/msgpack';
import { Emitter } from '@socket.io/component-emitter';
import { limits } from './limits';
import { checkPacketShape } from './packet-shape';

/**
 * How socket.io's packets become bytes: MessagePack, bytes as bytes in every environment. socket.io-msgpack-parser was meant for this,
 * but its codec (notepack.io) takes no Uint8Array in browsers and, in Node, sends the whole buffer behind a view, neighbours included.
 */
interface Packet {
  type: number;
  nsp: string;
  data?: unknown;
  id?: number;
}
const packetType = { connect: 0, disconnect: 1, event: 2, ack: 3, connectError: 4 } as const;

const reader = new Reader({
  maxStrLength: limits.frame,
  maxBinLength: limits.frame,
  maxExtLength: 16,
  maxArrayLength: 10_000,
  maxMapLength: 1_000,
});
const writer = new Writer({ ignoreUndefined: true });

export class Encoder {
  encode(packet: Packet): Uint8Array[] {
    return [writer.encode({ type: packet.type, nsp: packet.nsp, data: packet.data, id: packet.id })];
  }
}

interface Decoded {
  decoded: (packet: Packet) => void;
}

export class Decoder extends Emitter<Decoded, Decoded> {
  /** Throws for anything that is not a packet; socket.io then closes the connection. */
  add(chunk: unknown): void {
    if (!(chunk instanceof ArrayBuffer) && !ArrayBuffer.isView(chunk)) throw new Error('not bytes');
    const bytes =
      chunk instanceof ArrayBuffer ? new Uint8Array(chunk) : new Uint8Array(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    checkPacketShape(bytes);
    const packet = reader.decode(bytes);
    if (!isPacket(packet)) throw new Error('not a packet');
    this.emit('decoded', packet);
  }
  destroy(): void {}
}

function isPacket(value: unknown): value is Packet {
  if (!isObject(value) || typeof value.nsp !== 'string') return false;
  if (!(value.id === undefined || Number.isInteger(value.id))) return false;
  switch (value.type) {
    case packetType.connect:
      return value.data === undefined || isObject(value.data);
    case packetType.disconnect:
      return value.data === undefined;
    case packetType.connectError:
      return typeof value.data === 'string' || isObject(value.data);
    case packetType.event:
    case packetType.ack:
      return Array.isArray(value.data);
    default:
      return false;
  }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
