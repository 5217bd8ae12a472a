import { decisionOutcomes, endReasons, type referralSources, workStatuses } from '../items/choices';
import { bits, type Clock, type Columns, none, questions, told } from './columns';

/** Why somebody is not in the denominator. */
export const reasons = [
  'referred-on',
  'advice',
  'declined-help',
  'no-show',
  'not-yet',
  'out-of-order',
  'not-taken-in',
  'under-way',
  'fewer-than-two',
  'measured-once',
  'below-cut-offs',
  'not-known',
  'declined',
] as const;
export type Reason = (typeof reasons)[number];

/** By columns and row. */
export type Of<T> = (columns: Columns, row: number) => T;

/**
 * A share as it is defined: by which day an episode falls into a period, why somebody is left out (null: counted), how much the episode adds below
 * and above the line (one each, unless it counts contacts or alerts). Who has no such day stands in the period of the first contact, and is
 * left out there by a reason: nobody vanishes. The reader's words for each are in docs/registry.md.
 */
export interface ShareRule {
  by: Clock;
  out: Of<Reason | null>;
  part: Of<number>;
  whole?: Of<number>;
}

const day = (columns: Columns, clock: Clock, row: number): number => columns.days[clock][row] ?? none;
const has =
  (bit: number): Of<boolean> =>
  ({ result }, row) =>
    ((result[row] ?? 0) & bit) !== 0;
const one =
  (test: Of<boolean>): Of<number> =>
  (columns, row) =>
    test(columns, row) ? 1 : 0;
const first =
  (...rules: readonly Of<Reason | null>[]): Of<Reason | null> =>
  (columns, row) => {
    for (const rule of rules) {
      const reason = rule(columns, row);
      if (reason) return reason;
    }
    return null;
  };

const decided: Record<(typeof decisionOutcomes)[number], Reason> = {
  'taken-in': 'not-yet',
  advice: 'advice',
  specialist: 'referred-on',
  gp: 'referred-on',
  municipal: 'referred-on',
  declined: 'declined-help',
  'no-show': 'no-show',
};
const decisionOf: Of<Reason> = ({ decision }, row) => {
  const outcome = decisionOutcomes[decision[row] ?? none];
  return outcome ? decided[outcome] : 'not-yet';
};

/** Days from the first contact to a later day; null where that is not known or lies before. */
export const daysTo = (columns: Columns, clock: Clock, row: number): number | null => {
  const [from, to] = [day(columns, 'contact', row), day(columns, clock, row)];
  return to === none || to < from ? null : to - from;
};
const waited =
  (clock: Clock): Of<Reason | null> =>
  (columns, row) => {
    if (day(columns, clock, row) === none) return decisionOf(columns, row);
    return daysTo(columns, clock, row) === null ? 'out-of-order' : null;
  };
const within = (clock: Clock, days: number): ShareRule => ({
  by: clock,
  out: waited(clock),
  part: one((columns, row) => (daysTo(columns, clock, row) ?? days + 1) <= days),
});

/** Who has come to an end of a course of treatment: at least two sessions of treatment (care rules 1.3). */
const finished: Of<Reason | null> = (columns, row) => {
  if (day(columns, 'ended', row) === none) {
    const outcome = columns.decision[row] ?? none;
    return outcome === none || decisionOutcomes[outcome] === 'taken-in' ? 'under-way' : 'not-taken-in';
  }
  return (columns.treatments[row] ?? 0) >= 2 ? null : 'fewer-than-two';
};
const paired = first(finished, ({ result }, row) => (result[row] === 0 ? 'measured-once' : null));
const overCutOff = first(paired, (columns, row) => (has(bits.caseness)(columns, row) ? null : 'below-cut-offs'));
const all: Of<null> = () => null;

