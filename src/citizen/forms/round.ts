import type { Instrument } from '../../care/instruments/types';
import { isThisRound } from '../../care/rounds';

/**
 * One sitting with the instruments of an assignment: which question is next, what is answered, what has already gone off.
 * Kept as the reader's own draft after every answer, so that it can be left and taken up again at the exact place.
 */
export interface Round {
  startedAt: string;
  /** Date of the round, where one has been asked for: another round begins anew. */
  due?: string;
  /** Index into the assignment's instruments, and into that instrument's questions. */
  instrument: number;
  question: number;
  /** By instrument id, then linkId. null is «vil ikke svare». */
  values: Record<string, Record<string, number | null>>;
  /** Instruments that have been written as answers: instrument id -> item id. */
  written: Record<string, string>;
}

export const newRound = (startedAt: string, due: string | null): Round => ({
  startedAt,
  ...(due === null ? {} : { due }),
  instrument: 0,
  question: 0,
  values: {},
  written: {},
});

/**
 * What was begun, if it belongs to the round that was opened: at the first question that is not in an instrument which this or another
 * device has written already. `earlier` is when another round was begun and not sent.
 */
export function resumed(
  held: Round | null,
  instruments: readonly Instrument[],
  opened: { due: string | null; at: string; zone: string },
): { round: Round | null; earlier: string | null } {
  if (!held) return { round: null, earlier: null };
  if (!isThisRound(held, opened.due, opened.at, opened.zone)) return { round: null, earlier: held.startedAt };
  const isWritten = (at: number) => held.written[instruments[at]?.id ?? ''] !== undefined;
  if (!isWritten(held.instrument)) return { round: held, earlier: null };
  const instrument = instruments.findIndex((_, at) => at > held.instrument && !isWritten(at));
  return { round: instrument < 0 ? null : { ...held, instrument, question: 0 }, earlier: null };
}

export function answer(round: Round, instrument: string, linkId: string, value: number | null): Round {
  return { ...round, values: { ...round.values, [instrument]: { ...round.values[instrument], [linkId]: value } } };
}

export const answered = (round: Round, instrument: string, linkId: string): number | null | undefined =>
  round.values[instrument]?.[linkId];

/** True when the value just given asks for the safety screen at once, before anything else is asked. */
export const asksForSafety = (instrument: Instrument, linkId: string, value: number | null): boolean =>
  instrument.risk?.linkId === linkId && value !== null && value >= instrument.risk.atLeast;

/** The round moved one question on; `finished` tells that the instrument it was in has no more questions. */
export function forward(round: Round, instruments: readonly Instrument[]): { round: Round; finished: boolean } {
  const here = instruments[round.instrument];
  if (here && round.question + 1 < here.items.length)
    return { round: { ...round, question: round.question + 1 }, finished: false };
  return { round: { ...round, instrument: round.instrument + 1, question: 0 }, finished: true };
}

/** One question back, never into an instrument that has been written. */
export function backward(round: Round, instruments: readonly Instrument[]): Round {
  if (round.question > 0) return { ...round, question: round.question - 1 };
  const before = instruments[round.instrument - 1];
  if (!before || round.written[before.id]) return round;
  return { ...round, instrument: round.instrument - 1, question: before.items.length - 1 };
}

/** Place among all questions of the round, from 1. */
export function place(round: Round, instruments: readonly Instrument[]): { n: number; of: number } {
  const lengths = instruments.map((i) => i.items.length);
  const before = lengths.slice(0, round.instrument).reduce((a, b) => a + b, 0);
  return { n: before + round.question + 1, of: lengths.reduce((a, b) => a + b, 0) };
}
