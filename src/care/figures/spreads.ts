import { sessionModes } from '../items/choices';
import { type Clock, none } from './columns';
import { daysTo, type Of, outOfFinished, outOfWait, type Reason } from './shares';

/** A spread as it is defined: by which day an episode falls into a period, why somebody is left out (null: counted), and the number itself. */
export interface SpreadRule {
  by: Clock;
  out: Of<Reason | null>;
  value: Of<number>;
  /** The highest value with a count of its own. */
  top: number;
}
const wait = (clock: Clock): SpreadRule => ({
  by: clock,
  out: outOfWait(clock),
  value: (columns, row) => daysTo(columns, clock, row) ?? 0,
  top: 42,
});
const ofFinished = (value: Of<number>, top: number): SpreadRule => ({ by: 'ended', out: outOfFinished, value, top });
export const spreadRules = {
  answered: wait('answered'),
  assessed: wait('assessed'),
  started: wait('started'),
  /** From the first to the second session of treatment. */
  second: {
    by: 'second',
    out: (columns, row) => {
      const [from, to] = [columns.days.started[row] ?? none, columns.days.second[row] ?? none];
      return from === none || to === none ? 'not-yet' : to < from ? 'out-of-order' : null;
    },
    value: ({ days }, row) => (days.second[row] ?? none) - (days.started[row] ?? none),
    top: 42,
  },
  sessions: ofFinished(({ sessions }, row) => sessionModes.reduce((sum, mode) => sum + (sessions[mode][row] ?? 0), 0), 30),
  /** Minutes of the sessions; of all work on the case. */
  minutes: ofFinished(({ minutes }, row) => minutes[row] ?? 0, 0),
  work: ofFinished(({ work }, row) => work[row] ?? 0, 0),
  weeks: {
    by: 'ended',
    out: (columns, row) => outOfFinished(columns, row) ?? ((columns.days.started[row] ?? none) === none ? 'not-known' : null),
    value: ({ days }, row) => ((days.ended[row] ?? none) - (days.started[row] ?? none)) / 7,
    top: 0,
  },
} satisfies Record<string, SpreadRule>;
export type SpreadName = keyof typeof spreadRules;
