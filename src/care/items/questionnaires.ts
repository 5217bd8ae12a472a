import { z } from 'zod/mini';
import { flagActions, leaveOutReasons } from './choices';
import { defineItem } from './define';
import { address, answersByLink, date, document, id, instant, language, line, prose, slug, text, zone } from './values';

export const assign = defineItem(
  'assign',
  {
    what: z.discriminatedUnion('type', [
      z.strictObject({ type: z.literal('programme'), programme: slug }),
      z.strictObject({
        type: z.literal('questionnaire'),
        instruments: z.array(slug).check(z.minLength(1), z.maxLength(6)),
        /** `session`: before each appointment; `fourth`: at every fourth of them. */
        repeat: z.enum(['once', 'weekly', 'session', 'fourth']),
        firstDue: date,
      }),
      z.strictObject({ type: z.literal('worksheet'), worksheet: slug, repeat: z.enum(['once', 'daily']), firstDue: date }),
    ]),
    note: z.optional(prose(500)),
  },
  {
    by: ['staff', 'citizen'],
    doing: ['staff'],
    line: {
      said: ({ item: { what }, role }) => {
        const self: Record<string, number> = role === 'citizen' ? { self: 1 } : {};
        switch (what.type) {
          case 'programme':
            return { event: 'assigned', detail: { what: 'programme', programme: what.programme, ...self } };
          case 'questionnaire': {
            const { repeat, firstDue } = what;
            const instruments = what.instruments.join(',');
            return { event: 'assigned', detail: { what: 'questionnaire', instruments, repeat, firstDue, ...self } };
          }
          case 'worksheet': {
            const { worksheet, repeat, firstDue } = what;
            return { event: 'assigned', detail: { what: 'worksheet', worksheet, repeat, firstDue, ...self } };
          }
        }
      },
    },
  },
);
export const unassign = defineItem('unassign', { assignment: id }, { by: ['staff'], doing: ['staff'] });

/** One filled-in instrument. Values by linkId; null is "vil ikke svare". */
export const answers = defineItem(
  'answers',
  {
    instrument: slug,
    version: line(20),
    language,
    wording: language,
    assignment: z.optional(id),
    address: z.optional(address),
    startedAt: instant,
    timeZone: zone,
    /** `paper`: a form on paper that staff have entered; `at` is of the day on which it was filled in. */
    mode: z.enum(['home', 'in-session', 'read-out', 'paper']),
    /** The rest of a questionnaire whose answer about risk has gone ahead: joins the answers with this id, and is none of its own. */
    completes: z.optional(id),
    values: answersByLink,
  },
  {
    by: ['citizen', 'staff'],
    doing: ['citizen'],
    line: {
      said: ({ item, role }, look) => {
        const total = look.total(item);
        return {
          event: 'questionnaire',
          detail: {
            instrument: item.instrument,
            ...(total === null ? {} : { total }),
            ...(role === 'staff' ? { entered: 1 } : {}),
          },
        };
      },
    },
  },
);
/** Answers that were entered wrongly count no more; they stay in sight, with who struck them and why (care/questionnaires/struck.ts). */
export const struck = defineItem(
  'struck',
  {
    answers: id,
    reason: text(500),
    /** They count after all. */
    restored: z.optional(z.boolean()),
  },
  {
    by: ['staff'],
    lasting: true,
    line: {
      // What is not here cannot have been struck.
      which: (all, look) => all.filter(({ item }) => look.answers(item.answers)),
      said: ({ item }, look) => {
        const { instrument = '', at: answeredAt = '' } = look.answers(item.answers) ?? {};
        return {
          event: 'struck',
          detail: { instrument, answeredAt, reason: item.reason, ...(item.restored ? { restored: 1 } : {}) },
        };
      },
    },
  },
);
/** The citizen leaves out one round of a questionnaire, and may say why. */
export const skip = defineItem('skip', { assignment: id, due: date, reason: z.enum(leaveOutReasons) }, { by: ['citizen'] });
/** A therapist has seen a flag of the feedback rules, and what they do with it. */
export const flagSeen = defineItem(
  'flag-seen',
  {
    rule: z.enum(['R1', 'R2', 'R4', 'R5', 'R6', 'R7', 'R8', 'R9']),
    instrument: z.nullable(slug),
    /** Time of the measure that made the flag: a newer one makes a new flag. */
    of: instant,
    action: z.optional(z.enum(flagActions)),
    /** Put aside until a date, with a reason. */
    snoozedUntil: z.optional(date),
    note: z.optional(prose(1_000)),
  },
  { by: ['staff'] },
);
/** An instrument of the team's own, as FHIR Questionnaire JSON; it travels in the case in which it is used. */
export const pack = defineItem(
  'pack',
  {
    json: document(56_000),
    /** The team gives it to nobody from now on; cases that have it keep it. */
    removed: z.optional(z.boolean()),
  },
  { by: ['staff'], in: ['team', 'case'], leadsOnly: true },
);
