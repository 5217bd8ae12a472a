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

/** Of columns, then by row: what is looked up once stands before the rows. */
export type Of<T> = (columns: Columns) => (row: number) => T;

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

const has =
  (bit: number): Of<boolean> =>
  ({ result }) =>
  (row) =>
    ((result[row] ?? 0) & bit) !== 0;
const both =
  (a: Of<boolean>, b: Of<boolean>): Of<boolean> =>
  (columns) => {
    const [first, second] = [a(columns), b(columns)];
    return (row) => first(row) && second(row);
  };
const not =
  (test: Of<boolean>): Of<boolean> =>
  (columns) => {
    const is = test(columns);
    return (row) => !is(row);
  };
const one =
  (test: Of<boolean>): Of<number> =>
  (columns) => {
    const is = test(columns);
    return (row) => (is(row) ? 1 : 0);
  };
/** The first reason that holds. */
const first =
  (rule: Of<Reason | null>, next: Of<Reason | null>): Of<Reason | null> =>
  (columns) => {
    const [before, after] = [rule(columns), next(columns)];
    return (row) => before(row) ?? after(row);
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
const decisionOf: Of<Reason> =
  ({ decision }) =>
  (row) => {
    const outcome = decisionOutcomes[decision[row] ?? none];
    return outcome ? decided[outcome] : 'not-yet';
  };

/** Days from the first contact to a later day; null where that is not known or lies before. */
export const daysTo =
  (clock: Clock): Of<number | null> =>
  ({ days }) => {
    const [contact, later] = [days.contact, days[clock]];
    return (row) => {
      const [from, to] = [contact[row] ?? none, later[row] ?? none];
      return to === none || to < from ? null : to - from;
    };
  };
const waited =
  (clock: Clock): Of<Reason | null> =>
  (columns) => {
    const [later, waitOf, decision] = [columns.days[clock], daysTo(clock)(columns), decisionOf(columns)];
    return (row) => {
      if (later[row] === none) return decision(row);
      return waitOf(row) === null ? 'out-of-order' : null;
    };
  };
/** Who is in no wait to that day, and why. */
export const outOfWait = { answered: waited('answered'), assessed: waited('assessed'), started: waited('started') };
const within = (clock: keyof typeof outOfWait, days: number): ShareRule => ({
  by: clock,
  out: outOfWait[clock],
  part: one((columns) => {
    const waitOf = daysTo(clock)(columns);
    return (row) => (waitOf(row) ?? days + 1) <= days;
  }),
});

/** Who has not come to an end of a course of treatment, and why: it takes at least two sessions of treatment (care rules 1.3). */
export const outOfFinished: Of<Reason | null> = ({ days: { ended }, decision, treatments }) => {
  const takenIn = decisionOutcomes.indexOf('taken-in');
  return (row) => {
    if (ended[row] === none) return decision[row] === none || decision[row] === takenIn ? 'under-way' : 'not-taken-in';
    return (treatments[row] ?? 0) >= 2 ? null : 'fewer-than-two';
  };
};
const paired = first(
  outOfFinished,
  ({ result }) =>
    (row) =>
      result[row] === 0 ? 'measured-once' : null,
);
const overCutOff = first(paired, (columns) => {
  const isOver = has(bits.caseness)(columns);
  return (row) => (isOver(row) ? null : 'below-cut-offs');
});

const codes = <C extends string>(list: readonly C[], ...some: readonly C[]) => new Set(some.map((code) => list.indexOf(code)));
const working = codes(workStatuses, 'in-work', 'part-time');
const onLeave = codes(workStatuses, 'sick-leave', 'partial-sick-leave');
/** The same people at the start and at the end, so that the two can be laid beside each other. */
const workKnown = first(
  outOfFinished,
  ({ workStart, workEnd }) =>
    (row) =>
      workStart[row] === none || workEnd[row] === none ? 'not-known' : null,
);
const status = (side: 'workStart' | 'workEnd', group: ReadonlySet<number>): ShareRule => ({
  by: 'ended',
  out: workKnown,
  part: one(
    ({ [side]: column }) =>
      (row) =>
        group.has(column[row] ?? none),
  ),
});
const result = (out: ShareRule['out'], test: Of<boolean>): ShareRule => ({ by: 'ended', out, part: one(test) });

/** Contacts of any mode that came about. */
export const sessionsOf: Of<number> = ({ sessions }) => {
  const columns = Object.values(sessions);
  return (row) => {
    let sum = 0;
    for (const column of columns) sum += column[row] ?? 0;
    return sum;
  };
};

const selfReferred: readonly (typeof referralSources)[number][] = ['self', 'self-gp'];

export const shareRules = {
  'assessed-in-7': within('assessed', 7),
  'assessed-in-14': within('assessed', 14),
  'started-in-7': within('started', 7),
  'started-in-14': within('started', 14),
  'self-referred': {
    by: 'contact',
    out: ({ parts: { source }, values }) => {
      const unknown = values.source.indexOf('unknown');
      return (row) => (source[row] === unknown ? 'not-known' : null);
    },
    part: one(({ parts: { source }, values }) => {
      const self = codes(values.source, ...selfReferred);
      return (row) => self.has(source[row] ?? none);
    }),
  },
  paired: result(outOfFinished, has(bits.paired)),
  caseness: result(paired, has(bits.caseness)),
  recovery: result(overCutOff, has(bits.recovery)),
  'reliable-recovery': result(overCutOff, both(has(bits.recovery), has(bits.improvement))),
  'reliable-improvement': result(paired, has(bits.improvement)),
  'no-reliable-change': result(paired, not(has(bits.improvement | bits.deterioration))),
  'reliable-deterioration': result(paired, has(bits.deterioration)),
  'work-start': status('workStart', working),
  'work-end': status('workEnd', working),
  'sick-leave-start': status('workStart', onLeave),
  'sick-leave-end': status('workEnd', onLeave),
  'gp-told': {
    by: 'ended',
    out: first(
      outOfFinished,
      ({ gp }) =>
        (row) =>
          gp[row] === told.unknown ? 'not-known' : gp[row] === told.declined ? 'declined' : null,
    ),
    part: one(
      ({ gp }) =>
        (row) =>
          gp[row] === told.yes,
    ),
  },
  'ended-as-agreed': {
    by: 'ended',
    out: first(outOfFinished, ({ endReason }) => {
      const unknown = endReasons.indexOf('unknown');
      return (row) => (endReason[row] === none || endReason[row] === unknown ? 'not-known' : null);
    }),
    part: one(({ endReason }) => {
      const completed = endReasons.indexOf('completed');
      return (row) => endReason[row] === completed;
    }),
  },
  'experience-answered': result(outOfFinished, ({ experience }) => (row) => {
    for (let at = row * questions; at < (row + 1) * questions; at++) if (experience[at] !== none) return true;
    return false;
  }),
  /** Of contacts that were to be and that nobody called off. */
  'did-not-come': {
    by: 'ended',
    out:
      ({ days: { ended } }) =>
      (row) =>
        ended[row] === none ? 'under-way' : null,
    part:
      ({ missed }) =>
      (row) =>
        missed[row] ?? 0,
    whole: (columns) => {
      const [came, { missed }] = [sessionsOf(columns), columns];
      return (row) => came(row) + (missed[row] ?? 0);
    },
  },
  /** Of alerts, wherever the course stands. */
  'alerts-in-time': {
    by: 'contact',
    out: () => () => null,
    part:
      ({ inTime }) =>
      (row) =>
        inTime[row] ?? 0,
    whole:
      ({ raised }) =>
      (row) =>
        raised[row] ?? 0,
  },
} satisfies Record<string, ShareRule>;
export type ShareName = keyof typeof shareRules;
