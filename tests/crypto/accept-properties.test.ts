import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Judged } from '../../src/crypto/accept';
import type { EpochKey } from '../../src/crypto/bytes';
import { hex, same, zeros32 } from '../../src/crypto/bytes';
import { makeItemRow, newWriter, nextEpoch, type Writer } from '../../src/crypto/compose';
import { parseEpochBody } from '../../src/crypto/epoch-body';
import { currentEpoch } from '../../src/crypto/log';
import { collectKeys } from '../../src/crypto/open-row';
import { decodeRow, nextHead, rowId } from '../../src/crypto/row';
import type { HeadHash } from '../../src/protocol/bytes';
import { type Copy, copyOf, makeWorld, runningCase } from './world';

/**
 * docs/protocol.md, "What a client accepts", written a second time for rows that real members have signed: what judging must say of
 * them in whatever order, mixture and multiplicity a relay hands them out.
 */
const world = makeWorld('properties');
type Name = 'alice' | 'bob' | 'kari';

/** One history of the case: it goes on where `from` is, each author in a chain of its own. */
function history(
  from: Copy,
  stream: ReturnType<typeof runningCase>['stream'],
  key: EpochKey,
  story: readonly [Name, 'item' | 'epoch'][],
) {
  const copy = copyOf(world, stream);
  for (const row of from.rows) copy.take(row);
  const writers = new Map<Name, Writer>();
  let held = key;
  const rows: Uint8Array[] = [];
  for (const [who, what] of story) {
    const account = world.people[who];
    const writer = writers.get(who) ?? newWriter();
    const epoch = currentEpoch(copy.log);
    if (!epoch) throw new Error('no epoch');
    if (what === 'item') {
      const made = makeItemRow({ account, log: copy.log, key: held, item: { text: `${rows.length}` }, writer });
      writers.set(who, made.writer);
      rows.push(made.row);
    } else {
      const made = nextEpoch({
        account,
        log: copy.log,
        roster: world.roster,
        members: epoch.members.map((one) => one.account),
        card: world.card,
        invite: null,
        backs: [{ number: epoch.number, key: held }],
        writer,
      });
      writers.set(who, made.writer);
      held = made.key;
      rows.push(made.row);
    }
    copy.take(rows.at(-1) ?? zeros32);
  }
  return rows;
}

const running = runningCase(world, 'properties');
const other = runningCase(world, 'properties of another case');
const left = history(running.copy, running.stream, running.key, [
  ['bob', 'item'],
  ['alice', 'item'],
  ['bob', 'item'],
  ['alice', 'epoch'],
  ['bob', 'item'],
  ['kari', 'item'],
]);
const right = history(running.copy, running.stream, running.key, [
  ['alice', 'item'],
  ['kari', 'epoch'],
  ['alice', 'item'],
  ['bob', 'item'],
]);
const foreign = [...other.copy.rows, other.write('bob'), other.write('alice')];
const common = running.copy.rows;
const genuine = [...common, ...left, ...right];

/** What the page says of a genuine row of this stream, or of a foreign one, as the next of this log. */
interface Said {
  refused: string | null;
  marks: string[];
  warnings: string[];
}
class Reader {
  heads: HeadHash[] = [];
  ids = new Set<string>();
  chains = new Map<string, { n: number; id: string }>();
  epoch = '';
  number = -1;
  says(bytes: Uint8Array): Said {
    const row = decodeRow(bytes);
    const id = hex(rowId(bytes));
    const seq = this.heads.length;
    const verdict = this.steps(row, id, seq);
    const before = this.heads[seq - 1] ?? (zeros32 as HeadHash);
    this.heads.push(nextHead(before, seq, rowId(bytes)));
    this.ids.add(id);
    if (verdict.refused === null) {
      this.chains.set(hex(row.chain), { n: row.n, id });
      if (row.kind === 'epoch') {
        this.epoch = id;
        this.number += 1;
      }
    }
    return verdict;
  }
  private steps(row: ReturnType<typeof decodeRow>, id: string, seq: number): Said {
    const refused = (code: string, warning = false): Said => ({ refused: code, marks: [], warnings: warning ? [code] : [] });
    if (seq > 0 && !same(row.stream, running.stream)) return refused('E_FORGED', true);
    if (hex(row.epoch) !== (seq === 0 ? hex(zeros32) : this.epoch)) return refused('E_EPOCH');
    const end = this.chains.get(hex(row.chain));
    if (end && row.n <= end.n) return refused('E_REPEAT', !this.ids.has(id));
    const whole = row.n === (end ? end.n + 1 : 0) && hex(row.prev) === (end?.id ?? hex(zeros32));
    const seen = seq === 0 || (row.seenSeq < seq && same(this.heads[row.seenSeq] ?? zeros32, row.seenHead));
    return { refused: null, marks: whole ? [] : ['E_HOLE'], warnings: seen ? [] : ['E_SEEN'] };
  }
}
const said = ({ refused, marks, warnings }: Judged): Said => ({ refused, marks, warnings });

