import { createContext, useContext } from 'react';
import type { Columns } from '../../care/figures/columns';
import type { Dimension } from '../../care/figures/dimensions';
import type { Figures, Question } from '../../care/figures/figures';
import type { Period } from '../../care/figures/periods';

/** What the rooms of the report share: what is asked, and what came of it. */
export interface Report {
  /** The values that are seen of each dimension. */
  values: Columns['values'];
  question: Question;
  periods: readonly Period[];
  period: Period;
  setPeriod: (period: Period) => void;
  part: { dimension: Dimension; value: string } | null;
  setPart: (part: Report['part']) => void;
  figures: Figures;
}

export const ReportContext = createContext<Report | null>(null);

export function useReport(): Report {
  const report = useContext(ReportContext);
  if (!report) throw new Error('outside of the report');
  return report;
}
