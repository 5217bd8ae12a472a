import { isRecord } from '../is-record';
import type { ItemDraft, ItemOf } from '../items/items';
import { planned } from './plan';
import { talkFirst } from './progress';
import type { ProgrammePlan } from './progress-types';
import type { ProgrammeCard } from './types';

/** A plan while it is being made: every part of the programme in the order wished, the hidden ones where they stand. */
export interface PlanDraft {
  parts: { id: string; shown: boolean; stop: boolean }[];
  /** Days between parts; null: as the programme says. */
  pace: number | null;
  /** 1–5 */
  feedbackDays: number;
  opened: string[];
  note: string;
}
/** Long enough for a therapist who works part of the week, and within the five that are the most. */
const usualFeedbackDays = 3;

export function planDraft(card: ProgrammeCard, plan: ProgrammePlan | null): PlanDraft {
  return {
    parts: planned(card, plan).map(({ id, number, waitDays }) => ({ id, shown: number !== null, stop: waitDays !== null })),
    pace: plan?.pace ?? null,
    feedbackDays: plan?.feedbackDays ?? usualFeedbackDays,
    opened: plan?.opened ?? [],
    note: plan?.note ?? '',
  };
}

/** Whether what was kept is a draft for the programme as it is now: each of its parts, once. */
export function isPlanDraft(card: ProgrammeCard, value: unknown): value is PlanDraft {
  if (!isRecord(value) || !Array.isArray(value.parts) || !Array.isArray(value.opened)) return false;
  const { parts, pace, feedbackDays, opened, note } = value;
  const whole = (one: unknown) => isRecord(one) && typeof one.shown === 'boolean' && typeof one.stop === 'boolean';
  const ids = parts.map((one) => (isRecord(one) ? one.id : null));
  return (
    parts.every(whole) &&
    ids.length === card.parts.length &&
    card.parts.every(({ id }) => ids.includes(id)) &&
    (pace === null || typeof pace === 'number') &&
    typeof feedbackDays === 'number' &&
    opened.every((id) => typeof id === 'string') &&
    typeof note === 'string'
  );
}

/** The part goes so many places up (−1) or down (1); at an end it stays. */
export function moved(draft: PlanDraft, id: string, by: -1 | 1): PlanDraft {
  const from = draft.parts.findIndex((part) => part.id === id);
  const part = draft.parts[from];
  const to = from + by;
  if (!part || to < 0 || to >= draft.parts.length) return draft;
  return { ...draft, parts: draft.parts.toSpliced(from, 1).toSpliced(to, 0, part) };
}

export const changed = (draft: PlanDraft, id: string, change: { shown?: boolean; stop?: boolean }): PlanDraft => ({
  ...draft,
  parts: draft.parts.map((part) => (part.id === id ? { ...part, ...change } : part)),
});

/** Whether the draft gives the programme as it was written, the note aside. */
export function isAsWritten(card: ProgrammeCard, draft: PlanDraft): boolean {
  return (
    draft.pace === null &&
    draft.opened.length === 0 &&
    stopsOf(draft).length === 0 &&
    draft.parts.length === card.parts.length &&
    draft.parts.every(({ id, shown }, at) => shown && card.parts[at]?.id === id)
  );
}

/** The item that says it; null while no part is shown. There is nothing to wait for after the last part. */
export function planItem(card: ProgrammeCard, draft: PlanDraft): ItemDraft | null {
  const parts = draft.parts.flatMap(({ id, shown }) => (shown ? [id] : []));
  if (parts.length === 0) return null;
  const note = draft.note.trim();
  return {
    kind: 'programme-plan',
    programme: card.id,
    parts,
    ...(draft.pace === null ? {} : { pace: draft.pace }),
    stops: stopsOf(draft),
    feedbackDays: draft.feedbackDays,
    opened: draft.opened.filter((id) => parts.includes(id)),
    ...(note ? { note } : {}),
  };
}

/** The plan as it is, with one part more that is open whatever waits before it. */
export function planWithOpened(card: ProgrammeCard, plan: ProgrammePlan | null, part: string): ItemDraft | null {
  const draft = planDraft(card, plan);
  return planItem(card, { ...draft, note: '', opened: [...new Set([...draft.opened, part])] });
}

/** What a new item says again of an older plan: its words, not its author and time. */
export function planAgain({ by: _, id: __, at: ___, ...item }: ProgrammePlan): Omit<ItemOf<'programme-plan'>, 'id' | 'at'> {
  return item;
}

/**
 * Features that stay shut because a part that asks about them is hidden: a guard that is never asked never opens anything (FORMAT,
 * section 5). Feature -> part.
 */
export function shutByHiding(card: ProgrammeCard, draft: PlanDraft): Record<string, string> {
  const hidden = new Set(draft.parts.flatMap(({ id, shown }) => (shown ? [] : [id])));
  const lost = card.guards.flatMap(({ kind, feature, address }) => {
    const part = address.split('/')[0] ?? '';
    return kind === 'guard' && feature !== talkFirst && hidden.has(part) ? [[feature, part] as const] : [];
  });
  return Object.fromEntries(lost.reverse());
}

function stopsOf(draft: PlanDraft): string[] {
  const shown = draft.parts.filter((part) => part.shown);
  return shown.slice(0, -1).flatMap(({ id, stop }) => (stop ? [id] : []));
}
