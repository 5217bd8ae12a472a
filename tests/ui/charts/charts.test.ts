import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { QuestionnaireRound } from '../../../src/care/questionnaires/questionnaires-of';
import { curvePoints, span } from '../../../src/citizen/questionnaires/points';
import { axisWords, brokenLine, spread } from '../../../src/ui/charts/line';

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

describe('the words along an axis', () => {
  const words = ['19. jan.', '26. jan. 2025', '2. feb.', '21', '9'];
  it('never lie over each other and never run out, however narrow the screen and however large the text', () =>
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.constantFrom(...words)), {
          minLength: 1,
          maxLength: 40,
        }),
        fc.integer({ min: 110, max: 700 }),
        fc.integer({ min: 1, max: 8 }),
        (places, right, most) => {
          const sorted = places.toSorted(([a], [b]) => a - b);
          const drawn = axisWords(
            sorted.map(([part]) => part * right),
            sorted.map(([, word]) => word),
            { left: 0, right, most },
          );
          expect(drawn.length).toBeGreaterThan(0);
          expect(drawn.length).toBeLessThanOrEqual(most);
          for (const [i, { x, word, at }] of drawn.entries()) {
            expect(word).toBe(sorted[at]?.[1]);
            // Seven units a letter is what Inter takes at 13.
            const half = word.length * 3.5;
            expect(x - half).toBeGreaterThanOrEqual(0);
            expect(x + half).toBeLessThanOrEqual(right);
            const before = drawn[i - 1];
            if (before) expect(x - half).toBeGreaterThan(before.x + before.word.length * 3.5);
          }
        },
      ),
    ));
  it('name the first and the last where both have room', () => {
    const drawn = axisWords([30, 90, 150, 210, 270], ['1. jan.', '8. jan.', '15. jan.', '22. jan.', '29. jan.'], {
      left: 0,
      right: 300,
    });
    expect(drawn.map(({ at }) => at)).toEqual([0, 2, 4]);
  });
});
