import { z } from 'zod/mini';
import { documentSections, documentStates, documentTemplates, partners, sentHow } from './choices';
import { defineItem } from './define';
import { date, id, language, line, place, prose } from './values';

/**
 * A person says that a part of the case lies in the municipality's record system now; Mellom puts nothing there itself. Later items of one
 * `filed` id replace earlier ones.
 */
export const filed = defineItem(
  'filed',
  {
    filed: id,
    what: z.discriminatedUnion('type', [
      z.strictObject({ type: z.literal('conversation') }),
      z.strictObject({ type: z.literal('answers'), answers: id }),
      /** Both days included. */
      z.strictObject({ type: z.literal('period'), from: date, until: date }),
      z.strictObject({ type: z.literal('document'), document: id }),
    ]),
    /** Place in the log of the last that was in it: what came later is not filed. */
    upTo: place,
    /** It was not put there after all. */
    undone: z.optional(z.boolean()),
  },
  {
    by: ['staff'],
    doing: ['staff'],
    line: {
      said: ({ item: { what, undone } }) => ({ event: 'filed', detail: { what: what.type, ...(undone ? { undone: 1 } : {}) } }),
    },
  },
);

const lines = (most: number, length: number) => z.array(line(length)).check(z.maxLength(most));
const part = z.number().check(z.gte(0), z.lte(1));

/**
 * A letter as both read it, and as it is drawn: all its words, ready. Later items of one `document` id replace earlier ones until it is locked; then it
 * stays as it is, and can only be thrown away, as long as it has not been sent. Half-written ones are drafts and no items.
 */
export const document = defineItem(
  'document',
  {
    document: id,
    template: z.enum(documentTemplates),
    partner: z.enum(partners),
    state: z.enum(documentStates),
    language,
    title: line(200),
    sender: lines(4, 160),
    marks: lines(3, 160),
    /** Who it is for. */
    to: lines(4, 160),
    sections: z
      .array(
        z.strictObject({
          key: z.enum(documentSections),
          heading: line(120),
          text: prose(3_000),
          table: z.optional(z.strictObject({ head: lines(6, 80), rows: z.array(lines(6, 80)).check(z.maxLength(12)) })),
          /** A line through points from 0 to 1, and what it shows. */
          curve: z.optional(
            z.strictObject({ alt: line(300), points: z.array(z.strictObject({ x: part, y: part })).check(z.maxLength(60)) }),
          ),
        }),
      )
      .check(z.maxLength(documentSections.length)),
    closing: lines(4, 160),
    footer: line(300),
  },
  {
    by: ['staff'],
    doing: ['staff'],
    line: {
      which: (all) => all.filter(({ item }) => item.state !== 'dropped'),
      said: ({ item: { template, state } }) => ({ event: 'document', detail: { template, state } }),
    },
  },
);
/** The citizen has read a letter before it is locked, and says whether it can go as it is. */
export const documentRead = defineItem(
  'document-read',
  { document: id, version: id, fine: z.boolean(), note: z.optional(prose(1_000)) },
  {
    by: ['citizen'],
    doing: ['citizen'],
    line: {
      said: ({ item: { fine, note } }) => ({ event: 'document-read', detail: { fine: Number(fine), ...(note ? { note } : {}) } }),
    },
  },
);
/** A person has sent a locked document, to whom, when and by which road; Mellom sends none. */
export const documentSent = defineItem(
  'document-sent',
  { document: id, to: line(200), on: date, how: z.enum(sentHow) },
  {
    by: ['staff'],
    doing: ['staff'],
    lasting: true,
    line: { said: ({ item: { to, on, how } }) => ({ event: 'document-sent', detail: { to, on, how } }) },
  },
);
