import type { Item } from '../../care/items/items';
import { type Judged, judgeRow, type Look } from '../../crypto/accept';
import { asAccountId, fromBase64url, hex, same, toBase64url } from '../../crypto/bytes';
import { advance, epochBefore, type LogState, roleIn } from '../../crypto/log';
import { openEpochRow, openItemRow } from '../../crypto/open-row';
import { rowId } from '../../crypto/row';
import type { HeadHash } from '../../protocol/bytes';
import type { ErrorCode } from '../../protocol/errors';
import type { WireRow } from '../../protocol/messages';
import { type Context, iso } from '../context';
import { isCode } from '../errors';
import { type Log, recordOf, removedAt } from '../store/logs';
import type { RowIndex } from '../store/row-index';
import type { Change, LogEntry } from '../store/tables';
import { warn } from './integrity-warnings';
import { checkItem } from './item-check';
import { noteFacts } from './log-facts';
import { needsReopening, reopenRows } from './reopen-rows';

/** A row of this device's own, byte for byte as it was sent, with the item that was sealed into it. */
export interface OwnRow extends WireRow {
  item?: Item;
}
interface ComingRow extends OwnRow {
  own?: boolean;
}
/** What came of a piece of the log. */
export interface Taken {
  entries: LogEntry[];
  /** The rows do not follow on what is known: ask for those in between. */
  gap: boolean;
  /** Own rows that the log refused, by id in hex: make them again. */
  refusedOwn: Set<string>;
  /** Another row stands where this device knows one. */
  parted: boolean;
  /** What was kept before has changed too: rows have been opened, or their body is gone. */
  amended: boolean;
}
/** Rows verified before another request to the engine gets its turn. About 5 ms on a desk, 25 on a phone. */
const batch = 32;

/**
 * Judges rows in the order of the log and keeps them: rows, rowIndex, log state in one transaction. Runs inside the log's `turn`.
 * Known rows are passed over; a row that would come later than the next one ends the work with `gap`.
 * @throws MellomError when cards or rosters can't be had, or the disk refuses; the log is then as it was on disk
 */
export async function takeRows(u: Context, log: Log, rows: readonly ComingRow[]): Promise<Taken> {
  const taken: Taken = { entries: [], gap: false, parted: false, refusedOwn: new Set(), amended: false };
  const rowIndex = await log.rowIndex();
  const kept: Uint8Array[] = [];
  const changes: Change[] = [];
  const first = log.state.last + 1;
  try {
    await fetchAuthors(u, rows);
    let since = 0;
    for (const { seq, row, item, own = false } of rows) {
      if (seq <= log.state.last) {
        const known = rowIndex.idAt(seq);
        if (known && !same(known, rowId(row))) {
          warn(u, log, 'E_FORK');
          taken.parted = true;
        }
        continue;
      }
      if (seq > log.state.last + 1) {
        taken.gap = true;
        break;
      }
      const judged = await judgeWhenReady(u, log, rowIndex, seq, row, own);
      kept.push(row);
      const keep = (code: ErrorCode) => {
        log.facts.refused = { ...log.facts.refused, [code]: (log.facts.refused[code] ?? 0) + 1 };
        changes.push({ table: 'refused', key: [log.ref, seq], value: { row, code, at: iso(u.env) } });
        if (judged.row && same(judged.row.author, u.account.id)) taken.refusedOwn.add(hex(judged.id));
      };
      const entry = judged.verdict === 'refused' ? null : takeAccepted(u, log, rowIndex, seq, judged, keep, item);
      if (judged.verdict === 'refused') keep(judged.refused ?? 'E_FORMAT');
      // A body that is gone may have been erased: the item that says so comes later in the log.
      for (const code of judged.warnings.filter((one) => one !== 'E_MISSING')) warn(u, log, code, whoseIs(judged));
      advance(log.state, judged.changes);
      rowIndex.push(
        judged.head,
        judged.id,
        entry?.item ? { author: idOf(entry.author), id: fromBase64url(entry.item.id) } : null,
      );
      if (entry) {
        taken.entries.push(entry);
        noteFacts(u, log, entry);
      }
      if (judged.epoch) log.facts.until = removedAt(log.state, u.account.id);
      if (++since % batch === 0) await breathe();
    }
    if (kept.length === 0) return taken;
    await u.store.write([
      ...changes,
      { table: 'segments', key: [log.ref, first], value: { rows: kept, entries: taken.entries } },
      ...rowIndex.changes(log.ref),
      recordOf(log),
    ]);
    if (needsReopening(log)) {
      for (const who of await reopenRows(u, log)) warn(u, log, 'E_LASTING', who);
      taken.amended = true;
    }
  } catch (e) {
    await u.logs.reload(log);
    throw e;
  }
  return taken;
}

