import { isRecord } from '../../care/is-record';
import { isAnswer } from '../../care/questionnaires/answers-draft';

/** A form that is filled in at the desk, until it is saved. What it began with stays, so that a reload makes no second one of it. */
export interface FillIn {
  /** ISO instant of the first answer; null: none yet. */
  startedAt: string | null;
  mode: 'read-out' | 'in-session' | 'paper';
  /** The day on which a form on paper was filled in, YYYY-MM-DD; empty: not said yet. */
  day: string;
  values: Record<string, number | null>;
}
export const modes = ['read-out', 'in-session', 'paper'] as const satisfies readonly FillIn['mode'][];
export const emptyFillIn: FillIn = { startedAt: null, mode: 'read-out', day: '', values: {} };

export const isFillIn = (value: unknown): value is FillIn =>
  isRecord(value) &&
  (value.startedAt === null || typeof value.startedAt === 'string') &&
  modes.some((mode) => mode === value.mode) &&
  typeof value.day === 'string' &&
  isRecord(value.values) &&
  Object.values(value.values).every(isAnswer);

/** What the number keys answer: an item's values, where each is a single figure; else they answer nothing. */
export const keysOf = (values: readonly number[]): ReadonlyMap<string, number> =>
  new Map(values.every((value) => value >= 0 && value <= 9) ? values.map((value) => [String(value), value]) : []);
