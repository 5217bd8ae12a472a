import { asTeamId, same } from '../../crypto/bytes';
import { currentEpoch, roleIn } from '../../crypto/log';
import { hasRole, isListed } from '../../crypto/roster';
import { decodeRow } from '../../crypto/row';
import type { AccountId } from '../../protocol/bytes';
import { streamType } from '../../protocol/kinds';
import { limits } from '../../protocol/limits';
import type { Answers, StreamInfo } from '../../protocol/messages';
import { knockedWith } from '../knocks';
import type { Membership, StreamPlace } from '../store/store';
import { logOf } from '../store/stored-log';
import { fresh, me, type Part, type RelayContext, type RequestContext, refused, staffOf, withinBytes } from './context';

type Names = 'append' | 'read' | 'erase' | 'delete' | 'ended' | 'reads' | 'streams' | 'watch';

/** What a team keeps for as long as its list says. */
const kept: readonly number[] = [streamType.case, streamType.chart];

/** The log itself: rows in, rows out, and what members may have taken out of it again. */
export function streamRequests(desk: RelayContext): Part<Names> {
  const { store, lookups, reads } = desk;
  const placeOfMember = async (asker: RequestContext, stream: Uint8Array): Promise<StreamPlace> => {
    const place = await store.place(stream);
    if (!place || (await store.until(stream, me(asker))) !== null) throw refused();
    return place;
  };
  const mustBeCustodian = async (asker: RequestContext, team: Uint8Array): Promise<void> => {
    const roster = await lookups.newestRoster(asTeamId(fresh(team)));
    if (!roster || !hasRole(roster, me(asker), 'custodian')) throw refused();
  };
  /** The citizen of the case, or staff by the newest roster too. */
  const mustStillBeIn = async (asker: RequestContext, stream: Uint8Array): Promise<void> => {
    const stored = await store.stream(stream);
    const log = stored && logOf(stored);
    if (!log || roleIn(currentEpoch(log), me(asker)) !== 'citizen') await staffOf(desk, asker, stream);
  };
  /**
   * By the relay's own clock since it was told of the end, and by the newest signed list: no member's clock deletes anything. A month that is
   * shorter counts as longer here, never the other way.
   */
  const mustHaveRunOut = async ({ type, team, endedAt }: StreamPlace): Promise<void> => {
    const months = (await lookups.newestRoster(asTeamId(fresh(team))))?.about.retentionMonths;
    if (!kept.includes(type) || months === undefined || endedAt === null) throw refused();
    const until = new Date(endedAt);
    until.setUTCMonth(until.getUTCMonth() + months);
    if (desk.now() < until.getTime()) throw refused();
  };
  return {
    append: async (asker, { row }) => {
      try {
        return await desk.appends.append(row, asker.address);
      } catch (error) {
        await knockedWith(desk, error, row, asker.address);
        throw error;
      }
    },
    read: async (asker, { stream, after, limit, epochs, before }) => {
      const account = me(asker);
      const place = await store.place(stream);
      const removed = await store.until(stream, account);
      if (!place || removed === undefined) throw refused();
      const until = removed ?? place.last;
      const rows =
        before === undefined
          ? await store.rows(stream, { after, until, limit, bytes: limits.pageBytes, epochs: epochs ?? false })
          : await store.newest(stream, {
              before: Math.min(before, until),
              limit,
              bytes: limits.pageBytes,
              epochs: epochs ?? false,
            });
      const page =
        before === undefined
          ? withinBytes(rows, (r) => r.row.length)
          : withinBytes(rows.reverse(), (r) => r.row.length).reverse();
      reads.note(stream, account);
      return { rows: page, last: until, head: place.head };
    },
    erase: async (asker, { stream, seq }) => {
      const place = await placeOfMember(asker, stream);
      const [found] = await store.rows(stream, { after: seq - 1, until: seq, limit: 1, epochs: false });
      const row = found && decodeRow(fresh(found.row));
      if (row?.kind !== 'item') throw refused();
      if (!same(row.author, me(asker))) await mustBeCustodian(asker, place.team);
      if (row.body.length === 0) return {};
      await store.erase(stream, seq);
      await desk.tell.erased(stream, seq);
      return {};
    },
    delete: async (asker, { stream, last }) => {
      const place = await placeOfMember(asker, stream);
      if (place.deleted) return {};
      if (last === undefined) await mustBeCustodian(asker, place.team);
      else {
        await mustStillBeIn(asker, stream);
        await mustHaveRunOut(place);
      }
      if (!(await store.deleteStream(stream, last))) throw refused();
      await desk.tell.erased(stream, -1);
      return {};
    },
    ended: async (asker, { stream, last, ended }) => {
      const place = await placeOfMember(asker, stream);
      if (!kept.includes(place.type)) throw refused();
      if (ended) await staffOf(desk, asker, stream);
      if (!(await store.noteEnded(stream, last, ended ? desk.now() : null))) throw refused();
      return {};
    },
    reads: async (asker, { stream }) => {
      await placeOfMember(asker, stream);
      await reads.flush();
      return { reads: await store.reads(stream) };
    },
    streams: (asker, { after }) => streamsOf(desk, me(asker), after ?? null),
    watch: async () => ({}),
  };
}

/** A page of the streams of an account, with what it may know of each. */
export async function streamsOf(
  { store, lookups }: Pick<RelayContext, 'store' | 'lookups'>,
  account: AccountId,
  after: Uint8Array | null,
): Promise<Answers['streams']> {
  const told = async (m: Membership): Promise<StreamInfo> => {
    const info: StreamInfo = { stream: fresh(m.stream), type: m.type, last: m.until ?? m.last, head: fresh(m.head) };
    if (m.until !== null) info.until = m.until;
    if (m.deleted) info.deleted = true;
    if (m.knocks > 0 && m.until === null) {
      const roster = await lookups.newestRoster(asTeamId(fresh(m.team)));
      if (roster && isListed(roster, account)) info.knocks = m.knocks;
    }
    return info;
  };
  const page = await store.memberships(account, { after, limit: limits.pageStreams });
  return { streams: await Promise.all(page.map(told)), more: page.length === limits.pageStreams };
}
