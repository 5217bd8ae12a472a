import { hex, same } from '../crypto/bytes';
import type { EpochBody } from '../crypto/epoch-body';
import { currentEpoch, type EpochFacts, type LogChanges, roleIn } from '../crypto/log';
import type { Row } from '../crypto/row';
import type { ErrorCode } from '../protocol/errors';
import { streamType } from '../protocol/kinds';
import type { AppendTransaction, StoredStream } from './store/store';
import { logOf } from './store/stored-log';

/**
 * Who may lay a stream on others. What is founded names people who have not asked for it, and an account costs nothing: so citizens found
 * one stream of alerts a team, and only while they are the citizen of one of its cases. A case by somebody who is not listed waits for a door
 * that counts who comes.
 */
export interface Founding {
  /** Why row 0, right as it is, is not taken; null when it is. */
  refuses: (epoch: EpochFacts, origin: LogChanges['origin']) => ErrorCode | null;
}

/** @param requests of streams that are not there yet */
export async function openFounding(
  tx: AppendTransaction,
  requests: readonly { row: Row; epoch: EpochBody | null }[],
): Promise<Founding> {
  const standing = new Map<string, StoredStream[]>();
  const founded = new Set<string>();
  const keyOf = (account: Uint8Array, team: Uint8Array) => `${hex(account)}${hex(team)}`;
  const alerts = requests.flatMap(({ row, epoch }) =>
    epoch?.type === 'alert' ? [{ account: row.author, team: epoch.team }] : [],
  );
  // One order for all, so that no two processes wait for each other.
  const sorted = [...new Map(alerts.map((one) => [keyOf(one.account, one.team), one]))].sort(([a], [b]) => (a < b ? -1 : 1));
  for (const [key, { account, team }] of sorted) standing.set(key, await tx.standing(account, team));

  return {
    refuses: ({ author, members }, origin) => {
      if (!origin || roleIn({ members }, author) !== 'citizen') return null;
      if (origin.type !== 'alert') return 'E_REFUSED';
      const key = keyOf(author, origin.team);
      const logs = (standing.get(key) ?? []).map((stored) => ({ type: stored.type, log: logOf(stored) }));
      const isCitizen = logs.some(({ type, log }) => type === streamType.case && roleIn(currentEpoch(log), author) === 'citizen');
      if (!isCitizen) return 'E_REFUSED';
      if (founded.has(key) || logs.some(({ type, log }) => type === streamType.alert && log.founder && same(log.founder, author)))
        return 'E_TAKEN';
      founded.add(key);
      return null;
    },
  };
}
