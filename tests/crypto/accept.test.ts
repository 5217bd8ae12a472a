import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgeRow, type Look } from '../../src/crypto/accept';
import type { Account } from '../../src/crypto/account';
import {
  asAccountId,
  asCommit,
  asHeadHash,
  asRosterHash,
  asRowId,
  asSignature,
  asStreamId,
  asTeamId,
  asWrap,
  compare,
  concat,
  same,
  zeros32,
} from '../../src/crypto/bytes';
import { makeItemRow, makeStream, newWriter, nextEpoch, openInvite, type Writer } from '../../src/crypto/compose';
import {
  type EpochBody,
  encodeEpochBody,
  newEpochKey,
  type OpenInvite,
  parseEpochBody,
  wrapKey,
} from '../../src/crypto/epoch-body';
import { hasRoom, membersFit, nextMembers } from '../../src/crypto/epoch-rules';
import { hash } from '../../src/crypto/hash';
import { inviteKeys, newInviteSecret, signClaim } from '../../src/crypto/invitation';
import { sealItem } from '../../src/crypto/item-body';
import { currentEpoch, emptyLog } from '../../src/crypto/log';
import { openEpochRow, openItemRow } from '../../src/crypto/open-row';
import { makeRoster, type RosterPerson } from '../../src/crypto/roster';
import { decodeRow, encodeHeader, type RowHeader, rowId, signRow } from '../../src/crypto/row';
import type { StaffRole, StreamType } from '../../src/protocol/kinds';
import { limits } from '../../src/protocol/limits';
import { type Copy, claimOf, copyOf, invitedCase, makeWorld, runningCase } from './world';

const world = makeWorld('accept');
const { alice, anders, bob, eve, kari, karl, dagny, ida } = world.people;
const flip = (bytes: Uint8Array, at: number, by = 1) => bytes.map((byte, i) => (i === at ? byte ^ by : byte));

/** An item row with anything in its header changed, properly signed by its author. */
function itemRow(copy: Copy, author: Account, over: Partial<RowHeader> = {}, body?: Uint8Array): Uint8Array {
  const header: RowHeader = {
    kind: 'item',
    stream: copy.log.stream ?? asStreamId(zeros32),
    epoch: currentEpoch(copy.log)?.id ?? asRowId(zeros32),
    author: author.id,
    ...newWriter(),
    seenSeq: Math.max(0, copy.log.last),
    seenHead: copy.log.head,
    ...over,
  };
  return signRow(author, header, body ?? sealItem(newEpochKey(), encodeHeader(header), {}));
}

/** The epoch row that a properly behaving author would write, with anything in its body changed. */
function epochRow(copy: Copy, author: Account, over: Partial<EpochBody> = {}, writer: Writer = newWriter()): Uint8Array {
  const before = currentEpoch(copy.log);
  if (!before || !copy.log.stream || !copy.log.type || !copy.log.team) throw new Error('no row 0');
  const key = newEpochKey();
  const place = { stream: copy.log.stream, epoch: before.id, number: before.number + 1 };
  const members = before.members.map((one) => ({ ...one, wrap: wrapKey(key, world.card(one.account), place) }));
  const body: EpochBody = {
    type: copy.log.type,
    team: copy.log.team,
    rosterVersion: before.rosterVersion,
    rosterHash: before.rosterHash,
    number: place.number,
    commit: before.commit,
    invite: null,
    members,
    backCount: 0,
    back: new Uint8Array(0),
    claim: null,
    ...over,
  };
  const header: RowHeader = {
    kind: 'epoch',
    stream: place.stream,
    epoch: before.id,
    author: author.id,
    ...writer,
    seenSeq: copy.log.last,
    seenHead: copy.log.head,
  };
  return signRow(author, header, encodeEpochBody(body));
}
const withMembers = (
  copy: Copy,
  change: { add?: [Account, 'citizen' | 'staff' | 'reader'][]; remove?: Account[]; as?: 'staff' | 'reader' },
) => {
  const before = currentEpoch(copy.log);
  const wrap = parseEpochBody(decodeRow(copy.rows[0] ?? zeros32).body).members[0]?.wrap;
  if (!before || !wrap) throw new Error('no row 0');
  const kept = before.members.filter((one) => !change.remove?.some((gone) => same(gone.id, one.account)));
  const added = (change.add ?? []).map(([account, role]) => ({ account: account.id, role }));
  return [...kept, ...added].map((one) => ({ ...one, wrap })).sort((a, b) => compare(a.account, b.account));
};
const refusedWith = (code: string, warning: boolean) => ({
  verdict: 'refused',
  refused: code,
  marks: [],
  warnings: warning ? [code] : [],
  epoch: null,
});

