import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgeSample } from '../../src/crypto/accept';
import { asWrap } from '../../src/crypto/bytes';
import { claimEpoch, makeItemRow, makeStream, newWriter, nextEpoch, openInvite } from '../../src/crypto/compose';
import { commitOf, newEpochKey, openBackKeys, parseEpochBody, unwrapKey } from '../../src/crypto/epoch-body';
import { freshMembers, nextMembers } from '../../src/crypto/epoch-rules';
import { inviteKeys, newInviteSecret } from '../../src/crypto/invitation';
import { itemMax, openItem, sealItem } from '../../src/crypto/item-body';
import { advance, currentEpoch, emptyLog, packLog, roleIn, unpackLog } from '../../src/crypto/log';
import { collectKeys, openEpochRow, openItemRow, placeOf } from '../../src/crypto/open-row';
import { decodeRow } from '../../src/crypto/row';
import { limits } from '../../src/protocol/limits';
import { copyOf, makeWorld, runningCase, seeded } from './world';

const world = makeWorld('streams');
const { alice, anders, bob, kari, karl, eve, lena } = world.people;
const anything = (json: unknown) => ({ item: json });
const header = new Uint8Array(186);

describe('an item', () => {
  it('says by its size only which of four sizes it has', () => {
    const key = newEpochKey();
    const sizes = ['', 'x'.repeat(900), 'x'.repeat(1_100), 'x'.repeat(60_000)].map(
      (text) => sealItem(key, header, { text }).length - 40,
    );
    expect(sizes).toEqual([1_024, 1_024, 4_096, 61_440]);
    expect(sealItem(key, header, 'x'.repeat(itemMax - 2)).length + 282).toBeLessThanOrEqual(limits.rowMax);
    expect(() => sealItem(key, header, 'x'.repeat(itemMax - 1))).toThrow('E_INPUT');
  });

  it('opens in its own row only', () => {
    const key = newEpochKey();
    const body = sealItem(key, header, { text: 'blåbær' });
    expect(openItem(key, header, body)).toEqual({ text: 'blåbær' });
    expect(() => openItem(key, header.with(185, 1), body)).toThrow(/^E_OPEN$/);
    expect(() => openItem(newEpochKey(), header, body)).toThrow(/^E_OPEN$/);
    expect(() => openItem(key, header, new Uint8Array(0))).toThrow(/^E_OPEN$/);
  });
});

