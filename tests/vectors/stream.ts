import { judgeRow, type Look } from '../../src/crypto/accept';
import { type Account, newSeed, openAccount, readCard } from '../../src/crypto/account';
import { asRootSeed, type EpochKey, hex, toBase64url } from '../../src/crypto/bytes';
import {
  type CardOf,
  claimEpoch,
  type MadeEpoch,
  makeItemRow,
  makeStream,
  newWriter,
  nextEpoch,
  openInvite,
  type Writer,
} from '../../src/crypto/compose';
import { inviteKeys, newInviteSecret } from '../../src/crypto/invitation';
import { advance, currentEpoch, emptyLog } from '../../src/crypto/log';
import { makeRoster, type RosterPerson, type VerifiedRoster } from '../../src/crypto/roster';
import { decodeRow, rowId } from '../../src/crypto/row';
import type { AccountId, HeadHash } from '../../src/protocol/bytes';
import { about, seeded } from '../crypto/world';

/**
 * A whole conversation as it lies on a relay, with what three of its members may read: an invitation taken, a therapist who comes and
 * is revoked and tries to write on, an erased message, a citizen who has lost everything and comes back by another account.
 */
export function wholeStream() {
  const names = ['alice', 'anders', 'kari', 'bob', 'bobAgain'] as const;
  const people = Object.fromEntries(names.map((name) => [name, openAccount(newSeed(seeded(`stream ${name}`)))])) as Record<
    (typeof names)[number],
    Account
  >;
  const { alice, anders, kari, bob, bobAgain } = people;
  const card: CardOf = (id) => {
    const found = Object.values(people).find((one) => hex(one.id) === hex(id));
    if (!found) throw new Error('nobody');
    return readCard(found.card);
  };
  const rootSeed = asRootSeed(seeded('stream root')(32));
  const staff: RosterPerson[] = [
    { id: alice.id, name: 'Alice Ås', title: 'psykolog', roles: ['lead', 'therapist'] },
    { id: anders.id, name: 'Anders Li', title: 'psykolog', roles: ['therapist'] },
    { id: kari.id, name: 'Kari Nes', title: 'fagansvarlig', roles: ['custodian'] },
  ];
  const first = makeRoster({ previous: null, rootSeed, issuedAt: new Date('2026-01-05T08:00:00.000Z'), about, people: staff });
  const second = makeRoster({
    previous: first,
    rootSeed,
    issuedAt: new Date('2026-02-05T08:00:00.000Z'),
    about,
    people: staff.filter(({ id }) => id !== anders.id),
  });
  const rosters = [first, second];

  const rows: Uint8Array[] = [];
  const items: { seq: number; author: string; item: unknown }[] = [];
  const heads: HeadHash[] = [];
  const log = emptyLog(null);
  const look: Look = {
    card,
    roster: (_team, version) => rosters.find((one) => one.version === version) ?? 'wait',
    headAt: (seq) => heads[seq] ?? null,
    isKnown: () => false,
  };
  const writers = new Map<Account, Writer>();
  const held = new Map<number, EpochKey>();
  const take = (row: Uint8Array, refused: string | null = null) => {
    const judged = judgeRow(log, look, log.last + 1, row, 'client');
    if (judged.verdict === 'wait' || judged.refused !== refused || judged.warnings.length > 0)
      throw new Error('not a good vector');
    advance(log, judged.changes);
    heads.push(judged.head);
    rows.push(row);
    return judged;
  };
  const epoch = (account: Account, made: MadeEpoch) => {
    take(made.row);
    writers.set(account, made.writer);
    held.set(made.number, made.key);
    return made;
  };
  let drawn = 0;
  const random = () => seeded(`stream row ${drawn++}`);
  const next = (
    account: Account,
    p: { roster: VerifiedRoster; members: AccountId[]; invite?: Parameters<typeof nextEpoch>[0]['invite']; backs: number[] },
  ) =>
    epoch(
      account,
      nextEpoch({
        account,
        log,
        roster: p.roster,
        members: [...p.members].sort((a, b) => (hex(a) < hex(b) ? -1 : 1)),
        card,
        invite: p.invite ?? null,
        backs: p.backs.flatMap((number) => {
          const key = held.get(number);
          return key ? [{ number, key }] : [];
        }),
        writer: writers.get(account) ?? newWriter(random()),
        random: random(),
      }),
    );
  const write = (account: Account, item: Record<string, unknown>) => {
    const key = held.get(currentEpoch(log)?.number ?? -1);
    if (!key) throw new Error('no key');
    const whole = { id: toBase64url(seeded(`stream item ${drawn}`)(16)), at: '2026-01-06T21:14:00+01:00', ...item };
    const made = makeItemRow({
      account,
      log,
      key,
      item: whole,
      writer: writers.get(account) ?? newWriter(random()),
      random: random(),
    });
    writers.set(account, made.writer);
    take(made.row);
    items.push({ seq: rows.length - 1, author: hex(account.id), item: whole });
    return made;
  };
  const claim = (account: Account, secret: ReturnType<typeof newInviteSecret>, key: EpochKey | null) =>
    epoch(
      account,
      claimEpoch({
        account,
        log,
        newest: {
          row: decodeRow(rows.findLast((row) => row[1] === 1) ?? new Uint8Array()),
          seq: rows.findLastIndex((row) => row[1] === 1),
        },
        keys: inviteKeys(secret),
        roster: rosters.find((one) => one.version === currentEpoch(log)?.rosterVersion) ?? first,
        card,
        key,
        random: random(),
      }),
    );

  const invitation = newInviteSecret(seeded('stream invitation'));
  const begun = epoch(
    alice,
    makeStream({
      account: alice,
      type: 'case',
      roster: first,
      card,
      invite: openInvite(inviteKeys(invitation), new Date('2026-01-20T00:00:00Z'), null),
      random: random(),
    }),
  );
  claim(bob, invitation, begun.key);
  write(bob, { kind: 'message', text: 'Hei! Jeg sover dårlig. Blåbær på ski.' });
  write(alice, { kind: 'message', text: 'Takk for at du skriver.' });
  const regretted = write(bob, { kind: 'message', text: 'Dette angrer jeg på.' });
  write(bob, { kind: 'erase', seq: 4, row: toBase64url(rowId(regretted.row)) });
  next(alice, { roster: first, members: [alice.id, anders.id, kari.id, bob.id], backs: [1] });
  write(anders, { kind: 'message', text: 'Jeg vikarierer denne uka.' });
  next(alice, { roster: second, members: [alice.id, kari.id, bob.id], backs: [2] });
  // Written after the removal, under the epoch before: it stands in the log and counts for nothing.
  const late = { ...log, epochs: log.epochs.slice(0, -1) };
  const old = held.get(2);
  if (!old) throw new Error('no key');
  take(
    makeItemRow({
      account: anders,
      log: late,
      key: old,
      item: { kind: 'message', text: 'etterpå' },
      writer: newWriter(random()),
      random: random(),
    }).row,
    'E_EPOCH',
  );
  write(alice, { kind: 'message', text: 'Nå er Anders ute av saken.' });
  const again = newInviteSecret(seeded('stream invitation again'));
  next(alice, {
    roster: second,
    members: [alice.id, kari.id, bob.id],
    invite: openInvite(inviteKeys(again), new Date('2026-02-20T00:00:00Z'), bob.id),
    backs: [3],
  });
  claim(bobAgain, again, null);
  write(bobAgain, { kind: 'message', text: 'Ny telefon, jeg er her igjen.' });
  next(alice, { roster: second, members: [alice.id, kari.id, bobAgain.id], backs: [0, 1, 2, 3, 4, 5] });
  write(bobAgain, { kind: 'message', text: 'Nå ser jeg alt det gamle.' });

  const stored = rows.map((row, seq) => (seq === 4 ? row.subarray(0, 282) : row));
  const readable = (from: number, until: number) => items.filter(({ seq }) => seq >= from && seq <= until && seq !== 4);
  return {
    stream: hex(begun.stream),
    rows: stored.map(hex),
    heads: heads.map(hex),
    cards: Object.values(people).map((one) => hex(one.card)),
    rosters: rosters.map((one) => ({ document: new TextDecoder().decode(one.bytes), signature: hex(one.signature) })),
    erased: [4],
    refused: [{ seq: 9, code: 'E_EPOCH' }],
    readers: {
      kari: { seed: hex(kari.seed), items: readable(0, 99) },
      bobAgain: { seed: hex(bobAgain.seed), items: readable(0, 99) },
      anders: { seed: hex(anders.seed), items: readable(0, 8) },
      bob: { seed: hex(bob.seed), items: readable(0, 12) },
    },
  };
}
