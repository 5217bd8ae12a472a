import { isBefore, kept } from '../case/items-of';
import type { CaseState } from '../case/state';
import { addDays, daysBetween, homeZone, localDate } from '../time/dates';
import type { ProgrammePlan, ProgrammeProgress } from './progress-types';
import type { ProgrammeCard } from './types';

/** What one citizen's plan makes of a programme as it was written. */
export interface PlannedPart {
  id: string;
  /** Its place among those that are shown, from 1; null: hidden, and readable still where it has been begun. */
  number: number | null;
  /** Days of practice that are advised before the next part. */
  pauseDays: number;
  /** The reader waits for a word after it, at most so many days; null: goes straight on. */
  waitDays: number | null;
  /** Open whatever waits before it. */
  opened: boolean;
}

/**
 * Every part of the programme, once: those of the plan in its order, then the hidden ones in the programme's own. What the plan names and
 * the programme no longer has is left out; a plan that names nothing the programme has counts as none.
 */
export function planned(card: ProgrammeCard, plan: ProgrammePlan | null): PlannedPart[] {
  const known = new Map(card.parts.map((part) => [part.id, part]));
  const named = [...new Set(plan?.parts ?? [])].filter((id) => known.has(id));
  const shown = plan && named.length > 0 ? named : [...known.keys()];
  const hidden = [...known.keys()].filter((id) => !shown.includes(id));
  return [...shown, ...hidden].map((id) => {
    const at = shown.indexOf(id);
    return {
      id,
      number: at < 0 ? null : at + 1,
      pauseDays: plan?.pace ?? known.get(id)?.pauseDays ?? 0,
      waitDays: at >= 0 && plan?.stops.includes(id) ? plan.feedbackDays : null,
      opened: plan?.opened.includes(id) ?? false,
    };
  });
}

/** The programme as this citizen has it: the parts that are shown, in their order and at their pace. What reads a card reads this. */
export function asPlanned(card: ProgrammeCard, plan: ProgrammePlan | null): ProgrammeCard {
  if (!plan) return card;
  const known = new Map(card.parts.map((part) => [part.id, part]));
  const parts = planned(card, plan).flatMap(({ id, number, pauseDays }) => {
    const part = known.get(id);
    return part && number !== null ? [{ ...part, pauseDays }] : [];
  });
  return { ...card, parts, duration: { ...card.duration, parts: parts.length } };
}

/** Parts that are hidden and were begun before: they stay readable, after the others. */
export const hiddenButBegun = (card: ProgrammeCard, { plan, parts }: Pick<ProgrammeProgress, 'plan' | 'parts'>): string[] =>
  planned(card, plan).flatMap(({ id, number }) => (number === null && parts[id] ? [id] : []));

/** A wait that ends when somebody of the staff has answered, and by itself on `until` (YYYY-MM-DD; null only for a text that says none). */
export interface Wait {
  /** Part that was finished, or shown. */
  after: string;
  until: string | null;
}

/**
 * What the reader waits for before a part, if anything: a stop of the plan or a feedback moment of the text, after any part that stands
 * before it. What has been begun is never shut again, nor what the therapist has opened: what stands before that is waited for no more.
 * A part that is not finished stops nobody.
 */
export function waitBefore(
  part: string,
  card: ProgrammeCard,
  { plan, parts, feedback }: Pick<ProgrammeProgress, 'plan' | 'parts' | 'feedback'>,
  today: string,
  zone = homeZone,
): Wait | null {
  if (parts[part] || plan?.opened.includes(part)) return null;
  const order = planned(card, plan).filter(({ number }) => number !== null);
  const before = order.slice(
    0,
    Math.max(
      0,
      order.findIndex(({ id }) => id === part),
    ),
  );
  for (const { id, waitDays } of before.reverse()) {
    const done = parts[id];
    if (waitDays !== null && done?.finishedAt && !done.answered) {
      const until = addDays(localDate(done.finishedAt, zone), waitDays);
      if (until > today) return { after: id, until };
    }
    const shown = feedback.find((one) => one.address.startsWith(`${card.id}/${id}/`) && isStopping(one, today));
    if (shown) return { after: id, until: shown.opensAt ?? null };
    if (plan?.opened.includes(id)) return null;
  }
  return null;
}

/** A feedback moment that stops the reader: it waits, nobody has answered, and its own date of opening (YYYY-MM-DD) has not come. */
export const isStopping = (feedback: ProgrammeProgress['feedback'][number], today: string): boolean =>
  feedback.wait && !feedback.answered && (feedback.opensAt === undefined || feedback.opensAt > today);

/** Where the reader is in a part that is begun and not finished, and whole days since they were last there; null between two parts. */
export function standsAt(
  card: ProgrammeCard,
  { parts }: Pick<ProgrammeProgress, 'parts'>,
  today: string,
  zone = homeZone,
): { part: string; screen: string; at: string; days: number } | null {
  const open = card.parts.flatMap(({ id }) => {
    const part = parts[id];
    return part && !part.finished ? [{ id, ...part }] : [];
  });
  const last = open.sort((a, b) => Date.parse(b.at) - Date.parse(a.at))[0];
  if (!last) return null;
  return { part: last.id, screen: last.screen, at: last.at, days: Math.max(0, daysBetween(localDate(last.at, zone), today)) };
}

/** The newest plan of each programme. One from before the programme was last taken back does not count: given again, it is as written. */
export function plansOf(state: CaseState): Map<string, ProgrammePlan> {
  const plans = new Map<string, ProgrammePlan>();
  const backs = kept(state, 'unassign');
  const programmeOf = new Map(
    kept(state, 'assign').flatMap(({ item }) =>
      item.what.type === 'programme' ? [[item.id, item.what.programme] as const] : [],
    ),
  );
  for (const one of kept(state, 'programme-plan')) {
    const gone = backs.some((back) => programmeOf.get(back.item.assignment) === one.item.programme && isBefore(one, back));
    if (!gone) plans.set(one.item.programme, { ...one.item, by: one.author });
  }
  return plans;
}
