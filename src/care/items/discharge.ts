import { z } from 'zod/mini';
import { endReasons, workStatuses } from './choices';
import { defineItem } from './define';
import { date, id, line, prose, slug, whole } from './values';

/** The course of treatment has ended, and why. */
export const discharge = defineItem(
  'discharge',
  {
    reason: z.enum(endReasons),
    note: z.optional(prose(2_000)),
    /** The course goes on after all: what is said here of its end holds no more. */
    reopened: z.optional(z.boolean()),
    /** Work and benefits at the end. */
    work: z.optional(z.strictObject({ status: z.enum(workStatuses), percent: z.optional(whole(0, 100)) })),
    /** What is asked after the end, and from which day: it comes to the citizen by itself (care/questionnaires/follow-ups.ts). */
    followUps: z.optional(
      z
        .array(z.strictObject({ due: date, instruments: z.array(slug).check(z.minLength(1), z.maxLength(6)) }))
        .check(z.maxLength(4)),
    ),
  },
  { by: ['staff'], line: { said: ({ item }) => ({ event: 'discharge', detail: { reopened: item.reopened ? 1 : 0 } }) } },
);

/** What somebody wants to hold on to when the help ends, in their own words; both may write, and only the citizen says that it is theirs. */
export const stayingWell = defineItem(
  'staying-well',
  {
    /** What has helped, a few words each. */
    helped: z.array(line(120)).check(z.maxLength(8)),
    /** How I notice that it is coming back. */
    signs: prose(2_000),
    /** What I do then. */
    doing: prose(2_000),
    /** What I do if that does not help. */
    otherwise: prose(2_000),
    /** The plan that whoever saved this one had before them; null: none. */
    base: z.nullable(id),
    /** "This is my plan": the citizen's word alone. */
    mine: z.optional(z.boolean()),
  },
  { by: ['citizen', 'staff'], doing: ['citizen', 'staff'] },
);
