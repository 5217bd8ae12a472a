import { z } from 'zod/mini';
import { helpModes } from './choices';
import { defineItem } from './define';
import { account, clock, date, id, instant, line, whole } from './values';

/** In the team's stream: the root seed for a second holder, wrapped to that account alone (docs/protocol.md, "Teams"). */
export const rootShare = defineItem(
  'root-share',
  { to: account, root: account, wrap: line(2_400) },
  { by: ['staff'], in: ['team'], lasting: true, leadsOnly: true },
);
/** In the team's stream: both half sheets of this root have been typed back and fit. */
export const sheets = defineItem('sheets', { root: account }, { by: ['staff'], in: ['team'], lasting: true, leadsOnly: true });

/** In the team's stream: its author is away from one date until another (both included); colleagues read no more than that. Later items of one `absence` id replace earlier ones. */
export const absence = defineItem(
  'absence',
  { absence: id, from: date, until: date, removed: z.optional(z.boolean()) },
  { by: ['staff'], in: ['team'] },
);
/** In the team's stream: when its author has appointments, by the day of the week (1 Monday … 7 Sunday). The newest of an author counts. */
export const hours = defineItem(
  'hours',
  { times: z.array(z.strictObject({ day: whole(1, 7), from: clock, until: clock })).check(z.maxLength(14)) },
  { by: ['staff'], in: ['team'] },
);
/** In the team's stream: how many people somebody has room for, how many they have, and from which day they can begin with more. */
export const capacity = defineItem(
  'capacity',
  { most: whole(0, 200), cases: whole(0, 10_000), from: z.optional(date) },
  { by: ['staff'], in: ['team'] },
);

const count = whole(0, 10_000);
/**
 * In the team's stream: the work that its author has, counted by their own client; numbers of work, never of results. The newest of an author
 * counts. `help`: cases by what is given (one with several counts with the first), `none` where nothing has been decided; `owed`: answers
 * promised, by the day of the promise; `away`: of an absence to come, in how many cases nobody covers and how many each colleague does.
 */
export const workload = defineItem(
  'workload',
  {
    help: z.partialRecord(z.enum([...helpModes, 'none']), count),
    owed: z.array(z.strictObject({ by: date, count })).check(z.maxLength(40)),
    away: z
      .array(
        z.strictObject({
          absence: id,
          lacking: count,
          covered: z.array(z.strictObject({ by: account, count })).check(z.maxLength(40)),
        }),
      )
      .check(z.maxLength(12)),
  },
  { by: ['staff'], in: ['team'], quiet: true },
);
/**
 * In the team's stream: rooms that its author has booked from then on, or offers, told by their own client: when, and nothing of for whom; what
 * is offered is held `until` then. The newest of an author counts.
 */
export const roomBookings = defineItem(
  'room-bookings',
  {
    bookings: z
      .array(z.strictObject({ room: line(60), start: instant, minutes: whole(5, 480), until: z.optional(instant) }))
      .check(z.maxLength(120)),
  },
  { by: ['staff'], in: ['team'], quiet: true },
);
