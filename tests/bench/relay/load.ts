import { io, type Socket } from 'socket.io-client';
import { type Account, newSeed, openAccount, readCard } from '../../../src/crypto/account';
import { asRootSeed, fromBase64url, hex } from '../../../src/crypto/bytes';
import { makeItemRow, makeStream } from '../../../src/crypto/compose';
import { advance, emptyLog } from '../../../src/crypto/log';
import { signLogin } from '../../../src/crypto/login';
import { makeRoster, type VerifiedRoster } from '../../../src/crypto/roster';
import { decodeRow } from '../../../src/crypto/row';
import { ready, secureRandom } from '../../../src/crypto/sodium';
import * as parser from '../../../src/protocol/packets';

/** The clients, in a process of their own. Rows are made and signed before the clock runs. */
export type Order =
  | { do: 'prepare'; url: string; setupToken: string }
  | { do: 'append'; url: string; login: boolean; clients: number; rows: number }
  | { do: 'idle'; url: string; sockets: number }
  | { do: 'leave' };
export interface Measured {
  perSecond: number;
  /** milliseconds from asking to the acknowledgement */
  latencies: number[];
}
const therapists = 8;
const options = { parser, transports: ['websocket'], forceNew: true, reconnection: false };
let accounts: Account[] = [];
let roster: VerifiedRoster;
let idle: Socket[] = [];

process.on('message', (order: Order) => {
  void obey(order).then((answer) => process.send?.({ answer }));
});

async function obey(order: Order): Promise<Measured | null> {
  await ready();
  switch (order.do) {
    case 'prepare':
      await foundTeam(order.url, order.setupToken);
      return null;
    case 'append':
      return append(order);
    case 'idle':
      for (let n = 0; n < order.sockets; n++) idle.push(await connect(order.url, accounts[n % therapists]));
      return null;
    case 'leave':
      for (const socket of idle) socket.close();
      idle = [];
      return null;
  }
}

async function foundTeam(url: string, setupToken: string): Promise<void> {
  accounts = Array.from({ length: therapists }, () => openAccount(newSeed()));
  const root = asRootSeed(secureRandom(32));
  roster = makeRoster({
    previous: null,
    rootSeed: root,
    issuedAt: new Date(),
    about: { name: 'Bench', municipality: 'Bench', phone: '0', hours: '', replyDays: 2 },
    people: accounts.map(({ id }, n) => ({
      id,
      name: `${n}`,
      title: '',
      roles: n === 0 ? ['lead', 'custodian'] : ['therapist'],
    })),
  });
  const lead = await connect(url, accounts[0]);
  const setup = fromBase64url(setupToken);
  must(await lead.emitWithAck('roster.put', { roster: roster.bytes, signature: roster.signature, setup }));
  lead.close();
}

/** Each client writes into a stream of its own, one row after the other, and waits for each acknowledgement. */
async function append(order: Extract<Order, { do: 'append' }>): Promise<Measured> {
  const each = Math.ceil(order.rows / order.clients);
  const cards = new Map(accounts.map((account) => [hex(account.id), readCard(account.card)]));
  const writing = [];
  for (let n = 0; n < order.clients; n++) {
    const account = accounts[1 + (n % (therapists - 1))];
    if (!account) throw new Error('no account');
    const made = makeStream({
      account,
      type: 'case',
      roster,
      chosen: [account.id],
      card: (id) => cards.get(hex(id)) ?? readCard(account.card),
    });
    const log = emptyLog(made.stream);
    advance(log, {
      end: { last: 0, head: log.head },
      origin: { stream: made.stream, type: 'case', team: roster.team, founder: account.id },
      epoch: {
        id: made.id,
        seq: 0,
        number: 0,
        author: account.id,
        commit: decodeRow(made.row).bodyHash as never,
        rosterVersion: 1,
        rosterHash: roster.hash,
        invite: null,
        members: [{ account: account.id, role: 'staff' }],
        claimed: false,
      },
      chain: null,
    });
    let { writer } = made;
    const rows = Array.from({ length: each }, () => {
      const next = makeItemRow({
        account,
        log,
        key: made.key,
        item: { kind: 'message', text: 'I natt sov jeg godt. '.repeat(8) },
        writer,
      });
      writer = next.writer;
      return next.row;
    });
    const socket = await connect(order.url, order.login ? account : undefined);
    must(await socket.emitWithAck('append', { row: made.row }));
    writing.push({ socket, rows });
  }
  const warm = Math.floor(each / 5);
  await Promise.all(writing.map(({ socket, rows }) => send(socket, rows.slice(0, warm))));
  const begun = performance.now();
  const latencies = (await Promise.all(writing.map(({ socket, rows }) => send(socket, rows.slice(warm))))).flat();
  const seconds = (performance.now() - begun) / 1000;
  for (const { socket } of writing) socket.close();
  return { perSecond: latencies.length / seconds, latencies };
}

async function send(socket: Socket, rows: readonly Uint8Array[]): Promise<number[]> {
  const latencies: number[] = [];
  for (const row of rows) {
    const asked = performance.now();
    must(await socket.emitWithAck('append', { row }));
    latencies.push(performance.now() - asked);
  }
  return latencies;
}

/** @param account logs in when given */
async function connect(url: string, account?: Account): Promise<Socket> {
  const socket = io(url, options);
  if (!account) {
    await new Promise<void>((resolve) => socket.once('connect', resolve));
    return socket;
  }
  const { nonce } = await new Promise<{ nonce: Uint8Array }>((resolve) => socket.once('challenge', resolve));
  must(await socket.emitWithAck('register', { card: account.card }));
  must(await socket.emitWithAck('login', { account: account.id, signature: signLogin(account, url, new Uint8Array(nonce)) }));
  return socket;
}

function must(answer: { ok: boolean; code?: string }): void {
  if (!answer.ok) throw new Error(answer.code);
}
