import { activitySummary, readActivity } from './activity';
import { readRef } from './entry';
import { evaluate } from './evaluate';
import { exposureSummary, readPractice } from './exposure';
import type { DatedEntry } from './period';
import type { View, WorksheetStructure } from './types';

/** What entries together say, for words beside the numbers. Nothing is said before there is enough to say it of. */
export type Finding =
  /** Mean change of the newest pair chart's two values, over `times` entries; no change is a finding, not a failure. */
  | { of: 'change'; way: 'fell' | 'same' | 'rose'; by: number; times: number }
  /** Of the step practised last. */
  | { of: 'exposure'; step: string; times: number; notAsFeared: number; between: { first: number; latest: number } | null }
  | { of: 'activity'; category: string };

/** Below this a change of a percentage is not told apart from none. */
const noticeable = 5;

/** The finding of a view; `entries`: oldest first. */
export function findingOf(structure: WorksheetStructure, view: View, entries: readonly DatedEntry[]): Finding | null {
  switch (view.finding) {
    case 'change':
      return changeIn(structure, view, entries);
    case 'exposure':
      return exposureIn(entries);
    case 'activity': {
      const { lifts } = activitySummary(entries.map(({ values }) => readActivity(values)));
      return lifts === null ? null : { of: 'activity', category: lifts };
    }
    default:
      return null;
  }
}

function changeIn(structure: WorksheetStructure, view: View, entries: readonly DatedEntry[]): Finding | null {
  const chart = structure.charts?.find(({ id, kind }) => kind === 'pair' && view.charts?.includes(id));
  const [before, after] = Array.isArray(chart?.y) ? chart.y : [];
  if (before === undefined || after === undefined) return null;
  const changes = entries.flatMap(({ values }) => {
    const [from, to] = [evaluate(structure, before, values), evaluate(structure, after, values)];
    return typeof from === 'number' && typeof to === 'number' ? [to - from] : [];
  });
  if (changes.length === 0) return null;
  const mean = changes.reduce((a, b) => a + b, 0) / changes.length;
  const way = Math.abs(mean) < noticeable ? 'same' : mean < 0 ? 'fell' : 'rose';
  return { of: 'change', way, by: Math.abs(Math.round(mean)), times: changes.length };
}

function exposureIn(entries: readonly DatedEntry[]): Finding | null {
  const practices = entries.flatMap(({ date, values }) => {
    const practice = readPractice(date, values);
    return practice && practice.cameTrue !== null ? [{ practice, text: readRef(values.step)?.text ?? practice.step }] : [];
  });
  const latest = practices.at(-1);
  const summary = exposureSummary(practices.map(({ practice }) => practice)).find(({ step }) => step === latest?.practice.step);
  if (!latest || !summary) return null;
  const { times, met, between } = summary;
  return { of: 'exposure', step: latest.text, times, notAsFeared: met.no, between };
}
