import { z } from 'zod/mini';
import { skipReasons } from './choices';
import { type Detail, defineItem } from './define';
import { address, date, figure, language, line, prose, slug, whole } from './values';

/** Answer to one block of a programme, with the words as they were shown (docs/programmes.md). */
export const block = defineItem(
  'block',
  {
    address,
    version: line(20),
    language,
    block: line(20),
    prompt: prose(2_000),
    keys: z.optional(z.array(slug).check(z.maxLength(40))),
    options: z.optional(z.array(prose(400)).check(z.maxLength(40))),
    texts: z.optional(z.array(prose(8_000)).check(z.maxLength(40))),
    number: z.optional(figure),
  },
  { by: ['citizen'], doing: ['citizen'] },
);
export const progress = defineItem(
  'progress',
  {
    programme: slug,
    version: line(20),
    part: slug,
    screen: slug,
    /** Screens of this part that have been opened, and skipped. */
    opened: whole(0, 40),
    of: whole(1, 40),
    skipped: z.array(slug).check(z.maxLength(40)),
    /** Why a screen was left out, if the reader said so: screen -> reason. */
    reasons: z.optional(z.record(slug, z.enum(skipReasons))),
    finished: z.boolean(),
    /** Minutes in which this part has been open and in use, in all; never falls. For the registry (care rules 6.4). */
    minutes: z.optional(whole(0, 6_000)),
  },
  {
    by: ['citizen'],
    doing: ['citizen'],
    line: {
      // The first word that a part is finished; later ones say nothing new.
      which: (all) => {
        const told = new Set<string>();
        return all.filter(({ item }) => {
          const part = `${item.programme}/${item.part}`;
          if (!item.finished || told.has(part)) return false;
          told.add(part);
          return true;
        });
      },
      said: ({ item }) => ({ event: 'part-finished', detail: { programme: item.programme, part: item.part } }),
    },
  },
);
/**
 * How this citizen takes a programme: which parts in which order, how far apart, and where the reader waits for a word. The newest
 * for a programme counts; without one it stands as it was written.
 */
export const programmePlan = defineItem(
  'programme-plan',
  {
    programme: slug,
    /** Parts in this citizen's order; those not named are hidden, and stay readable where they have been begun. */
    parts: z.array(slug).check(z.minLength(1), z.maxLength(8)),
    /** Days advised between parts in place of the programme's own; never a lock. */
    pace: z.optional(whole(0, 60)),
    /** After these parts the reader waits for the therapist, at most `feedbackDays`. */
    stops: z.array(slug).check(z.maxLength(8)),
    feedbackDays: whole(1, 5),
    /** Parts that are open whatever waits before them. */
    opened: z.array(slug).check(z.maxLength(8)),
    note: z.optional(prose(500)),
  },
  {
    by: ['staff'],
    doing: ['staff'],
    line: {
      // A plan that comes with the programme says nothing of its own; each later one is a change.
      which: (all, look) => all.filter((one) => look.hasBegun(one.item.programme, one)),
      said: ({ item: { id, programme } }, look) => {
        const part = look.opens(id);
        const detail: Detail = part ? { programme, part } : { programme };
        return { event: part ? 'part-opened' : 'planned', detail };
      },
    },
  },
);
/** The reader has shown a part's material to the therapist and waits for, or wishes, an answer. */
export const feedback = defineItem(
  'feedback',
  {
    address,
    shows: z.array(line(120)).check(z.maxLength(20)),
    note: z.optional(prose(2_000)),
    wait: z.boolean(),
    opensAt: z.optional(date),
  },
  {
    by: ['citizen'],
    doing: ['citizen'],
    line: {
      said: ({ item }) => ({ event: 'feedback', detail: { address: item.address, ...(item.note ? { note: item.note } : {}) } }),
    },
  },
);
export const nextTime = defineItem('next-time', { address, text: prose(1_000) }, { by: ['citizen'], doing: ['citizen'] });
/** A therapist lifts (or puts back) a hold that a guard has put on a feature. */
export const release = defineItem(
  'release',
  {
    feature: slug,
    released: z.boolean(),
    note: z.optional(prose(1_000)),
    /** For the sleep window: the therapist has agreed to a window below the citizen's own floor, minutes. */
    floor: z.optional(whole(300, 540)),
  },
  {
    by: ['staff'],
    doing: ['staff'],
    line: {
      said: ({ item: { feature, released, floor } }) => ({
        event: 'release',
        detail: { feature, released: released ? 1 : 0, ...(floor ? { floor } : {}) },
      }),
    },
  },
);
