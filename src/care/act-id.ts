/**
 * The id of something that a person does, from what was fixed when they began and from what they say: pressed again, on another device too,
 * it is the same thing and stands once; said otherwise, it is another. Not a secret and no proof: an author's ids are the author's own.
 * @returns 16 bytes as base64url, as every item's id
 */
export function actId(...said: readonly string[]): string {
  const text = JSON.stringify(said);
  const lanes = [0x9e3779b1, 0x85ebca6b, 0xc2b2ae35, 0x27d4eb2f];
  for (let at = 0; at < text.length; at++) {
    for (const [n, lane] of lanes.entries()) lanes[n] = Math.imul((lane ^ text.charCodeAt(at)) + n, primes[n] ?? 1);
    // Each lane hears of its neighbour, so that they do not run side by side.
    for (const [n, lane] of lanes.entries()) lanes[n] = lane ^ ((lanes[(n + 1) % lanes.length] ?? 0) >>> 15);
  }
  const bytes = lanes.flatMap((lane) => {
    const mixed = Math.imul(lane ^ (lane >>> 16), 0x7feb352d);
    const last = (mixed ^ (mixed >>> 15)) >>> 0;
    return [24, 16, 8, 0].map((shift) => (last >>> shift) & 255);
  });
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}
const primes = [0x01000193, 0x5bd1e995, 0x1b873593, 0xcc9e2d51];
