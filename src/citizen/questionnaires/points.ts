import type { CaseView } from '../../care/case-view';
import type { ScoringRules } from '../../care/questionnaires/instruments/scoring';
import type { QuestionnaireRound } from '../../care/questionnaires/questionnaires-of';
import { type CurvePoint, withGaps } from '../../ui/charts/line';

/** What nearly everybody answers comes first. */
const usual = ['phq-9', 'gad-7', 'who-5'];

/** The measures that a citizen sees as curves: those with a total, and bands to give it a word. */
export function shownMeasures(view: Pick<CaseView, 'scoring'>): { id: string; rules: ScoringRules }[] {
  const rank = (id: string) => (usual.includes(id) ? usual.indexOf(id) : usual.length);
  return Object.entries(view.scoring)
    .filter(([, rules]) => rules.bands.length > 0)
    .map(([id, rules]) => ({ id, rules }))
    .sort((a, b) => rank(a.id) - rank(b.id) || a.id.localeCompare(b.id));
}

/** Four words are enough: lite, noe, en del, mye. Of three bands the middle ones share a word; from the fourth up it is "mye". */
export function bandWords(count: number): ('band.0' | 'band.1' | 'band.2' | 'band.3')[] {
  if (count <= 2) return (['band.0', 'band.3'] as const).slice(0, count);
  return count === 3 ? ['band.0', 'band.1', 'band.3'] : ['band.0', 'band.1', 'band.2', 'band.3'];
}

const day = 86_400_000;

/** Rounds as points of a curve, oldest first; a round without a total, or one left out, is a hole. */
export function curvePoints(rounds: readonly QuestionnaireRound[]): CurvePoint[] {
  const sorted = [...rounds].sort((a, b) => a.answeredAt.localeCompare(b.answeredAt));
  return withGaps(sorted.map(({ answeredAt, score }) => ({ at: answeredAt, value: score.total })));
}

/** First and last total, and the whole weeks between them; null with fewer than two. */
export function span(points: readonly CurvePoint[]): { first: number; last: number; weeks: number } | null {
  const known = points.filter((p): p is { at: string; value: number } => p.value !== null);
  const first = known[0];
  const last = known.at(-1);
  if (!first || !last || first === last) return null;
  return { first: first.value, last: last.value, weeks: Math.round((Date.parse(last.at) - Date.parse(first.at)) / (7 * day)) };
}
