import { describe, expect, it } from 'vitest';
import type { QuestionnaireRound } from '../../src/care/case';
import { curvePoints, span } from '../../src/citizen/me/points';
import { brokenLine, spread } from '../../src/ui/charts/line';

const round = (answeredAt: string, total: number | null): QuestionnaireRound => ({
  instrument: 'phq-9',
  item: answeredAt,
  answeredAt,
  values: {},
  score: { total, min: 0, max: 27, band: null, missing: 0, prorated: false, riskValue: 0 },
  language: 'nb',
  mode: 'home',
  sent: true,
});

describe('a curve', () => {
  it('is dotted across what is missing, and whole elsewhere', () => {
    const spot = (x: number) => ({ x, y: 0 });
    const { solid, gaps } = brokenLine([spot(0), spot(1), null, spot(3), spot(4)]);
    expect(solid).toHaveLength(2);
    expect(gaps).toEqual([[spot(1), spot(3)]]);
  });
  it('shows a week that was left out as a hole, and sorts what came late', () => {
    const points = curvePoints([round('2026-02-02T10:00:00Z', 13), round('2026-01-19T10:00:00Z', 16)]);
    expect(points.map((p) => p.value)).toEqual([16, null, 13]);
    expect(span(points)).toEqual({ first: 16, last: 13, weeks: 2 });
  });
  it('makes no change of a single answer', () => {
    expect(span(curvePoints([round('2026-01-19T10:00:00Z', 16)]))).toBeNull();
  });
  it('keeps the first and the last of the dates that an axis has room for', () => {
    expect(spread([1, 2, 3, 4, 5, 6, 7], 3)).toEqual([1, 4, 7]);
  });
});
