import { z } from 'zod/mini';
import { defineItem } from './define';
import { id, instant, prose, whole } from './values';

/** Later items of one `appointment` id replace earlier ones. */
export const appointment = defineItem(
  'appointment',
  {
    appointment: id,
    start: instant,
    minutes: whole(5, 480),
    mode: z.enum(['in-person', 'video', 'phone']),
    cancelled: z.optional(z.boolean()),
    note: z.optional(prose(500)),
  },
  {
    by: ['staff'],
    doing: ['staff'],
    line: {
      said: ({ item: { start, minutes, mode, cancelled } }) => ({
        event: 'appointment',
        detail: { start, minutes, mode, ...(cancelled ? { cancelled: 1 } : {}) },
      }),
    },
  },
);
