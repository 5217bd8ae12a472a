import { columnsOf } from '../figures/columns';
import { figuresOf } from '../figures/figures';
import type { KeptRecord } from '../registry/records';
import type { Counter } from './counters';

/**
 * A team's counters of a period, exactly, from its confirmed records: each by the day and the rule of the figure that it is a part of
 * (docs/registry.md), both days included. Who is unknown in a figure is in neither of its counters.
 */
export function teamCounts(records: readonly KeptRecord[], period: { from: string; until: string }): Record<Counter, number> {
  const { flow, shares } = figuresOf(columnsOf(records), { from: period.from, to: period.until, only: {} });
  return {
    contact: flow.contact,
    started: shares['started-in-14'].denominator,
    'started-in-14': shares['started-in-14'].numerator,
    finished: shares.paired.denominator,
    paired: shares.paired.numerator,
    'over-cut-off': shares.recovery.denominator,
    recovered: shares.recovery.numerator,
    'reliably-improved': shares['reliable-improvement'].numerator,
    'reliably-deteriorated': shares['reliable-deterioration'].numerator,
  };
}
