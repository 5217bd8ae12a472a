import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { judgeRow } from '../../src/crypto/accept';
import { type Account, newSeed, openAccount, readCard } from '../../src/crypto/account';
import { same, toBase64url } from '../../src/crypto/bytes';
import { claimEpoch, makeStream, openInvite } from '../../src/crypto/compose';
import { inviteKeys, newInviteSecret, sealBundle, signStaffClaim } from '../../src/crypto/invitation';
import { inviteLink, readInvitation } from '../../src/crypto/invite-link';
import { advance, emptyLog } from '../../src/crypto/log';
import { makeRoster, type RosterPerson, type VerifiedRoster, verifyRoster } from '../../src/crypto/roster';
import { decodeRow } from '../../src/crypto/row';
import { limits } from '../../src/protocol/limits';
import { engineOn, secured, until } from '../fixtures/engines';
import { logIn } from '../relay/peer';
import { accountOf, away, integrityWarningsOf, openStage, rings, type Stage, seenBy, settled, vaultOf } from './stage';

/** Who is let in, by whom, and what is left of an invitation afterwards. */
// Several accounts are made in one test.
vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 });
let stage: Stage;
let account: Account;
beforeAll(async () => {
  stage = await openStage();
  account = await accountOf(stage.place, stage.lead);
});
afterAll(() => stage.close());
const lead = () => stage.lead.engine;
const refused = (code: string) => ({ ok: false, code });

const rostersNow = (): VerifiedRoster[] => {
  const [row] = stage.truth.copy('SELECT team FROM rosters LIMIT 1');
  const team = new Uint8Array(row?.team as Buffer);
  const known: VerifiedRoster[] = [];
  for (const signed of stage.truth.rosters(team)) known.push(verifyRoster(signed, team as VerifiedRoster['team'], known));
  return known;
};
const newest = (): VerifiedRoster => {
  const roster = rostersNow().at(-1);
  if (!roster) throw new Error('no roster');
  return roster;
};
/** A next version by the root itself, without the lead's client and its care. */
async function reissue(people: (before: RosterPerson[]) => RosterPerson[]) {
  const [held] = (await vaultOf(stage.place, stage.lead)).roots;
  if (!held) throw new Error('no root');
  const previous = newest();
  const roster = makeRoster({
    previous,
    rootSeed: held.seed,
    issuedAt: new Date(),
    about: previous.about,
    people: people(previous.people),
  });
  const peer = await logIn(stage.place.url, account);
  const said = await peer.ask('roster.put', { roster: roster.bytes, signature: roster.signature });
  peer.close();
  return said;
}
const cardOf = (id: Uint8Array) => {
  const card = stage.truth
    .cards()
    .map((one) => readCard(one))
    .find((one) => same(one.id, id));
  if (!card) throw new Error('no such card');
  return card;
};
async function newcomer(): Promise<Account> {
  const made = openAccount(newSeed());
  (await logIn(stage.place.url, made)).close();
  return made;
}
const therapistOf = (made: Account): RosterPerson => ({ id: made.id, name: 'Tor Berg', title: 'Psykolog', roles: ['therapist'] });

