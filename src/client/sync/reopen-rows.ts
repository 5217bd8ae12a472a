import { foldVersion } from '../../care/case/fold';
import { isLasting } from '../../care/items/items';
import { asAccountId, fromBase64url, same, toBase64url } from '../../crypto/bytes';
import { type EpochBody, parseEpochBody } from '../../crypto/epoch-body';
import { epochBefore, roleIn } from '../../crypto/log';
import { collectKeys, openItemRow } from '../../crypto/open-row';
import { decodeRow, type Row, rowId } from '../../crypto/row';
import { limits } from '../../protocol/limits';
import { iso, type Unlocked } from '../context';
import { type Log, recordOf, unfolded } from '../store/logs';
import type { RowIndex } from '../store/row-index';
import type { Change, LogEntry, Segment } from '../store/tables';
import { checkItem } from './item-check';
import { noteFacts } from './log-facts';

type Kept = { key: [stream: string, first: number]; value: Segment };

/** Whether rows that are on disk have to change: keys have come to light, a body has to go. */
export const needsReopening = ({ facts }: Log): boolean =>
  facts.reopen || facts.erasing.length > 0 || (facts.unknownAt !== null && facts.unknownAt < foldVersion);

/**
 * Changes what this device has kept: opens rows whose key was not known when they came, and lets go of bodies that erase items name,
 * with every copy of them. The log's own state (heads, chains, members) stays as it was judged. Runs inside the log's `turn`; what it
 * has to do stands in the log's facts, so that a crash on the way is no more than a pause.
 * @returns accounts that wanted something taken away that stays: to be said
 */
export async function reopenRows(u: Unlocked, log: Log): Promise<string[]> {
  const segments = await u.store.all('segments', log.ref);
  const rowIndex = await log.rowIndex();
  const changed = new Set<Kept>();
  const refused: Change[] = [];
  const wanted: string[] = [];
  const { facts } = log;
  if (facts.reopen || (facts.unknownAt !== null && facts.unknownAt < foldVersion)) {
    rememberKeys(u, log, segments);
    facts.unknownAt = null;
    for (const segment of segments) {
      const entries = openAgain(u, log, rowIndex, segment, refused);
      if (!entries) continue;
      segment.value = { ...segment.value, entries };
      changed.add(segment);
    }
    facts.reopen = false;
  }
  for (const one of facts.erasing) {
    const segment = segments.findLast(({ key }) => key[1] <= one.seq);
    const at = one.seq - (segment?.key[1] ?? 0);
    const row = segment?.value.rows[at];
    if (!segment || !row || toBase64url(rowId(row)) !== one.row) continue;
    const { author, kind } = decodeRow(row);
    if (kind !== 'item' || !(one.custodian || toBase64url(author) === one.by)) continue;
    const read = segment.value.entries.find(({ seq }) => seq === one.seq)?.item;
    if (read && isLasting(read.kind)) {
      facts.refused = { ...facts.refused, E_LASTING: (facts.refused.E_LASTING ?? 0) + 1 };
      wanted.push(one.by);
      const said = segments.findLast(({ key }) => key[1] <= (one.at ?? -1));
      if (said) changed.add(withoutEffect(said, one.at));
      continue;
    }
    if (row.length > limits.rowMin && one.by === u.me) facts.toErase.push(one.seq);
    facts.missing = facts.missing.filter(({ seq }) => seq !== one.seq);
    segment.value = withoutBody(segment.value, at, one.seq, roleOf(log, one.seq, author));
    changed.add(segment);
    refused.push({ table: 'refused', key: [log.ref, one.seq], value: undefined });
  }
  facts.erasing = [];
  facts.amended++;
  await u.store.write([
    ...refused,
    ...[...changed].map(({ key, value }): Change => ({ table: 'segments', key, value })),
    ...rowIndex.changes(log.ref),
    ...unfolded(log),
    recordOf(log),
  ]);
  return wanted;
}

/** An erase item that takes nothing away: a sign stands in its place. */
function withoutEffect(segment: Kept, at: number | undefined): Kept {
  const entries = segment.value.entries.map((entry): LogEntry => {
    const { item: _, ...rest } = entry;
    return entry.seq === at ? { ...rest, mark: 'E_LASTING' } : entry;
  });
  segment.value = { ...segment.value, entries };
  return segment;
}

/** From the keys at hand, by the epoch rows, to all that they hand back. */
function rememberKeys(u: Unlocked, log: Log, segments: readonly Kept[]): void {
  const found: { row: Row; body: EpochBody }[] = [];
  for (const { seq } of log.state.epochs) {
    const segment = segments.findLast(({ key }) => key[1] <= seq);
    const bytes = segment?.value.rows[seq - segment.key[1]];
    if (!bytes) continue;
    const row = decodeRow(bytes);
    found.push({ row, body: parseEpochBody(row.body) });
  }
  const { keys, backs } = collectKeys(u.account, log.state, found, log.keys);
  for (const [number, key] of keys) log.keys.set(number, key);
  log.facts.backs = [...backs].filter(([number]) => keys.has(number)).sort(([a], [b]) => a - b);
}

/** The entries of a segment with those that open now, or null when none does. */
function openAgain(
  u: Unlocked,
  log: Log,
  rowIndex: RowIndex,
  { key: [, first], value }: Kept,
  refused: Change[],
): LogEntry[] | null {
  let changed = false;
  const entries = value.entries.flatMap((entry): LogEntry[] => {
    if (entry.mark !== 'E_NOKEY' && entry.mark !== 'E_ITEM') return [entry];
    const bytes = value.rows[entry.seq - first];
    const epoch = epochBefore(log.state, entry.seq);
    const key = epoch && log.keys.get(epoch.number);
    const { type } = log.state;
    if (!bytes || !key || !type) return [entry];
    const row = decodeRow(bytes);
    const opened = openItemRow(row, roleIn(epoch, row.author) ?? entry.role, key, checkItem(type));
    if ('marked' in opened) {
      if (opened.marked === 'E_ITEM') log.facts.unknownAt = foldVersion;
      changed ||= opened.marked !== entry.mark;
      return [{ ...entry, mark: opened.marked }];
    }
    changed = true;
    if ('refused' in opened) {
      const code = opened.refused;
      log.facts.refused = { ...log.facts.refused, [code]: (log.facts.refused[code] ?? 0) + 1 };
      refused.push({ table: 'refused', key: [log.ref, entry.seq], value: { row: bytes, code, at: iso(u.env) } });
      return [];
    }
    const { mark: _, ...rest } = entry;
    const whole: LogEntry = { ...rest, item: opened.item };
    rowIndex.found(entry.seq, { author: asAccountId(fromBase64url(entry.author)), id: fromBase64url(opened.item.id) });
    noteFacts(u, log, whole);
    return [whole];
  });
  return changed ? entries : null;
}

function withoutBody(segment: Segment, at: number, seq: number, author: Pick<LogEntry, 'author' | 'role'>): Segment {
  const rows = segment.rows.map((row, i) => (i === at ? row.slice(0, limits.rowMin) : row));
  const gone: LogEntry = { seq, ...author, mark: 'E_ERASED' };
  const entries = [...segment.entries.filter((entry) => entry.seq !== seq), gone].sort((a, b) => a.seq - b.seq);
  return { rows, entries };
}

function roleOf(log: Log, seq: number, author: Uint8Array): Pick<LogEntry, 'author' | 'role'> {
  const member = epochBefore(log.state, seq)?.members.find((one) => same(one.account, author));
  return { author: toBase64url(author), role: member?.role === 'citizen' ? 'citizen' : 'staff' };
}
