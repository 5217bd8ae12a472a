import type { ItemDraft } from '../items/items';

type Answers = Extract<ItemDraft, { kind: 'answers' }>;

/**
 * Answers out of a draft that is damaged: what was answered stays, as far as it can be an answer; what stands around it is as for a round that is begun now.
 * @param now ISO instant
 */
export function healedAnswers({ instrument, version, language, wording, values }: Answers, now: string): Answers {
  return {
    kind: 'answers',
    instrument,
    version,
    language,
    wording,
    startedAt: now,
    timeZone: 'Europe/Oslo',
    mode: 'home',
    values: Object.fromEntries(Object.entries(values).filter(([, value]) => isAnswer(value))),
  };
}

/** null is «vil ikke svare». */
export const isAnswer = (value: unknown): value is number | null =>
  value === null || (typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 1_000);
