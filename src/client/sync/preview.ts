import { judgeSample } from '../../crypto/accept';
import { toBase64url } from '../../crypto/bytes';
import type { EpochBody } from '../../crypto/epoch-body';
import { advance, emptyLog, epochBefore, type LogState, roleIn } from '../../crypto/log';
import { collectKeys, openItemRow } from '../../crypto/open-row';
import { emptyHead, type Row } from '../../crypto/row';
import { limits } from '../../protocol/limits';
import type { Context } from '../context';
import type { Log } from '../store/logs';
import type { LogEntry } from '../store/tables';
import { checkItem } from './item-check';
import { lookOf } from './verify-rows';

const nothingBelow = { head: () => emptyHead, hasId: () => false };

/**
 * An empty device at an unknown log: all its epoch rows, for the keys that newer rows hand back, so that nothing has to be opened a
 * second time; then, of a long log, the newest page, so that a person can read while the rest is checked. All of it is judged again,
 * each row in its place, from 0.
 * @returns the entries of the newest page; empty for a log of one page
 */
export async function preview(u: Context, log: Log): Promise<LogEntry[]> {
  const sample = emptyLog(log.stream);
  const found: { row: Row; body: EpochBody }[] = [];
  let end = -1;
  for (let after = -1; ; ) {
    const read = { stream: log.stream, after, limit: limits.pageRows, epochs: true };
    const { rows, last } = await u.connection.request('read', read);
    end = last;
    for (const { seq, row } of rows) {
      if (seq <= after) return [];
      const judged = await judgeSoon(u, sample, seq, row);
      advance(sample, judged.changes);
      if (judged.epoch && judged.row && judged.body) found.push({ row: judged.row, body: judged.body });
      after = seq;
    }
    if (rows.length < limits.pageRows) break;
  }
  for (const [number, key] of collectKeys(u.account, sample, found).keys) log.keys.set(number, key);
  if (end < limits.pageRows) return [];
  log.early = sample;
  const newest = await u.connection.request('read', { stream: log.stream, after: -1, before: end, limit: limits.pageRows });
  const entries: LogEntry[] = [];
  for (const { seq, row } of newest.rows) {
    const judged = await judgeSoon(u, sample, seq, row);
    const entry = judged.verdict === 'accepted' && judged.row?.kind === 'item' ? entryOf(log, sample, seq, judged.row) : null;
    if (entry) entries.push(entry);
  }
  return entries;
}

function entryOf(log: Log, sample: LogState, seq: number, row: Row): LogEntry | null {
  const epoch = epochBefore(sample, seq);
  const role = roleIn(epoch, row.author) === 'citizen' ? 'citizen' : 'staff';
  const opened = openItemRow(row, role, (epoch && log.keys.get(epoch.number)) ?? null, checkItem(sample.type ?? 'case'));
  return 'item' in opened ? { seq, author: toBase64url(row.author), role, item: opened.item, seen: row.seenSeq } : null;
}

async function judgeSoon(u: Context, sample: LogState, seq: number, row: Uint8Array) {
  for (;;) {
    const judged = judgeSample(sample, lookOf(u, nothingBelow), seq, row);
    if (judged.verdict !== 'wait') return judged;
    await u.cards.fetch(judged.cards);
    if (judged.roster) await u.rosters.fetch(judged.roster.team, judged.roster.version);
  }
}
