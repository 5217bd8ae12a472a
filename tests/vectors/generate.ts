import { judgeRow, type Look } from '../../src/crypto/accept';
import { type Account, newSeed, openAccount, readCard } from '../../src/crypto/account';
import { boxName, sealBox } from '../../src/crypto/box';
import { asRootSeed, hex, utf8 } from '../../src/crypto/bytes';
import { claimEpoch, makeItemRow, makeStream, openInvite } from '../../src/crypto/compose';
import { controlWords, inviteKeys, newInviteSecret, sealBundle, signStaffClaim } from '../../src/crypto/invitation';
import { inviteCode, inviteLink } from '../../src/crypto/invite-link';
import { advance, emptyLog, type LogState } from '../../src/crypto/log';
import { signLogin } from '../../src/crypto/login';
import { sealOfflineSlot } from '../../src/crypto/offline-slot';
import { makeRoster, type VerifiedRoster } from '../../src/crypto/roster';
import { decodeRow } from '../../src/crypto/row';
import { type Random, ready } from '../../src/crypto/sodium';
import {
  locatorOf,
  newRecoverySecret,
  newVaultKey,
  recoveryCode,
  recoveryUnlocker,
  sealSlot,
  sealVault,
  slotKind,
} from '../../src/crypto/vault';
import { about, seeded } from '../crypto/world';
import { wholeStream } from './stream';

/** A thousand numbers in place of words: the vectors shall not change with a word list. */
const numbers = Array.from({ length: 1_024 }, (_, i) => `${i}`);

/** Randomness that notes in `random`, in hex, every draw in its order: with it another implementation arrives at the same bytes. */
function noted(name: string): { random: string[]; draw: Random } {
  const source = seeded(name);
  const random: string[] = [];
  return {
    random,
    draw: (length) => {
      const bytes = source(length);
      random.push(hex(bytes));
      return bytes;
    },
  };
}

/**
 * Every file of this folder, computed again from fixed randomness; tests/crypto/vectors.test.ts compares. They are frozen: another
 * answer means another version of the protocol. For a new file: `MELLOM_WRITE_VECTORS=1 npx vitest run tests/crypto/vectors.test.ts`.
 */
