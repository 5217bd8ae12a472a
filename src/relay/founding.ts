import { hex, same } from '../crypto/bytes';
import type { EpochBody } from '../crypto/epoch-body';
import { currentEpoch, type EpochFacts, type LogChanges, type LogState, roleIn } from '../crypto/log';
import type { VerifiedRoster } from '../crypto/roster';
import type { Row } from '../crypto/row';
import type { ErrorCode } from '../protocol/errors';
import { streamType } from '../protocol/kinds';
import { limits } from '../protocol/limits';
import type { AppendTransaction, StoredStream } from './store/store';
import { logOf } from './store/stored-log';

/**
 * Who may lay a stream on others. What is founded names people who have not asked for it, and an account costs nothing: so citizens found
 * one stream of alerts a team, and only while they are the citizen of one of its cases; and one case a team, where the team has a door
 * (docs/protocol.md, "The door"). How many come by it in a day is counted (limits/quotas.ts).
 */
export interface Founding {
  /** Why row 0, right as it is, is not taken; null when it is. */
  refuses: (epoch: EpochFacts, origin: LogChanges['origin'], newest: VerifiedRoster | null) => ErrorCode | null;
}

/** @param requests of streams that are not there yet */
export async function openFounding(
  tx: AppendTransaction,
  requests: readonly { row: Row; epoch: EpochBody | null }[],
): Promise<Founding> {
  const standing = new Map<string, StoredStream[]>();
  const founded = new Set<string>();
  const keyOf = (account: Uint8Array, team: Uint8Array) => `${hex(account)}${hex(team)}`;
  const wanted = requests.flatMap(({ row, epoch }) =>
    epoch?.type === 'alert' || epoch?.type === 'case' ? [{ account: row.author, team: epoch.team }] : [],
  );
  // One order for all, so that no two processes wait for each other.
  const sorted = [...new Map(wanted.map((one) => [keyOf(one.account, one.team), one]))].sort(([a], [b]) => (a < b ? -1 : 1));
  for (const [key, { account, team }] of sorted) standing.set(key, await tx.standing(account, team));

  return {
    refuses: ({ author, members }, origin, newest) => {
      if (!origin || roleIn({ members }, author) !== 'citizen') return null;
      const { type, team } = origin;
      const byDoor = type === 'case' && newest?.about.door !== undefined;
      if (type !== 'alert' && !byDoor) return 'E_REFUSED';
      const key = keyOf(author, team);
      const logs = (standing.get(key) ?? []).map((stored) => ({ type: stored.type, log: logOf(stored) }));
      const isCitizen = logs.some(({ type, log }) => type === streamType.case && roleIn(currentEpoch(log), author) === 'citizen');
      const hasAlerts = logs.some(({ type, log }) => type === streamType.alert && log.founder && same(log.founder, author));
      if (type === 'alert' && !isCitizen) return 'E_REFUSED';
      if (founded.has(`${type} ${key}`) || (byDoor ? isCitizen : hasAlerts)) return 'E_TAKEN';
      founded.add(`${type} ${key}`);
      return null;
    },
  };
}

/** Whether what begins here was begun by its own citizen. */
export const isByDoor = (
  origin: LogChanges['origin'],
  epoch: Pick<EpochFacts, 'author' | 'members'>,
): origin is NonNullable<LogChanges['origin']> => origin?.type === 'case' && roleIn(epoch, epoch.author) === 'citizen';

/**
 * In a case that came by the door its citizen writes so many rows (limits.doorRows), and as many again for each of the staff's: a row is at
 * most 64 KiB, so nobody fills a disk by a door, and whoever is answered never notices.
 */
export function isBeyondDoor(log: LogState, { author }: Pick<Row, 'author'>): boolean {
  const epoch = currentEpoch(log);
  if (log.type !== 'case' || !epoch || !log.founder || !same(log.founder, author) || roleIn(epoch, author) !== 'citizen')
    return false;
  const rows = { own: 0, theirs: 0 };
  for (const end of log.chains.values()) rows[same(end.author, author) ? 'own' : 'theirs'] += end.n + 1;
  return rows.own >= limits.doorRows * (1 + rows.theirs);
}
