import { limits } from '../../protocol/limits';
import { hex } from '../bytes';

/**
 * Floods are slowed where they arise: rows per account and stream, new streams per account, requests per connection, and requests
 * without login per address. Addresses live in this memory for a minute and nowhere else.
 */
export interface Quotas {
  /** Spends one row that its author has signed (`again`: that is there already); false when the account's quota for the stream, or for new streams, is used up. */
  row: (account: Uint8Array, stream: string, kind: 'first' | 'epoch' | 'item' | 'again') => boolean;
  /** Spends one request of a connection. */
  request: (connection: string) => boolean;
  /** Spends one of whatever a connection sends; false when it has sent twice what could be requests. */
  packet: (connection: string) => boolean;
  /** Spends one new connection from an address. */
  connection: (address: string) => boolean;
  /** Spends one request without login from an address. */
  stranger: (address: string) => boolean;
  /**
   * Spends one start of a passphrase for a name, whether anybody has it or not. Few from one address, so that guessing ends; many from all
   * together, so that nobody uses up those of the person it belongs to.
   */
  opaqueStart: (name: Uint8Array, address: string) => boolean;
  /** Spends one enrolment: it tells whether a name is taken. An address has its own number, since accounts cost nothing. */
  opaqueEnrol: (account: Uint8Array, address: string) => boolean;
  /** Spends one new account. */
  register: (address: string) => boolean;
  /** Spends so many bytes that an account wants kept outside of the log. */
  written: (account: Uint8Array, bytes: number) => boolean;
  /** Spends one case that somebody begins by the door of a team. */
  door: (address: string, team: Uint8Array) => boolean;
  /** Whether a used link brought from this address to this stream is a new event, not the same person trying again. */
  knock: (address: string, stream: Uint8Array) => boolean;
}
export interface QuotaSettings {
  itemsPerHour: number;
  epochsPerDay: number;
  /** rows that are there already: finding one costs more than storing it */
  repeatsPerHour: number;
  streamsPerDay: number;
  requestsPerMinute: number;
  strangerRequestsPerMinute: number;
  opaqueStartsPerHour: number;
  opaqueStartsPerHourInAll: number;
  opaqueEnrolsPerHour: number;
  opaqueEnrolsPerHourAndAddress: number;
  accountsPerHourAndAddress: number;
  accountsPerHour: number;
  writtenPerHour: number;
  /** cases that begin by the door: from one address, and in one team; config.ts has both as settings */
  doorPerDayAndAddress: number;
  doorPerDayAndTeam: number;
  connectionsPerAddress: number;
  connectionsPerAccount: number;
  connectionsPerMinute: number;
  /** appends of one account that are judged at a time */
  appendsAtOnce: number;
  /** other requests that are worked on at a time, all together */
  requestsAtOnce: number;
  /** and of one account */
  requestsAtOnceEach: number;
  /** until a connection is cut that takes nothing of what waits for it; milliseconds */
  unreadFor: number;
  /** until a connection is closed that has not logged in and asks nothing; milliseconds */
  strangerIdleFor: number;
}
export const usualQuotas: QuotaSettings = {
  itemsPerHour: limits.itemsPerHour,
  epochsPerDay: limits.epochsPerDay,
  repeatsPerHour: 2 * limits.itemsPerHour,
  streamsPerDay: limits.streamsPerDay,
  requestsPerMinute: 6_000,
  strangerRequestsPerMinute: 300,
  opaqueStartsPerHour: limits.opaqueStartsPerHour,
  opaqueStartsPerHourInAll: 1_000,
  opaqueEnrolsPerHour: 30,
  opaqueEnrolsPerHourAndAddress: 200,
  accountsPerHourAndAddress: 200,
  accountsPerHour: 5_000,
  writtenPerHour: 256 * 1024 * 1024,
  doorPerDayAndAddress: 30,
  doorPerDayAndTeam: 150,
  connectionsPerAddress: 2_000,
  connectionsPerAccount: 50,
  connectionsPerMinute: 3_000,
  appendsAtOnce: 128,
  requestsAtOnce: 6,
  requestsAtOnceEach: 3,
  unreadFor: 120_000,
  strangerIdleFor: 600_000,
};