test('T46 whoever intercepts a colleague’s link and is first does not win: both are told, both are seen, and only the words tell who is let in', async () => {
  const { link } = await lead().inviteStaff({ name: 'Tor Berg', roles: ['therapist'] });
  const [eve, tor] = [
    await secured(stage.place, (engine) => engine.readInvitation(link)),
    await secured(stage.place, (engine) => engine.readInvitation(link)),
  ];
  for (const { engine } of [eve, tor]) stage.keep(engine);
  await eve.engine.acceptInvitation({ name: 'Tor Berg', title: 'Psykolog' });
  expect(await integrityWarningsOf(lead())).toEqual([]);
  await tor.engine.acceptInvitation({ name: 'Tor Berg', title: 'Psykolog' });
  await rings(lead(), 'E_CLAIMED');
  const claims = await lead().view('staffClaims', null);
  expect(claims.map(({ others }) => others)).toEqual([1, 1]);
  const [wordsOfEve, wordsOfTor] = [
    await eve.engine.view('staffPlace', null),
    await tor.engine.view('staffPlace', null),
  ] as const;
  expect(wordsOfTor).toMatchObject({ state: 'waiting', others: 1 });
  expect(wordsOfEve.words).not.toEqual(wordsOfTor.words);
  const claimWith = (words: string[]) => claims.find((one) => one.words.join() === words.join())?.claim ?? '';
  // The lead telephones Tor, who reads six words aloud.
  await lead().refuseClaim(claimWith(wordsOfEve.words));
  expect(await eve.engine.view('staffPlace', null)).toMatchObject({ state: 'refused' });
  expect(await tor.engine.view('staffPlace', null)).toMatchObject({ state: 'waiting', others: 0 });
  await lead().admitStaff(claimWith(wordsOfTor.words), { name: 'Tor Berg', title: 'Psykolog', roles: ['therapist'] });
  await until(async () => (await tor.engine.view('me', null)).roles.length > 0);
  expect((await eve.engine.view('me', null)).roles).toEqual([]);
  expect(await lead().view('staffInvitations', null)).toEqual([]);
  // The link is used up, for whoever comes now.
  const { secret } = readInvitation(link);
  const third = await logIn(stage.place.url, openAccount(newSeed()));
  expect(await third.ask('invite.open', { invite: inviteKeys(secret).id })).toEqual(refused('E_TAKEN'));
  third.close();
  for (const warning of (await lead().state()).integrityWarnings) await lead().dismissIntegrityWarning(warning);
});

test('T46 a link that is withdrawn takes those who wait by it along, and a crowd of claims is told no from the sixth on', async () => {
  const { link } = await lead().inviteStaff({ name: 'Siv Moe', roles: ['therapist'] });
  const keys = inviteKeys(readInvitation(link).secret);
  const { team } = newest();
  const claim = async (who: Account) => {
    const peer = await logIn(stage.place.url, who);
    const signature = signStaffClaim(keys, team, who.id);
    const said = await peer.ask('staff.claim', { invite: keys.id, signature, note: new Uint8Array() });
    peer.close();
    return said;
  };
  const crowd = Array.from({ length: limits.staffClaims }, () => openAccount(newSeed()));
  for (const [others, who] of crowd.entries()) expect(await claim(who)).toEqual({ ok: true, others });
  expect(await claim(openAccount(newSeed()))).toEqual(refused('E_CLAIMED'));
  const [first] = crowd;
  expect(first && (await claim(first))).toEqual({ ok: true, others: limits.staffClaims - 1 });
  const [open] = await lead().view('staffInvitations', null);
  expect(open).toMatchObject({ name: 'Siv Moe', roles: ['therapist'] });
  await lead().withdrawStaffInvitation(open?.invite ?? '');
  expect(await lead().view('staffClaims', null)).toEqual([]);
  expect(await lead().view('staffInvitations', null)).toEqual([]);
  expect(first && (await claim(first))).toEqual(refused('E_WITHDRAWN'));
  for (const warning of (await lead().state()).integrityWarnings) await lead().dismissIntegrityWarning(warning);
});

