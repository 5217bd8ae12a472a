import { parseEpochBody } from '../crypto/epoch-body';
import { decodeRow } from '../crypto/row';
import { limits } from '../protocol/limits';
import type { Log } from './log';
import type { Lookups } from './lookups';
import { streamsOf } from './requests-streams';
import type { Sockets } from './sockets';
import type { News, Store } from './store';

/** What other processes on the same database have done, told to those who are connected here. */
export function openForeign(p: {
  store: Store;
  lookups: Lookups;
  sockets: Sockets;
  tell: {
    roster: (team: Uint8Array, version: number) => Promise<void>;
    claimed: (team: Uint8Array) => Promise<void>;
    erased: (stream: Uint8Array, seq: number) => void;
    knocked: (stream: Uint8Array, knocks: number) => Promise<void>;
  };
  log: Log;
}): void {
  const { store, sockets } = p;
  const rows = async (news: Extract<News, { kind: 'rows' }>) => {
    const { stream, first, last } = news;
    // Whoever does not watch is told only of streams that have become theirs, and only epoch rows make them so.
    const epochs = !sockets.watched(stream);
    if (epochs && !news.epochs) return;
    const stored = await store.place(stream);
    if (!stored) return;
    const read = await store.rows(stream, { after: first - 1, until: last, limit: limits.pageRows, epochs });
    sockets.tellRows(
      read.map(({ seq, row }) => {
        const bytes = new Uint8Array(row);
        return { stream, type: stored.type, seq, row: bytes, head: stored.head, joined: membersOf(bytes) };
      }),
    );
  };
  const lookAnew = async () => {
    for (const stream of sockets.watchedStreams()) {
      const stored = await store.place(stream);
      // The newest row shows its watchers that they miss those before it.
      if (stored?.deleted) sockets.tellErased(stream, -1);
      else if (stored) await rows({ kind: 'rows', stream, first: stored.last, last: stored.last, epochs: false });
    }
    await sockets.tellMemberships(async (account) => (await streamsOf(p, account)).filter((info) => info.until === undefined));
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
        p.tell.erased(news.stream, news.seq);
        return Promise.resolve();
      case 'knocked':
        return p.tell.knocked(news.stream, news.knocks);
      case 'deaf':
        return lookAnew();
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