describe('a case', () => {
  it('goes from an invitation to an answered message', () => {
    const told = runningCase(world);
    const rows = [told.write('bob', { text: 'Jeg sov dårlig' }), told.write('alice', { text: 'Takk for at du skriver' })];
    for (const row of rows) expect(told.copy.take(row)).toMatchObject({ verdict: 'accepted', marks: [], warnings: [] });
    const opened = openItemRow(decodeRow(rows[0] ?? header), 'citizen', told.key, anything);
    expect(opened).toEqual({ item: { text: 'Jeg sov dårlig' } });
  });

  it('lets Bob read the welcome written before he came, on any device, because his own epoch row carries the earlier key', () => {
    const told = runningCase(world);
    const rows = told.copy.rows.map((bytes) => ({ row: decodeRow(bytes), body: parseEpochBody(decodeRow(bytes).body) }));
    const { keys, failed } = collectKeys(bob, told.copy.log, rows);
    expect(failed).toEqual([]);
    expect(keys.get(0)).toEqual(told.made.key);
    expect(keys.get(1)).toEqual(told.key);
    expect(collectKeys(eve, told.copy.log, rows).keys.size).toBe(0);
  });

  it('gives each member the key by an own wrap that nobody else opens', () => {
    const told = runningCase(world);
    const row = decodeRow(told.bobs.row);
    const body = parseEpochBody(row.body);
    for (const member of [alice, kari, karl, bob])
      expect(openEpochRow(member, told.copy.log, row, body)).toMatchObject({ key: told.key, code: null });
    const kariWrap = body.members.find((one) => roleIn({ members: [one] }, kari.id))?.wrap;
    if (!kariWrap) throw new Error('no wrap');
    expect(() => unwrapKey(karl, kariWrap, body.commit, placeOf(row, body))).toThrow(/^E_OPEN$/);
    expect(() => unwrapKey(kari, kariWrap, body.commit, { ...placeOf(row, body), number: 7 })).toThrow(/^E_OPEN$/);
  });

  it('shuts a removed therapist out of what comes after, and lets a new one read what was before', () => {
    const told = runningCase(world);
    const before = currentEpoch(told.copy.log);
    if (!before) throw new Error('no epoch');
    const members = nextMembers('case', alice.id, before.members, world.roster, { add: [anders.id], remove: [alice.id] });
    const next = nextEpoch({
      account: kari,
      log: told.copy.log,
      roster: world.roster,
      members,
      card: world.card,
      invite: null,
      backs: [{ number: 1, key: told.key }],
      writer: newWriter(),
    });
    const judged = told.copy.take(next.row);
    expect(judged).toMatchObject({ verdict: 'accepted', warnings: [] });
    const rows = told.copy.rows.map((bytes) => ({ row: decodeRow(bytes), body: parseEpochBody(decodeRow(bytes).body) }));
    expect([...collectKeys(anders, told.copy.log, rows).keys.keys()].sort()).toEqual([0, 1, 2]);
    expect([...collectKeys(alice, told.copy.log, rows).keys.keys()].sort()).toEqual([0, 1]);
    expect(() => told.write('alice')).toThrow('E_MEMBER');
  });

  it('drops back keys that do not fit what was committed to', () => {
    const told = runningCase(world);
    const before = currentEpoch(told.copy.log);
    if (!before) throw new Error('no epoch');
    const next = nextEpoch({
      account: alice,
      log: told.copy.log,
      roster: world.roster,
      members: before.members.map((one) => one.account),
      card: world.card,
      invite: null,
      backs: [
        { number: 1, key: newEpochKey() },
        { number: 9, key: newEpochKey() },
        { number: 0, key: told.made.key },
      ],
      writer: newWriter(),
    });
    told.copy.take(next.row);
    const row = decodeRow(next.row);
    const body = parseEpochBody(row.body);
    expect(openBackKeys(next.key, placeOf(row, body), body)).toHaveLength(3);
    expect(openEpochRow(bob, told.copy.log, row, body).backs).toEqual([{ number: 0, key: told.made.key }]);
  });

  it('asks for a fresh epoch before the next word, once a member is no longer on the newest roster', () => {
    const own = makeWorld('leaving');
    const told = runningCase(own);
    const epoch = currentEpoch(told.copy.log);
    if (!epoch) throw new Error('no epoch');
    expect(freshMembers(told.copy.log, epoch, own.roster)).toBeNull();
    const newest = own.reissue(['lena', 'anders', 'kari', 'karl', 'ida']);
    const members = freshMembers(told.copy.log, epoch, newest);
    expect(members?.map((id) => own.card(id).id)).toHaveLength(3);

    const next = nextEpoch({
      account: own.people.bob,
      log: told.copy.log,
      roster: newest,
      members: members ?? [],
      card: own.card,
      invite: null,
      backs: [{ number: 1, key: told.key }],
      writer: told.writers.bob,
    });
    expect(told.copy.take(next.row).verdict).toBe('accepted');
    expect(
      told.copy.peek(
        makeItemRow({ account: own.people.bob, log: told.copy.log, key: next.key, item: {}, writer: next.writer }).row,
      ).verdict,
    ).toBe('accepted');
  });
});