test('T53 whoever has left the team founds nothing and invites nobody by an old list, and what they left open lets nobody in unless somebody there keeps it', async () => {
  const tor = await newcomer();
  await reissue((before) => [...before, therapistOf(tor)]);
  const then = newest();
  const secret = newInviteSecret();
  const keys = inviteKeys(secret);
  const end = new Date(Date.now() + 86_400_000);
  const founded = (invite = keys) =>
    makeStream({
      account: tor,
      type: 'case',
      roster: then,
      chosen: [tor.id],
      card: cardOf,
      invite: openInvite(invite, end, null),
    });
  const made = founded();
  const peer = await logIn(stage.place.url, tor);
  expect(await peer.ask('append', { row: made.row })).toMatchObject({ ok: true });
  const bundle = sealBundle(keys, {
    kind: 'citizen',
    team: then.team,
    stream: made.stream,
    epoch: made.id,
    key: made.key,
    welcome: { called: 'Per', greeting: 'Velkommen.' },
  });
  const put = { invite: keys.id, stream: made.stream, notAfter: Math.floor(end.getTime() / 1000), bundle };
  expect(await peer.ask('invite.put', put)).toMatchObject({ ok: true });
  const link = new URL(inviteLink(secret, then.team), stage.place.url).href;
  const visitor = engineOn(stage.place);
  stage.keep(visitor);
  expect(await visitor.readInvitation(link)).toMatchObject({ called: 'Per', inviter: { name: 'Tor Berg' } });

  // While the clients of those who are left are not there.
  await away(stage.desk, lead(), async () => {
    expect(await reissue((before) => before.filter(({ id }) => !same(id, tor.id)))).toMatchObject({ ok: true });
    expect(await peer.ask('append', { row: founded(inviteKeys(newInviteSecret())).row })).toEqual(refused('E_MEMBER'));
    for (const type of ['chart', 'course', 'registry'] as const) {
      const row = makeStream({ account: tor, type, roster: then, chosen: [tor.id], card: cardOf }).row;
      expect(await peer.ask('append', { row }), type).toEqual(refused('E_MEMBER'));
    }
    expect(await peer.ask('invite.put', { ...put, invite: inviteKeys(newInviteSecret()).id })).toEqual(refused('E_REFUSED'));
    peer.close();
    await expect(visitor.readInvitation(link)).rejects.toMatchObject({ code: 'E_INVITATION' });

    // With a client that does not look, the relay says no.
    const log = emptyLog(made.stream);
    const look = { card: cardOf, roster: () => then, headAt: () => null, isKnown: () => false };
    const judged = judgeRow(log, look, 0, made.row, 'relay');
    if (judged.verdict !== 'accepted') throw new Error('not accepted');
    advance(log, judged.changes);
    const per = await newcomer();
    const claim = claimEpoch({
      account: per,
      log,
      newest: { row: decodeRow(made.row), seq: 0 },
      keys,
      roster: then,
      card: cardOf,
      key: made.key,
    });
    const pers = await logIn(stage.place.url, per);
    expect(await pers.ask('append', { row: claim.row })).toEqual(refused('E_INVITATION'));
    pers.close();
  });
  // A custodian's client that is there keeps the place open: then it is theirs.
  await until(async () => (await visitor.readInvitation(link).catch(() => null)) !== null);
  expect(await visitor.readInvitation(link)).toMatchObject({ called: 'Per', inviter: { name: 'Lea Lunde' } });
});

test('T55 of a link that was used, withdrawn or grew old nothing is left in the relay’s files that it could open', async () => {
  const files = () => ['mellom.db', 'mellom.db-wal'].map((name) => readFileSync(join(stage.place.dataDir, name)));
  const bundles = () =>
    stage.truth.copy('SELECT bundle, state FROM invitations').map(({ bundle, state }) => ({ bundle: bundle as Buffer, state }));
  const isInFiles = (bundle: Uint8Array) => files().some((file) => file.includes(Buffer.from(bundle)));
  const kari = await stage.newCase();
  await settled(kari.citizen.engine, lead());
  expect(bundles().filter(({ state }) => state === 'taken').length).toBeGreaterThan(0);
  for (const { bundle, state } of bundles()) expect(bundle.length === 0, String(state)).toBe(state !== 'open');

  const open = await lead().inviteCitizen({
    name: 'Per Ås',
    called: 'Per',
    greeting: 'Velkommen.',
    language: 'nb',
    programmes: ['sleep'],
    questionnaires: null,
    worksheets: [],
  });
  const { id } = inviteKeys(readInvitation(open.link).secret);
  const [left] = stage.truth.copy('SELECT bundle FROM invitations WHERE invite = ?', Buffer.from(id));
  const bundle = left?.bundle as Buffer;
  expect(bundle.length).toBeGreaterThan(72);
  expect(isInFiles(bundle)).toBe(true);
  await lead().withdrawInvitation(open.caseRef ?? '');
  expect(isInFiles(bundle)).toBe(false);

  stage.truth.run("UPDATE invitations SET state = 'open', not_after = 1, bundle = ? WHERE invite = ?", bundle, Buffer.from(id));
  const visitor = await logIn(stage.place.url, openAccount(newSeed()));
  expect(await visitor.ask('invite.open', { invite: id })).toEqual(refused('E_EXPIRED'));
  visitor.close();
  expect(isInFiles(bundle)).toBe(false);
});

