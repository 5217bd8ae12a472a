import type { IncomingMessage } from 'node:http';

/** Which pages may connect and log in. */
export interface Origins {
  /** What a connection's logins must be signed for; null where a page of that address may not connect at all. */
  of: (request: IncomingMessage) => string | null;
}

/**
 * With a list: what stands in it. Without one the relay is somebody's own machine: a page that it has served itself from there, or from
 * the one address that it listens on. A name of somebody else's that leads here (DNS rebinding) is neither.
 */
export function openOrigins(p: { list: readonly string[]; host: string }): Origins {
  const mayBe = (origin: string, host: string): boolean => {
    if (p.list.length > 0) return p.list.includes(origin);
    if (!URL.canParse(origin)) return false;
    const url = new URL(origin);
    return url.host === host && (ownMachine.has(url.hostname) || url.hostname === p.host);
  };
  return {
    of: ({ headers }) => {
      const host = headers.host ?? '';
      if (headers.origin !== undefined) return mayBe(headers.origin, host) ? headers.origin : null;
      // A browser leaves it out where a page asks the place that it came from; other programs have none, and sign for whom they ask.
      const site = headers['sec-fetch-site'];
      if (site !== undefined && site !== 'same-origin') return null;
      return [`http://${host}`, `https://${host}`].find((origin) => mayBe(origin, host)) ?? null;
    },
  };
}

const ownMachine: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]']);
