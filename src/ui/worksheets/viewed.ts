import type { Drawing } from '../../care/worksheets/chart';
import type { DatedEntry } from '../../care/worksheets/period';

/** An entry as views take it. */
export interface Viewed extends DatedEntry {
  entry: string;
}

/** What every drawing of a chart is given: what a place along the axis is called, and a value in words. */
export interface DrawnProps {
  drawing: Drawing;
  title: string;
  place: (at: number, form: 'short' | 'full') => string;
  say: (value: number | null) => string;
  /** The number alone, as it stands at a mark. */
  figure: (value: number) => string;
}
