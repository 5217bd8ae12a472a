import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Counter, counters, countsOf, mostInCounter, vectorOf } from '../../src/care/shares/counters';
import { fewestSummed, mayCombine, maySum, type Summed, summedText } from '../../src/care/shares/may-sum';
import { newSeed, openAccount, readCard } from '../../src/crypto/account';
import { hex, utf8 } from '../../src/crypto/bytes';
import { isSigned, sign } from '../../src/crypto/hash';
import { addShares, commitmentTo, openShare, readTotal, sealShare, splitCounts } from '../../src/crypto/shares';
import { ready, secureRandom } from '../../src/crypto/sodium';

await ready();
const [anna, bent] = [openAccount(newSeed()), openAccount(newSeed())];
const cardOf = (account: typeof anna) => readCard(account.card);
const period = { codebook: 'rph-mds-1.0', from: '2025-01-01', until: '2025-12-31' };
const summed = (teams: readonly string[], sent = 'first'): Summed => ({
  ...period,
  shares: teams.map((team) => ({ team, id: sent })),
});
const named = (count: number) => Array.from({ length: count }, (_, i) => `team ${i}`);
const most = (teams: number) => teams * mostInCounter;
const zero = new Uint8Array(counters.length * 8);
const counts = (over: Partial<Record<Counter, number>> = {}): number[] =>
  vectorOf({ ...countsOf([]), contact: 40, started: 30, finished: 20, paired: 18, ...over }) ?? [];

/** What each team has sealed to each of the two, opened and summed by each alone. */
function sums(all: readonly number[][], shift: (share: Uint8Array, team: number) => Uint8Array = (share) => share) {
  const parts = all.map((vector, team) => {
    const place = utf8(`${summedText(summed([`team ${team}`]))}`);
    const [one, other] = splitCounts(vector);
    const sealed = [sealShare(shift(one, team), cardOf(anna), place), sealShare(other, cardOf(bent), place)] as const;
    return [openShare(anna, sealed[0], place), openShare(bent, sealed[1], place)] as const;
  });
  const sumOf = (side: 0 | 1) => parts.reduce<Uint8Array>((sum, part) => addShares(sum, part[side]), zero);
  return [sumOf(0), sumOf(1)] as const;
}

it('the two sums together are the counts of all teams, and neither is anything alone', () => {
  const vector = fc.array(fc.nat(mostInCounter), { minLength: counters.length, maxLength: counters.length });
  fc.assert(
    fc.property(fc.array(vector, { minLength: 1, maxLength: 8 }), (all) => {
      const shares = all.map((one) => splitCounts(one));
      const [a, b] = ([0, 1] as const).map((side) =>
        shares.reduce<Uint8Array>((sum, pair) => addShares(sum, pair[side]), zero),
      ) as [Uint8Array, Uint8Array];
      expect(readTotal(a, b, most(all.length))).toEqual(counters.map((_, i) => all.reduce((sum, one) => sum + (one[i] ?? 0), 0)));
    }),
  );
  // The same counts split twice share no half: it is drawn anew each time.
  const [first, again] = [splitCounts(counts()), splitCounts(counts())];
  expect(hex(first[0])).not.toBe(hex(again[0]));
  expect(hex(first[1])).not.toBe(hex(again[1]));
});

it('a share opens for its reader, of its team and period, and for nobody else', () => {
  const place = utf8(summedText(summed(['team 0'])));
  const [share] = splitCounts(counts());
  const sealed = sealShare(share, cardOf(anna), place);
  expect(hex(openShare(anna, sealed, place))).toBe(hex(share));
  const another = utf8(summedText(summed(['team 1'])));
  for (const open of [() => openShare(bent, sealed, place), () => openShare(anna, sealed, another)])
    expect(open).toThrow(expect.objectContaining({ code: 'E_OPEN' }));
  const broken = sealed.map((byte, i) => (i === sealed.length - 1 ? byte ^ 1 : byte));
  expect(() => openShare(anna, broken, place)).toThrow(expect.objectContaining({ code: 'E_OPEN' }));
});

it('what is no count is not split, and a counter that is missing or too large makes no vector', () => {
  for (const wrong of [[-1], [0.5], [Number.NaN], [2 ** 53]])
    expect(() => splitCounts(wrong)).toThrow(expect.objectContaining({ code: 'E_INPUT' }));
  expect(vectorOf({ ...countsOf([]), contact: mostInCounter + 1 })).toBeNull();
  expect(() => addShares(zero, zero.subarray(8))).toThrow(expect.objectContaining({ code: 'E_FORMAT' }));
});

