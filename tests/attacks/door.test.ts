import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { judgeRow } from '../../src/crypto/accept';
import { type Account, newSeed, openAccount, readCard, type VerifiedCard } from '../../src/crypto/account';
import { asRootSeed, fromBase64url, hex } from '../../src/crypto/bytes';
import { makeItemRow, makeStream, newWriter } from '../../src/crypto/compose';
import { advance, emptyLog } from '../../src/crypto/log';
import { signLogin } from '../../src/crypto/login';
import { makeRoster, type VerifiedRoster } from '../../src/crypto/roster';
import { ready, secureRandom } from '../../src/crypto/sodium';
import { limits } from '../../src/protocol/limits';
import { type Relay, startRelay } from '../../src/relay/relay';
import { connect, type Peer } from '../relay/peer';
import { messageItem } from './stage';

await ready();

/** A team with a door, and people who come to it: most of them honestly. */
const folder = mkdtempSync(join(tmpdir(), 'mellom-door-'));
const origin = 'https://mellom.lillevik.no';
let relay: Relay;
let roster: VerifiedRoster;
const lead = openAccount(newSeed());
const rootSeed = asRootSeed(secureRandom(32));
const about = { name: 'RPH Lillevik', municipality: 'Lillevik', phone: '51 00 00 00', hours: 'hverdager', replyDays: 2 };
const people = [
  { id: lead.id, name: 'Liv Hagen', title: 'Leder', roles: ['lead' as const, 'intake' as const, 'custodian' as const] },
];

const from = async (address: string, account: Account): Promise<Peer> => {
  const peer = await connect(relay.url, { 'x-forwarded-for': address, origin });
  await peer.ask('register', { card: account.card });
  const said = await peer.ask('login', { account: account.id, signature: signLogin(account, origin, peer.nonce) });
  if (!said.ok) throw new Error(said.code);
  return peer;
};
const cards = new Map<string, VerifiedCard>();
const card = (id: Uint8Array): VerifiedCard => {
  const found = cards.get(hex(id));
  if (!found) throw new Error('no such card');
  return found;
};
function begun(account: Account, by = roster) {
  cards.set(hex(account.id), readCard(account.card));
  return makeStream({ account, type: 'case', roster: by, card });
}
/** Somebody new asks for help. */
async function comes(address: string): Promise<string> {
  const account = openAccount(newSeed());
  const peer = await from(address, account);
  const said = await peer.ask('append', { row: begun(account).row });
  peer.close();
  return said.ok ? 'heard' : said.code;
}

beforeAll(async () => {
  const quotas = { doorPerDayAndAddress: 5, doorPerDayAndTeam: 12 };
  relay = await startRelay({ dataDir: folder, tls: true, origins: [origin], quotas });
  const desk = await from('10.0.0.1', lead);
  const first = makeRoster({ previous: null, rootSeed, issuedAt: new Date(), about, people });
  const put = { roster: first.bytes, signature: first.signature, setup: fromBase64url(relay.setupToken ?? '') };
  expect(await desk.ask('roster.put', put)).toMatchObject({ ok: true });
  roster = first;
  desk.close();
});
afterAll(async () => {
  await relay.stop();
  rmSync(folder, { recursive: true, force: true });
});

test('a team without a door is begun with by nobody, and says no more of itself than its roster', async () => {
  cards.set(hex(lead.id), readCard(lead.card));
  expect(await comes('10.1.0.1')).toBe('E_REFUSED');
  const stranger = await connect(relay.url, { 'x-forwarded-for': '10.1.0.1', origin });
  expect(await stranger.ask('door.cards', { team: roster.team })).toEqual({ ok: false, code: 'E_REFUSED' });
  stranger.close();
});

test('T67 a flood at the door: whoever comes from one place again and again is told to wait, honest ones from other places are heard, and there is an end to what one team is sent in a day', async () => {
  const desk = await from('10.0.0.1', lead);
  roster = makeRoster({ previous: roster, rootSeed, issuedAt: new Date(), about: { ...about, door: { age: 16 } }, people });
  expect(await desk.ask('roster.put', { roster: roster.bytes, signature: roster.signature })).toMatchObject({ ok: true });

  const flood = [];
  for (let n = 0; n < 10; n++) flood.push(await comes('10.6.6.6'));
  expect(flood).toEqual([...Array(5).fill('heard'), ...Array(5).fill('E_QUOTA')]);
  expect(await comes('10.1.0.1')).toBe('heard');
  expect(await comes('10.1.0.2')).toBe('heard');
  const many = [];
  for (let n = 0; n < 8; n++) many.push(await comes(`10.7.0.${n}`));
  expect(many).toEqual([...Array(5).fill('heard'), ...Array(3).fill('E_QUOTA')]);
  await desk.until('joined', () => desk.heard.joined.length === 12);
  desk.close();
});

test('T67 one account begins one case in a team, also with two devices at once; its row again is the same, and in it there is room for so much until somebody answers', async () => {
  await relay.stop();
  relay = await startRelay({ dataDir: folder, tls: true, origins: [origin], quotas: { itemsPerHour: 1e9, repeatsPerHour: 1e9 } });
  const account = openAccount(newSeed());
  const made = begun(account);
  const [one, two] = await Promise.all([from('10.2.0.1', account), from('10.2.0.2', account)]);
  const other = begun(account).row;
  const both = await Promise.all([one.ask('append', { row: made.row }), two.ask('append', { row: other })]);
  expect(both.map((said) => (said.ok ? 'heard' : said.code)).sort()).toEqual(['E_TAKEN', 'heard']);
  const mine = both[0]?.ok ? made : null;
  const again = await one.ask('append', { row: mine ? made.row : other });
  expect(again).toEqual({ ok: true, seq: 0 });

  const kept = openAccount(newSeed());
  const peer = await from('10.2.0.3', kept);
  const { row, stream, key } = begun(kept);
  expect(await peer.ask('append', { row })).toMatchObject({ ok: true });
  const log = emptyLog(stream);
  const look = { card, roster: () => roster, headAt: () => log.head, isKnown: () => false };
  const judged = judgeRow(log, look, 0, row, 'client');
  if (judged.verdict === 'wait') throw new Error(judged.code);
  advance(log, judged.changes);
  const writesAs = async (who: Account, through: Peer, count: number) => {
    let writer = newWriter();
    const said = [];
    for (let n = 0; n < count; n++) {
      const item = makeItemRow({ account: who, log, key, item: messageItem(`nr ${n}`), writer });
      const answer = await through.ask('append', { row: item.row });
      if (answer.ok) writer = item.writer;
      said.push(answer.ok ? 'heard' : answer.code);
    }
    return said;
  };
  const first = await writesAs(kept, peer, limits.doorRows + 3);
  expect(first.filter((one) => one === 'heard')).toHaveLength(limits.doorRows - 1);
  expect(first.at(-1)).toBe('E_QUOTA');
  const desk = await from('10.0.0.1', lead);
  expect(await writesAs(lead, desk, 1)).toEqual(['heard']);
  expect((await writesAs(kept, peer, 5)).every((one) => one === 'heard')).toBe(true);
  for (const each of [one, two, peer, desk]) each.close();
});
