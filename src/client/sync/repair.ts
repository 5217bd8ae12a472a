import { same } from '../../crypto/bytes';
import { emptyHead } from '../../crypto/row';
import type { Context } from '../context';
import { codeOf, isCode, isPassing } from '../errors';
import type { Log } from '../store/logs';
import { warn } from './integrity-warnings';

type Repaired = 'done' | 'later' | 'parted';

/**
 * The relay knows less than this device: it has come back from an older backup. Rows prove themselves, so the missing ones are
 * appended again, in their order (docs/protocol.md, "Repair"). Runs inside the log's `turn`.
 * @returns `later` when the relay takes no more for now, `parted` when the two logs have
 */
export async function repair(u: Context, log: Log, relayLast: number, relayHead: Uint8Array): Promise<Repaired> {
  const rowIndex = await log.rowIndex();
  const mine = relayLast < 0 ? null : rowIndex.head(relayLast);
  if (mine && !same(mine, relayHead)) return parted(u, log, 'E_FORK');
  const segments = await u.store.all('segments', log.ref);
  const rows = segments.flatMap(({ key: [, first], value }) => value.rows.map((row, i) => ({ seq: first + i, row })));
  // Bodies that went after the backup was made are there again.
  const erased = segments.flatMap(({ value }) =>
    value.entries.flatMap(({ seq, author, item }) =>
      item?.kind === 'erase' && author === u.me && seq > relayLast && item.seq <= relayLast ? [item.seq] : [],
    ),
  );
  log.facts.toErase = [...new Set([...log.facts.toErase, ...erased])];
  for (const { seq, row } of rows) {
    if (seq <= relayLast) continue;
    try {
      const answer = await u.connection.request('append', { row });
      if (answer.seq !== seq) return parted(u, log, 'E_FORK');
    } catch (e) {
      if (isPassing(e)) return 'later';
      const code = codeOf(e) === 'E_UNEXPECTED' ? 'E_UNEXPECTED' : 'E_FORK';
      // A row that this device kept apart is refused by the relay too, which can only have shown it and taken it back.
      return parted(u, log, code);
    }
  }
  return 'done';
}

/**
 * A stream that the relay does not know at all. Its first row is judged as any stream's is: one of alerts is taken once its case is there.
 * @returns `later` when the relay does not take it yet
 */
export async function giveBackWhole(u: Context, log: Log): Promise<Repaired> {
  const first = (await u.store.get('segments', [log.ref, 0]))?.rows[0];
  if (!first) return 'later';
  try {
    await u.connection.request('append', { row: first });
  } catch (e) {
    if (isCode(e, 'E_REFUSED', 'E_TAKEN')) return 'later';
    throw e;
  }
  return repair(u, log, 0, (await log.rowIndex()).head(0) ?? emptyHead);
}

function parted(u: Context, log: Log, code: 'E_FORK' | 'E_UNEXPECTED'): 'parted' {
  warn(u, log, code);
  return 'parted';
}