it('T83 a cheating team shifts a sum unseen, under its own signature; what is more than there can be is seen', () => {
  const honest = Array.from({ length: fewestSummed }, () => counts());
  const at = counters.indexOf('paired');
  // It seals seven more than it has: no reader can tell this from a team that has seven more.
  const more = Array.from(zero);
  more[at * 8 + 7] = 7;
  const [a, b] = sums(honest, (share, team) => (team === 2 ? addShares(share, Uint8Array.from(more)) : share));
  expect(countsOf(readTotal(a, b, most(fewestSummed))).paired).toBe(18 * fewestSummed + 7);
  // What it sealed stands in its own log under its own key: afterwards nobody else can have written it.
  const place = utf8(summedText(summed(['team 2'])));
  const sealed = sealShare(splitCounts(counts())[0], cardOf(anna), place);
  const liar = openAccount(newSeed());
  expect(isSigned(cardOf(liar).signPk, sign(liar.signKey, 'row', sealed), 'row', [sealed])).toBe(true);
  // One less than nothing goes round the modulus and is no count of so many teams.
  const less = new Uint8Array(zero.length).fill(255, 0, 8);
  const none = Array.from({ length: fewestSummed }, () => counts({ contact: 0 }));
  const [c, d] = sums(none, (share, team) => (team === 0 ? addShares(share, less) : share));
  expect(() => readTotal(c, d, most(fewestSummed))).toThrow(expect.objectContaining({ code: 'E_INPUT' }));
});

it('T84 a cheating reader is seen where they sum other teams or change a sum after they have committed to it; a sum that they made up before that is not', () => {
  const [a, b] = sums(Array.from({ length: fewestSummed }, () => counts()));
  const both = summed(named(fewestSummed));
  // Other teams: told by name, and by what both have committed to.
  expect(mayCombine(both, both)).toBeNull();
  expect(mayCombine(both, summed(named(fewestSummed + 1)))).toBe('other-teams');
  expect(mayCombine(both, { ...both, until: '2025-06-30' })).toBe('other-period');
  const anew = { team: 'team 0', id: 'second' };
  expect(mayCombine(both, { ...both, shares: [anew, ...both.shares.slice(1)] })).toBe('other-teams');
  // Changed afterwards: the commitment does not fit any more.
  const nonce = secureRandom(32);
  const about = utf8(summedText(both));
  const told = commitmentTo(about, a, nonce);
  expect(hex(commitmentTo(utf8(summedText(summed(named(fewestSummed).reverse()))), a, nonce))).toBe(hex(told));
  const changed = addShares(
    a,
    Uint8Array.from(zero, (_, i) => (i === 7 ? 1 : 0)),
  );
  expect(hex(commitmentTo(about, changed, nonce))).not.toBe(hex(told));
  expect(hex(commitmentTo(utf8(summedText(summed(named(fewestSummed + 1)))), a, nonce))).not.toBe(hex(told));
  // Made up before: one more is a total like any other.
  expect(countsOf(readTotal(changed, b, most(fewestSummed))).contact).toBe(40 * fewestSummed + 1);
});

it('T84 fewer teams than five are never summed, none twice, and no set that differs from an earlier one by fewer than five, in a period that shares days with it neither', () => {
  expect(maySum(summed(named(fewestSummed - 1)), [])).toBe('too-few');
  expect(mayCombine(summed(named(4)), summed(named(4)))).toBe('too-few');
  expect(maySum(summed([...named(5), 'team 0']), [])).toBe('twice');
  const before = [summed(named(10))];
  expect(maySum(summed(named(10)), before)).toBeNull();
  expect(maySum(summed(named(11)), before)).toBe('too-alike');
  expect(maySum(summed(named(9)), before)).toBe('too-alike');
  expect(maySum(summed(named(15)), before)).toBeNull();
  expect(maySum({ ...summed(named(11)), from: '2024-01-01', until: '2024-12-31' }, before)).toBeNull();
  // The year less its quarters would be the eleventh team's; the same ten are the same people or others, and never one team's.
  expect(maySum({ ...summed(named(11)), until: '2025-03-31' }, before)).toBe('too-alike');
  expect(maySum({ ...summed(named(10), 'another'), until: '2025-03-31' }, before)).toBeNull();
  // One that has sent anew would be told by how far the sum has moved; five of them move it together.
  const anew = (count: number) => [
    ...summed(named(10).slice(0, count), 'second').shares,
    ...summed(named(10).slice(count)).shares,
  ];
  expect(maySum({ ...period, shares: anew(1) }, before)).toBe('too-alike');
  expect(maySum({ ...period, shares: anew(4) }, before)).toBe('too-alike');
  expect(maySum({ ...period, shares: anew(5) }, before)).toBeNull();
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat(20), { minLength: 5 }), fc.uniqueArray(fc.nat(20), { minLength: 5 }), (one, other) => {
      const [a, b] = [one, other].map((list) => list.map(String)) as [string[], string[]];
      const apart = a.filter((team) => !b.includes(team)).length + b.filter((team) => !a.includes(team)).length;
      expect(maySum(summed(b), [summed(a)]) === null).toBe(apart === 0 || apart >= fewestSummed);
    }),
  );
});
