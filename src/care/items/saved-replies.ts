import { z } from 'zod/mini';
import { defineItem } from './define';
import { id, line, text } from './values';

/**
 * In the team's stream: words that are often needed, for all of the team. Places to fill in stand as `{name}` (care/saved-replies/places.ts).
 * Later items of one `reply` id replace earlier ones, whoever wrote them.
 */
export const savedReply = defineItem(
  'saved-reply',
  { reply: id, name: line(80), text: text(4_000), removed: z.optional(z.boolean()) },
  { by: ['staff'], in: ['team'] },
);
