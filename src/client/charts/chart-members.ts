import { same } from '../../crypto/bytes';
import { mayBeMember, nextMembers } from '../../crypto/epoch-rules';
import { amStaffIn } from '../access';
import { epochOf, type Log } from '../store/logs';
import { appendEpoch } from '../sync/epochs';
import type { Live } from '../sync/write';
import { chartsOf } from './charts';

/** Who is in the chart follows who of the staff is in the case; nobody removes themselves, and custodians are in both. */
export async function followCase(x: Live, of: Log): Promise<void> {
  for (const chart of chartsOf(x, of)) if (amStaffIn(x, chart)) await follow(x, of, chart);
}

const follow = (x: Live, of: Log, chart: Log): Promise<void> =>
  appendEpoch(x, x.sync, chart, (epoch, roster) => {
    const { founder } = chart.state;
    const staff = epochOf(of)?.members.flatMap(({ account, role }) => (role === 'staff' ? [account] : []));
    if (!founder || !staff) return null;
    const here = epoch.members.map(({ account }) => account);
    const lacks = (list: readonly Uint8Array[], one: Uint8Array) => !list.some((other) => same(other, one));
    const add = staff.filter((one) => lacks(here, one) && mayBeMember('chart', founder, roster, one));
    const gone = here.filter((one) => lacks(staff, one) && !same(one, x.account.id));
    const members = nextMembers('chart', founder, epoch.members, roster, { add, remove: gone });
    const changes = members.length !== here.length || members.some((one) => lacks(here, one));
    return changes ? { members, invite: null } : null;
  });
