import type { QuestionnaireRound } from '../../care/case';
import type { CurvePoint } from '../../ui/charts/line';

/** The measures a citizen sees as curves, in this order. */
export const shownMeasures = ['phq-9', 'gad-7'] as const;
export type ShownMeasure = (typeof shownMeasures)[number];

const day = 86_400_000;
/** Longer between two rounds than this, and one has been left out: the line is dotted across. */
const gap = 11 * day;

/** Rounds as points of a curve, oldest first; a round without a total, or one left out, is a hole. */
export function curvePoints(rounds: readonly QuestionnaireRound[]): CurvePoint[] {
  const sorted = [...rounds].sort((a, b) => a.answeredAt.localeCompare(b.answeredAt));
  const points: CurvePoint[] = [];
  for (const round of sorted) {
    const before = points.at(-1);
    const from = before ? Date.parse(before.at) : 0;
    const to = Date.parse(round.answeredAt);
    if (before && to - from > gap) points.push({ at: new Date((from + to) / 2).toISOString(), value: null });
    points.push({ at: round.answeredAt, value: round.score.total });
  }
  return points;
}

/** First and last total, and the whole weeks between them; null with fewer than two. */
export function span(points: readonly CurvePoint[]): { first: number; last: number; weeks: number } | null {
  const known = points.filter((p): p is { at: string; value: number } => p.value !== null);
  const first = known[0];
  const last = known.at(-1);
  if (!first || !last || first === last) return null;
  return { first: first.value, last: last.value, weeks: Math.round((Date.parse(last.at) - Date.parse(first.at)) / (7 * day)) };
}
