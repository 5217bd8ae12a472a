import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exposureSummary, type Practice, readPractice } from '../../../src/care/worksheets/exposure';

const practice = (at: string, change: Partial<Practice> = {}): Practice => ({
  step: 'bus',
  at,
  before: 60,
  peak: 80,
  end: 40,
  cameTrue: 'no',
  ...change,
});

describe('what practising a step has taught', () => {
  it('tells the drop within a practice from the drop between the first and the latest', () => {
    const [summary] = exposureSummary([
      practice('2026-03-03', { peak: 50, end: 30 }),
      practice('2026-03-01', { peak: 80, end: 40 }),
      practice('2026-03-02', { peak: 70, end: 40 }),
    ]);
    expect(summary).toEqual({
      step: 'bus',
      times: 3,
      met: { yes: 0, partly: 0, no: 3 },
      dropWithin: 30,
      between: { first: 80, latest: 50, drop: 30 },
    });
  });
  it('counts whether what was feared happened, and leaves out what is not answered', () => {
    const [summary] = exposureSummary([
      practice('2026-03-01', { cameTrue: 'yes' }),
      practice('2026-03-02', { cameTrue: null }),
      practice('2026-03-03', { cameTrue: 'partly' }),
    ]);
    expect(summary?.met).toEqual({ yes: 1, partly: 1, no: 0 });
  });
  it('says nothing of a drop that it does not know', () => {
    const [summary] = exposureSummary([practice('2026-03-01', { peak: null }), practice('2026-03-02')]);
    expect([summary?.dropWithin, summary?.between]).toEqual([40, null]);
    expect(exposureSummary([practice('2026-03-01', { end: null })])[0]?.dropWithin).toBeNull();
    expect(exposureSummary([])).toEqual([]);
  });
  it('keeps steps apart', () => {
    const two = exposureSummary([practice('2026-03-01'), practice('2026-03-02', { step: 'tram' }), practice('2026-03-03')]);
    expect(two.map(({ step, times }) => [step, times])).toEqual([
      ['bus', 2],
      ['tram', 1],
    ]);
  });
  it('holds for any practices, in whatever order they are given', () => {
    const any = fc.array(
      fc.record<Practice>({
        step: fc.constantFrom('a', 'b', 'c'),
        at: fc
          .date({ min: new Date('2026-01-01'), max: new Date('2026-12-31'), noInvalidDate: true })
          .map((d) => d.toISOString()),
        before: fc.option(fc.nat(100)),
        peak: fc.option(fc.nat(100)),
        end: fc.option(fc.nat(100)),
        cameTrue: fc.constantFrom('yes', 'partly', 'no', null),
      }),
    );
    fc.assert(
      fc.property(any, (practices) => {
        const summary = exposureSummary(practices);
        expect(summary.reduce((sum, { times }) => sum + times, 0)).toBe(practices.length);
        for (const { dropWithin, between, met, times } of summary) {
          expect(met.yes + met.partly + met.no).toBeLessThanOrEqual(times);
          if (dropWithin !== null) expect(Math.abs(dropWithin)).toBeLessThanOrEqual(100);
          if (between) expect(between.drop).toBe(between.first - between.latest);
        }
        const apart = new Set(practices.map(({ at }) => at)).size === practices.length;
        if (apart) expect(exposureSummary([...practices].reverse())).toEqual(summary);
      }),
    );
  });
});

describe('an entry of the exposure log', () => {
  it('is read as a practice of the step that it names', () => {
    expect(
      readPractice('2026-03-10', {
        step: { key: 'k1', text: 'Ta bussen ett stopp' },
        start: '2026-03-10T17:05',
        suds: { before: 60, peak: 80, end: 35 },
        cameTrue: 'no',
      }),
    ).toEqual({ step: 'k1', at: '2026-03-10T17:05', before: 60, peak: 80, end: 35, cameTrue: 'no' });
  });
  it('goes by its own words when the step stands on no ladder, and is none without a step', () => {
    expect(readPractice('2026-03-10', { step: { text: 'Køen i butikken' } })).toMatchObject({
      step: 'Køen i butikken',
      at: '2026-03-10',
      peak: null,
      cameTrue: null,
    });
    expect(readPractice('2026-03-10', {})).toBeNull();
  });
});
