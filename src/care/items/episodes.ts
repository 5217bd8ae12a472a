import { z } from 'zod/mini';
import { helpModes } from './choices';
import { defineItem } from './define';
import { date, prose } from './values';

/** The help changes, and the course of treatment goes on. Of two from one day the later counts. */
export const careMode = defineItem(
  'care-mode',
  {
    help: z.array(z.enum(helpModes)).check(z.minLength(1), z.maxLength(helpModes.length)),
    from: date,
    note: z.optional(prose(500)),
  },
  {
    by: ['staff'],
    doing: ['staff'],
    line: {
      said: ({ item: { help, from, note } }) => ({
        event: 'care-mode',
        detail: { help: help.join(','), from, ...(note ? { note } : {}) },
      }),
    },
  },
);
