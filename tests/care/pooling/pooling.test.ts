import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Cell } from '../../../src/care/items/reports';
import { byCounty, counties, countyOf, fewestTeams, unnamed } from '../../../src/care/pooling/counties';
import { handedIn, periodsOf, type Sent, type TeamReport } from '../../../src/care/pooling/handed-in';
import { overviewOf, trendOf } from '../../../src/care/pooling/overview';
import { pool, rangeOf } from '../../../src/care/pooling/ranges';
import { poolShares, type ToldShare } from '../../../src/care/pooling/shares';
import { rphMds } from '../../../src/care/registry/rph-mds';

/** As a team tells a true count: hidden below 5, or for another reason; else to the nearest 5. */
const tell = (count: number, why: 'told' | 'complementary'): Cell =>
  count < 5 ? 'small' : why === 'told' ? Math.round(count / 5) * 5 : 'complementary';
const count = fc.record({ count: fc.nat(400), why: fc.constantFrom('told' as const, 'told' as const, 'complementary' as const) });
const share = fc.record({ yes: count, no: count });
const told = ({ yes, no }: { yes: { count: number; why: 'told' | 'complementary' }; no: typeof yes }): ToldShare => ({
  yes: tell(yes.count, yes.why),
  no: tell(no.count, no.why),
});

describe('a count over teams', () => {
  it('lies within its range, whatever the teams hide and round', () => {
    fc.assert(
      fc.property(fc.array(count, { maxLength: 40 }), (all) => {
        const pooled = pool(all.map((one) => tell(one.count, one.why)));
        const truth = all.reduce((sum, one) => sum + one.count, 0);
        expect(pooled.least).toBeLessThanOrEqual(truth);
        expect(pooled.most ?? truth).toBeGreaterThanOrEqual(truth);
        expect(pooled.told + pooled.hidden).toBe(all.length);
      }),
    );
  });

  it('of hidden cells says 0 to 4 where they are small, and no end where they are hidden for another reason', () => {
    expect(rangeOf('small')).toEqual({ least: 0, most: 4 });
    expect(rangeOf('complementary')).toEqual({ least: 5, most: null });
    expect([rangeOf(5), rangeOf(10)]).toEqual([
      { least: 5, most: 7 },
      { least: 8, most: 12 },
    ]);
    expect(pool([10, 'small', 5])).toEqual({ sum: 15, told: 2, hidden: 1, least: 13, most: 23 });
  });
});

describe('a share over teams', () => {
  it('adds people up, and lies with the truth of the same teams within its range', () => {
    fc.assert(
      fc.property(fc.array(share, { maxLength: 30 }), (all) => {
        const pooled = poolShares(all.map(told));
        const counted = all.filter((one) => {
          const { yes, no } = told(one);
          return typeof yes === 'number' && typeof no === 'number';
        });
        const [yes, no] = [counted.map((one) => one.yes.count), counted.map((one) => one.no.count)].map((list) =>
          list.reduce((sum, one) => sum + one, 0),
        ) as [number, number];
        expect(pooled.told).toBe(counted.length);
        expect(pooled.told + pooled.hidden + pooled.missing).toBe(all.length);
        expect(pooled.share === null).toBe(pooled.denominator === 0);
        if (pooled.share === null) return;
        const [low, high] = pooled.range ?? [1, 0];
        for (const one of [pooled.share ?? -1, yes / (yes + no)]) {
          expect(one).toBeGreaterThanOrEqual(low - 1e-12);
          expect(one).toBeLessThanOrEqual(high + 1e-12);
        }
      }),
    );
  });

  it('does not depend on the order of the teams, and one that hides a count is in neither part', () => {
    const all: ToldShare[] = [
      { yes: 40, no: 10 },
      { yes: 'small', no: 200 },
      { yes: 10, no: 40 },
    ];
    expect(poolShares([...all, null])).toMatchObject({
      numerator: 50,
      denominator: 100,
      share: 0.5,
      told: 2,
      hidden: 1,
      missing: 1,
    });
    expect(poolShares(all.toReversed())).toEqual(poolShares(all));
  });
});

describe('counties', () => {
  it('are fifteen, each at a place of its own', () => {
    expect(counties).toHaveLength(15);
    expect(new Set(counties.map(({ row, column }) => `${row} ${column}`)).size).toBe(15);
    expect([
      countyOf(['5501']),
      countyOf(['3301', '3303']),
      countyOf(['3301', '3401']),
      countyOf(['9901']),
      countyOf([]),
    ]).toEqual(['55', '33', null, null, null]);
  });

  it('of one or two teams are hidden, and no hidden ones can be worked out from the country’s figure less the others’', () => {
    const team = fc.record({
      kommuner: fc.constantFrom(['0301'], ['5501'], ['5601'], ['1103'], ['1103', '4601'], ['4601']),
      told: fc.oneof(share.map(told), fc.constant(null)),
    });
    fc.assert(
      fc.property(fc.array(team, { maxLength: 14 }), (teams) => {
        const { counties: rows, across } = byCounty(teams);
        const shown = rows.filter(({ figure }) => figure !== null);
        for (const { teams: n } of shown) expect(n).toBeGreaterThanOrEqual(fewestTeams);
        const telling = rows.reduce((sum, { teams: n }) => sum + n, 0) + across;
        const apart = telling - shown.reduce((sum, { teams: n }) => sum + n, 0);
        // None, or enough together; or there is no county whose figure is shown beside the country's.
        expect(apart === 0 || apart >= fewestTeams || shown.length === 0).toBe(true);
        expect(rows.every(({ figure, hidden }) => (figure === null) === (hidden !== null))).toBe(true);
      }),
    );
  });
});