describe('step 2: the row counts, whatever follows', () => {
  it('refuses what is too short, too long, of another version or kind, and goes on from its head', () => {
    const { copy } = runningCase(world);
    const good = itemRow(copy, bob);
    for (const bad of [
      new Uint8Array(0),
      good.subarray(0, 281),
      new Uint8Array(65_537),
      flip(good, 0),
      flip(good, 1, 4),
      concat(good, new Uint8Array(65_000)),
    ]) {
      expect(copy.peek(bad)).toMatchObject(refusedWith('E_FORMAT', false));
    }
    const before = copy.log.last;
    const judged = copy.take(Uint8Array.of(1, 2, 3));
    expect(copy.log.last).toBe(before + 1);
    expect(copy.log.head).toEqual(judged.head);
    expect(copy.take(itemRow(copy, bob))).toMatchObject({ verdict: 'accepted', warnings: [] });
  });

  it('takes rows in order only', () => {
    const { copy } = runningCase(world);
    expect(() => judgeRow(copy.log, copy.look, copy.log.last + 2, itemRow(copy, bob), 'client')).toThrow('E_GAP');
    expect(() => judgeRow(copy.log, copy.look, copy.log.last, itemRow(copy, bob), 'client')).toThrow('E_GAP');
  });
});

describe('step 3: forged', () => {
  it('refuses a row of which any byte was altered', () => {
    const told = runningCase(world);
    const row = told.write('bob', { text: 'hei' });
    fc.assert(
      fc.property(fc.nat(row.length - 1), fc.integer({ min: 1, max: 255 }), (at, by) => {
        const judged = told.copy.peek(flip(row, at, by));
        expect(judged.verdict).toBe('refused');
        expect(told.copy.peek(flip(row, at, by), 'relay').verdict).toBe('refused');
      }),
      { numRuns: 400 },
    );
    expect(told.copy.peek(row).verdict).toBe('accepted');
  });

  it('refuses an epoch row of which any byte was altered', () => {
    const start = invitedCase(world);
    const claim = claimOf(world, start, 'flip').row;
    fc.assert(
      fc.property(fc.nat(claim.length - 1), fc.integer({ min: 1, max: 255 }), (at, by) => {
        expect(start.copy.peek(flip(claim, at, by)).verdict).toBe('refused');
      }),
      { numRuns: 200 },
    );
  });

  it("refuses Eve's row under Bob's name, and any row under a card that is not its author's", () => {
    const { copy, stream } = runningCase(world);
    expect(copy.peek(itemRow(copy, { ...eve, id: bob.id }))).toMatchObject(refusedWith('E_FORGED', true));
    const row = itemRow(copy, bob);
    const swapped = { ...copy.look, card: () => world.card(eve.id) };
    expect(judgeRow(copy.log, swapped, copy.log.last + 1, row, 'client')).toMatchObject(refusedWith('E_FORGED', true));
    const bad: Look = { ...copy.look, card: () => 'bad' };
    expect(judgeRow(copy.log, bad, copy.log.last + 1, row, 'client')).toMatchObject(refusedWith('E_FORGED', true));
    expect(stream).toEqual(copy.log.stream);
  });

  it('refuses rows of another stream, in any mixture', () => {
    const one = runningCase(world, 'one');
    const other = runningCase(world, 'other');
    const rows = [...other.copy.rows, other.write('alice'), other.write('bob')];
    fc.assert(
      fc.property(fc.array(fc.nat(rows.length - 1), { minLength: 1, maxLength: 6 }), (picks) => {
        const copy = copyOf(world, one.stream);
        for (const row of one.copy.rows) copy.take(row);
        for (const pick of picks) expect(copy.take(rows[pick] ?? zeros32)).toMatchObject(refusedWith('E_FORGED', true));
      }),
    );
    const empty = copyOf(world, one.stream);
    expect(empty.take(other.made.row)).toMatchObject(refusedWith('E_FORGED', true));
  });

  it('waits, and changes nothing, while a card is not at hand', () => {
    const { copy } = runningCase(world);
    const look: Look = { ...copy.look, card: () => 'wait' };
    expect(judgeRow(copy.log, look, copy.log.last + 1, itemRow(copy, bob), 'client')).toEqual({
      verdict: 'wait',
      code: 'E_GAP',
      cards: [bob.id],
      roster: null,
    });
  });

  it('marks an item without its body: erased where an erase item says so, else missing, with a warning', () => {
    const told = runningCase(world);
    const row = told.write('bob').subarray(0, 282);
    expect(told.copy.peek(row)).toMatchObject({ verdict: 'accepted', marks: ['E_MISSING'], warnings: ['E_MISSING'] });
    expect(told.copy.peek(row, 'relay')).toMatchObject({ verdict: 'refused', refused: 'E_MISSING' });
    const look: Look = { ...told.copy.look, isErased: () => true };
    expect(judgeRow(told.copy.log, look, told.copy.log.last + 1, row, 'client')).toMatchObject({
      marks: ['E_ERASED'],
      warnings: [],
    });
  });

  it('never takes an epoch row without its body', () => {
    const start = invitedCase(world);
    expect(start.copy.peek(claimOf(world, start, 'bare').row.subarray(0, 282))).toMatchObject(refusedWith('E_FORGED', true));
  });

  it('uses the signature check it is given, and no other', () => {
    const { copy } = runningCase(world);
    const none = { ...copy.look, verify: () => false };
    expect(judgeRow(copy.log, none, copy.log.last + 1, itemRow(copy, bob), 'relay')).toMatchObject({ refused: 'E_FORGED' });
  });
});

