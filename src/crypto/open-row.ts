import type { AccountId } from '../protocol/bytes';
import { type ErrorCode, MellomError } from '../protocol/errors';
import type { MemberRole } from '../protocol/kinds';
import type { Account } from './account';
import { type EpochKey, same } from './bytes';
import { type EpochBody, type EpochPlace, isCommitted, type NumberedKey, openBackKeys, unwrapKey } from './epoch-body';
import { openItem } from './item-body';
import type { EpochFacts, LogState } from './log';
import type { Row } from './row';

/** Judges the content: its schema, and whether this role may write this kind. Given by the caller, because crypto knows no care. */
export type ItemCheck<T> = (json: unknown, role: MemberRole, author: AccountId) => { item: T } | 'E_ITEM' | 'E_MEMBER';

export type Opened<T> =
  | { item: T }
  /** never shown */
  | { refused: 'E_OPEN' | 'E_MEMBER' }
  /** shown as "there is something here" */
  | { marked: 'E_NOKEY' | 'E_ITEM' };

/** Step 8, for an accepted item row whose body is there. @param key of the row's epoch, null when it is not known */
export function openItemRow<T>(row: Row, role: MemberRole, key: EpochKey | null, check: ItemCheck<T>): Opened<T> {
  if (!key) return { marked: 'E_NOKEY' };
  let json: unknown;
  try {
    json = openItem(key, row.signed.subarray(0, 186), row.body);
  } catch (error) {
    return error instanceof MellomError && error.code === 'E_ITEM' ? { marked: 'E_ITEM' } : { refused: 'E_OPEN' };
  }
  const checked = check(json, role, row.author);
  if (checked === 'E_ITEM') return { marked: 'E_ITEM' };
  return checked === 'E_MEMBER' ? { refused: 'E_MEMBER' } : checked;
}

/**
 * Step 13, for an epoch row in force.
 * @param known the key, when this device made the row or got it by back keys; else the own wrap is opened
 * @returns `key` null without a code: not a member, so no wrap. With E_WRAP: a fresh epoch row is needed before sending.
 * `backs` fit the commits of their numbers; others are dropped.
 */
export function openEpochRow(
  account: Account,
  log: LogState,
  row: Row,
  body: EpochBody,
  known: EpochKey | null = null,
): { key: EpochKey | null; code: Extract<ErrorCode, 'E_WRAP'> | null; backs: NumberedKey[] } {
  const place = placeOf(row, body);
  const wrap = body.members.find((one) => same(one.account, account.id))?.wrap;
  let key = known && isCommitted(known, body.commit) ? known : null;
  let code: 'E_WRAP' | null = null;
  if (!key && wrap) {
    try {
      key = unwrapKey(account, wrap, body.commit, place);
    } catch {
      code = 'E_WRAP';
    }
  }
  return { key, code, backs: key ? fitting(log.epochs, key, place, body) : [] };
}

/**
 * All keys that this account has in a stream: own wraps, and from every key found the back keys of its row, newest first.
 * @param rows the epoch rows in force, in any order
 * @param known keys that came another way
 * @returns keys by number; the numbers whose own wrap failed (E_WRAP; the key may be there by way of a later row); what each row hands back
 */
export function collectKeys(
  account: Account,
  log: LogState,
  rows: readonly { row: Row; body: EpochBody }[],
  known: ReadonlyMap<number, EpochKey> = new Map(),
): { keys: Map<number, EpochKey>; failed: number[]; backs: Map<number, number[]> } {
  const keys = new Map(known);
  const backs = new Map<number, number[]>();
  const failed: number[] = [];
  for (const { row, body } of rows.toSorted((a, b) => b.body.number - a.body.number)) {
    const opened = openEpochRow(account, log, row, body, keys.get(body.number) ?? null);
    if (opened.code) failed.push(body.number);
    if (opened.key) keys.set(body.number, opened.key);
    for (const back of opened.backs) keys.set(back.number, back.key);
    backs.set(
      body.number,
      opened.backs.map((back) => back.number),
    );
  }
  return { keys, failed, backs };
}

export function placeOf(row: Row, body: { number: number }): EpochPlace {
  return { stream: row.stream, epoch: row.epoch, number: body.number };
}

function fitting(epochs: readonly EpochFacts[], key: EpochKey, place: EpochPlace, body: EpochBody): NumberedKey[] {
  try {
    return openBackKeys(key, place, body).filter((back) => {
      const epoch = epochs.find((one) => one.number === back.number && one.number < body.number);
      return epoch !== undefined && isCommitted(back.key, epoch.commit);
    });
  } catch {
    return [];
  }
}
