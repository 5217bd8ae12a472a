import { z } from 'zod/mini';
import { attendances, sessionChannels, sessionKinds, sessionModes } from './choices';
import { defineItem } from './define';
import { id, instant, line, prose, whole } from './values';

/**
 * A contact, or one that did not come about (care rules 6.4). `minutes`: of the session itself; `around`: of work before and after it.
 * Later items of one `session` id replace earlier ones. The citizen reads `next`.
 */
export const session = defineItem(
  'session',
  {
    session: id,
    appointment: z.optional(id),
    start: instant,
    minutes: whole(0, 480),
    around: whole(0, 480),
    type: z.enum(sessionKinds),
    mode: z.enum(sessionModes),
    channel: z.enum(sessionChannels),
    attendance: z.enum(attendances),
    topics: z.array(line(60)).check(z.maxLength(12)),
    next: prose(2_000),
  },
  {
    by: ['staff'],
    doing: ['staff'],
    line: {
      which: (all) => all.filter((one, i) => all.findLastIndex(({ item }) => item.session === one.item.session) === i),
      said: ({ item: { start, attendance, channel, next } }) => ({
        event: 'session',
        detail: { start, attendance, channel, ...(next ? { next } : {}) },
      }),
    },
  },
);