/** For the demo, whose weeks pass in seconds, and for measuring: nothing that is counted over a time runs out. */
export const unlimited: Partial<QuotaSettings> = {
  itemsPerHour: Infinity,
  epochsPerDay: Infinity,
  repeatsPerHour: Infinity,
  streamsPerDay: Infinity,
  requestsPerMinute: Infinity,
  strangerRequestsPerMinute: Infinity,
  opaqueStartsPerHour: Infinity,
  opaqueStartsPerHourInAll: Infinity,
  opaqueEnrolsPerHour: Infinity,
  opaqueEnrolsPerHourAndAddress: Infinity,
  accountsPerHourAndAddress: Infinity,
  accountsPerHour: Infinity,
  writtenPerHour: Infinity,
  doorPerDayAndAddress: Infinity,
  doorPerDayAndTeam: Infinity,
  connectionsPerMinute: Infinity,
};

export function openQuotas(settings: QuotaSettings): Quotas {
  // Spent synchronously in the middle of a transaction. All keys share one window, so that forgetting is one step, whatever came.
  const limiter = (points: number, seconds: number) => {
    const used = new Map<string, number>();
    let until = 0;
    return (key: string, weight = 1): boolean => {
      const now = performance.now();
      if (now >= until) {
        used.clear();
        until = now + seconds * 1000;
      }
      const count = (used.get(key) ?? 0) + weight;
      used.set(key, count);
      return count <= points;
    };
  };
  const items = limiter(settings.itemsPerHour, 3600);
  const epochs = limiter(settings.epochsPerDay, 86_400);
  const repeats = limiter(settings.repeatsPerHour, 3600);
  const streams = limiter(settings.streamsPerDay, 86_400);
  const requests = limiter(settings.requestsPerMinute, 60);
  const packets = limiter(2 * settings.requestsPerMinute, 60);
  const connections = limiter(settings.connectionsPerMinute, 60);
  const strangers = limiter(settings.strangerRequestsPerMinute, 60);
  const starts = limiter(settings.opaqueStartsPerHour, 3600);
  const enrols = limiter(settings.opaqueEnrolsPerHour, 3600);
  const startsInAll = limiter(settings.opaqueStartsPerHourInAll, 3600);
  const enrolsFrom = limiter(settings.opaqueEnrolsPerHourAndAddress, 3600);
  const accountsFrom = limiter(settings.accountsPerHourAndAddress, 3600);
  const accounts = limiter(settings.accountsPerHour, 3600);
  const written = limiter(settings.writtenPerHour, 3600);
  const knocks = limiter(1, 60);
  const doorFrom = limiter(settings.doorPerDayAndAddress, 86_400);
  const door = limiter(settings.doorPerDayAndTeam, 86_400);
  return {
    row: (account, stream, kind) => {
      if (kind === 'first') return streams(hex(account));
      return { item: items, epoch: epochs, again: repeats }[kind](`${hex(account)}${stream}`);
    },
    request: requests,
    packet: packets,
    connection: connections,
    stranger: strangers,
    opaqueStart: (name, address) => starts(`${hex(name)} ${address}`) && startsInAll(hex(name)),
    opaqueEnrol: (account, address) => enrols(hex(account)) && enrolsFrom(address),
    register: (address) => accountsFrom(address) && accounts(''),
    written: (account, bytes) => written(hex(account), bytes),
    // Whoever has used up their address's does not use up the team's.
    door: (address, team) => doorFrom(address) && door(hex(team)),
    knock: (address, stream) => knocks(`${address} ${hex(stream)}`),
  };
}