describe('a new custodian', () => {
  it('is put into a case by whoever writes next, and reads all of it', () => {
    const own = makeWorld('custodian');
    const told = runningCase(own);
    const newest = own.reissue(['lena', 'alice', 'anders', 'kari', 'karl', 'ida', 'dagny', 'rita'], {
      ida: ['intake', 'custodian'],
    });
    const epoch = currentEpoch(told.copy.log);
    if (!epoch) throw new Error('no epoch');
    const members = freshMembers(told.copy.log, epoch, newest) ?? [];
    expect(members).toHaveLength(epoch.members.length + 1);
    const next = nextEpoch({
      account: own.people.bob,
      log: told.copy.log,
      roster: newest,
      members,
      card: own.card,
      invite: null,
      backs: [{ number: 1, key: told.key }],
      writer: told.writers.bob,
    });
    expect(told.copy.take(next.row).verdict).toBe('accepted');
    expect(freshMembers(told.copy.log, currentEpoch(told.copy.log) ?? epoch, newest)).toBeNull();
    const rows = [...told.copy.rows]
      .map((bytes) => decodeRow(bytes))
      .filter((row) => row.kind === 'epoch')
      .map((row) => ({ row, body: parseEpochBody(row.body) }));
    expect([...collectKeys(own.people.ida, told.copy.log, rows).keys.keys()].sort()).toEqual([0, 1, 2]);
  });
});

describe('a wrap', () => {
  it('altered anywhere, in the part that still decapsulates too, opens for nobody', () => {
    const told = runningCase(world);
    const row = decodeRow(told.bobs.row);
    const body = parseEpochBody(row.body);
    const wrap = body.members.find((one) => roleIn({ members: [one] }, bob.id))?.wrap;
    if (!wrap) throw new Error('no wrap');
    fc.assert(
      fc.property(fc.nat(1191), fc.integer({ min: 1, max: 255 }), (at, by) => {
        const altered = asWrap(wrap.with(at, (wrap[at] ?? 0) ^ by));
        expect(() => unwrapKey(bob, altered, body.commit, placeOf(row, body))).toThrow(/^E_OPEN$/);
      }),
      { numRuns: 60 },
    );
    expect(() => unwrapKey(bob, wrap, commitOf(newEpochKey()), placeOf(row, body))).toThrow(/^E_OPEN$/);
  });
});

describe('a citizen who lost everything', () => {
  it('takes the old place by a recovery invitation, and reads nothing of the past until staff hand it over', () => {
    const told = runningCase(world);
    told.copy.take(told.write('bob', { text: 'gammelt' }));
    const keys = inviteKeys(newInviteSecret());
    const before = currentEpoch(told.copy.log)?.members.map((one) => one.account) ?? [];
    const common = { log: told.copy.log, roster: world.roster, card: world.card };
    const inviting = nextEpoch({
      ...common,
      account: alice,
      members: before,
      invite: openInvite(keys, new Date('2026-02-01'), bob.id),
      backs: [{ number: 1, key: told.key }],
      writer: newWriter(),
    });
    told.copy.take(inviting.row);
    const claim = claimEpoch({
      ...common,
      account: eve,
      newest: { row: decodeRow(inviting.row), seq: told.copy.log.last },
      keys,
      key: inviting.key,
    });
    expect(told.copy.take(claim.row)).toMatchObject({ verdict: 'accepted', marks: [], warnings: [] });
    const rows = () =>
      told.copy.rows
        .map(decodeRow)
        .filter((row) => row.kind === 'epoch')
        .map((row) => ({ row, body: parseEpochBody(row.body) }));
    expect([...collectKeys(eve, told.copy.log, rows()).keys.keys()]).toEqual([3]);
    expect(collectKeys(bob, told.copy.log, rows()).keys.has(3)).toBe(false);

    const members = currentEpoch(told.copy.log)?.members.map((one) => one.account) ?? [];
    const handing = nextEpoch({
      ...common,
      account: alice,
      members,
      invite: null,
      backs: [{ number: 2, key: inviting.key }],
      writer: inviting.writer,
    });
    told.copy.take(handing.row);
    expect([...collectKeys(eve, told.copy.log, rows()).keys.keys()].sort()).toEqual([0, 1, 2, 3, 4]);
  });
});

