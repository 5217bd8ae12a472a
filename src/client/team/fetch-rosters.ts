import type { Context } from '../context';
import { codeOf, isCode } from '../errors';
import { warn } from '../sync/integrity-warnings';
import { pinRoster } from '../team-roster';
import { giveBackRosters } from './roster-change';

/** The newest signed list of each team that this account knows, judged and pinned; one that cannot be the next is told, and changes nothing. */
export async function fetchRosters(x: Context): Promise<void> {
  for (const { team } of x.vault.contents().rosters) {
    await x.rosters.fetch(team).catch(async (e) => {
      if (isCode(e, 'E_ROSTER') && (await giveBackRosters(x, team))) return;
      if (isCode(e, 'E_ROSTER', 'E_ROSTER_FORK')) warn(x, null, codeOf(e));
      else if (!isCode(e, 'E_REFUSED')) throw e;
    });
    const roster = x.rosters.newest(team);
    if (roster) await pinRoster(x, roster);
  }
}
