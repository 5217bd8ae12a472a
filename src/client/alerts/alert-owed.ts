import { isAtRisk } from '../../care/alerts/alert-view';
import { dischargeOf } from '../../care/case/discharge';
import { kept } from '../../care/case/items-of';
import type { CaseState } from '../../care/case/state';
import type { ItemDraft, ItemOf } from '../../care/items/items';
import { peopleOf } from '../../care/members/members';
import { bookOf } from '../../care/questionnaires/instruments/book';
import { score } from '../../care/questionnaires/instruments/score';
import { localDate } from '../../care/time/dates';
import { reader, toBase64url, utf8 } from '../../crypto/bytes';
import { secureRandom } from '../../crypto/sodium';
import { limits } from '../../protocol/limits';
import type { Log } from '../store/logs';
import { newId } from '../sync/write';

/** Two rows for one `answers` item. */
export interface Owed {
  answers: string;
  caseRef: string;
  at: string;
  instrument: string;
  value: number;
  previous: number | null;
  first: string;
  second: string;
  /** When the second row goes without a follow-up, ms since 1970. */
  due: number;
  followUp: ItemOf<'risk-follow-up'> | null;
  /** Questions come after the one about risk: answered after it, they are a row of their own. */
  rest?: boolean;
}
/** Milliseconds. Shortest and longest wait for a follow-up that nobody asks for; a real one is not waited for less than a half of the longest. */
const shortest = 40_000;
export const longest = 12 * 60_000;

/** An answer that another device has written, and told: this one has only its follow-up to send. */
export function owedFrom(state: CaseState, log: Log, answers: string, told: string | null | undefined): Owed | null {
  const found = kept(state, 'answers').find(({ item }) => item.id === answers);
  if (!found) return null;
  const { instrument, at, values } = found.item;
  return {
    answers,
    caseRef: log.ref,
    at,
    instrument,
    value: score(bookOf(state)(instrument), values).riskValue ?? 0,
    previous: valueBefore(state, instrument, answers),
    first: told ?? newId(),
    second: newId(),
    due: 0,
    followUp: null,
  };
}

/** The risk value before these answers; null: before what comes next. */
export function valueBefore(state: CaseState, instrument: string, answers: string | null): number | null {
  const all = kept(state, 'answers').filter(({ item }) => item.instrument === instrument);
  const at = answers === null ? all.length : all.findIndex(({ item }) => item.id === answers);
  const values = all.slice(0, at).map(({ item }) => score(bookOf(state)(instrument), item.values).riskValue);
  return values.findLast((value) => value !== null) ?? null;
}

/** Who it is and where is said only where there is risk. It all fits the smallest size of a row, so that size says nothing. */
export function alertDraft(
  owed: Owed,
  log: Log,
  state: CaseState,
  followUp: ItemOf<'risk-follow-up'> | null,
): Extract<ItemDraft, { kind: 'alert' }> {
  const { answers, at, instrument, value, previous } = owed;
  const plain = {
    kind: 'alert' as const,
    at: followUp?.at ?? at,
    answers,
    instrument,
    value,
    ...(previous === null ? {} : { previous }),
  };
  if (!isAtRisk(owed)) return plain;
  const { called, phone, therapist } = peopleOf(state, { members: [] });
  const ended = dischargeOf(state);
  const { dangerNow, thoughtsNow, plan, means, alone } = followUp ?? {};
  const risky = {
    ...plain,
    ...(dangerNow && thoughtsNow && plan && means && alone ? { followUp: { dangerNow, thoughtsNow, plan, means, alone } } : {}),
    called: called.slice(0, 60),
    caseStream: toBase64url(log.stream),
    ...(therapist ? { therapist } : {}),
    ...(ended ? { ended: localDate(ended.at) } : {}),
  };
  const reach = [phone, followUp?.reach].filter(Boolean).join('. ');
  const room = limits.itemBuckets[0] - utf8(JSON.stringify({ ...risky, reach: '', id: owed.first })).length - slack;
  const short = shortened(reach.slice(0, 200), room);
  return short ? { ...risky, reach: short } : risky;
}
/** Length in front of the JSON, and some to spare. */
const slack = 24;

/** As many whole characters as fit when written as JSON. */
function shortened(text: string, bytes: number): string {
  let short = '';
  for (const character of text) {
    if (utf8(JSON.stringify(short + character)).length - 2 > bytes) break;
    short += character;
  }
  return short;
}

/**
 * Evenly spread over the lengths of magnitude, as human times are. Where a follow-up has been asked for, the second half of the time is
 * waited for it, so that a third row is rare.
 */
export function someTime(asked: boolean): number {
  const [low, high] = asked ? [longest / 2, longest] : [shortest, longest];
  return Math.round(low * (high / low) ** (reader(secureRandom(4)).u32() / 2 ** 32));
}
