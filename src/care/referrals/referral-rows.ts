import { folded } from '../folded';
import type { ItemOf } from '../items/items';
import { type Clock, clockOf, promisedDays } from './clock';

type Asked = ItemOf<'referral'>;
/**
 * The newest referral of a case and how far it has come, whatever day it is: what stands in the case's summary. Days are the team's own.
 */
export interface ReferralFacts
  extends Pick<Asked, 'referral' | 'contactAt' | 'way' | 'source' | 'birthYear' | 'gender' | 'problems' | 'primary'> {
  /** Came through the door, and is not what anybody of the staff has written. */
  byDoor: boolean;
  interpreter: boolean;
  language: string | null;
  /** The latest day of an answer that was promised; null: it was promised none. */
  answerBy: string | null;
  decision: (Pick<ItemOf<'decision'>, 'outcome' | 'help' | 'startBy'> & { by: string; at: string }) | null;
  answeredOn: string | null;
  assessedOn: string | null;
  startedOn: string | null;
  /** How the course of treatment before it ended; null: the person has not been here before. */
  before: { on: string; reason: ItemOf<'discharge'>['reason'] | Exclude<ItemOf<'decision'>['outcome'], 'taken-in'> } | null;
  /** The course of treatment that it began has ended, or it led to none. */
  ended: boolean;
}
/** A case as the room of referrals looks at it. */
export interface ReferralCase {
  caseRef: string;
  name: string;
  phone: string | null;
  therapist: string | null;
  facts: ReferralFacts | null;
  /** An open risk answer. */
  risk: { instrument: string; value: number } | null;
  /** Newest totals by instrument. */
  totals: Record<string, number>;
  /** Starts of appointments that stand, ascending. */
  appointments: readonly string[];
}
/** What asks for a human look before anything is decided; it excludes nobody (care rules 4.5). */
export type Look =
  | { look: 'risk'; instrument: string; value: number }
  | { look: 'total'; instrument: string; total: number }
  | { look: 'again'; ended: string }
  | { look: 'interpreter'; language: string | null }
  | { look: 'double'; of: { caseRef: string; name: string }[] };
export type NextStep = 'call-now' | 'call' | 'talk' | 'decide' | 'start';
export interface ReferralRow extends Omit<ReferralFacts, 'answerBy' | 'ended'> {
  caseRef: string;
  name: string;
  phone: string | null;
  /** By the year of birth alone, so one too many before the birthday. */
  age: number | null;
  therapist: string | null;
  totals: Record<string, number>;
  assessment: Clock;
  start: Clock;
  /** The promise of an answer, while nobody has answered. */
  answer: { by: string; late: boolean } | null;
  looks: Look[];
  next: NextStep;
  /** Of the talk that is booked. */
  talk: string | null;
}

/** From here on a total asks for a human look (care rules 4.5; care-next 5). */
const looksFrom: Record<string, number> = { 'phq-9': 20, audit: 20 };

/**
 * The referrals that somebody must still do something about: those that are not decided, and those who are taken in and have not begun. What
 * must be done first stands first: danger, then the promise that runs out first.
 * @param cases all that the reader is in, also those that go on: a double may be among them
 * @param now ISO instant; `today` is the team's day of it
 */
export function referralRows(cases: readonly ReferralCase[], now: string, today: string): ReferralRow[] {
  return cases
    .flatMap((one) => (one.facts && isOpen(one.facts) ? [rowOf(one, one.facts, cases, now, today)] : []))
    .sort(
      (a, b) =>
        Number(isRisk(b)) - Number(isRisk(a)) || compareDates(dueFirst(a), dueFirst(b)) || a.name.localeCompare(b.name, 'nb'),
    );
}

const isOpen = ({ decision, startedOn, ended }: ReferralFacts): boolean => !ended && !(decision && startedOn);
const isRisk = ({ looks }: ReferralRow): boolean => looks.some(({ look }) => look === 'risk');
const compareDates = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
/** The day on which the first of its promises runs out. */
const dueFirst = ({ assessment, start, answer }: ReferralRow): string =>
  [assessment.stoppedOn === null ? assessment.due : start.due, ...(answer ? [answer.by] : [])].sort()[0] ?? '';

function rowOf(one: ReferralCase, facts: ReferralFacts, cases: readonly ReferralCase[], now: string, today: string): ReferralRow {
  const { answerBy, ended: _, ...known } = facts;
  const looks = looksOf(one, facts, cases);
  const talk = one.appointments.find((start) => Date.parse(start) >= Date.parse(now)) ?? null;
  return {
    ...known,
    caseRef: one.caseRef,
    name: one.name,
    phone: one.phone,
    age: facts.birthYear === undefined ? null : Number(today.slice(0, 4)) - facts.birthYear,
    therapist: one.therapist,
    totals: one.totals,
    assessment: clockOf(facts.contactAt, promisedDays.assessment, facts.assessedOn, today),
    start: clockOf(facts.contactAt, promisedDays.start, facts.startedOn, today),
    answer: answerBy && facts.answeredOn === null ? { by: answerBy, late: answerBy < today } : null,
    looks,
    next: one.risk ? 'call-now' : facts.decision ? 'start' : talk ? 'talk' : one.appointments.length > 0 ? 'decide' : 'call',
    talk,
  };
}

function looksOf(one: ReferralCase, { interpreter, language, before }: ReferralFacts, cases: readonly ReferralCase[]): Look[] {
  const doubles = cases.filter((other) => other.caseRef !== one.caseRef && isDouble(one, other));
  return [
    ...(one.risk ? [{ look: 'risk' as const, ...one.risk }] : []),
    ...Object.entries(looksFrom).flatMap(([instrument, from]): Look[] => {
      const total = one.totals[instrument];
      return total !== undefined && total >= from ? [{ look: 'total', instrument, total }] : [];
    }),
    ...(before ? [{ look: 'again' as const, ended: before.on }] : []),
    ...(interpreter || language ? [{ look: 'interpreter' as const, language }] : []),
    ...(doubles.length > 0 ? [{ look: 'double' as const, of: doubles.map(({ caseRef, name }) => ({ caseRef, name })) }] : []),
  ];
}

/**
 * Whether two cases may be about one person: the same telephone, or the same name and year of birth. Only a person can tell: a family has one
 * number, and names are shared.
 */
export function isDouble(a: ReferralCase, b: ReferralCase): boolean {
  const [x, y] = [digits(a.phone), digits(b.phone)];
  if (x !== null && x === y) return true;
  const born = a.facts?.birthYear;
  return born !== undefined && born === b.facts?.birthYear && a.name !== '' && folded(a.name) === folded(b.name);
}

/** The last eight digits: with or without a country's number they are one telephone. */
const digits = (phone: string | null): string | null => {
  const all = (phone ?? '').replace(/\D/g, '');
  return all.length >= 8 ? all.slice(-8) : null;
};
