import type { IncomingMessage } from 'node:http';
import { isIPv4, isIPv6 } from 'node:net';

/**
 * Where a request comes from, for quotas. Behind a proxy it is what the proxy next to us saw, the last entry: those before it are
 * whatever the client wrote.
 */
export function addressOf(request: IncomingMessage, behindProxy: boolean): string {
  const named = behindProxy ? request.headers['x-forwarded-for'] : undefined;
  const last = (Array.isArray(named) ? named.join() : named)?.split(',').at(-1)?.trim();
  return networkOf(last || (request.socket.remoteAddress ?? ''));
}

/** One line has a whole /64 of IPv6 to itself (RFC 6177), so that counts as one address. An IPv4 address written as IPv6 is itself. */
export function networkOf(address: string): string {
  const [bare = ''] = address.split('%');
  const four = bare.slice(bare.lastIndexOf(':') + 1);
  if (!isIPv6(bare) || (/^::(ffff:)?\d/i.test(bare) && isIPv4(four))) return isIPv4(four) ? four : bare;
  const [front = '', back] = bare.split('::');
  const groups = (side: string) => side.split(':').filter((group) => group !== '');
  const missing = back === undefined ? 0 : 8 - groups(front).length - groups(back).length;
  const all = [...groups(front), ...Array.from({ length: missing }, () => '0'), ...groups(back ?? '')];
  return `${all
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`;
}