test('T56 the account of a citizen comes onto no list of staff: the lead’s client says why, the relay refuses, and the case goes on', async () => {
  const kari = await stage.newCase();
  const { link } = await lead().inviteStaff({ name: 'Kari Nordmann', roles: ['therapist'] });
  const keys = inviteKeys(readInvitation(link).secret);
  const peer = await logIn(stage.place.url, kari.account);
  const signature = signStaffClaim(keys, newest().team, kari.account.id);
  expect(await peer.ask('staff.claim', { invite: keys.id, signature, note: new Uint8Array() })).toMatchObject({ ok: true });
  peer.close();
  const claim = (await lead().view('staffClaims', null)).find(({ name }) => name === 'Kari Nordmann');
  const who = { name: 'Kari Nordmann', title: '', roles: ['therapist' as const] };
  const before = newest().version;
  await expect(lead().admitStaff(claim?.claim ?? '', who)).rejects.toMatchObject({ code: 'E_CITIZEN' });
  expect(await reissue((people) => [...people, { id: kari.account.id, ...who }])).toEqual(refused('E_CITIZEN'));
  expect(newest().version).toBe(before);
  const { engine } = kari.citizen;
  await engine.write(kari.mine, { kind: 'message', text: 'som før' });
  await until(async () => (await seenBy(lead(), kari.theirs)).includes('som før'));
  const [open] = await lead().view('staffInvitations', null);
  await lead().withdrawStaffInvitation(open?.invite ?? '');
});

test('T57 a team of 47 is whole in every stream that it must be in; the 48th is refused in plain words before anything is signed', async () => {
  const others = await Promise.all(Array.from({ length: limits.atWork - newest().people.length }, newcomer));
  const listed = (made: Account, i: number): RosterPerson => ({
    ...therapistOf(made),
    name: `Kollega ${i}`,
    roles: ['therapist', 'duty'],
  });
  expect(await reissue((before) => [...before, ...others.map(listed)])).toMatchObject({ ok: true });
  await until(async () => (await lead().view('me', null)).people.length === limits.atWork);
  const full = newest();
  // The lead's client lets all of them into the team's stream.
  const membersNow = () =>
    stage.truth.copy(
      'SELECT account FROM members WHERE stream = ? AND until IS NULL',
      Buffer.from(full.teamStream ?? new Uint8Array()),
    ).length;
  await until(async () => membersNow() === limits.atWork);
  const kari = await newcomer();
  const peer = await logIn(stage.place.url, kari);
  const alert = makeStream({ account: kari, type: 'alert', roster: full, card: cardOf });
  expect(decodeRow(alert.row).body.length).toBeLessThan(limits.rowMax - limits.rowMin);
  peer.close();

  await expect(lead().inviteStaff({ name: 'Siv Moe', roles: ['therapist'] })).rejects.toMatchObject({ code: 'E_ROSTER_SIZE' });
  const one = await newcomer();
  expect(await reissue((before) => [...before, therapistOf(one)])).toEqual(refused('E_ROSTER_SIZE'));
  expect(newest().version).toBe(full.version);
  // Whoever only reads reports needs no room among those at work.
  expect(await reissue((before) => [...before, { ...therapistOf(one), roles: ['reader'] }])).toMatchObject({ ok: true });
  await until(async () => (await lead().view('me', null)).people.length === limits.atWork + 1);
  const asTherapist = { name: 'Tor Berg', title: 'Psykolog', roles: ['therapist' as const] };
  await expect(lead().setRoles(toBase64url(one.id), asTherapist)).rejects.toMatchObject({ code: 'E_ROSTER_SIZE' });
});
