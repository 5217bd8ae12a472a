import { type Clock, none } from './columns';
import { daysTo, type Of, outOfFinished, outOfWait, type Reason, sessionsOf } from './shares';

/** A spread as it is defined: by which day an episode falls into a period, why somebody is left out (null: counted), and the number itself. */
export interface SpreadRule {
  by: Clock;
  out: Of<Reason | null>;
  value: Of<number>;
  /** The highest value with a count of its own. */
  top: number;
}
const wait = (clock: keyof typeof outOfWait): SpreadRule => ({
  by: clock,
  out: outOfWait[clock],
  value: (columns) => {
    const waitOf = daysTo(clock)(columns);
    return (row) => waitOf(row) ?? 0;
  },
  top: 42,
});
const ofFinished = (value: Of<number>, top: number): SpreadRule => ({ by: 'ended', out: outOfFinished, value, top });
const between =
  (from: Clock, to: Clock, unit: number): Of<number> =>
  ({ days: { [from]: start, [to]: end } }) =>
  (row) =>
    ((end[row] ?? none) - (start[row] ?? none)) / unit;

export const spreadRules = {
  answered: wait('answered'),
  assessed: wait('assessed'),
  started: wait('started'),
  /** From the first to the second session of treatment. */
  second: {
    by: 'second',
    out:
      ({ days: { started, second } }) =>
      (row) => {
        const [from, to] = [started[row] ?? none, second[row] ?? none];
        return from === none || to === none ? 'not-yet' : to < from ? 'out-of-order' : null;
      },
    value: between('started', 'second', 1),
    top: 42,
  },
  sessions: ofFinished(sessionsOf, 30),
  /** Minutes of the sessions; of all work on the case. */
  minutes: ofFinished(
    ({ minutes }) =>
      (row) =>
        minutes[row] ?? 0,
    0,
  ),
  work: ofFinished(
    ({ work }) =>
      (row) =>
        work[row] ?? 0,
    0,
  ),
  weeks: {
    by: 'ended',
    out: (columns) => {
      const [out, { started }] = [outOfFinished(columns), columns.days];
      return (row) => out(row) ?? (started[row] === none ? 'not-known' : null);
    },
    value: between('started', 'ended', 7),
    top: 0,
  },
} satisfies Record<string, SpreadRule>;
export type SpreadName = keyof typeof spreadRules;
