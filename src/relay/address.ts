import type { IncomingMessage } from 'node:http';

/**
 * Where a request comes from, for quotas. Behind a proxy it is what the proxy next to us saw, the last entry: those before it are
 * whatever the client wrote.
 */
export function addressOf(request: IncomingMessage, behindProxy: boolean): string {
  const named = behindProxy ? request.headers['x-forwarded-for'] : undefined;
  const last = (Array.isArray(named) ? named.join() : named)?.split(',').at(-1)?.trim();
  return last || (request.socket.remoteAddress ?? '');
}
