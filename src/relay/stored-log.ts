import { asAccountId, asChainId, asHeadHash, asRowId } from '../crypto/bytes';
import { type LogState, packLog, unpackLog } from '../crypto/log';
import { hex } from './bytes';
import type { StoredStream } from './store';

/**
 * Between the log that judging needs and what the store keeps of it. Only the newest epoch counts for the rows to come; it changes
 * seldom and is one text, while the end of the stream and the ends of its chains change with every row and stand in columns.
 */
export function logOf(stored: StoredStream): LogState {
  const log = unpackLog(stored.state);
  log.last = stored.last;
  log.head = asHeadHash(new Uint8Array(stored.head));
  for (const { chain, author, n, id } of stored.chains)
    log.chains.set(hex(chain), {
      chain: asChainId(new Uint8Array(chain)),
      author: asAccountId(new Uint8Array(author)),
      n,
      id: asRowId(new Uint8Array(id)),
    });
  return log;
}

export const stateOf = (log: LogState): string => packLog({ ...log, epochs: log.epochs.slice(-1), chains: new Map() });
