import { useTranslation } from 'react-i18next';
import { drawingsOf } from '../../care/worksheets/chart';
import type { DatedEntry } from '../../care/worksheets/period';
import type { View, WorksheetStructure } from '../../care/worksheets/types';
import { EntryValues } from './EntryValues';
import { Facts } from './Facts';
import { FindingBox } from './FindingBox';
import { LadderView } from './LadderView';
import { SheetChart } from './SheetChart';
import styles from './SheetView.module.css';
import type { Viewed } from './viewed';
import { WeekTable } from './WeekTable';

/**
 * One view of any worksheet, as its structure says: numbers, charts and what they say; a ladder; a plan read out; a week. `entries`: oldest
 * first. `practice`: entries of the worksheet that a ladder names.
 */
export function SheetView({
  structure,
  view,
  entries,
  today,
  practice = [],
  wide,
}: {
  structure: WorksheetStructure;
  view: View;
  entries: readonly Viewed[];
  today: string;
  practice?: readonly DatedEntry[];
  /** Room for a whole week side by side. */
  wide?: boolean;
}) {
  const { t } = useTranslation('programme');
  const newest = entries.at(-1);
  if (!newest) return <p className="muted">{t('sheet.empty')}</p>;
  const charts = (structure.charts ?? []).filter(({ id }) => view.charts?.includes(id));
  return (
    <>
      <Facts structure={structure} view={view} entries={entries} today={today} />
      {view.draws === 'ladder' && <LadderView structure={structure} values={newest.values} practice={practice} />}
      {view.draws === 'plan' && (
        <div className={`card ${styles.plan}`}>
          <EntryValues structure={structure} values={newest.values} />
        </div>
      )}
      {view.draws === 'grid' && wide && <WeekTable structure={structure} entries={entries} today={today} />}
      <FindingBox structure={structure} view={view} entries={entries} />
      {view.draws !== 'list' &&
        charts.flatMap((chart) =>
          drawingsOf(structure, chart, entries, today).map((drawing) => (
            <SheetChart key={`${chart.id}${drawing.of ?? ''}`} drawing={drawing} sheet={structure.id} />
          )),
        )}
    </>
  );
}