describe('the other streams', () => {
  it('hold exactly whom their table says', () => {
    const made = (['team', 'report'] as const).map((type) =>
      makeStream({ account: lena, type, roster: world.roster, card: world.card }),
    );
    const counts = made.map(({ row }) => parseEpochBody(decodeRow(row).body).members.map((one) => one.role));
    expect(counts[0]).toEqual(Array(7).fill('staff'));
    expect(counts[1]?.toSorted()).toEqual(['reader', 'staff']);
    const alert = makeStream({ account: bob, type: 'alert', roster: world.roster, card: world.card });
    expect(parseEpochBody(decodeRow(alert.row).body).members).toHaveLength(4);
    const referral = makeStream({ account: bob, type: 'case', roster: world.roster, card: world.card });
    expect(parseEpochBody(decodeRow(referral.row).body).members).toHaveLength(4);
    const registry = makeStream({ account: alice, type: 'registry', roster: world.roster, card: world.card });
    expect(parseEpochBody(decodeRow(registry.row).body).members).toHaveLength(2);
    for (const { row, stream } of [...made, alert, referral, registry])
      expect(copyOf(world, stream).take(row).verdict).toBe('accepted');
  });

  it('are not begun by those who may not', () => {
    const attempt =
      (account: typeof bob, type: Parameters<typeof makeStream>[0]['type'], chosen = [account.id]) =>
      () =>
        makeStream({ account, type, roster: world.roster, card: world.card, chosen });
    expect(attempt(bob, 'team')).toThrow('E_MEMBERS');
    expect(attempt(alice, 'team')).toThrow('E_AUTHOR');
    expect(attempt(alice, 'alert', [])).toThrow('E_MEMBERS');
    expect(attempt(bob, 'chart')).toThrow('E_MEMBERS');
    expect(attempt(lena, 'case')).toThrow('E_MEMBERS');
    expect(attempt(alice, 'case', [bob.id])).toThrow('E_AUTHOR');
    expect(attempt(bob, 'case', [alice.id])).toThrow('E_AUTHOR');
    expect(attempt(lena, 'registry')).toThrow('E_AUTHOR');
  });

  it('let only the therapist of a registry write in it, and only leads in a report', () => {
    const registry = makeStream({ account: alice, type: 'registry', roster: world.roster, card: world.card });
    const copy = copyOf(world, registry.stream);
    copy.take(registry.row);
    const row = (account: typeof bob) =>
      makeItemRow({ account, log: copy.log, key: registry.key, item: {}, writer: newWriter() }).row;
    expect(copy.peek(row(alice)).verdict).toBe('accepted');
    expect(copy.peek(row(lena)).refused).toBe('E_MEMBER');
  });
});

describe('the state of a log', () => {
  it('goes into storage and comes back as it was', () => {
    const told = runningCase(world);
    told.copy.take(told.write('bob'));
    expect(unpackLog(packLog(told.copy.log))).toEqual(told.copy.log);
    expect(unpackLog(packLog(emptyLog(null)))).toEqual(emptyLog(null));
  });

  it('of an empty device starts from the epoch rows and the newest page', () => {
    const told = runningCase(world);
    for (let i = 0; i < 5; i++) told.copy.take(told.write('bob', { i }));
    const newest = told.write('alice');
    const log = emptyLog(told.stream);
    for (const seq of [0, 1]) {
      const judged = judgeSample(log, told.copy.look, seq, told.copy.rows[seq] ?? header);
      if (judged.verdict === 'wait') throw new Error('waits');
      advance(log, judged.changes);
    }
    expect(judgeSample(log, told.copy.look, 7, newest)).toMatchObject({ verdict: 'accepted', warnings: [] });
    expect(judgeSample(log, told.copy.look, 7, newest.with(300, (newest[300] ?? 0) ^ 1))).toMatchObject({
      verdict: 'refused',
      refused: 'E_FORGED',
    });
  });

  it('is a function of the rows, whatever randomness made them', () => {
    expect(runningCase(world, 'x').copy.log).toEqual(runningCase(world, 'x').copy.log);
    expect(seeded('a')(4)).not.toEqual(seeded('b')(4));
  });
});
