import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { readCard } from '../../../src/crypto/account';
import { asTeamId, hex, same } from '../../../src/crypto/bytes';
import { makeStream } from '../../../src/crypto/compose';
import { makeRoster, type RosterPerson, type VerifiedRoster, verifyRoster } from '../../../src/crypto/roster';
import { streamType } from '../../../src/protocol/kinds';
import { accountOf, vaultOf } from '../../attacks/stage';
import { type Device, engineOn, newCitizen, newColleague, secured, until, untilState } from '../../fixtures/engines';
import { newPlace, type Place } from '../../fixtures/place';
import { rowsOf } from '../../fixtures/raw-database';
import { alsoReads, newReader, newTeamAt } from '../../fixtures/readers';
import { type Truth, truthOf } from '../../fixtures/truth';
import { logIn } from '../../relay/peer';

/** One account that reads the figures of several teams at one relay, and is in nothing else of theirs. */
vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 });
let place: Place;
let truth: Truth;
let lillevik: Device;
let bergvik: Device;
let reader: Device;
const others: Device[] = [];
beforeAll(async () => {
  place = await newPlace();
  truth = truthOf(place.dataDir);
  lillevik = await newTeamAt(place, 'Lillevik', true);
  bergvik = await newTeamAt(place, 'Bergvik');
  reader = await newReader(place, lillevik);
  await alsoReads(bergvik, reader);
});
afterAll(async () => {
  for (const one of [...others, reader, bergvik, lillevik]) await one.engine.close();
  truth.close();
  await place.close();
});

const teamOf = async (lead: Device) => {
  const [held] = (await vaultOf(place, lead)).roots;
  if (!held) throw new Error('no root');
  return held;
};
async function newestOf(lead: Device): Promise<VerifiedRoster> {
  const { team } = await teamOf(lead);
  const known: VerifiedRoster[] = [];
  for (const signed of truth.rosters(team)) known.push(verifyRoster(signed, asTeamId(team), known));
  const newest = known.at(-1);
  if (!newest) throw new Error('no roster');
  return newest;
}
/** A next version by the root itself, without the lead's client and its care. */
async function reissue(lead: Device, people: (before: RosterPerson[]) => RosterPerson[]) {
  const [previous, { seed }] = [await newestOf(lead), await teamOf(lead)];
  const next = makeRoster({
    previous,
    rootSeed: seed,
    issuedAt: new Date(),
    about: previous.about,
    people: people(previous.people),
  });
  const peer = await logIn(place.url, await accountOf(place, lead));
  const said = await peer.ask('roster.put', { roster: next.bytes, signature: next.signature });
  peer.close();
  return said;
}
/** The types of the streams that the account has at the relay now. */
const streamsOf = (account: Uint8Array): number[] =>
  truth
    .copy(
      'SELECT s.type FROM members m JOIN streams s ON s.stream = m.stream WHERE m.account = ? AND m.until IS NULL',
      Buffer.from(account),
    )
    .map(({ type }) => Number(type));
async function foundReports(lead: Device): Promise<Uint8Array> {
  const account = await accountOf(place, lead);
  const cards = new Map(truth.cards().map((card) => [hex(readCard(card).id), readCard(card)]));
  const { row, stream } = makeStream({
    account,
    type: 'report',
    roster: await newestOf(lead),
    card: (id) => {
      const card = cards.get(hex(id));
      if (!card) throw new Error('no card');
      return card;
    },
  });
  const peer = await logIn(place.url, account);
  expect(await peer.ask('append', { row })).toMatchObject({ ok: true });
  peer.close();
  return stream;
}
const membersOf = (stream: Uint8Array): string[] =>
  truth
    .copy('SELECT account FROM members WHERE stream = ? AND until IS NULL', Buffer.from(stream))
    .map(({ account }) => hex(new Uint8Array(account as Buffer)));
const code = (name: string) => expect.objectContaining({ code: name });

test('one account is let in by several teams as their reader, each by its own invitation and the same six words', async () => {
  expect((await reader.engine.state()).role).toBe('reader');
  const { places, words, name } = await reader.engine.view('readerPlaces', null);
  expect(places.map(({ about, state }) => [about?.municipality, state])).toEqual([
    ['Bergvik', 'reading'],
    ['Lillevik', 'reading'],
  ]);
  expect([words.length, name]).toEqual([6, 'Tiril Rud']);
  // Nobody of one team is listed in the other.
  for (const lead of [lillevik, bergvik]) expect((await lead.engine.view('me', null)).people).toHaveLength(2);
});

test('a reader is in the stream of each team’s reports and in no other, and whoever is let in later comes into it by the lead’s client', async () => {
  const account = await accountOf(place, reader);
  const streams = [await foundReports(lillevik), await foundReports(bergvik)];
  expect(streamsOf(account.id)).toEqual([streamType.report, streamType.report]);
  const second = await newReader(place, lillevik, 'Nils Berg');
  others.push(second);
  const nils = hex((await accountOf(place, second)).id);
  await until(() => membersOf(streams[0] ?? new Uint8Array()).includes(nils));
  expect(membersOf(streams[1] ?? new Uint8Array())).not.toContain(nils);
  // Put out of the team, they are put out of the stream.
  const listed = (await lillevik.engine.view('me', null)).people.find((one) => one.name === 'Nils Berg');
  await lillevik.engine.revoke(listed?.account ?? '');
  await until(() => !membersOf(streams[0] ?? new Uint8Array()).includes(nils));
  await until(async () => (await second.engine.view('readerPlaces', null)).places[0]?.state === 'left');
});

