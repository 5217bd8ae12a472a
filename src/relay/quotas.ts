import { limits } from '../protocol/limits';
import { hex } from './bytes';

/**
 * Floods are slowed where they arise: rows per account and stream, requests per connection, and requests without login per address.
 * Addresses live in this memory for minutes and nowhere else.
 */
export interface Quotas {
  /** Spends one row; false when the account's quota for the stream is used up. */
  row: (account: Uint8Array, stream: string, kind: 'epoch' | 'item') => boolean;
  /** Spends one request of a connection. */
  request: (connection: string) => boolean;
  /** Spends one request without login from an address. */
  stranger: (address: string) => boolean;
}
export interface QuotaSettings {
  itemsPerHour: number;
  epochsPerDay: number;
  requestsPerMinute: number;
  strangerRequestsPerMinute: number;
}
export const usualQuotas: QuotaSettings = {
  itemsPerHour: limits.itemsPerHour,
  epochsPerDay: limits.epochsPerDay,
  requestsPerMinute: 6_000,
  strangerRequestsPerMinute: 300,
};

export function openQuotas(settings: QuotaSettings): Quotas {
  // Fixed windows, spent synchronously in the middle of a transaction, which rate-limiter-flexible's promises cannot be.
  const limiter = (points: number, seconds: number) => {
    const used = new Map<string, { count: number; until: number }>();
    return (key: string): boolean => {
      const now = Date.now();
      const entry = used.get(key);
      if (!entry || entry.until <= now) {
        if (used.size > 100_000) for (const [k, e] of used) if (e.until <= now) used.delete(k);
        used.set(key, { count: 1, until: now + seconds * 1000 });
        return points >= 1;
      }
      entry.count++;
      return entry.count <= points;
    };
  };
  const items = limiter(settings.itemsPerHour, 3600);
  const epochs = limiter(settings.epochsPerDay, 86_400);
  const requests = limiter(settings.requestsPerMinute, 60);
  const strangers = limiter(settings.strangerRequestsPerMinute, 60);
  return {
    row: (account, stream, kind) => (kind === 'item' ? items : epochs)(`${hex(account)}${stream}`),
    request: requests,
    stranger: strangers,
  };
}