describe('step 4: the epoch', () => {
  it('must be the newest in force, without grace', () => {
    const { copy, made } = runningCase(world);
    expect(copy.peek(itemRow(copy, alice, { epoch: made.id }))).toMatchObject(refusedWith('E_EPOCH', false));
    expect(copy.peek(itemRow(copy, alice, { epoch: asRowId(zeros32) }))).toMatchObject(refusedWith('E_EPOCH', false));
  });

  it('has one successor: of two who change it at once, the second makes the row again', () => {
    const { copy } = runningCase(world);
    const [first, second] = [epochRow(copy, alice), epochRow(copy, kari)];
    expect(copy.take(first).verdict).toBe('accepted');
    expect(copy.take(second)).toMatchObject(refusedWith('E_EPOCH', false));
  });

  it('is there before any item', () => {
    const empty = copyOf(world, null);
    expect(empty.peek(itemRow(empty, bob))).toMatchObject(refusedWith('E_EPOCH', false));
  });
});

describe('step 5: who writes', () => {
  it('must be a member', () => {
    const { copy } = runningCase(world);
    for (const outsider of [eve, anders])
      expect(copy.peek(itemRow(copy, outsider))).toMatchObject(refusedWith('E_MEMBER', false));
  });
});

describe('step 6: the chain', () => {
  it("refuses a row in another author's chain", () => {
    const { copy, writers } = runningCase(world);
    expect(copy.peek(itemRow(copy, bob, { ...writers.alice }))).toMatchObject(refusedWith('E_CHAIN', false));
  });

  it('refuses the same row again quietly, and another row at the same number with a warning', () => {
    const told = runningCase(world);
    const before = { ...told.writers.bob };
    const row = told.write('bob');
    told.copy.take(row);
    expect(told.copy.peek(row)).toMatchObject(refusedWith('E_REPEAT', false));
    expect(told.copy.peek(itemRow(told.copy, bob, before))).toMatchObject(refusedWith('E_REPEAT', true));
    told.copy.take(told.write('bob'));
    expect(told.copy.peek(row)).toMatchObject(refusedWith('E_REPEAT', false));
  });

  it('marks what follows a hole, shows it, and the relay takes no such row', () => {
    const told = runningCase(world);
    told.write('bob');
    const later = told.write('bob');
    expect(told.copy.peek(later, 'relay')).toMatchObject({ verdict: 'refused', refused: 'E_HOLE' });
    expect(told.copy.take(later)).toMatchObject({ verdict: 'accepted', marks: ['E_HOLE'], warnings: [] });
    expect(told.copy.peek(told.write('bob'))).toMatchObject({ verdict: 'accepted', marks: [] });
    expect(told.copy.peek(itemRow(told.copy, alice, { n: 3 }))).toMatchObject({ marks: ['E_HOLE'] });
    expect(
      told.copy.peek(itemRow(told.copy, alice, { prev: told.stream as unknown as ReturnType<typeof asRowId> })),
    ).toMatchObject({ marks: ['E_HOLE'] });
  });

  it("is not broken for anybody by Eve's junk", () => {
    const told = runningCase(world);
    const row = told.write('bob');
    told.copy.take(itemRow(told.copy, eve, { ...told.writers.bob }));
    expect(told.copy.take(row)).toMatchObject({ verdict: 'accepted', marks: [] });
  });
});

describe('step 7: what the author had seen', () => {
  it('raises a warning, yet is shown, when it differs from what this reader saw', () => {
    const { copy } = runningCase(world);
    const other = asHeadHash(hash('head'));
    for (const over of [{ seenHead: other }, { seenSeq: 0 }, { seenSeq: copy.log.last + 1 }, { seenSeq: 4_000_000_000 }]) {
      expect(copy.peek(itemRow(copy, bob, over))).toMatchObject({ verdict: 'accepted', warnings: ['E_SEEN'] });
    }
  });

  it('shows two readers that the relay keeps a row from one of them', () => {
    const told = runningCase(world);
    const alices = told.copy;
    const bobs = copyOf(world, told.stream);
    for (const row of alices.rows) bobs.take(row);
    alices.take(told.write('alice', { text: 'avlyst' }));
    const answer = itemRow(bobs, bob);
    expect(bobs.take(answer).warnings).toEqual([]);
    expect(alices.take(answer).warnings).toEqual([]);
    bobs.take(itemRow(bobs, karl));
    expect(alices.take(itemRow(bobs, bob))).toMatchObject({ verdict: 'accepted', warnings: ['E_SEEN'] });
  });

  it('is left to the members by the relay', () => {
    const { copy } = runningCase(world);
    expect(copy.peek(itemRow(copy, bob, { seenSeq: 4_000_000_000 }), 'relay')).toMatchObject({
      verdict: 'accepted',
      warnings: [],
    });
  });
});

