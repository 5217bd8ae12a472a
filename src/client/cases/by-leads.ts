import type { CaseState, Kept } from '../../care/case/state';
import { leadsOnly } from '../../care/items/items';
import { asAccountId, fromBase64url } from '../../crypto/bytes';
import { hasRole } from '../../crypto/roster';
import type { Context } from '../context';
import { type Log, typeOf } from '../store/logs';

/**
 * A stream of the team without what only a lead may say there and somebody else has said: it stays in the log and has no effect. A lead is
 * whoever a roster calls so that was in force while the row could be written: of the versions that this device knows, from that of the row's
 * epoch up to that of the next one. Every other stream is handed back as it is, and so is one in which only leads have said such things.
 */
export function byLeadsOnly(u: Context, log: Log, state: CaseState): CaseState {
  if (typeOf(log) !== 'team' || leadsOnly.every((kind) => !state.items[kind])) return state;
  const items = { ...state.items };
  let aside = false;
  for (const kind of leadsOnly) {
    const list = (state.items[kind] ?? []) as readonly Kept[];
    const counting = list.filter(({ seq, author }) => wasLead(u, log, seq, author));
    if (counting.length === list.length) continue;
    aside = true;
    Object.assign(items, { [kind]: counting });
  }
  // The same state where nothing is set aside: what has been reckoned of it is not reckoned anew.
  return aside ? { ...state, items } : state;
}

/** Whether a roster calls the author a lead that was in force while the row could be written. @param seq null: not sent yet */
export function wasLead(u: Context, { state: { team, epochs } }: Log, seq: number | null, author: string): boolean {
  if (!team) return false;
  const at = seq ?? Number.POSITIVE_INFINITY;
  const from = epochs.findLast((epoch) => epoch.seq < at)?.rosterVersion ?? 0;
  const upTo = epochs.find((epoch) => epoch.seq > at)?.rosterVersion ?? Number.POSITIVE_INFINITY;
  const account = asAccountId(fromBase64url(author));
  return u.rosters.after(team, from - 1).some((roster) => roster.version <= upTo && hasRole(roster, account, 'lead'));
}
