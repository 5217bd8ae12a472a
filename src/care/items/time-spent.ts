import { z } from 'zod/mini';
import { defineItem } from './define';
import { date, whole } from './values';

/**
 * Minutes that a member of staff has spent on the case away from the citizen's sight: reading, answering, phoning (care rules 6.4). The
 * newest of an author for a day and a kind of work counts, so that a number can be put right; none is 0.
 */
export const timeSpent = defineItem(
  'time-spent',
  { day: date, minutes: whole(0, 600), on: z.enum(['reading', 'answering', 'phone', 'meeting', 'other']) },
  { by: ['staff'] },
);