describe('step 8: opening', () => {
  const told = runningCase(world);
  const row = decodeRow(told.write('bob', { text: 'hei' }));
  const check = (json: unknown) => ({ item: json });

  it('marks what has no key and what is of no known form, and refuses what does not open or may not be written', () => {
    expect(openItemRow(row, 'citizen', told.key, check)).toEqual({ item: { text: 'hei' } });
    expect(openItemRow(row, 'citizen', null, check)).toEqual({ marked: 'E_NOKEY' });
    expect(openItemRow(row, 'citizen', newEpochKey(), check)).toEqual({ refused: 'E_OPEN' });
    expect(openItemRow(row, 'citizen', told.key, () => 'E_ITEM')).toEqual({ marked: 'E_ITEM' });
    expect(openItemRow(row, 'citizen', told.key, () => 'E_MEMBER')).toEqual({ refused: 'E_MEMBER' });
  });
});

describe('step 9: the body of an epoch row', () => {
  it('parses to the last byte or counts for nothing', () => {
    const { copy } = runningCase(world);
    const good = decodeRow(epochRow(copy, alice));
    for (const body of [
      concat(good.body, Uint8Array.of(0)),
      good.body.subarray(0, -1),
      flip(good.body, 0, 64),
      flip(good.body, 105, 2),
    ]) {
      expect(copy.peek(signRow(alice, good, body))).toMatchObject(refusedWith('E_FORMAT', true));
    }
  });

  it('counts on by one, in the same type and team', () => {
    const { copy } = runningCase(world);
    for (const over of [{ number: 1 }, { number: 3 }, { type: 'chart' as const }, { team: asTeamId(zeros32) }]) {
      expect(copy.peek(epochRow(copy, alice, over))).toMatchObject(refusedWith('E_FORMAT', true));
    }
  });
});

describe('step 10: the roster that the row pins', () => {
  const own = makeWorld('accept');
  const second = own.reissue(['lena', 'alice', 'kari', 'karl', 'ida']);

  it('is waited for', () => {
    const { copy } = runningCase(world);
    const row = epochRow(copy, alice, { rosterVersion: 9, rosterHash: second.hash });
    const judged = judgeRow(copy.log, copy.look, copy.log.last + 1, row, 'client');
    expect(judged).toEqual({
      verdict: 'wait',
      code: 'E_ROSTER_WAIT',
      cards: [],
      roster: { team: world.roster.team, version: 9, hash: second.hash },
    });
  });

  it('that does not verify, or has another hash, is refused', () => {
    const { copy } = runningCase(world);
    const row = epochRow(copy, alice, { rosterVersion: 2, rosterHash: second.hash });
    const over = (roster: Look['roster']) => judgeRow(copy.log, { ...copy.look, roster }, copy.log.last + 1, row, 'client');
    expect(over(() => 'bad')).toMatchObject(refusedWith('E_ROSTER', true));
    expect(over(() => world.roster)).toMatchObject(refusedWith('E_ROSTER', true));
    expect(over(() => second)).toMatchObject({ verdict: 'accepted' });
  });

  it('is never older than the last, nor another document of the same version', () => {
    const told = runningCase(own);
    const { copy } = told;
    const next = nextEpoch({
      account: own.people.alice,
      log: copy.log,
      roster: second,
      card: own.card,
      invite: null,
      backs: [],
      writer: newWriter(),
      members: currentEpoch(copy.log)?.members.map((one) => one.account) ?? [],
    });
    expect(copy.take(next.row).verdict).toBe('accepted');
    expect(copy.peek(epochRow(copy, own.people.alice, { rosterVersion: 1, rosterHash: own.roster.hash }))).toMatchObject(
      refusedWith('E_ROSTER', true),
    );
    expect(copy.peek(epochRow(copy, own.people.alice, { rosterHash: asRosterHash(zeros32) }))).toMatchObject(
      refusedWith('E_ROSTER', true),
    );
  });
});

