import pg from 'pg';
import type { News } from './store';

/** What relay processes tell each other by. */
export const channel = 'mellom_rows';

/** One connection that hears what other processes do. Lost, it is opened again; what was said meanwhile counts as unheard. */
export function listen(url: string, origin: string) {
  let told: (news: News) => void = () => undefined;
  let client: pg.Client | null = null;
  let closed = false;
  let again: NodeJS.Timeout | undefined;
  let lost = false;
  const open = async () => {
    if (closed) return;
    const next = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000, keepAlive: true });
    client = next;
    const retry = () => {
      if (client !== next || closed) return;
      client = null;
      lost = true;
      again = setTimeout(() => void open(), 500);
      next.end().catch(() => undefined);
    };
    next.on('error', retry);
    next.on('end', retry);
    next.on('notification', ({ payload }) => {
      const [from, ...words] = (payload ?? '').split(' ');
      const news = from === origin ? null : readNews(words);
      if (news) told(news);
    });
    try {
      await next.connect();
      await next.query(`LISTEN ${channel}`);
      if (lost) told({ kind: 'deaf' });
      lost = false;
    } catch {
      retry();
    }
  };
  void open();
  return {
    tell: (listener: typeof told) => {
      told = listener;
    },
    close: async () => {
      closed = true;
      clearTimeout(again);
      await client?.end().catch(() => undefined);
    },
  };
}

function readNews([kind, id = '', ...numbers]: string[]): News | null {
  const name = new Uint8Array(Buffer.from(id, 'hex'));
  const [first = 0, last = 0, epochs = 0] = numbers.map(Number);
  if (kind === 'rows') return { kind, stream: name, first, last, epochs: epochs === 1 };
  if (kind === 'roster') return { kind, team: name, version: first };
  if (kind === 'erased') return { kind, stream: name, seq: first };
  if (kind === 'knocked') return { kind, stream: name, knocks: first };
  return kind === 'claim' ? { kind, team: name } : null;
}
