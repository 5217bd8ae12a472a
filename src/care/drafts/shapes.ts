import { isRecord } from '../is-record';

/**
 * What a draft is made of, so that two devices that wrote one at once can be brought together. Only a person's own prose is joined;
 * an id, an instant, a date, a clock time, a choice or a number of one device is never mixed with another's.
 *
 * `words` prose, joined · `exact` one whole version · `lines` short texts, each kept once · `names` a set of names · `most` the greatest
 * number · fields: each by itself, and `rest` for the keys of a map. `sameIf`: where these differ, the versions are about two things,
 * and of the earlier one nothing but its prose is taken.
 */
export type Shape = 'words' | 'exact' | 'lines' | 'names' | 'most' | Fields;
export interface Fields {
  fields: Readonly<Record<string, Shape>>;
  rest?: Shape;
  sameIf?: readonly string[];
}

const list: Fields = { fields: {}, rest: 'exact' };

/** Answers to the questionnaires of one round; two devices that began the same round have begun one thing. */
const round: Fields = {
  fields: {
    startedAt: 'exact',
    due: 'exact',
    language: 'exact',
    instrument: 'exact',
    question: 'exact',
    values: { fields: {}, rest: list },
    written: list,
    ahead: list,
  },
  sameIf: ['due'],
};
const place: Fields = { fields: { opened: 'names', skipped: 'exact', known: 'exact', reasons: 'exact' } };
const safetyPlan: Fields = {
  fields: {
    warningSigns: 'lines',
    own: 'lines',
    others: 'lines',
    helpers: 'lines',
    safer: 'lines',
    reasons: 'lines',
    base: 'exact',
  },
};

/** An entry of a worksheet says by itself which of its fields are prose. */
function entry(value: unknown): Fields {
  const words = isRecord(value) && Array.isArray(value.words) ? value.words.filter((one) => typeof one === 'string') : [];
  const values: Fields = { fields: Object.fromEntries(words.map((field) => [field, 'words'])), rest: 'exact' };
  return { fields: { entry: 'exact', date: 'exact', at: 'exact', share: 'exact', day: 'exact', words: 'exact', values } };
}
/** A diary has one entry a day, and its draft stands under the day; of other worksheets two drafts are two entries. */
const draftEntry = (value: unknown, key: string): Fields =>
  /\/\d{4}-\d\d-\d\d$/.test(key) ? entry(value) : { ...entry(value), sameIf: ['entry'] };

/** What was done about a risk answer: of two devices' drafts all of it. */
const done: Fields = { fields: { actions: 'names', note: 'words' } };

/** Somebody who is being written in: of the choices one device's, of words both. */
const writtenReferral: Fields = {
  fields: { words: 'words', wish: 'words', helped: 'words', times: 'words', elsewhere: 'words', problems: 'names' },
  rest: 'exact',
};

/** What is about to be given: the choices of one device, and words of both. */
const given: Fields = { fields: { note: 'words' }, rest: 'exact' };

/** By the first part of the key under which a draft is kept. */
const rooms: Readonly<Record<string, Shape | ((value: unknown, key: string) => Shape)>> = {
  about: 'exact',
  'accept-reading': 'exact',
  account: 'exact',
  admit: 'exact',
  adapt: given,
  'ask-again': 'words',
  assess: done,
  assign: given,
  block: { fields: { keys: 'exact', number: 'exact', texts: 'lines' } },
  bookmark: 'exact',
  called: 'exact',
  'care-mode': 'words',
  comment: 'words',
  'call-off': 'words',
  book: given,
  consent: 'words',
  course: 'exact',
  'course-meeting': 'exact',
  'course-words': 'words',
  cover: 'words',
  custody: 'words',
  decide: 'exact',
  device: 'exact',
  discharge: given,
  draft: 'words',
  door: {
    fields: {
      words: 'words',
      wish: 'words',
      helped: 'words',
      elsewhere: 'words',
      times: 'words',
      reach: { fields: { not: 'words' }, rest: 'exact' },
      needs: { fields: { other: 'words' }, rest: 'exact' },
    },
    rest: 'exact',
    sameIf: ['begunAt'],
  },
  'door-measures': round,
  'draft-entry': draftEntry,
  'edit-person': 'exact',
  duty: done,
  end: 'words',
  entry,
  feedback: 'words',

  'fill-in': { fields: { startedAt: 'exact', mode: 'exact', day: 'exact', values: list } },
  flag: 'words',
  form: round,
  handover: 'words',
  homework: 'exact',
  hours: 'exact',
  late: 'words',
  join: 'exact',
  inbox: 'exact',
  invitation: 'exact',
  invite: 'exact',
  'invite-colleague': 'exact',
  'invite-into': 'words',
  knocks: 'exact',
  'new-course': 'exact',
  note: 'words',
  nudge: 'words',
  person: 'exact',
  letter: { fields: { document: 'exact', first: 'exact', to: 'words', texts: { fields: {}, rest: 'words' } } },
  'letter-answer': 'words',
  remark: 'words',
  'own-block': 'exact',
  'own-phone': 'exact',
  phone: 'exact',
  place,
  plan: safetyPlan,
  practice: 'exact',
  record: list,
  'team-year': { fields: { experience: 'words', where: 'exact', source: 'exact' }, rest: 'exact' },
  release: 'words',
  reply: 'words',
  'saved-reply': { fields: { name: 'exact', text: 'words' } },
  'write-reply': { fields: { name: 'exact', text: 'words' }, rest: 'exact' },
  scheduled: { fields: { text: 'words', at: 'exact', since: 'exact' } },
  'sent-late': 'exact',
  safety: { fields: { step: 'exact', replies: list, reach: 'words' } },
  supervision: { fields: { question: 'words', at: 'exact' } },
  'safety-plan': safetyPlan,
  'set-up': 'exact',
  session: { fields: { next: 'words', message: 'words' }, rest: 'exact' },
  settings: 'exact',
  since: 'exact',
  'share-sum': 'exact',
  'share-text': 'exact',
  sizing: { fields: {}, rest: 'exact' },
  sleep: 'exact',
  'staff-invitation': 'exact',
  standing: 'exact',
  'staying-well': { fields: { helped: 'words', signs: 'words', doing: 'words', otherwise: 'words', base: 'exact' } },
  strike: 'words',
  'take-back': 'names',
  times: 'words',
  triage: 'words',
  time: { fields: {}, rest: 'most' },
  'told-version': 'exact',
  'write-referral': writtenReferral,
};

const roomOf = (key: string): string => key.split('/')[0] ?? '';

export const isRegistered = (key: string): boolean => Object.hasOwn(rooms, roomOf(key));

/** The shape of what stands under a key; null for a key that nobody has told of: then one whole version counts, and it is left as it is. */
export function shapeOf(key: string, value: unknown): Shape | null {
  const shape = isRegistered(key) ? rooms[roomOf(key)] : undefined;
  if (shape === undefined) return null;
  return typeof shape === 'function' ? shape(value, key) : shape;
}