describe('step 11: the members', () => {
  const { copy } = runningCase(world);
  const attempt = (members: EpochBody['members'], author = alice) => copy.peek(epochRow(copy, author, { members }));
  const fine = withMembers(copy, {});

  it('fit the table: all custodians, nobody without a fitting role, one citizen at most, each in the right role', () => {
    expect(attempt(fine).verdict).toBe('accepted');
    expect(attempt(withMembers(copy, { add: [[anders, 'staff']] })).verdict).toBe('accepted');
    const wrong: Parameters<typeof withMembers>[1][] = [
      { remove: [kari] },
      { add: [[eve, 'citizen']] },
      { add: [[eve, 'staff']] },
      { add: [[anders, 'citizen']] },
      { add: [[anders, 'reader']] },
      { add: [[world.people.lena, 'staff']] },
      { add: [[world.people.rita, 'staff']] },
      { remove: [alice] },
    ];
    for (const change of wrong)
      expect(attempt(withMembers(copy, change)), JSON.stringify(Object.keys(change))).toMatchObject(
        refusedWith('E_MEMBERS', true),
      );
  });

  it('stand in ascending order, each once, one at least and 48 at most', () => {
    expect(attempt(fine.toReversed())).toMatchObject(refusedWith('E_MEMBERS', true));
    expect(attempt([...fine, ...fine.slice(-1)])).toMatchObject(refusedWith('E_MEMBERS', true));
    expect(attempt([])).toMatchObject(refusedWith('E_MEMBERS', true));
    expect(
      attempt(
        Array.from(
          { length: 49 },
          () => fine[0] ?? { account: alice.id, role: 'staff' as const, wrap: new Uint8Array(1192) as never },
        ),
      ),
    ).toMatchObject(refusedWith('E_MEMBERS', true));
  });

  it('have cards that fit, or the row waits for them', () => {
    const row = epochRow(copy, alice);
    const without = (answer: 'bad' | 'wait') => ({
      ...copy.look,
      card: (id: typeof kari.id) => (same(id, kari.id) ? answer : world.card(id)),
    });
    expect(judgeRow(copy.log, without('bad'), copy.log.last + 1, row, 'client')).toMatchObject(refusedWith('E_MEMBERS', true));
    expect(judgeRow(copy.log, without('wait'), copy.log.last + 1, row, 'client')).toMatchObject({
      verdict: 'wait',
      code: 'E_GAP',
      cards: [kari.id],
    });
  });
});

describe('step 12: who may write an epoch row', () => {
  const invite = (replaces: Account | null): OpenInvite =>
    openInvite(inviteKeys(newInviteSecret()), new Date('2026-02-01'), replaces?.id ?? null);

  it('staff: any change of staff, and opening and withdrawing an invitation', () => {
    const { copy } = runningCase(world);
    expect(
      copy.peek(
        epochRow(copy, kari, {
          members: withMembers(copy, {
            add: [
              [dagny, 'staff'],
              [ida, 'staff'],
            ],
            remove: [alice],
          }),
        }),
      ).verdict,
    ).toBe('accepted');
    expect(copy.take(epochRow(copy, alice, { invite: invite(bob) })).verdict).toBe('accepted');
    expect(copy.peek(epochRow(copy, alice, { invite: invite(bob) })).verdict).toBe('accepted');
    expect(copy.take(epochRow(copy, alice)).verdict).toBe('accepted');
  });

  it('staff: never adding, removing or offering a place that is not free', () => {
    const running = runningCase(world).copy;
    expect(running.peek(epochRow(running, alice, { members: withMembers(running, { remove: [bob] }) }))).toMatchObject(
      refusedWith('E_AUTHOR', true),
    );
    expect(
      running.peek(epochRow(running, alice, { members: withMembers(running, { remove: [bob], add: [[eve, 'citizen']] }) })),
    ).toMatchObject(refusedWith('E_AUTHOR', true));
    expect(running.peek(epochRow(running, alice, { invite: invite(null) }))).toMatchObject(refusedWith('E_AUTHOR', true));
    expect(running.peek(epochRow(running, alice, { invite: invite(eve) }))).toMatchObject(refusedWith('E_AUTHOR', true));
    const open = invitedCase(world).copy;
    expect(open.peek(epochRow(open, alice, { members: withMembers(open, { add: [[eve, 'citizen']] }) }))).toMatchObject(
      refusedWith('E_AUTHOR', true),
    );
  });

  it('nobody from outside', () => {
    const { copy } = runningCase(world);
    expect(copy.peek(epochRow(copy, anders, { members: withMembers(copy, { add: [[anders, 'staff']] }) }))).toMatchObject(
      refusedWith('E_AUTHOR', true),
    );
    expect(copy.peek(epochRow(copy, eve))).toMatchObject(refusedWith('E_MEMBERS', true));
  });

  it('the citizen: only the members before, and no invitation of theirs', () => {
    const { copy } = runningCase(world);
    expect(copy.peek(epochRow(copy, bob)).verdict).toBe('accepted');
    expect(copy.peek(epochRow(copy, bob, { members: withMembers(copy, { remove: [alice] }) }))).toMatchObject(
      refusedWith('E_AUTHOR', true),
    );
    expect(copy.peek(epochRow(copy, bob, { members: withMembers(copy, { add: [[anders, 'staff']] }) }))).toMatchObject(
      refusedWith('E_AUTHOR', true),
    );
    expect(copy.peek(epochRow(copy, bob, { invite: invite(bob) }))).toMatchObject(refusedWith('E_AUTHOR', true));
  });

  it('the citizen may refuse to be replaced, and otherwise carries an open invitation', () => {
    const { copy } = runningCase(world);
    const replacing = invite(bob);
    copy.take(epochRow(copy, alice, { invite: replacing }));
    expect(copy.peek(epochRow(copy, bob, { invite: replacing })).verdict).toBe('accepted');
    expect(copy.peek(epochRow(copy, bob, { invite: { ...replacing, notAfter: 1 } }))).toMatchObject(
      refusedWith('E_AUTHOR', true),
    );
    expect(copy.peek(epochRow(copy, bob)).verdict).toBe('accepted');
  });

  it('a therapist whom the newest roster does not list is no citizen either', () => {
    const own = makeWorld('accept');
    const start = invitedCase(own);
    const newest = own.reissue(['lena', 'anders', 'kari', 'karl']);
    const members = withMembers(start.copy, {}).map((one) =>
      same(one.account, alice.id) ? { ...one, role: 'citizen' as const } : one,
    );
    const row = epochRow(start.copy, own.people.alice, { rosterVersion: newest.version, rosterHash: newest.hash, members });
    expect(start.copy.peek(row)).toMatchObject(refusedWith('E_AUTHOR', true));
  });
});