const codes = <C extends string>(list: readonly C[], ...some: readonly C[]) => new Set(some.map((code) => list.indexOf(code)));
const working = codes(workStatuses, 'in-work', 'part-time');
const onLeave = codes(workStatuses, 'sick-leave', 'partial-sick-leave');
/** The same people at the start and at the end, so that the two can be laid beside each other. */
const workKnown = first(finished, ({ workStart, workEnd }, row) =>
  workStart[row] === none || workEnd[row] === none ? 'not-known' : null,
);
const status = (side: 'workStart' | 'workEnd', group: ReadonlySet<number>): ShareRule => ({
  by: 'ended',
  out: workKnown,
  part: one((columns, row) => group.has(columns[side][row] ?? none)),
});
const result = (out: ShareRule['out'], test: Of<boolean>): ShareRule => ({ by: 'ended', out, part: one(test) });

const selfReferred = new Set<string>(['self', 'self-gp'] satisfies (typeof referralSources)[number][]);
const sourceOf = ({ parts, values }: Columns, row: number): string => values.source[parts.source[row] ?? none] ?? '';
const answered = ({ experience }: Columns, row: number): boolean => {
  for (let at = row * questions; at < (row + 1) * questions; at++) if ((experience[at] ?? none) !== none) return true;
  return false;
};

export const shareRules = {
  'assessed-in-7': within('assessed', 7),
  'assessed-in-14': within('assessed', 14),
  'started-in-7': within('started', 7),
  'started-in-14': within('started', 14),
  'self-referred': {
    by: 'contact',
    out: (columns, row) => (sourceOf(columns, row) === 'unknown' ? 'not-known' : null),
    part: one((columns, row) => selfReferred.has(sourceOf(columns, row))),
  },
  paired: result(finished, has(bits.paired)),
  caseness: result(paired, has(bits.caseness)),
  recovery: result(overCutOff, has(bits.recovery)),
  'reliable-recovery': result(overCutOff, (c, row) => has(bits.recovery)(c, row) && has(bits.improvement)(c, row)),
  'reliable-improvement': result(paired, has(bits.improvement)),
  'no-reliable-change': result(paired, (c, row) => !has(bits.improvement | bits.deterioration)(c, row)),
  'reliable-deterioration': result(paired, has(bits.deterioration)),
  'work-start': status('workStart', working),
  'work-end': status('workEnd', working),
  'sick-leave-start': status('workStart', onLeave),
  'sick-leave-end': status('workEnd', onLeave),
  'gp-told': {
    by: 'ended',
    out: first(finished, ({ gp }, row) =>
      gp[row] === told.unknown ? 'not-known' : gp[row] === told.declined ? 'declined' : null,
    ),
    part: one(({ gp }, row) => gp[row] === told.yes),
  },
  'ended-as-agreed': {
    by: 'ended',
    out: first(finished, ({ endReason }, row) => {
      const code = endReason[row] ?? none;
      return code === none || endReasons[code] === 'unknown' ? 'not-known' : null;
    }),
    part: one(({ endReason }, row) => endReasons[endReason[row] ?? none] === 'completed'),
  },
  'experience-answered': result(finished, answered),
  /** Of contacts that were to be and that nobody called off. */
  'did-not-come': {
    by: 'ended',
    out: (columns, row) => (day(columns, 'ended', row) === none ? 'under-way' : null),
    part: ({ missed }, row) => missed[row] ?? 0,
    whole: ({ missed, sessions }, row) =>
      Object.values(sessions).reduce((sum, column) => sum + (column[row] ?? 0), missed[row] ?? 0),
  },
  /** Of alerts, wherever the course stands. */
  'alerts-in-time': {
    by: 'contact',
    out: all,
    part: ({ inTime }, row) => inTime[row] ?? 0,
    whole: ({ raised }, row) => raised[row] ?? 0,
  },
} satisfies Record<string, ShareRule>;
export type ShareName = keyof typeof shareRules;

/** Who has come to the end of treatment; the rule that spreads and means share. */
export const outOfFinished = finished;
export const outOfWait = waited;