/** An item's opening (step 8) or an epoch's (step 13); null: nothing to show. */
function takeAccepted(
  u: Context,
  log: Log,
  rowIndex: RowIndex,
  seq: number,
  judged: Judged,
  keep: (code: ErrorCode) => void,
  own: Item | undefined,
): LogEntry | null {
  const { row } = judged;
  if (!row) return null;
  const author = toBase64url(row.author);
  if (judged.epoch && judged.body) {
    const opened = openEpochRow(u.account, log.state, row, judged.body, log.keys.get(judged.epoch.number) ?? null);
    if (opened.key) log.keys.set(judged.epoch.number, opened.key);
    for (const back of opened.backs) {
      if (log.keys.has(back.number)) continue;
      log.keys.set(back.number, back.key);
      log.facts.reopen = true;
    }
    if (opened.key) log.facts.backs.push([judged.epoch.number, opened.backs.map((back) => back.number)]);
    const previous = epochBefore(log.state, seq);
    const before = previous?.members ?? [];
    const after = judged.epoch.members;
    const names = (list: typeof before, without: typeof before) =>
      list.filter((one) => !roleIn({ members: without }, one.account)).map((one) => toBase64url(one.account));
    const role = roleIn(judged.epoch, row.author) === 'citizen' ? ('citizen' as const) : ('staff' as const);
    const kind = before.length === 0 ? 'started' : judged.epoch.claimed ? 'joined' : 'changed';
    const invitedBy = judged.epoch.claimed && previous?.invite ? inviterOf(log.state, previous.invite.invitePk) : null;
    return {
      seq,
      author,
      role,
      change: {
        seq,
        at: iso(u.env),
        by: author,
        added: names(after, before),
        removed: names(before, after),
        kind,
        ...(invitedBy ? { invitedBy } : {}),
      },
    };
  }
  const epoch = epochBefore(log.state, seq);
  const role = roleIn(epoch, row.author) === 'citizen' ? ('citizen' as const) : ('staff' as const);
  const erased = judged.marks.find((mark) => mark === 'E_ERASED' || mark === 'E_MISSING');
  if (erased) return { seq, author, role, mark: erased as LogEntry['mark'] };
  // What this device has sealed itself, it need not open to know.
  const key = (epoch && log.keys.get(epoch.number)) ?? null;
  const opened = own ? { item: own } : openItemRow(row, role, key, checkItem(log.state.type ?? 'case'));
  if ('refused' in opened) {
    keep(opened.refused);
    return null;
  }
  if ('marked' in opened) return { seq, author, role, mark: opened.marked };
  if (rowIndex.hasItem(row.author, fromBase64url(opened.item.id))) return null;
  const when = { seen: row.seenSeq, got: gotAt(u) };
  return {
    seq,
    author,
    role,
    item: opened.item,
    ...when,
    ...(judged.marks.includes('E_HOLE') ? { mark: 'E_HOLE' as const } : {}),
  };
}

/**
 * Now, for a bound on what authors may claim: where the relay's clock is ahead of this device's, by that. A relay that lies can so make
 * the bound wider, never narrower.
 */
const gotAt = (u: Context): string => new Date(u.env.now() + Math.max(0, u.connection.clockApart())).toISOString();

/** Who opened an invitation: the author of the first epoch row that carries it. */
export function inviterOf(state: LogState, invitePk: Uint8Array): string | null {
  const first = state.epochs.find(({ invite }) => invite && same(invite.invitePk, invitePk));
  return first ? toBase64url(first.author) : null;
}

/** Judges one row, getting the cards and rosters that it wants on the way. `signed`: by this device, and so not looked at again. */
async function judgeWhenReady(
  u: Context,
  log: Log,
  rowIndex: RowIndex,
  seq: number,
  bytes: Uint8Array,
  signed: boolean,
): Promise<Judged & { head: HeadHash }> {
  for (;;) {
    const judged = judgeRow(log.state, { ...lookOf(u, rowIndex), signed }, seq, bytes, 'client');
    if (judged.verdict !== 'wait') return judged;
    if (judged.cards.length > 0) await u.cards.fetch(judged.cards);
    if (judged.roster) await u.rosters.fetch(judged.roster.team, judged.roster.version);
  }
}

/** Whose row it is, where that is proved: a forged one says nothing about whom it names. */
function whoseIs({ row, refused }: Judged): string | undefined {
  return row && refused !== 'E_FORGED' ? toBase64url(row.author) : undefined;
}

export function lookOf(u: Context, rowIndex: Pick<RowIndex, 'head' | 'hasId'>): Look {
  return {
    card: (account) => u.cards.known(account) ?? 'wait',
    roster: (team, version, hash) => u.rosters.at(team, version, hash),
    headAt: (seq) => rowIndex.head(seq),
    isKnown: (id) => rowIndex.hasId(id),
  };
}

/** One request for all authors of a page, instead of one at each first appearance. */
async function fetchAuthors(u: Context, rows: readonly WireRow[]): Promise<void> {
  const authors = rows.filter(({ row }) => row.length >= 98).map(({ row }) => idBytes(row.subarray(66, 98)));
  // What names nobody is refused before it comes to that; a card that is really missing is asked for again by the judge.
  await u.cards.fetch(authors.filter((author) => !u.cards.known(author))).catch((e) => {
    if (!isCode(e, 'E_REFUSED')) throw e;
  });
}

const idBytes = (bytes: Uint8Array) => asAccountId(bytes.slice());
const idOf = (text: string) => asAccountId(fromBase64url(text));

/** Lets other requests have their turn; timers would be clamped to 4 ms, messages are not. */
function breathe(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
