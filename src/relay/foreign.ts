import { same } from '../crypto/bytes';
import { parseEpochBody } from '../crypto/epoch-body';
import { decodeRow } from '../crypto/row';
import { limits } from '../protocol/limits';
import type { Log } from './log';
import type { Lookups } from './lookups';
import { streamsOf } from './requests/streams';
import type { Sockets } from './sockets';
import type { News, Store } from './store/store';

/** What other processes on the same database have done, told to those who are connected here. */
export function openForeign(p: {
  store: Store;
  lookups: Lookups;
  sockets: Sockets;
  tell: {
    roster: (team: Uint8Array, version: number) => Promise<void>;
    claimed: (team: Uint8Array) => Promise<void>;
    erased: (stream: Uint8Array, seq: number) => Promise<void>;
    knocked: (stream: Uint8Array, knocks: number) => Promise<void>;
  };
  log: Log;
}): void {
  const { store, sockets } = p;
  const rows = async (news: Extract<News, { kind: 'rows' }>) => {
    const { stream, first, last } = news;
    const members = await store.members(stream, first);
    if (!sockets.present(members)) return;
    const stored = await store.place(stream);
    if (!stored) return;
    const read = await store.rows(stream, { after: first - 1, until: last, limit: limits.pageRows, epochs: false });
    sockets.tellRows(
      read.map(({ seq, row }) => {
        const bytes = new Uint8Array(row);
        const joined = membersOf(bytes);
        const others = members.filter((one) => !joined.some((account) => same(account, one)));
        return { stream, type: stored.type, seq, row: bytes, head: stored.head, joined, members: others };
      }),
    );
  };
  const heard = (news: News): Promise<void> => {
    switch (news.kind) {
      case 'rows':
        return rows(news);
      case 'roster':
        return p.tell.roster(news.team, news.version);
      case 'claim':
        return p.tell.claimed(news.team);
      case 'erased':
        return p.tell.erased(news.stream, news.seq);
      case 'knocked':
        return p.tell.knocked(news.stream, news.knocks);
      case 'deaf':
        return sockets.tellMemberships((account, after) => streamsOf(p, account, after));
    }
  };
  store.onForeign((news) => void heard(news).catch((error) => p.log.error('news of another process', error)));
}

/** Whoever an epoch row names hears of the stream; members from before are told again, which changes nothing. */
function membersOf(row: Uint8Array): Uint8Array[] {
  try {
    const read = decodeRow(row);
    return read.kind === 'epoch' ? parseEpochBody(read.body).members.map((m) => m.account) : [];
  } catch {
    return [];
  }
}
