import { type Judged, type JudgeMode, judgeRow, type Look } from '../../src/crypto/accept';
import { type Account, newSeed, openAccount, readCard, type VerifiedCard } from '../../src/crypto/account';
import { asRootSeed, type EpochKey, hex, type RootSeed, utf8 } from '../../src/crypto/bytes';
import { type CardOf, claimEpoch, makeItemRow, makeStream, openInvite, type Writer } from '../../src/crypto/compose';
import { inviteKeys, newInviteSecret } from '../../src/crypto/invitation';
import { advance, emptyLog, type LogState } from '../../src/crypto/log';
import { makeRoster, type RosterAbout, type RosterPerson, type VerifiedRoster } from '../../src/crypto/roster';
import { decodeRow } from '../../src/crypto/row';
import { type Random, ready, sodium } from '../../src/crypto/sodium';
import type { AccountId, HeadHash, StreamId } from '../../src/protocol/bytes';
import type { StaffRole } from '../../src/protocol/kinds';

await ready();

/** Randomness that can be had again: BLAKE2b of a name and a counter, stretched by libsodium. */
export function seeded(name: string): Random {
  let count = 0;
  return (length) => {
    count += 1;
    return sodium().randombytes_buf_deterministic(length, sodium().crypto_generichash(32, utf8(`${name} ${count}`), null));
  };
}

export const about: RosterAbout = {
  name: 'Rask psykisk helsehjelp i Lillevik',
  municipality: 'Lillevik',
  phone: '+47 99 99 99 99',
  hours: 'hverdager 8–15.30',
  replyDays: 2,
};

const staff: Record<'lena' | 'alice' | 'anders' | 'kari' | 'karl' | 'ida' | 'dagny' | 'rita', StaffRole[]> = {
  lena: ['lead'],
  alice: ['therapist'],
  anders: ['therapist'],
  kari: ['custodian'],
  karl: ['custodian', 'therapist'],
  ida: ['intake'],
  dagny: ['duty', 'therapist'],
  rita: ['reader'],
};
type Staff = keyof typeof staff;
type Name = Staff | 'bob' | 'eve';

/** Alice treats Bob; Eve is against them; the others make a team. */
export interface World {
  people: Record<Name, Account>;
  root: RootSeed;
  roster: VerifiedRoster;
  card: CardOf;
  rosters: VerifiedRoster[];
  /** a next version in which only these are listed */
  reissue(listed: readonly Staff[], roles?: Partial<Record<Staff, StaffRole[]>>): VerifiedRoster;
}

export function makeWorld(name = 'world'): World {
  const random = seeded(name);
  const names: Name[] = ['lena', 'alice', 'anders', 'kari', 'karl', 'ida', 'dagny', 'rita', 'bob', 'eve'];
  const people = Object.fromEntries(names.map((one) => [one, openAccount(newSeed(random))])) as Record<Name, Account>;
  const cards = new Map(names.map((one) => [hex(people[one].id), readCard(people[one].card)]));
  const root = asRootSeed(random(32));
  const list = (listed: readonly Staff[], roles: Partial<Record<Staff, StaffRole[]>> = {}): RosterPerson[] =>
    listed.map((one) => ({ id: people[one].id, name: one, title: 'psykolog', roles: roles[one] ?? staff[one] }));
  const roster = makeRoster({
    previous: null,
    rootSeed: root,
    issuedAt: new Date('2026-01-05T08:00:00Z'),
    about,
    people: list(Object.keys(staff) as Staff[]),
  });
  const rosters = [roster];
  return {
    people,
    root,
    roster,
    rosters,
    card: (account) => {
      const card = cards.get(hex(account));
      if (!card) throw new Error('nobody');
      return card;
    },
    reissue: (listed, roles) => {
      const previous = rosters.at(-1) ?? roster;
      const next = makeRoster({
        previous,
        rootSeed: root,
        issuedAt: new Date('2026-02-05T08:00:00Z'),
        about,
        people: list(listed, roles),
      });
      rosters.push(next);
      return next;
    },
  };
}

/** One reader's copy of a stream, or the relay's. */
export interface Copy {
  log: LogState;
  rows: Uint8Array[];
  look: Look;
  /** judges the next row without taking it */
  peek(row: Uint8Array, mode?: JudgeMode): Judged & { head: HeadHash };
  /** judges the next row and goes on from there */
  take(row: Uint8Array, mode?: JudgeMode): Judged & { head: HeadHash };
}

export function copyOf(world: World, stream: StreamId | null, over: Partial<Look> = {}): Copy {
  const log = emptyLog(stream);
  const rows: Uint8Array[] = [];
  const heads: HeadHash[] = [];
  const ids = new Set<string>();
  const look: Look = {
    card: (account: AccountId): VerifiedCard | 'bad' => {
      try {
        return world.card(account);
      } catch {
        return 'bad';
      }
    },
    roster: (_team, version) => world.rosters.find((one) => one.version === version) ?? 'wait',
    headAt: (seq) => heads[seq] ?? null,
    isKnown: (id) => ids.has(hex(id)),
    ...over,
  };
  const peek: Copy['peek'] = (row, mode = 'client') => {
    const judged = judgeRow(log, look, log.last + 1, row, mode);
    if (judged.verdict === 'wait') throw new Error(`waits: ${judged.code}`);
    return judged;
  };
  return {
    log,
    rows,
    look,
    peek,
    take: (row, mode) => {
      const judged = peek(row, mode);
      advance(log, judged.changes);
      rows.push(row);
      heads.push(judged.head);
      ids.add(hex(judged.id));
      return judged;
    },
  };
}

/** A case in which Alice has invited Bob and nobody has come yet. */
export function invitedCase(world: World, name = 'invited') {
  const random = seeded(name);
  const secret = newInviteSecret(random);
  const keys = inviteKeys(secret);
  const made = makeStream({
    account: world.people.alice,
    type: 'case',
    roster: world.roster,
    card: world.card,
    invite: openInvite(keys, new Date('2026-01-20T00:00:00Z'), null),
    random,
  });
  const copy = copyOf(world, made.stream);
  copy.take(made.row);
  return { copy, secret, keys, made, stream: made.stream, random };
}

/** A case of Alice and Bob; each has the epoch key and a place in an own chain. */
export function runningCase(world: World, name = 'running') {
  const random = seeded(name);
  const start = invitedCase(world, name);
  const { copy } = start;
  const bobs = claimOf(world, start, name);
  copy.take(bobs.row);
  const writers: { alice: Writer; bob: Writer } = { alice: start.made.writer, bob: bobs.writer };
  const write = (who: 'alice' | 'bob', item: unknown = { text: 'hei' }) => {
    const made = makeItemRow({ account: world.people[who], log: copy.log, key: bobs.key, item, writer: writers[who], random });
    writers[who] = made.writer;
    return made.row;
  };
  return { ...start, copy, key: bobs.key as EpochKey, bobs, writers, write, random };
}

export function claimOf(world: World, start: ReturnType<typeof invitedCase>, name: string, who: Name = 'bob') {
  return claimEpoch({
    account: world.people[who],
    log: start.copy.log,
    newest: { row: decodeRow(start.made.row), seq: 0 },
    keys: start.keys,
    roster: world.roster,
    card: world.card,
    key: start.made.key,
    random: seeded(`${name} claim of ${who}`),
  });
}
