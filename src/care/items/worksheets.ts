import { z } from 'zod/mini';
import { defineItem } from './define';
import { address, clock, date, fields, figure, id, slug, whole } from './values';

/** One state of one worksheet entry; a later one with the same entry replaces it. */
export const entry = defineItem(
  'entry',
  {
    worksheet: slug,
    entry: id,
    date,
    values: fields,
    assignment: z.optional(id),
    address: z.optional(address),
    removed: z.optional(z.boolean()),
  },
  { by: ['citizen'], doing: ['citizen'] },
);
/** A sleep window in force from a date; proposed by the arithmetic, chosen by a person. */
export const sleepWindow = defineItem(
  'sleep-window',
  {
    from: date,
    minutes: whole(300, 600),
    riseTime: clock,
    lightsOff: clock,
    basis: z.strictObject({ nights: whole(0, 10_000), meanTst: figure, meanSe: figure }),
  },
  {
    by: ['citizen', 'staff'],
    doing: ['citizen', 'staff'],
    line: {
      said: ({ item: { from, minutes, lightsOff, riseTime } }) => ({
        event: 'sleep-window',
        detail: { from, minutes, lightsOff, riseTime },
      }),
    },
  },
);
