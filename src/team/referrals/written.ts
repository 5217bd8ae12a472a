import type {
  genders,
  gpMayKnow,
  referralProblems,
  referralSources,
  referralWays,
  troubledSince,
  workStatuses,
} from '../../care/items/choices';
import { isDate } from '../../care/time/dates';
import type { WrittenReferral } from '../../client/api';

type One<T extends readonly string[]> = T[number];

/** A referral as it is being written in: everything a word or a choice, so that nothing typed is lost. */
export interface Written {
  name: string;
  called: string;
  phone: string;
  birthYear: string;
  contactAt: string;
  way: One<typeof referralWays>;
  source: One<typeof referralSources>;
  gender: One<typeof genders> | '';
  problems: readonly One<typeof referralProblems>[];
  words: string;
  wish: string;
  since: One<typeof troubledSince> | '';
  helped: string;
  work: One<typeof workStatuses> | '';
  language: string;
  interpreter: boolean;
  hearing: boolean;
  sight: boolean;
  times: string;
  not: string;
  gp: string;
  gpTell: One<typeof gpMayKnow> | '';
  elsewhere: string;
}
export const nothingWritten = (today: string): Written => ({
  name: '',
  called: '',
  phone: '',
  birthYear: '',
  contactAt: today,
  way: 'phone',
  source: 'self',
  gender: '',
  problems: [],
  words: '',
  wish: '',
  since: '',
  helped: '',
  work: '',
  language: '',
  interpreter: false,
  hearing: false,
  sight: false,
  times: '',
  not: '',
  gp: '',
  gpTell: '',
  elsewhere: '',
});
export const isWritten = (value: unknown): value is Written =>
  typeof value === 'object' && value !== null && 'contactAt' in value && 'problems' in value && 'elsewhere' in value;

export type Fault = 'name' | 'contactAt' | 'birthYear';
export function faultIn({ name, contactAt, birthYear }: Written, today: string): Fault | null {
  if (name.trim() === '') return 'name';
  if (!isDate(contactAt) || contactAt > today) return 'contactAt';
  return birthYear === '' || (/^\d{4}$/.test(birthYear) && birthYear >= '1900' && birthYear <= today.slice(0, 4))
    ? null
    : 'birthYear';
}

/** What was not asked about is left out, so that it reads as not asked about. */
export function asReferral(w: Written): WrittenReferral {
  const text = (words: string) => words.trim();
  const needs = {
    ...(text(w.language) ? { language: text(w.language) } : {}),
    ...(w.interpreter ? { interpreter: true } : {}),
    ...(w.hearing ? { hearing: true } : {}),
    ...(w.sight ? { sight: true } : {}),
  };
  return {
    contactAt: w.contactAt,
    way: w.way,
    source: w.source,
    name: text(w.name),
    ...(text(w.called) ? { called: text(w.called) } : {}),
    phone: text(w.phone),
    ...(w.birthYear ? { birthYear: Number(w.birthYear) } : {}),
    ...(w.gender ? { gender: w.gender } : {}),
    problems: [...w.problems],
    words: text(w.words),
    wish: text(w.wish),
    ...(w.since ? { since: w.since } : {}),
    helped: text(w.helped),
    ...(w.work ? { work: { status: w.work } } : {}),
    ...(Object.keys(needs).length > 0 ? { needs } : {}),
    times: text(w.times),
    reach: text(w.not) ? { not: text(w.not) } : {},
    ...(text(w.gp) || w.gpTell
      ? { gp: { ...(text(w.gp) ? { name: text(w.gp) } : {}), mayTell: w.gpTell === '' ? 'later' : w.gpTell } }
      : {}),
    ...(text(w.elsewhere) ? { elsewhere: text(w.elsewhere) } : {}),
  };
}