test('T81 nobody reads and works: not in one team, not in two, whoever signs it; and nothing has changed', async () => {
  const account = await accountOf(place, reader);
  const before = [await newestOf(lillevik), await newestOf(bergvik)].map(({ version }) => version);
  await expect(lillevik.engine.inviteStaff({ name: 'x', roles: ['reader', 'therapist'] })).rejects.toEqual(code('E_READER'));
  const me = (await lillevik.engine.view('me', null)).people.find((one) => one.me);
  const more = { name: me?.name ?? '', title: '', roles: [...(me?.roles ?? []), 'reader' as const] };
  await expect(lillevik.engine.setRoles(me?.account ?? '', more)).rejects.toEqual(code('E_READER'));
  const mixed = { id: account.id, name: 'x', title: '', roles: ['reader' as const, 'lead' as const] };
  const works = { ...mixed, roles: ['therapist' as const] };
  for (const one of [mixed, works]) {
    const instead = (people: RosterPerson[]) => [...people.filter(({ id }) => !same(id, one.id)), one];
    expect(await reissue(bergvik, instead)).toEqual({ ok: false, code: 'E_READER' });
  }
  const lea = await accountOf(place, lillevik);
  const asReader = { ...mixed, id: lea.id, roles: ['reader' as const] };
  expect(await reissue(bergvik, (people) => [...people, asReader])).toEqual({ ok: false, code: 'E_READER' });
  expect([await newestOf(lillevik), await newestOf(bergvik)].map(({ version }) => version)).toEqual(before);
});

test('whoever works in a team accepts no invitation to read, and a reader none to work', async () => {
  const { link } = await bergvik.engine.inviteStaff({ name: 'Maja', roles: ['reader'] });
  await expect(lillevik.engine.acceptReading(link)).rejects.toEqual(code('E_READER'));
  const work = await bergvik.engine.inviteStaff({ name: 'Tiril', roles: ['therapist'] });
  await expect(reader.engine.acceptReading(work.link)).rejects.toEqual(code('E_READER'));
  expect(await bergvik.engine.view('staffClaims', null)).toEqual([]);
});

test('T81 a reader’s device holds no key and no word of a case or a team, though a team lists them as a colleague; a restored one is a reader again', async () => {
  const therapist = await newColleague(place, lillevik, { name: 'Maja', title: 'Psykolog', roles: ['therapist'] });
  others.push(therapist);
  const kari = await newCitizen(place, therapist);
  others.push(kari.citizen);
  await kari.citizen.engine.write(kari.mine, { kind: 'message', text: 'bare mellom oss' });
  // Behind the relay’s back, by the root itself: their client lets the account into the stream of the team.
  const account = await accountOf(place, reader);
  const [previous, { seed }] = [await newestOf(lillevik), await teamOf(lillevik)];
  const asColleague = previous.people.map((one) =>
    same(one.id, account.id) ? { ...one, roles: ['reader' as const, 'therapist' as const] } : one,
  );
  const next = makeRoster({
    previous,
    rootSeed: seed,
    issuedAt: new Date(),
    about: previous.about,
    people: asColleague,
  });
  truth.run(
    'INSERT INTO rosters (team, version, roster, signature) VALUES (?, ?, ?, ?)',
    Buffer.from(next.team),
    next.version,
    Buffer.from(next.bytes),
    Buffer.from(next.signature),
  );
  await lillevik.killAndReopen();
  await until(() => streamsOf(account.id).includes(streamType.team));
  await reader.killAndReopen();
  await untilState(reader.engine, ({ connection }) => connection === 'online');
  await until(async () => (await reader.engine.view('readerPlaces', null)).places.length === 2);
  const exported = await reader.engine.exportAll();
  expect(exported).not.toContain('bare mellom oss');
  expect((JSON.parse(exported) as { cases: unknown[] }).cases).toEqual([]);
  const reports = streamsOf(account.id).filter((type) => type === streamType.report);
  expect(await rowsOf(reader.indexedDB, 'mellom-log', 'streams')).toHaveLength(reports.length);
  const again = engineOn({ url: place.url });
  try {
    await again.restore({ code: reader.recoveryCode }, { passphrase: reader.passphrase });
    expect((await again.state()).role).toBe('reader');
    await until(async () => (await again.view('readerPlaces', null)).places.length === 2);
  } finally {
    await again.close();
  }
});

test('a link for one more team is good once, and none is good that the operator has not printed', async () => {
  const link = place.anotherTeam();
  const third = await newTeamAt({ ...place, anotherTeam: () => link }, 'Vik');
  others.push(third);
  const late = await secured({ url: place.url }, (engine) => engine.readSetup(link));
  others.push(late);
  const about = { name: 'x', municipality: 'x', phone: '1', hours: 'x', replyDays: 2 };
  await expect(late.engine.setUpTeam({ about, name: 'x', title: '' })).rejects.toEqual(code('E_REFUSED'));
  expect((await third.engine.view('me', null)).about?.municipality).toBe('Vik');
});