describe('a citizen whom a roster lists', () => {
  const own = makeWorld('accept');
  const { copy } = runningCase(own);
  const listed = makeRoster({
    previous: own.roster,
    rootSeed: own.root,
    issuedAt: new Date('2026-02-05T08:00:00Z'),
    about: own.roster.about,
    people: [...own.roster.people, { id: bob.id, name: 'Bob', title: '', roles: ['therapist', 'custodian'] }],
  });
  own.rosters.push(listed);
  const pinned = { rosterVersion: listed.version, rosterHash: listed.hash };

  it('stays the citizen of the case, and it goes on: staff come and go, and the citizen writes', () => {
    const row = epochRow(copy, alice, { ...pinned, members: withMembers(copy, { add: [[anders, 'staff']] }) });
    expect(copy.take(row).verdict).toBe('accepted');
    expect(copy.take(epochRow(copy, bob)).verdict).toBe('accepted');
    expect(copy.take(epochRow(copy, anders, { members: withMembers(copy, { remove: [alice] }) })).verdict).toBe('accepted');
    expect(copy.log.epochs.at(-1)?.members).toContainEqual({ account: bob.id, role: 'citizen' });
    const made = nextEpoch({
      account: own.people.anders,
      log: copy.log,
      roster: listed,
      members: nextMembers('case', alice.id, currentEpoch(copy.log)?.members ?? [], listed, { add: [alice.id] }),
      card: own.card,
      invite: null,
      backs: [],
      writer: newWriter(),
    });
    expect(copy.take(made.row).verdict).toBe('accepted');
  });

  it('never becomes staff there, nor is put out by it', () => {
    const asStaff = withMembers(copy, {}).map((one) => (same(one.account, bob.id) ? { ...one, role: 'staff' as const } : one));
    for (const author of [alice, bob])
      expect(copy.peek(epochRow(copy, author, { members: asStaff }))).toMatchObject(refusedWith('E_MEMBERS', true));
    expect(copy.peek(epochRow(copy, alice, { members: withMembers(copy, { remove: [bob] }) }))).toMatchObject(
      // Listed as a custodian too, so that the set would lack one.
      refusedWith('E_MEMBERS', true),
    );
  });
});

