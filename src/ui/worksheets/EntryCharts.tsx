import { drawingsOf } from '../../care/worksheets/chart';
import type { DatedEntry } from '../../care/worksheets/period';
import type { WorksheetStructure } from '../../care/worksheets/types';
import { SheetChart } from './SheetChart';

/** What one entry draws of its own rows: unease along the way, how near a goal has come. */
export function EntryCharts({ structure, entry, today }: { structure: WorksheetStructure; entry: DatedEntry; today: string }) {
  const charts = (structure.charts ?? []).filter((chart) => chart.in !== undefined && chart.each === undefined);
  return charts.flatMap((chart) =>
    drawingsOf(structure, chart, [entry], today).map((drawing) => (
      <SheetChart key={chart.id} drawing={drawing} sheet={structure.id} />
    )),
  );
}
