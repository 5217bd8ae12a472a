import { z } from 'zod/mini';
import { consentStates, partners, saidHow } from './choices';
import { defineItem, type Standing, type Writer } from './define';
import { date, line, prose } from './values';

/**
 * Whether one of those around a person may be told something: asked for by staff, answered by the citizen, in Mellom by their own hand, or by word of
 * mouth, which staff write down and the citizen sees. The newest answer about a partner holds; it can be taken back at any time.
 */
export const consent = defineItem(
  'consent',
  {
    partner: z.enum(partners),
    state: z.enum(consentStates),
    how: z.enum(saidHow),
    /** The day on which it was said. */
    on: date,
    /** Who the partner is: "Tor Vang, Lillevik legesenter". */
    who: z.optional(line(120)),
    /** What it is about, or what it is not to be about, in whoever's words. */
    note: z.optional(prose(500)),
  },
  {
    by: ['citizen', 'staff'],
    doing: ['citizen', 'staff'],
    lasting: true,
    line: {
      which: (all) => all.filter(isSaid),
      said: ({ item: { partner, state, how, on } }) => ({ event: 'consent', detail: { partner, state, how, on } }),
    },
  },
);

interface Said {
  role: Writer;
  item: { state: (typeof consentStates)[number]; how: (typeof saidHow)[number] };
}
/** By whom it can be said: staff ask and write down what they were told, and nobody but the citizen answers in Mellom. */
export const isSaid = ({ role, item: { state, how } }: Pick<Standing<Said['item']>, 'role' | 'item'>): boolean =>
  role === 'citizen' ? how === 'mellom' && state !== 'asked' : state === 'asked' || how !== 'mellom';
