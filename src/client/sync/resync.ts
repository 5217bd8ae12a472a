import { judgeRow } from '../../crypto/accept';
import { hex } from '../../crypto/bytes';
import { advance, emptyLog } from '../../crypto/log';
import { rowId } from '../../crypto/row';
import { limits } from '../../protocol/limits';
import type { WireRow } from '../../protocol/messages';
import type { Unlocked } from '../context';
import { type Log, unfolded } from '../store/logs';
import { openRowIndex, perChunk } from '../store/row-index';
import type { Change } from '../store/tables';
import { lookOf } from './verify-rows';

/**
 * After a fork, a person has been told: the relay's log is read from 0 and judged beside the one that is known. If all that was
 * accepted here stands in it (docs/protocol.md, "Repair"), this device goes on from there, as an empty one would; what was refused, or
 * stood elsewhere, is all that goes. Else everything stays as it is. Runs inside the log's `turn`.
 * @param gain only if more is accepted than before: the logs have not parted, but rows came altered
 * @returns the rows to be taken in now that the log is empty, or null
 */
export async function resync(u: Unlocked, log: Log, gain: boolean): Promise<WireRow[] | null> {
  const rows = await allRows(u, log);
  const accepted = rows && (await judgedBeside(u, log, rows));
  if (!rows || !accepted) return null;
  const segments = await u.store.all('segments', log.ref);
  const refused = await u.store.all('refused', log.ref);
  const apart = new Set(refused.map(({ key }) => key[1]));
  const known = segments.flatMap(({ key: [, first], value }) =>
    value.rows.flatMap((row, i) => (apart.has(first + i) ? [] : [hex(rowId(row))])),
  );
  if (known.some((id) => !accepted.has(id)) || (gain && accepted.size <= known.length)) return null;
  const chunks = Math.ceil((await log.rowIndex()).length() / perChunk);
  await u.store.write([
    ...segments.map(({ key }): Change => ({ table: 'segments', key, value: undefined })),
    ...refused.map(({ key }): Change => ({ table: 'refused', key, value: undefined })),
    ...Array.from({ length: chunks }, (_, chunk): Change => ({ table: 'trail', key: [log.ref, chunk], value: undefined })),
    ...unfolded(log),
    { table: 'streams', key: log.ref, value: undefined },
  ]);
  await u.logs.reload(log);
  return rows;
}

/** Rows came that no honest relay keeps: altered on the way, they may be right when they are asked for again. */
export const isTainted = ({ facts }: Log): boolean => (facts.refused.E_FORGED ?? 0) + (facts.refused.E_FORMAT ?? 0) > 0;

async function allRows(u: Unlocked, log: Log): Promise<WireRow[] | null> {
  const rows: WireRow[] = [];
  for (;;) {
    const after = rows.length - 1;
    const page = await u.connection.request('read', { stream: log.stream, after, limit: limits.pageRows });
    if (page.rows.some(({ seq }, i) => seq !== after + 1 + i)) return null;
    rows.push(...page.rows);
    if (rows.length > page.last) return rows;
    if (page.rows.length === 0) return null;
  }
}

/** Ids of the rows that are accepted where they stand, or null when one cannot be judged. */
async function judgedBeside(u: Unlocked, log: Log, rows: readonly WireRow[]): Promise<Set<string> | null> {
  const state = emptyLog(log.stream);
  const rowIndex = openRowIndex([]);
  const accepted = new Set<string>();
  for (const { seq, row } of rows) {
    const judged = judgeRow(state, lookOf(u, rowIndex), seq, row, 'client');
    // Cards and rosters of all that was accepted before are at hand; what needs more is new, and no reason to give anything up.
    if (judged.verdict === 'wait') return null;
    if (judged.verdict === 'accepted') accepted.add(hex(judged.id));
    advance(state, judged.changes);
    rowIndex.push(judged.head, judged.id, null);
  }
  return accepted;
}