describe('room in a stream', () => {
  const anybody = (i: number) => asAccountId(Uint8Array.from({ length: 32 }, (_, at) => (at < 4 ? (i >> (8 * at)) & 255 : 1)));
  const people = (counts: Partial<Record<StaffRole, number>>): RosterPerson[] =>
    Object.entries(counts).flatMap(([role, count], kind) =>
      Array.from({ length: count }, (_, i) => ({
        id: anybody(kind * 1000 + i),
        name: 'N',
        title: '',
        roles: [role as StaffRole],
      })),
    );

  it('is for 47 who work in the team, in any roles, beside one citizen: no more, and never fewer', () => {
    fc.assert(
      fc.property(
        fc.record({ lead: fc.nat(30), therapist: fc.nat(30), intake: fc.nat(30), duty: fc.nat(30), custodian: fc.nat(30) }),
        (counts) => {
          const sum = Object.values(counts).reduce((all, one) => all + one, 0);
          expect(hasRoom(people(counts))).toBe(sum <= 47);
        },
      ),
    );
  });

  it('is enough for every kind of stream, of everybody whom a roster may list', () => {
    const roles: StaffRole[] = ['lead', 'therapist', 'intake', 'duty', 'custodian'];
    const all = people({ therapist: 47 }).map((one) => ({ ...one, roles }));
    expect(hasRoom(all)).toBe(true);
    expect(hasRoom([...all, ...people({ reader: 1 }).map((one) => ({ ...one, id: anybody(9_000) }))])).toBe(true);
    expect(hasRoom([...all, ...people({ reader: 2 }).map((one, i) => ({ ...one, id: anybody(9_000 + i) }))])).toBe(false);
    expect(hasRoom(people({ reader: 40, therapist: 40, lead: 7 }))).toBe(true);
    const roster = makeRoster({
      previous: null,
      rootSeed: world.root,
      issuedAt: new Date('2026-02-05T08:00:00Z'),
      about: world.roster.about,
      people: all,
    });
    const members = [...all.map(({ id }) => id), bob.id].sort(compare);
    const fills = (type: StreamType, citizens: boolean) =>
      membersFit(
        type,
        citizens ? bob.id : (all[0]?.id ?? bob.id),
        roster,
        null,
        members
          .filter((account) => citizens || !same(account, bob.id))
          .map((account) => ({ account, role: same(account, bob.id) ? 'citizen' : 'staff' })),
      );
    for (const type of ['case', 'alert'] as const) expect(fills(type, true), type).toBe(true);
    for (const type of ['chart', 'course', 'team', 'registry', 'report'] as const) expect(fills(type, false), type).toBe(true);
  });

  it('of a full stream is room in one row, beside as many earlier keys as a client hands over', () => {
    const wrap = asWrap(new Uint8Array(1192));
    const body = encodeEpochBody({
      type: 'case',
      team: world.roster.team,
      rosterVersion: 1,
      rosterHash: world.roster.hash,
      number: 200,
      commit: asCommit(zeros32),
      invite: openInvite(inviteKeys(newInviteSecret()), new Date('2026-02-01'), bob.id),
      members: Array.from({ length: limits.members }, (_, i) => ({ account: anybody(i), role: 'staff' as const, wrap })),
      backCount: 100,
      back: new Uint8Array(24 + 100 * 36 + 16),
      claim: asSignature(new Uint8Array(64)),
    });
    expect(limits.rowMin + body.length).toBeLessThanOrEqual(limits.rowMax);
  });
});

describe('step 12: a claim', () => {
  const start = invitedCase(world);
  const good = claimOf(world, start, 'claim');
  const claimBy = (who: Account, over: Partial<EpochBody> = {}, keys = start.keys) =>
    start.copy.peek(
      epochRow(start.copy, who, {
        members: withMembers(start.copy, { add: [[who, 'citizen']] }),
        claim: signClaim(keys, start.stream, start.made.id, who.id),
        ...over,
      }),
    );

  it('puts the claimer into the free place and closes the invitation', () => {
    expect(claimBy(bob).verdict).toBe('accepted');
    const judged = start.copy.peek(good.row);
    expect(judged).toMatchObject({
      verdict: 'accepted',
      marks: [],
      warnings: [],
      epoch: { claimed: true, invite: null, number: 1 },
    });
  });

  it('needs the secret, for this account, here', () => {
    expect(claimBy(eve, {}, inviteKeys(newInviteSecret()))).toMatchObject(refusedWith('E_AUTHOR', true));
    expect(claimBy(eve, { claim: signClaim(start.keys, start.stream, start.made.id, bob.id) })).toMatchObject(
      refusedWith('E_AUTHOR', true),
    );
    expect(claimBy(eve, { claim: signClaim(start.keys, start.stream, asRowId(zeros32), eve.id) })).toMatchObject(
      refusedWith('E_AUTHOR', true),
    );
    expect(claimBy(eve, { claim: null })).toMatchObject(refusedWith('E_AUTHOR', true));
  });

  it('changes nothing else', () => {
    expect(
      claimBy(bob, {
        members: withMembers(start.copy, {
          add: [
            [bob, 'citizen'],
            [anders, 'staff'],
          ],
        }),
      }),
    ).toMatchObject(refusedWith('E_AUTHOR', true));
    expect(claimBy(bob, { members: withMembers(start.copy, { add: [[bob, 'citizen']], remove: [alice] }) })).toMatchObject(
      refusedWith('E_AUTHOR', true),
    );
    const kept = currentEpoch(start.copy.log)?.invite ?? null;
    expect(claimBy(bob, { invite: kept })).toMatchObject(refusedWith('E_AUTHOR', true));
    const own = makeWorld('accept');
    const newer = own.reissue(['lena', 'alice', 'anders', 'kari', 'karl', 'ida', 'dagny', 'rita']);
    const copy = copyOf(own, start.stream);
    copy.take(start.made.row);
    const row = epochRow(copy, bob, {
      members: withMembers(copy, { add: [[bob, 'citizen']] }),
      claim: signClaim(start.keys, start.stream, start.made.id, bob.id),
      rosterVersion: newer.version,
      rosterHash: newer.hash,
    });
    expect(copy.peek(row)).toMatchObject(refusedWith('E_AUTHOR', true));
  });

  it('works once: the second comes too late', () => {
    const own = invitedCase(world, 'race');
    const [first, second] = [claimOf(world, own, 'race', 'eve'), claimOf(world, own, 'race', 'bob')];
    expect(own.copy.take(first.row, 'relay').verdict).toBe('accepted');
    expect(own.copy.peek(second.row, 'relay')).toMatchObject(refusedWith('E_EPOCH', false));
    expect(() => claimOf(world, own, 'race', 'bob')).toThrow('E_INVITATION');
  });

  it('in place of a lost account gives no key to what was before', () => {
    const { copy, stream } = runningCase(world);
    const keys = inviteKeys(newInviteSecret());
    copy.take(epochRow(copy, alice, { invite: openInvite(keys, new Date('2026-02-01'), bob.id) }));
    const open = currentEpoch(copy.log)?.id ?? asRowId(zeros32);
    const members = withMembers(copy, { remove: [bob], add: [[eve, 'citizen']] });
    const claim = signClaim(keys, stream, open, eve.id);
    expect(copy.peek(epochRow(copy, eve, { members, claim })).verdict).toBe('accepted');
    expect(copy.peek(epochRow(copy, eve, { members, claim, backCount: 1, back: new Uint8Array(76) }))).toMatchObject(
      refusedWith('E_AUTHOR', true),
    );
    expect(copy.peek(epochRow(copy, eve, { members: withMembers(copy, { add: [[eve, 'citizen']] }), claim }))).toMatchObject(
      refusedWith('E_MEMBERS', true),
    );
  });
});