describe('any order, any mixture', () => {
  const pool = [...genuine, ...foreign];
  const pick = fc.integer({ min: 0, max: pool.length - 1 });

  it('of two histories of one conversation, of another conversation and of rows that come again is refused or marked exactly as the page says', () => {
    let refusals = 0;
    let marked = 0;
    fc.assert(
      fc.property(fc.array(pick, { maxLength: 30 }), (picks) => {
        const copy = copyOf(world, running.stream);
        const reader = new Reader();
        for (const row of [...common, ...picks.map((at) => pool[at] ?? zeros32)]) {
          const expected = reader.says(row);
          const judged = copy.take(row);
          expect(said(judged)).toEqual(expected);
          expect(judged.head).toEqual(reader.heads.at(-1));
          if (expected.refused) refusals += 1;
          if (expected.marks.length > 0) marked += 1;
        }
        expect(currentEpoch(copy.log)?.number).toBe(reader.number);
      }),
      { numRuns: 150 },
    );
    expect(refusals).toBeGreaterThan(100);
    expect(marked).toBeGreaterThan(10);
  });

  it('of one history in its own order, whatever else lies between: all of it is accepted, with every key', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(left.length), fc.nat(foreign.length - 1)), { maxLength: 8 }), (between) => {
        const copy = copyOf(world, running.stream);
        for (const row of common) copy.take(row);
        const epochs = common.map((bytes) => decodeRow(bytes)).map((row) => ({ row, body: parseEpochBody(row.body) }));
        for (const [at, row] of left.entries()) {
          for (const [where, which] of between)
            if (where === at) expect(copy.take(foreign[which] ?? zeros32).refused).toBe('E_FORGED');
          const judged = copy.take(row);
          expect({ refused: judged.refused, marks: judged.marks }).toEqual({ refused: null, marks: [] });
          if (judged.row && judged.body) epochs.push({ row: judged.row, body: judged.body });
        }
        const { keys, failed } = collectKeys(world.people.bob, copy.log, epochs);
        expect(failed).toEqual([]);
        expect([...keys.keys()].sort()).toEqual(copy.log.epochs.map(({ number }) => number).filter((number) => keys.has(number)));
        expect(keys.has(currentEpoch(copy.log)?.number ?? -1)).toBe(true);
      }),
      { numRuns: 40 },
    );
  });

  it('is never stored by a relay otherwise than clients take it: what it keeps, they accept without a mark, under the same heads', () => {
    fc.assert(
      fc.property(fc.array(pick, { maxLength: 30 }), (picks) => {
        const relay = copyOf(world, null);
        const clients = [copyOf(world, running.stream), copyOf(world, running.stream)];
        for (const row of [...common, ...picks.map((at) => pool[at] ?? zeros32)]) {
          const there = relay.peek(row, 'relay');
          const here = clients.map((client) => client.peek(row));
          for (const one of here) expect(there.refused).toBe(one.refused ?? one.marks[0] ?? null);
          if (there.refused) continue;
          const head = relay.take(row, 'relay').head;
          for (const client of clients) expect(client.take(row).head).toEqual(head);
        }
        for (const client of clients) expect(client.log).toEqual(relay.log);
      }),
      { numRuns: 60 },
    );
  });
});

describe('any byte', () => {
  const flip = (bytes: Uint8Array, at: number, by: number) => bytes.map((byte, i) => (i === at ? byte ^ by : byte));

  it('of any row flipped is refused by client and relay with the code that the page names for that place', () => {
    fc.assert(
      fc.property(
        fc.nat(left.length - 1),
        fc.nat(),
        fc.boolean(),
        fc.integer({ min: 1, max: 255 }),
        (which, place, inHeader, by) => {
          const copy = copyOf(world, running.stream);
          for (const row of [...common, ...left.slice(0, which)]) copy.take(row);
          const row = left[which] ?? zeros32;
          const at = place % (inHeader ? 282 : row.length);
          const altered = flip(row, at, by);
          const kind = altered[1] ?? 0;
          const expected = at === 0 || (at === 1 && kind !== 1 && kind !== 2) ? 'E_FORMAT' : 'E_FORGED';
          for (const mode of ['client', 'relay'] as const) {
            const judged = copy.peek(altered, mode);
            expect(said(judged)).toEqual({ refused: expected, marks: [], warnings: expected === 'E_FORGED' ? ['E_FORGED'] : [] });
            expect(judged.epoch).toBeNull();
          }
          expect(copy.peek(row).refused).toBeNull();
        },
      ),
      { numRuns: 300 },
    );
  });

  it('cut off or added anywhere is refused, and only an item without its whole body is told from a forged one', () => {
    fc.assert(
      fc.property(fc.nat(left.length - 1), fc.nat(), fc.uint8Array({ minLength: 1, maxLength: 40 }), (which, place, more) => {
        const copy = copyOf(world, running.stream);
        for (const row of [...common, ...left.slice(0, which)]) copy.take(row);
        const row = left[which] ?? zeros32;
        const length = place % row.length;
        const cut = copy.peek(row.subarray(0, length));
        const bare = length === 282 && decodeRow(row).kind === 'item';
        if (bare) expect(said(cut)).toEqual({ refused: null, marks: ['E_MISSING'], warnings: ['E_MISSING'] });
        else expect(cut.refused).toBe(length < 282 ? 'E_FORMAT' : 'E_FORGED');
        expect(copy.peek(Uint8Array.from([...row, ...more])).refused).toBe('E_FORGED');
      }),
      { numRuns: 200 },
    );
  });
});
