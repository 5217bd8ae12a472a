import { type DatedEntry, entryValues, type PeriodValue, periodValues } from '../../care/worksheets/period';
import type { Derived, View, WorksheetStructure } from '../../care/worksheets/types';
import styles from './Facts.module.css';
import { useReading } from './useReading';

/** The numbers of a view: over its period, or of the newest entry. What is not known yet is left out. */
export function Facts({
  structure,
  view,
  entries,
  today,
}: {
  structure: WorksheetStructure;
  view: View;
  entries: readonly DatedEntry[];
  today: string;
}) {
  const { word, amount } = useReading();
  const period = structure.periods?.find(({ id }) => id === view.period);
  const newest = entries.at(-1);
  const values: Record<string, PeriodValue> = {
    ...(newest ? entryValues(structure, newest.values) : {}),
    ...(period ? periodValues(structure, period, entries, { today }) : {}),
  };
  const derived: readonly Derived[] = [...(period?.derived ?? []), ...(structure.derived ?? [])];
  const facts = (view.shows ?? []).flatMap((id) => {
    const one = derived.find((known) => known.id === id);
    const value = values[id];
    // Of some kind there are none: that is not held up to anybody.
    const none =
      value === 0 &&
      Array.isArray(one?.is) &&
      ((one.is[0] === 'count' && one.is.length > 1) || (one.is[0] === 'rows' && one.is.length > 2));
    return one?.label !== undefined && typeof value === 'number' && !none ? [{ ...one, label: one.label, value }] : [];
  });
  if (facts.length === 0) return null;
  return (
    <dl className={styles.facts}>
      {facts.map((one) => (
        <div key={one.id}>
          <dt>{word(one.label)}</dt>
          <dd>{amount(one.value, one.unit, one.decimals ?? 0)}</dd>
        </div>
      ))}
    </dl>
  );
}
