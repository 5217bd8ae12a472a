/**
 * Every error that crosses a border in Mellom has one of these codes. What a person reads for each code, and whether trying
 * again helps, stands in `locales/<lang>/errors.json` under the same code.
 */
export const errorCodes = [
  // rows (docs/protocol.md, section 5)
  'E_FORMAT',
  'E_FORK',
  'E_GAP',
  'E_FORGED',
  'E_ERASED',
  'E_MISSING',
  'E_GONE',
  'E_EPOCH',
  'E_MEMBER',
  'E_CHAIN',
  'E_REPEAT',
  'E_HOLE',
  'E_SEEN',
  'E_NOKEY',
  'E_OPEN',
  'E_ITEM',
  'E_ROSTER',
  'E_ROSTER_WAIT',
  'E_ROSTER_FORK',
  'E_MEMBERS',
  'E_AUTHOR',
  'E_WRAP',
  'E_UNTIL',
  'E_LASTING',
  // relay
  'E_REFUSED',
  'E_BAD_REQUEST',
  'E_LOGIN',
  'E_QUOTA',
  'E_VERSION',
  'E_TAKEN',
  'E_EXPIRED',
  'E_CLAIMED',
  'E_CITIZEN',
  'E_READER',
  'E_ROSTER_SIZE',
  'E_WITHDRAWN',
  'E_UNAVAILABLE',
  // device
  'E_LOCKED',
  'E_STORAGE',
  'E_STORAGE_FULL',
  'E_OFFLINE',
  'E_PASSPHRASE',
  'E_RECOVERY_CODE',
  'E_PASSKEY',
  'E_LAST_WAY',
  'E_INVITATION',
  'E_INVITATION_CUT',
  'E_INVITATION_USED',
  'E_SHEETS',
  'E_LAST_HOLDER',
  'E_WEAK_PASSPHRASE',
  'E_TIMEOUT',
  'E_INPUT',
  'E_UNSENT',
  'E_ENDED',
  'E_ROLE',
  'E_CONSENT',
  'E_PAST',
  'E_FULL',
  'E_LEFT',
  'E_CHANGED',
  'E_SUM_RULE',
  'E_SUM_TEXT',
  'E_SUM_WHO',
  'E_SUM_PERIOD',
  'E_SUM_TEAMS',
  'E_SUM_CHANGED',
  'E_SUM_IMPOSSIBLE',
  'E_UNEXPECTED',
] as const;
export type ErrorCode = (typeof errorCodes)[number];

/** The one error class. `detail` is for developers and never holds secrets, names or text that a person wrote. */
export class MellomError extends Error {
  override readonly name = 'MellomError';
  constructor(
    readonly code: ErrorCode,
    readonly detail?: string,
  ) {
    super(detail ? `${code}: ${detail}` : code);
  }
}
