import { z } from 'zod/mini';
import { appointmentAnswers, appointmentModes } from './choices';
import { defineItem } from './define';
import { id, instant, line, prose, whole } from './values';

/** Where it is: a room of the team, a place in its own words, or a video link, which counts only where its host is one of the team's. */
const where = { room: z.optional(line(60)), place: z.optional(line(200)), link: z.optional(line(500)) };
const mode = z.enum(appointmentModes);

/** Later items of one `appointment` id replace earlier ones. */
export const appointment = defineItem(
  'appointment',
  {
    appointment: id,
    start: instant,
    minutes: whole(5, 480),
    mode,
    cancelled: z.optional(z.boolean()),
    note: z.optional(prose(500)),
    ...where,
    /** Those that were booked together. */
    series: z.optional(id),
    /** Why it was moved or called off; the citizen reads it. */
    why: z.optional(prose(500)),
  },
  {
    by: ['staff'],
    doing: ['staff'],
    line: {
      said: ({ item: { start, minutes, mode, cancelled, why } }) => ({
        event: 'appointment',
        detail: { start, minutes, mode, ...(cancelled ? { cancelled: 1 } : {}), ...(why ? { why } : {}) },
      }),
    },
  },
);

/**
 * Times to choose among, held until a moment. Later items of one `proposal` id replace earlier ones: a time that has been given to somebody
 * else meanwhile is `taken`. `instead`: the appointment that is moved to the time chosen.
 */
export const proposal = defineItem(
  'proposal',
  {
    proposal: id,
    minutes: whole(5, 480),
    until: instant,
    times: z.array(z.strictObject({ appointment: id, start: instant, mode, ...where })).check(z.minLength(1), z.maxLength(3)),
    instead: z.optional(id),
    taken: z.optional(z.array(id).check(z.maxLength(3))),
    withdrawn: z.optional(z.boolean()),
    note: z.optional(prose(500)),
  },
  {
    by: ['staff'],
    doing: ['staff'],
    line: {
      which: (all) => all.filter((one, i) => all.findIndex(({ item }) => item.proposal === one.item.proposal) === i),
      said: ({ item: { times, until } }) => ({ event: 'proposal', detail: { count: times.length, until } }),
    },
  },
);

/**
 * What the citizen says of a proposal or an appointment (`on`): which time they have chosen, that none of them suits, that they would like
 * another one, that they cannot come. `start`: of what it is about, as they saw it.
 */
export const appointmentAnswer = defineItem(
  'appointment-answer',
  {
    on: id,
    answer: z.enum(appointmentAnswers),
    choice: z.optional(id),
    start: z.optional(instant),
    words: z.optional(prose(500)),
  },
  {
    by: ['citizen'],
    doing: ['citizen'],
    line: {
      said: ({ item: { answer, start, words } }) => ({
        event: 'appointment-answer',
        detail: { answer, ...(start ? { start } : {}), ...(words ? { words } : {}) },
      }),
    },
  },
);
