/** A packet's shape that no honest end sends: too deep, too many values, or lengths that its own bytes cannot keep. */
export class PacketShapeError extends Error {
  override readonly name = 'PacketShapeError';
}
const depthMax = 16;
/** The largest answer (a page of streams) has about a twentieth of this. */
const valuesMax = 200_000;

/**
 * Walks MessagePack without building anything. A decoder makes room for as many members as a header claims, so two megabytes of nested
 * headers claim gigabytes and end the process; here whatever has been claimed must still fit into the bytes that are left, since each
 * member takes at least one.
 * @throws PacketShapeError
 */
export function checkPacketShape(bytes: Uint8Array): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const claims: number[] = [];
  let at = 0;
  let values = 0;
  let owed = 1;
  while (owed > 0) {
    owed -= 1;
    values += 1;
    if (at >= bytes.length || values > valuesMax) throw new PacketShapeError('ends too soon, or too many values');
    const head = headerAt(view, at);
    at += head.length + head.payload;
    owed += head.members;
    if (at + owed > bytes.length) throw new PacketShapeError('claims more than there is');
    const open = claims.length - 1;
    if (open >= 0) claims[open] = (claims[open] ?? 0) - 1;
    if (head.members > 0) claims.push(head.members);
    if (claims.length > depthMax) throw new PacketShapeError('too deep');
    while (claims.at(-1) === 0) claims.pop();
  }
  if (at !== bytes.length) throw new PacketShapeError('something follows the end');
}

interface Header {
  /** bytes of the header itself */
  length: number;
  /** bytes that follow and hold no further values */
  payload: number;
  /** values that follow */
  members: number;
}
/** https://github.com/msgpack/msgpack/blob/master/spec.md, "Formats" */
function headerAt(view: DataView, at: number): Header {
  const type = view.getUint8(at);
  const leaf = (length: number, payload = 0): Header => ({ length, payload, members: 0 });
  const sized = (size: 1 | 2 | 4): number => {
    if (at + 1 + size > view.byteLength) throw new PacketShapeError('ends too soon');
    return size === 1 ? view.getUint8(at + 1) : size === 2 ? view.getUint16(at + 1) : view.getUint32(at + 1);
  };
  if (type < 0x80 || type >= 0xe0) return leaf(1);
  if (type < 0x90) return { length: 1, payload: 0, members: 2 * (type & 0x0f) };
  if (type < 0xa0) return { length: 1, payload: 0, members: type & 0x0f };
  if (type < 0xc0) return leaf(1, type & 0x1f);
  switch (type) {
    case 0xc0:
    case 0xc2:
    case 0xc3:
      return leaf(1);
    case 0xc4:
    case 0xd9:
      return leaf(2, sized(1));
    case 0xc5:
    case 0xda:
      return leaf(3, sized(2));
    case 0xc6:
    case 0xdb:
      return leaf(5, sized(4));
    case 0xc7:
      return leaf(3, sized(1));
    case 0xc8:
      return leaf(4, sized(2));
    case 0xc9:
      return leaf(6, sized(4));
    case 0xcc:
    case 0xd0:
      return leaf(2);
    case 0xcd:
    case 0xd1:
      return leaf(3);
    case 0xca:
    case 0xce:
    case 0xd2:
      return leaf(5);
    case 0xcb:
    case 0xcf:
    case 0xd3:
      return leaf(9);
    case 0xd4:
      return leaf(2, 1);
    case 0xd5:
      return leaf(2, 2);
    case 0xd6:
      return leaf(2, 4);
    case 0xd7:
      return leaf(2, 8);
    case 0xd8:
      return leaf(2, 16);
    case 0xdc:
      return { length: 3, payload: 0, members: sized(2) };
    case 0xdd:
      return { length: 5, payload: 0, members: sized(4) };
    case 0xde:
      return { length: 3, payload: 0, members: 2 * sized(2) };
    case 0xdf:
      return { length: 5, payload: 0, members: 2 * sized(4) };
    default:
      throw new PacketShapeError('no such type');
  }
}
