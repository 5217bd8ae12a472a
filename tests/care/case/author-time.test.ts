import fc from 'fast-check';
import { expect, it } from 'vitest';
import { agreeing, believable, type Claim } from '../../../src/care/case/author-time';

const hour = 3_600_000;
const start = Date.UTC(2026, 0, 1);
/** A log in which rows come some hours apart; each author has seen all before it, and this device got each at once. */
const logged = fc.array(
  fc.record({ role: fc.constantFrom('citizen' as const, 'staff' as const), after: fc.integer({ min: 1, max: 200 }) }),
  {
    minLength: 1,
    maxLength: 12,
  },
);
const honest = (rows: readonly { role: 'citizen' | 'staff'; after: number }[]): Claim[] => {
  let at = start;
  return rows.map(({ role, after }, seq) => {
    at += after * hour;
    return { seq, role, at, seen: seq - 1, got: at + 60_000 };
  });
};

it('leaves every time as it is while all clocks agree', () => {
  fc.assert(
    fc.property(logged, (rows) => {
      const claims = honest(rows);
      expect(believable(claims)).toEqual(claims.map(({ at }) => at));
      const restored = claims.map((claim) => ({ ...claim, got: Date.UTC(2027, 0, 1) }));
      expect(believable(restored)).toEqual(claims.map(({ at }) => at));
      expect(believable(claims.map((claim) => ({ ...claim, seen: -1, got: null })))).toEqual(claims.map(({ at }) => at));
    }),
  );
});

it('brings a citizen’s phone that is days or years off back between its neighbours in the log', () => {
  fc.assert(
    fc.property(logged, fc.integer({ min: -3 * 365 * 24, max: 3 * 365 * 24 }), (rows, skew) => {
      const claims = honest(rows).map((claim) => (claim.role === 'citizen' ? { ...claim, at: claim.at + skew * hour } : claim));
      const times = believable(claims);
      honest(rows).forEach(({ at, got }, i) => {
        const time = times[i] ?? Number.NaN;
        // Never after it was here; never before what stood before it, which the author had seen.
        expect(time).toBeLessThanOrEqual((got ?? 0) + agreeing);
        const before = honest(rows)
          .slice(0, i)
          .filter(({ role }) => role === 'staff')
          .at(-1);
        if (before) expect(time).toBeGreaterThanOrEqual(before.at - agreeing);
        if (rows[i]?.role === 'staff' && skew <= 0) expect(time).toBe(at);
      });
    }),
    { numRuns: 300 },
  );
});

it('on a restored device a phone that was a year ahead stands no later than the desk that had read it', () => {
  const now = Date.UTC(2026, 5, 1);
  const times = believable([
    { seq: 0, role: 'staff', at: start, seen: -1, got: now },
    { seq: 1, role: 'citizen', at: start + 365 * 24 * hour, seen: 0, got: now },
    { seq: 2, role: 'staff', at: start + 24 * hour, seen: 1, got: now },
  ]);
  expect(times).toEqual([start, start + 24 * hour, start + 24 * hour]);
});

it('always answers, whatever a row says that it has seen', () => {
  const wild = fc.record({
    role: fc.constantFrom('citizen' as const, 'staff' as const),
    at: fc.integer({ min: 0, max: 1e13 }),
    seen: fc.integer({ min: -5, max: 4_294_967_295 }),
    got: fc.option(fc.integer({ min: 0, max: 1e13 })),
  });
  fc.assert(
    fc.property(fc.array(wild, { maxLength: 20 }), (rows) => {
      const times = believable(rows.map((row, seq) => ({ ...row, seq: seq * 3 })));
      expect(times).toHaveLength(rows.length);
      for (const [i, time] of times.entries()) expect(time).toBeLessThanOrEqual((rows[i]?.got ?? 1e13) + agreeing);
    }),
  );
});
