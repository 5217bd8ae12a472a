import { io, type Socket } from 'socket.io-client';
import { newSeed, openAccount } from '../../src/crypto/account';
import { makeItemRow } from '../../src/crypto/compose';
import * as parser from '../../src/protocol/packets';
import { logIn } from '../relay/peer';
import { appended, foundTeam, newCase, type Team } from '../relay/team';
import { quantile } from './figure';

/** One person writing in one stream: rows signed and sealed beforehand, as an outbox holds them. */
interface Writer {
  rows: Uint8Array[];
}
export interface Load {
  /** acknowledged in a second */
  rate: number;
  /** milliseconds from sending to acknowledgement */
  p50: number;
  p99: number;
  count: number;
}
const text = 'I natt sov jeg fra tolv til kvart over seks, med en halvtime våken ved tretida. Det er bedre enn i forrige uke.';
let team: Team;
let url = '';
let writers: Writer[] = [];

export async function found(relay: { url: string; setupToken: string | null }): Promise<void> {
  url = relay.url;
  team = await foundTeam(relay);
}

/** Cases on the relay, each with rows that it has not seen yet. */
export async function prepare(streams: number, rows: number): Promise<void> {
  const peer = await logIn(url, team.therapist);
  writers = [];
  for (let s = 0; s < streams; s++) {
    const at = newCase(team);
    await appended(peer, at.first);
    const signed: Uint8Array[] = [];
    for (let n = 0; n < rows; n++) {
      const item = { kind: 'message', text };
      const made = makeItemRow({ account: team.therapist, log: at.log, key: at.key, item, writer: at.writer });
      at.writer = made.writer;
      signed.push(new Uint8Array(made.row));
    }
    writers.push({ rows: signed });
  }
  peer.close();
}

/** Every writer on a socket of its own, the next row when the one before is acknowledged. */
export async function write(at: { url: string; login: boolean }): Promise<Load> {
  const sockets: Socket[] = [];
  for (const _ of writers) sockets.push(at.login ? (await logIn(at.url, team.therapist)).socket : await plain(at.url));
  const times: number[] = [];
  const begun = performance.now();
  await Promise.all(
    writers.map(async ({ rows }, i) => {
      for (const row of rows) {
        const sent = performance.now();
        const said = (await sockets[i]?.emitWithAck('append', { row })) as { ok: boolean; code?: string };
        if (!said.ok) throw new Error(said.code);
        times.push(performance.now() - sent);
      }
    }),
  );
  const seconds = (performance.now() - begun) / 1000;
  for (const socket of sockets) socket.close();
  return { rate: times.length / seconds, p50: quantile(times, 0.5), p99: quantile(times, 0.99), count: times.length };
}

/** So many people, logged in, saying nothing. They stay until the process ends. */
export async function idle(count: number): Promise<void> {
  for (let n = 0; n < count; n++) await logIn(url, openAccount(newSeed()));
}

function plain(to: string): Promise<Socket> {
  const socket = io(to, { parser, transports: ['websocket'], forceNew: true, reconnection: false });
  return new Promise((resolve, reject) => {
    socket.on('connect', () => resolve(socket));
    socket.on('connect_error', reject);
  });
}