export async function vectors(): Promise<Record<string, unknown>> {
  await ready();
  const alice = openAccount(newSeed(seeded('vectors alice')));
  const bob = openAccount(newSeed(seeded('vectors bob')));
  const kari = openAccount(newSeed(seeded('vectors kari')));
  const accounts = [alice, bob, kari];
  const root = asRootSeed(seeded('vectors root')(32));
  const roster = makeRoster({
    previous: null,
    rootSeed: root,
    issuedAt: new Date('2026-01-05T08:00:00.000Z'),
    about,
    people: [
      { id: alice.id, name: 'Alice Ås', title: 'psykolog', roles: ['lead', 'therapist'] },
      { id: kari.id, name: 'Kari Nes', title: 'fagansvarlig', roles: ['custodian'] },
    ],
  });

  const log = emptyLog(null);
  const secret = newInviteSecret(seeded('vectors invite'));
  const keys = inviteKeys(secret);
  const first = noted('vectors row 0');
  const invite = openInvite(keys, new Date('2026-01-20T00:00:00.000Z'), null);
  const card = (id: Uint8Array) => {
    const found = accounts.find((one) => hex(one.id) === hex(id));
    if (!found) throw new Error('nobody');
    return readCard(found.card);
  };
  const row0 = makeStream({ account: alice, type: 'case', roster, card, invite, random: first.draw });
  const judged0 = take(log, row0.row, { card, roster: () => roster, headAt: () => null, isKnown: () => false });

  const sealing = noted('vectors bundle');
  const welcome = { called: 'Bob', greeting: 'Velkommen!' };
  const bundle = sealBundle(
    keys,
    { kind: 'citizen', team: roster.team, stream: row0.stream, epoch: row0.id, key: row0.key, welcome },
    sealing.draw,
  );
  const claiming = noted('vectors claim');
  const row1 = claimEpoch({
    account: bob,
    log,
    newest: { row: decodeRow(row0.row), seq: 0 },
    keys,
    roster,
    card,
    key: row0.key,
    random: claiming.draw,
  });
  const head1 = take(log, row1.row, { card, roster: () => roster, headAt: () => null, isKnown: () => false });
  const writing = noted('vectors item');
  const item = {
    id: 'AAAAAAAAAAAAAAAAAAAAAA',
    at: '2026-01-06T21:14:00+01:00',
    kind: 'message',
    text: 'Jeg sov bedre i natt. Blåbær!',
  };
  const row2 = makeItemRow({ account: bob, log, key: row1.key, item, writer: row1.writer, random: writing.draw });
  const head2 = take(log, row2.row, { card, roster: () => roster, headAt: () => null, isKnown: () => false });

  return {
    account: { alice: keysOf(alice), bob: keysOf(bob), kari: keysOf(kari) },
    card: {
      account: hex(bob.id),
      card: hex(bob.card),
      signPk: hex(readCard(bob.card).signPk),
      kemPk: hex(readCard(bob.card).kemPk),
    },
    'vault-slot': await vault(bob, roster),
    roster: {
      rootSeed: hex(root),
      team: hex(roster.team),
      document: new TextDecoder().decode(roster.bytes),
      signature: hex(roster.signature),
      hash: hex(roster.hash),
    },
    'epoch-row': {
      author: 'alice',
      random: first.random,
      epochKey: hex(row0.key),
      row: hex(row0.row),
      id: hex(row0.id),
      head: judged0,
    },
    'item-row': {
      author: 'bob',
      random: writing.random,
      epochKey: hex(row1.key),
      item,
      row: hex(row2.row),
      id: hex(row2.id),
      head: head2,
    },
    'invitation-and-claim': {
      secret: hex(secret),
      inviteId: hex(keys.id),
      invitePk: hex(keys.invitePk),
      bundleKey: hex(keys.bundleKey),
      link: inviteLink(secret, roster.team).slice(0, -2),
      linkCheck: inviteLink(secret, roster.team).slice(-2),
      code: inviteCode(secret),
      bundleRandom: sealing.random,
      bundle: hex(bundle),
      claimant: 'bob',
      random: claiming.random,
      epochKey: hex(row1.key),
      row: hex(row1.row),
      id: hex(row1.id),
      head: head1,
      control: controlWords(row1.id, numbers).map(Number),
      staffClaim: hex(signStaffClaim(keys, roster.team, kari.id)),
    },
    stream: wholeStream(),
  };
}

function take(log: LogState, row: Uint8Array, look: Look): string {
  const judged = judgeRow(log, look, log.last + 1, row, 'client');
  if (judged.verdict !== 'accepted' || judged.marks.length + judged.warnings.length > 0) throw new Error('not a good vector');
  advance(log, judged.changes);
  return hex(judged.head);
}

function keysOf(account: Account) {
  return {
    seed: hex(account.seed),
    account: hex(account.id),
    card: hex(account.card),
    localKey: hex(account.localKey),
    boxKey: hex(account.boxKey),
  };
}

async function vault(bob: Account, roster: VerifiedRoster) {
  const { random, draw } = noted('vectors vault');
  const { team, version, hash } = roster;
  const key = newVaultKey(draw);
  const sealed = sealVault(key, bob.id, 1, { seed: bob.seed, rosters: [{ team, version, hash }], roots: [] }, draw);
  const secret = newRecoverySecret(draw);
  const unlock = recoveryUnlocker(secret);
  const slot = sealSlot(unlock, bob.id, slotKind.recovery, key, draw);
  const offline = await sealOfflineSlot('måne ekorn seil ull tog', bob.id, key, draw);
  const name = boxName(bob, 'draft/messages');
  return {
    random,
    account: hex(bob.id),
    version: 1,
    vaultKey: hex(key),
    vault: hex(sealed),
    recoverySecret: hex(secret),
    recoveryCode: recoveryCode(secret),
    unlocker: hex(unlock),
    locator: hex(locatorOf(unlock)),
    kind: slotKind.recovery,
    slot: hex(slot),
    passphrase: 'måne ekorn seil ull tog',
    offlineSlot: hex(offline),
    boxKeyText: 'draft/messages',
    boxName: hex(name),
    box: hex(sealBox(bob, name, 1, utf8('{"text":"utkast"}'), draw)),
    loginOrigin: 'https://mellom.lillevik.no',
    loginNonce: hex(bob.id),
    login: hex(signLogin(bob, 'https://mellom.lillevik.no', bob.id)),
  };
}
