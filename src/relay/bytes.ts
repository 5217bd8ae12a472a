/** Bytes as the relay handles them: hex for keys of maps, plain Uint8Array everywhere else (databases and parsers give Buffers). */
export const hex = (bytes: Uint8Array): string => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('hex');

/** Every Buffer and ArrayBuffer in a message made a Uint8Array of its own; everything else as it is. Depth is bounded. */
export function plainBytes(value: unknown, depth = 6): unknown {
  if (value instanceof ArrayBuffer) return new Uint8Array(value);
  if (value instanceof Uint8Array)
    return value.constructor === Uint8Array ? value : new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
  if (depth === 0 || typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((v) => plainBytes(v, depth - 1));
  return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, plainBytes(v, depth - 1)]));
}
