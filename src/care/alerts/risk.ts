import { isBefore, kept } from '../case/items-of';
import type { CaseState } from '../case/state';
import type { ItemOf } from '../items/items';
import { bookOf } from '../questionnaires/instruments/book';
import { scoreKept } from '../questionnaires/instruments/score';
import type { InstrumentId } from '../questionnaires/instruments/types';
import { type Struck, struckOf } from '../questionnaires/struck';
import { lastTold, nothingTold, type Told, type ToldOf } from './told';

export interface RiskAnswer {
  /** id of the `answers` item */
  answers: string;
  instrument: InstrumentId;
  at: string;
  value: number;
  previous: { at: string; value: number } | null;
  followUp: ItemOf<'risk-follow-up'> | null;
  /** Who did what, and when they did it. */
  assessments: (ItemOf<'assessment'> & { by: string })[];
  /** One of them stands after the follow-up: what the citizen says later has not been dealt with by it. */
  assessed: boolean;
  /** What colleagues have said that they do about it, after all that the citizen has said, oldest first. */
  told: Told[];
  /** Somebody has struck these answers out as wrongly entered; they ask for an assessment all the same. */
  struck: Struck | null;
  sent: boolean;
}
/** A colleague has dealt with it, and the reader has done nothing in the case since. */
export type RiskDone = RiskAnswer & { done: Told };
type Assessment = RiskAnswer['assessments'][number] & { seq: number | null };

/**
 * Answers to a risk item at or over its threshold, in the order of the log, with what the citizen and the staff did afterwards. Struck ones
 * stay, and say so: whether there was danger is for somebody to assess, not for a correction to take away.
 */
export function riskOf(state: CaseState, told: ToldOf = nothingTold): RiskAnswer[] {
  const followUps = new Map(kept(state, 'risk-follow-up').map((one) => [one.item.answers, one]));
  const assessments = new Map<string, Assessment[]>();
  for (const one of assessmentsIn(state)) assessments.set(one.answers, [...(assessments.get(one.answers) ?? []), one]);
  const book = bookOf(state);
  const struck = struckOf(state);
  const before = new Map<string, RiskAnswer['previous']>();
  return kept(state, 'answers').flatMap(({ item, seq }): RiskAnswer[] => {
    const rules = book(item.instrument);
    const value = scoreKept(rules, item.values).riskValue;
    if (value === null) return [];
    const previous = before.get(item.instrument) ?? null;
    const out = struck.get(item.id) ?? null;
    if (!out) before.set(item.instrument, { at: item.at, value });
    if (value < (rules?.risk?.atLeast ?? Number.POSITIVE_INFINITY)) return [];
    const followUp = followUps.get(item.id) ?? null;
    const said = Date.parse(followUp?.item.at ?? item.at);
    const after = assessments.get(item.id) ?? [];
    const answer = {
      answers: item.id,
      instrument: item.instrument,
      at: item.at,
      value,
      previous,
      followUp: followUp?.item ?? null,
      assessments: after,
      assessed: after.some(
        (one) => !followUp || (one.done ? Date.parse(one.at) >= said : isBefore(followUp, { seq: one.seq, item: one })),
      ),
      struck: out,
      sent: seq !== null,
    };
    return [withTold(answer, told)];
  });
}

/** The answer with what colleagues have said of it since the citizen last spoke of it. */
export function withTold(answer: Omit<RiskAnswer, 'told'>, told: ToldOf): RiskAnswer {
  const said = Date.parse(answer.followUp?.at ?? answer.at);
  return { ...answer, told: (told.get(answer.answers) ?? []).filter(({ at }) => Date.parse(at) >= said) };
}

/**
 * All assessments, in the order of the log. One that was brought over from the stream of alerts is its author's there, at their time; it
 * counts once, however many clients brought it, and not at all beside the same person's own.
 */
export function assessmentsIn(state: CaseState): Assessment[] {
  const all = kept(state, 'assessment');
  const own = new Set(all.flatMap(({ item, author }) => (item.done ? [] : [`${item.answers} ${author} ${item.action}`])));
  const brought = new Set<string>();
  return all.flatMap(({ item, author, seq }) => {
    const { done } = item;
    if (!done) return [{ ...item, by: author, seq }];
    if (brought.has(done.item) || own.has(`${item.answers} ${done.by} ${item.action}`)) return [];
    brought.add(done.item);
    return [{ ...item, at: done.at, by: done.by, seq }];
  });
}

/**
 * The newest risk answer that nobody has acted on: neither it nor a later one has an assessment, and no colleague has said that it is
 * dealt with since the citizen last spoke of it. Whoever assesses the newest answer has the earlier ones before their eyes; an older assessment never covers a newer answer.
 */
export function openRiskOf(risk: readonly RiskAnswer[]): RiskAnswer | null {
  const newest = risk.at(-1);
  return newest && !newest.assessed && lastTold(newest.told)?.state !== 'resolved' ? newest : null;
}

/**
 * The newest risk answer, where somebody else has dealt with it, until the reader has done something in the case.
 * @param acted when the reader last did something there, ISO
 */
export function riskDoneFor(risk: readonly RiskAnswer[], me: string, acted: string | undefined): RiskDone | null {
  const newest = risk.at(-1);
  const assessed = newest?.assessed ? newest.assessments.at(-1) : undefined;
  const done = assessed ? { ...assessed, state: 'resolved' as const } : lastTold(newest?.told ?? []);
  if (!newest || done?.state !== 'resolved' || done.by === me) return null;
  const { by, at, action, also } = done;
  return acted !== undefined && Date.parse(acted) > Date.parse(at)
    ? null
    : { ...newest, done: { state: 'resolved', by, at, action, ...(also ? { also } : {}) } };
}

/** A risk answer that is still on this device only. */
export const unsentRisk = (risk: readonly RiskAnswer[]): RiskAnswer | null => risk.findLast((answer) => !answer.sent) ?? null;
