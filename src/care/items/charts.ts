import { z } from 'zod/mini';
import { noteTopics } from './choices';
import { defineItem } from './define';
import { account, id, prose, text } from './values';

/** First in a chart: the stream of the case that it belongs to. */
export const chart = defineItem('chart', { case: account }, { by: ['staff'], in: ['chart'], lasting: true });
/** Staff's own words about a case, which the citizen never gets. Later items of one `note` id replace earlier ones; empty: taken away. */
export const note = defineItem(
  'note',
  { note: id, text: prose(8_000), topic: z.enum(noteTopics) },
  { by: ['staff'], in: ['chart'] },
);
/** Why a promise of waiting time was not kept, in words; the newest of a referral counts. */
export const late = defineItem('late', { referral: id, reason: text(500) }, { by: ['staff'], in: ['chart'] });
