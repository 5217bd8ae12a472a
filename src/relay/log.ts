import pino from 'pino';
import { MellomError } from '../protocol/errors';

/**
 * What the relay says of itself: events and counts. Never content, addresses, or ids that link people; whatever is not on the list of
 * fields here does not get into a line.
 */
export interface Log {
  info: (event: string, facts?: Facts) => void;
  warn: (event: string, facts?: Facts) => void;
  error: (event: string, error: unknown) => void;
}
export interface Facts {
  code?: string;
  request?: string;
  count?: number;
  ms?: number;
  port?: number;
  database?: 'sqlite' | 'postgres';
}

export function openLog(level: string, destination?: pino.DestinationStream): Log {
  const logger = destination ? pino({ level, base: null }, destination) : pino({ level, base: null });
  return {
    info: (event, facts) => logger.info({ ...facts }, event),
    warn: (event, facts) => logger.warn({ ...facts }, event),
    // Database messages may quote values; only the kind of failure is said.
    error: (event, error) => logger.error({ code: error instanceof MellomError ? error.code : errorName(error) }, event),
  };
}

const errorName = (error: unknown): string => {
  if (typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string') return error.code;
  return error instanceof Error ? error.name : 'unknown';
};
