import { z } from 'zod/mini';
import { remarkKinds } from './choices';
import { defineItem } from './define';
import { id, text } from './values';

/**
 * The citizen's own word beside something that stands in the case: that they do not agree with what staff wrote, or what is right in what they have
 * answered themselves. What it is about stays as it was written. Later items of one `remark` id replace earlier ones.
 */
export const remark = defineItem(
  'remark',
  {
    remark: id,
    /** Id of the item that it is about; of a letter its `document`. */
    on: id,
    about: z.enum(remarkKinds),
    text: text(2_000),
    withdrawn: z.optional(z.boolean()),
  },
  {
    by: ['citizen'],
    doing: ['citizen'],
    line: {
      said: ({ item: { about, text: words, withdrawn } }) => ({
        event: 'remark',
        detail: { about, ...(withdrawn ? { withdrawn: 1 } : { text: words }) },
      }),
    },
  },
);
