import { foldVersion } from '../../care/case/fold';
import { isForOthers, isQuiet } from '../../care/items/items';
import { asAccountId, fromBase64url } from '../../crypto/bytes';
import { epochBefore, type LogState } from '../../crypto/log';
import { hasRole } from '../../crypto/roster';
import type { Context } from '../context';
import type { Log } from '../store/logs';
import type { LogEntry } from '../store/tables';

/** What must be known of a stream without folding it: who has been where, who shall be in, what has been taken back. */
export function noteFacts(u: Context, log: Log, entry: LogEntry): void {
  const { item, seq, author } = entry;
  const mine = author === u.me;
  const { facts } = log;
  // Of a stream of alerts a receipt speaks of the citizen's rows only: not every word of a colleague is answered by all others.
  const isSpokenOf = log.state.type === 'alert' ? item?.kind === 'alert' : !(item && isQuiet(item.kind));
  if (!mine && isSpokenOf) facts.newest = Math.max(facts.newest, seq);
  if (entry.mark === 'E_MISSING') facts.missing.push({ seq, author, told: false });
  if (entry.mark === 'E_ITEM') facts.unknownAt = foldVersion;
  if (entry.change?.kind === 'started') facts.startedAt = entry.change.at;
  if (!item) {
    if (mine && entry.change?.kind === 'started') noteWork(log, seq);
    return;
  }
  switch (item.kind) {
    case 'welcome':
    case 'cover':
    case 'decision':
    case 'handover':
    case 'referral':
    case 'discharge':
      // Said by whoever began the case, and so the same on every device; a row's own time is only when this one learned of it.
      if (item.kind === 'welcome' && !facts.arranged.some((one) => one.item.kind === 'welcome')) facts.startedAt = item.at;
      if (item.kind === 'referral') facts.asked = true;
      facts.arranged.push({ seq, author, item });
      facts.arranged.sort((a, b) => a.seq - b.seq);
      break;
    case 'chart':
      facts.chartOf ??= item.case;
      break;
    case 'identity':
      facts.confirmed.push(item.account);
      break;
    case 'erase':
      if (item.seq < seq)
        facts.erasing.push({
          at: seq,
          seq: item.seq,
          row: item.row,
          by: author,
          custodian: wasCustodian(u, log.state, seq, author),
        });
      break;
    case 'end':
      if (wasCustodian(u, log.state, seq, author)) facts.end ??= { by: author, at: item.at, reason: item.reason };
      break;
  }
  if (!mine) return;
  if (item.kind === 'receipt') {
    facts.receipt = { received: Math.max(facts.receipt.received, item.received), read: Math.max(facts.receipt.read, item.read) };
  } else if (item.kind === 'opened') facts.opened = item.at;
  else if (!isForOthers(item.kind)) noteWork(log, seq);
}

function noteWork({ facts }: Log, seq: number): void {
  facts.wrote = true;
  facts.worked = Math.max(facts.worked, seq);
}

/** Whether the roster that was in force for a row calls its author a custodian. */
function wasCustodian(u: Context, state: LogState, seq: number, author: string): boolean {
  const epoch = epochBefore(state, seq);
  const roster = epoch && state.team && u.rosters.at(state.team, epoch.rosterVersion, epoch.rosterHash);
  return Boolean(roster && typeof roster !== 'string' && hasRole(roster, asAccountId(fromBase64url(author)), 'custodian'));
}
