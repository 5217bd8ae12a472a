import { z } from 'zod/mini';
import { defineItem } from './define';
import { longestMessage } from './lengths';
import { id, place, text } from './values';

export const message = defineItem(
  'message',
  { text: text(longestMessage) },
  { by: ['citizen', 'staff'], in: ['case', 'team', 'chart', 'course'], doing: ['citizen', 'staff'], line: 'own' },
);
/** "I have verified and opened everything up to seq", and, for `read`, "shown on my screen". */
export const receipt = defineItem(
  'receipt',
  { received: place, read: place },
  { by: ['citizen', 'staff'], in: 'every', lasting: true, quiet: true },
);
/** Access log: a member of staff opened the case. */
export const opened = defineItem('opened', {}, { by: ['staff'], in: 'every', lasting: true, quiet: true });
/** Staff's words beside an entry, an answer or a feedback; `praise` is a short warm word without a question in it. */
export const comment = defineItem(
  'comment',
  { on: id, text: text(4_000), praise: z.optional(z.boolean()) },
  {
    by: ['staff'],
    doing: ['staff'],
    line: {
      said: ({ item }) => ({
        event: 'entry-comment',
        detail: { on: item.on, text: item.text, ...(item.praise ? { praise: 1 } : {}) },
      }),
    },
  },
);
