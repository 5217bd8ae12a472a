import { isRowSigned } from '../crypto/accept';
import { same, zeros32 } from '../crypto/bytes';
import { type EpochBody, parseEpochBody } from '../crypto/epoch-body';
import type { Verify } from '../crypto/hash';
import { isClaimSigned } from '../crypto/invitation';
import { currentEpoch, type LogState, roleIn } from '../crypto/log';
import { decodeRow, type Row, rowId } from '../crypto/row';
import { type ErrorCode, MellomError } from '../protocol/errors';
import { limits } from '../protocol/limits';
import { hex } from './bytes';
import type { Lookups } from './lookups';
import type { Store } from './store/store';

/** A row that somebody wants to append, before it is judged. */
export interface Offered {
  row: Row;
  /** of an epoch row; null when its body is none */
  epoch: EpochBody | null;
  /** hex of the stream */
  key: string;
  stream: Uint8Array;
  /** the author was never in the stream */
  outsider: boolean;
  reject: (error: unknown) => void;
}

/**
 * What is cheap comes first: nobody's stream is looked at before the author of the row has signed it, nor for an author who was never in
 * it, unless they claim a place. Absent, foreign and forbidden get one answer, after the same work. Gives those that are to be judged.
 */
export async function admitted<O extends Offered>(
  p: { store: Store; lookups: Lookups; verify: Verify; logs: ReadonlyMap<string, LogState> },
  offered: readonly O[],
): Promise<O[]> {
  await p.lookups.fetchCards(offered.map(({ row }) => row.author));
  const signed = offered.filter(({ row, reject }) => {
    const card = p.lookups.card(row.author);
    if (card && isRowSigned(card, row, p.verify)) return true;
    reject(new MellomError('E_FORGED'));
    return false;
  });
  const unsure = signed.filter(({ row, key }) => {
    const log = p.logs.get(key);
    return !same(row.stream, zeros32) && !(log && roleIn(currentEpoch(log), row.author));
  });
  if (unsure.length > 0) {
    const known = await p.store.everIn(unsure.map(({ stream, row }) => ({ stream, account: row.author })));
    for (const one of unsure) one.outsider = !known.has(`${one.key}${hex(one.row.author)}`);
  }
  // Whoever comes in by a row of this very batch is judged after it.
  const changing = new Set(signed.filter(({ epoch }) => epoch !== null).map(({ key }) => key));
  return signed.filter(({ outsider, key, reject }) => {
    if (!outsider || changing.has(key)) return true;
    reject(new MellomError('E_REFUSED'));
    return false;
  });
}

/**
 * What an outsider is told of a row that was judged and refused: the reason only if they hold the invitation of the epoch that they name,
 * so that it can be said to them that it has been used, or is over.
 */
export async function tellOutsider(p: { store: Store; verify: Verify }, one: Offered, code: ErrorCode): Promise<void> {
  one.reject(new MellomError((await holdsInvitation(p, one).catch(() => false)) ? code : 'E_REFUSED'));
}

async function holdsInvitation(
  { store, verify }: { store: Store; verify: Verify },
  { row, epoch, stream }: Offered,
): Promise<boolean> {
  const claim = epoch?.claim;
  if (!claim) return false;
  const rows = await store.newest(stream, { before: 0xffff_ffff, limit: limits.pageRows, epochs: true });
  const named = rows.find((one) => same(rowId(new Uint8Array(one.row)), row.epoch));
  const invite = named && parseEpochBody(decodeRow(new Uint8Array(named.row)).body).invite;
  return invite ? isClaimSigned(invite.invitePk, row.stream, row.epoch, row.author, claim, verify) : false;
}