const id = (n: number) => `${'A'.repeat(20)}${String.fromCharCode(65 + n)}A`;
const report = (over: Partial<TeamReport> = {}, yes: Cell = 40, no: Cell = 10): TeamReport => ({
  kind: 'team-report',
  id: id(0),
  at: '2026-01-11T10:00:00.000Z',
  from: '2025-01-01',
  until: '2025-12-31',
  codebook: 'rph-mds-1.0',
  replaces: null,
  municipalities: [{ kommune: '5501', bydel: null }],
  tables: ['started-in-14', 'paired', 'recovery'].map((name) => ({
    id: name,
    dimensions: [{ id: 'counted', codes: ['yes', 'no'] }],
    cells: [yes, no],
  })),
  summaries: [],
  facts: [],
  ...over,
});
const sent = (seq: number, one: TeamReport, byLead = true): Sent => ({ seq, byLead, report: one });
const team = (name: string, all: Sent[], unread: { at: string; reason: 'signature' }[] = []) =>
  handedIn({ team: name, name, sent: all, unread }, rphMds.id);

describe('what is handed in', () => {
  it('counts as the newest of its period in the team’s own log, and what it replaces is known', () => {
    const [first, second] = [report({ at: '2026-01-11T10:00:00.000Z' }), report({ at: '2026-02-02T10:00:00.000Z' }, 45, 5)];
    const { counting } = team('Fagernes', [sent(4, second), sent(2, first)]);
    expect(counting).toEqual([{ report: second, replaced: ['2026-01-11T10:00:00.000Z'] }]);
  });

  it('is refused with its reason: not by a lead, another codebook, no period, not to be read', () => {
    const one = team(
      'Myrdal',
      [
        sent(1, report(), false),
        sent(2, report({ codebook: 'rph-mds-0.9' })),
        sent(3, report({ from: '2026-01-01', until: '2025-01-01' })),
      ],
      [{ at: '2026-01-12T10:00:00.000Z', reason: 'signature' }],
    );
    expect(one.counting).toEqual([]);
    expect(one.refused.map(({ reason }) => reason).sort()).toEqual(['codebook', 'not-lead', 'shape', 'signature']);
    expect(one.refused.find(({ reason }) => reason === 'codebook')?.codebook).toBe('rph-mds-0.9');
  });

  it('stands by alphabet as it is in Norway, never by its figures, with those who have sent nothing among them', () => {
    const year = { from: '2025-01-01', until: '2025-12-31' };
    const all = [
      team('Åmot', [sent(1, report({}, 50, 0 + 5))]),
      team('Vestre Å', [sent(1, report({}, 5, 50))]),
      team('Ørsta', []),
      team('Aas', [], [{ at: '2026-01-12T10:00:00.000Z', reason: 'signature' }]),
    ];
    const overview = overviewOf(all, year);
    expect(overview.rows.map(({ name, state }) => [name, state])).toEqual([
      ['Vestre Å', 'in'],
      ['Ørsta', 'missing'],
      ['Åmot', 'in'],
      ['Aas', 'refused'],
    ]);
    expect([overview.sent, overview.shares.paired.told]).toEqual([2, 2]);
    expect(JSON.stringify(overview.marks)).not.toMatch(/Åmot|Vestre|team/);
  });

  it('gives marks without names, the small ones left out, and a trend that says how many teams stand behind each period', () => {
    expect(unnamed([{ yes: 10, no: 5 }, { yes: 30, no: 30 }, null, { yes: 'small', no: 90 }, { yes: 15, no: 5 }], 20)).toEqual([
      { numerator: 15, denominator: 20 },
      { numerator: 30, denominator: 60 },
    ]);
    const before = { from: '2024-01-01', until: '2024-12-31' };
    const all = [team('A', [sent(1, report(before)), sent(2, report())]), team('B', [sent(1, report({}, 10, 40))])];
    expect(periodsOf(all).map(({ from }) => from)).toEqual(['2025-01-01', '2024-01-01']);
    expect(trendOf(all, 'paired').map(({ period, pooled }) => [period.from, pooled.told, pooled.share])).toEqual([
      ['2024-01-01', 1, 0.8],
      ['2025-01-01', 2, 0.5],
    ]);
  });
});

it('has the counties as the list of municipalities has them: their numbers and no others, and every municipality in its own', () => {
  const rows = readFileSync('locales/places/kommuner2024.csv', 'utf8').trim().split('\n').slice(1);
  const listed = rows.map((row) => row.split(','));
  expect([...new Set(listed.map(([, , , county]) => county))].toSorted()).toEqual(counties.map(({ county }) => county));
  for (const [kommune = '', , , county] of listed) expect(countyOf([kommune])).toBe(county);
});