describe('step 13: keys', () => {
  it('that do not fit what was committed to are no keys, and this client makes a fresh epoch before it sends', () => {
    const { copy } = runningCase(world);
    const bad = epochRow(copy, alice); // its commit is of another key
    const judged = copy.take(bad);
    expect(judged.verdict).toBe('accepted');
    if (!judged.row || !judged.body) throw new Error('no body');
    expect(openEpochRow(bob, copy.log, judged.row, judged.body)).toEqual({ key: null, code: 'E_WRAP', backs: [] });
    expect(openEpochRow(eve, copy.log, judged.row, judged.body)).toEqual({ key: null, code: null, backs: [] });
  });
});

describe('client and relay', () => {
  it('judge alike, whatever happens: same refusals, same log; the relay only adds that marked is refused', () => {
    const told = runningCase(world, 'alike');
    const stock = [
      told.write('bob'),
      told.write('alice'),
      told.write('bob'),
      told.write('alice'),
      told.bobs.row,
      told.made.row,
      epochRow(told.copy, alice),
      epochRow(told.copy, eve),
      itemRow(told.copy, eve),
      Uint8Array.of(1),
      told.write('bob').subarray(0, 282),
    ];
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(stock.length - 1), fc.option(fc.nat(70_000), { freq: 4 })), { maxLength: 12 }),
        (story) => {
          const relay = copyOf(world, null);
          const client = copyOf(world, told.stream);
          for (const row of told.copy.rows) expect(relay.take(row, 'relay').head).toEqual(client.take(row).head);
          for (const [pick, at] of story) {
            const whole = stock[pick] ?? zeros32;
            const row = at === null ? whole : flip(whole, at % whole.length);
            const [there, here] = [relay.peek(row, 'relay'), client.peek(row)];
            expect(there.id).toEqual(here.id);
            expect(there.refused).toBe(here.refused ?? here.marks[0] ?? null);
            if (there.refused) continue; // never stored, so nobody gets it
            relay.take(row, 'relay');
            client.take(row);
          }
          expect(client.log).toEqual(relay.log);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('name a new stream after its row 0', () => {
    const made = makeStream({ account: alice, type: 'case', roster: world.roster, card: world.card });
    const relay = copyOf(world, null);
    relay.take(made.row, 'relay');
    expect(relay.log.stream).toEqual(made.stream);
    expect(made.stream).toEqual(rowId(made.row));
    expect(emptyLog(made.stream).last).toBe(-1);
    expect(() =>
      makeItemRow({ account: alice, log: emptyLog(made.stream), key: made.key, item: {}, writer: made.writer }),
    ).toThrow('E_EPOCH');
    expect(() => asAccountId(new Uint8Array(31))).toThrow('E_FORMAT');
  });
});
