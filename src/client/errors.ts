import { type ErrorCode, MellomError } from '../protocol/errors';

export function isCode(e: unknown, ...codes: ErrorCode[]): boolean {
  return e instanceof MellomError && codes.includes(e.code);
}
export function codeOf(e: unknown): ErrorCode {
  return e instanceof MellomError ? e.code : 'E_UNEXPECTED';
}
/** Waiting may help: nothing was said about the request itself. */
export function isPassing(e: unknown): boolean {
  return isCode(e, 'E_OFFLINE', 'E_TIMEOUT', 'E_UNAVAILABLE', 'E_QUOTA', 'E_LOGIN');
}
