import { z } from 'zod/mini';
import { type Detail, defineItem } from './define';
import { account, date, id, language, line, prose, text, whole } from './values';

export const profile = defineItem(
  'profile',
  {
    /** How staff see the case; only staff write it. */
    name: z.optional(line(120)),
    /** What the citizen wants to be called; only the citizen writes it. */
    called: z.optional(line(60)),
    /** Of the citizen; in the team's stream its author's own, for colleagues. */
    phone: z.optional(line(30)),
  },
  { by: ['citizen', 'staff'], in: ['case', 'team'], doing: ['citizen'] },
);
export const welcome = defineItem(
  'welcome',
  {
    called: line(60),
    greeting: prose(2_000),
    /** What the greeting is written in; the page opens in it. */
    language: z.optional(language),
  },
  { by: ['staff'], doing: ['staff'], line: 'own' },
);
/** A person has made sure who holds the account that claimed the invitation; after a recovery invitation the history opens with it. */
export const identity = defineItem(
  'identity',
  { account },
  {
    by: ['staff'],
    lasting: true,
    line: { said: ({ item }) => ({ event: 'identity', detail: { account: item.account } }) },
  },
);
/** Another therapist looks after the case from `from` until `until` (both included). Later items of one `cover` id replace earlier ones. */
export const cover = defineItem(
  'cover',
  {
    cover: id,
    by: account,
    from: date,
    until: date,
    note: z.optional(prose(500)),
    ended: z.optional(z.boolean()),
  },
  {
    by: ['staff'],
    lasting: true,
    forOthers: true,
    line: {
      // A cover's end is said once, whoever else said so too.
      which: (all) => {
        const ended = new Set<string>();
        return all.filter(({ item }) => {
          if (!item.ended) return true;
          if (ended.has(item.cover)) return false;
          ended.add(item.cover);
          return true;
        });
      },
      said: ({ item: { by, from, until, note, ended } }) => ({
        event: 'cover',
        detail: { by, from, until, ...(note ? { note } : {}), ...(ended ? { ended: 1 } : {}) },
      }),
    },
  },
);
/**
 * In a case that its author answers for: what they have said in the team's stream of being away (`absence`), for its citizen to read, and no
 * more than that. Later items of one `absence` id replace earlier ones.
 */
export const away = defineItem(
  'away',
  { absence: id, from: date, until: date, removed: z.optional(z.boolean()) },
  { by: ['staff'] },
);
/** The case goes to another therapist for good; the citizen reads the note. */
export const handover = defineItem(
  'handover',
  { to: account, note: text(2_000) },
  {
    by: ['staff'],
    lasting: true,
    forOthers: true,
    line: { said: ({ item }) => ({ event: 'handover', detail: { to: item.to, note: item.note } }) },
  },
);
/** A custodian opens a case that is not their own, and says why, before anything of it is shown to them. */
export const custody = defineItem(
  'custody',
  { reason: text(500) },
  {
    by: ['staff'],
    in: 'every',
    lasting: true,
    line: { said: ({ item }) => ({ event: 'custody', detail: { reason: item.reason } }) },
  },
);
/** The body of one row shall go (docs/protocol.md, step 3). `row`: the row's id; `item`: the id of the item that stood there. */
export const erase = defineItem(
  'erase',
  { seq: whole(0, 0xffff_ffff), row: account, item: z.optional(id) },
  {
    by: ['citizen', 'staff'],
    in: 'every',
    lasting: true,
    line: {
      // One that nothing came of (written by somebody who may not) has no line, and of several the first.
      which: (all, look) => {
        const said = new Set<number>();
        return all.filter(({ item }) => {
          if (!look.erased(item.seq) || said.has(item.seq)) return false;
          said.add(item.seq);
          return true;
        });
      },
      said: ({ item }, look) => {
        const of = look.erased(item.seq)?.author;
        const detail: Detail = of ? { of } : {};
        return { event: 'erased', detail };
      },
    },
  },
);
/** A custodian ends the stream; after it, it may be deleted. */
export const end = defineItem('end', { reason: text(500) }, { by: ['staff'], in: 'every', lasting: true, forOthers: true });
