import { actId } from '../act-id';
import { isRecord } from '../is-record';
import type { Language } from '../programmes/types';
import { isAnswer } from './answers-draft';
import type { Instrument } from './instruments/types';
import { isThisRound } from './rounds';

/**
 * One sitting with the instruments of an assignment: which question is next, what is answered, what has already gone off.
 * Kept as the reader's own draft after every answer, so that it can be left and taken up again at the exact place.
 */
export interface Round {
  /** Fixed when it begins: what is written of it is written under ids that follow from it. Rounds of before are named by when they began. */
  id?: string;
  startedAt: string;
  /** Date of the round, where one has been asked for: another round begins anew. */
  due?: string;
  /** The one that it was begun in: its questions stay in it, so that a filled-in form is in one language. */
  language?: Language;
  /** Index into the assignment's instruments, and into that instrument's questions. */
  instrument: number;
  question: number;
  /** By instrument id, then linkId. null is «vil ikke svare». */
  values: Record<string, Record<string, number | null>>;
  /** Instruments that have been written as answers: instrument id -> item id. */
  written: Record<string, string>;
  /** Instruments of which a risk answer has gone ahead, with all that was answered before it: instrument id -> item id. */
  ahead?: Record<string, string>;
}

export const newRound = (startedAt: string, due: string | null, language: Language): Round => ({
  id: crypto.randomUUID(),
  startedAt,
  ...(due === null ? {} : { due }),
  language,
  instrument: 0,
  question: 0,
  values: {},
  written: {},
});

interface Opened {
  due: string | null;
  at: string;
  zone: string;
}
/** The language of the round that was begun, if it belongs to the one that was opened. */
export const languageOf = (held: Round | null, opened: Opened): Language | undefined =>
  held && isThisRound(held, opened.due, opened.at, opened.zone) ? held.language : undefined;

/**
 * What was begun, if it belongs to the round that was opened: at the first question that is not in an instrument which this or another
 * device has written already. `earlier` is when another round was begun and not sent.
 */
export function resumed(
  held: Round | null,
  instruments: readonly Instrument[],
  opened: Opened,
): { round: Round | null; earlier: string | null } {
  if (!held) return { round: null, earlier: null };
  if (!isThisRound(held, opened.due, opened.at, opened.zone)) return { round: null, earlier: held.startedAt };
  if (held.instrument >= instruments.length || !instruments[held.instrument]?.items[held.question]) {
    // Of other questions than these are: begun anew, once it is known which these are.
    return { round: instruments.length === 0 ? held : null, earlier: null };
  }
  const isWritten = (at: number) => held.written[instruments[at]?.id ?? ''] !== undefined;
  if (!isWritten(held.instrument)) return { round: held, earlier: null };
  const instrument = instruments.findIndex((_, at) => at > held.instrument && !isWritten(at));
  return { round: instrument < 0 ? null : { ...held, instrument, question: 0 }, earlier: null };
}

/**
 * What is kept as a draft, as far as it is a round: of another version of this program, or damaged, it begins anew rather than stand in
 * the way. An answer that cannot be one is asked for again.
 */
export function readRound(kept: unknown): Round | null {
  if (!isRecord(kept) || typeof kept.startedAt !== 'string' || Number.isNaN(Date.parse(kept.startedAt))) return null;
  if (!isIndex(kept.instrument) || !isIndex(kept.question) || !isRecord(kept.values)) return null;
  const values = Object.entries(kept.values).map(([instrument, given]): [string, Record<string, number | null>] => [
    instrument,
    Object.fromEntries(
      Object.entries(isRecord(given) ? given : {}).filter((one): one is [string, number | null] => isAnswer(one[1])),
    ),
  ]);
  return {
    ...(typeof kept.id === 'string' ? { id: kept.id } : {}),
    startedAt: new Date(kept.startedAt).toISOString(),
    ...(typeof kept.due === 'string' && /^\d{4}-\d\d-\d\d$/.test(kept.due) ? { due: kept.due } : {}),
    ...(kept.language === 'nb' || kept.language === 'nn' || kept.language === 'en' ? { language: kept.language } : {}),
    instrument: kept.instrument,
    question: kept.question,
    values: Object.fromEntries(values),
    written: idsOf(kept.written),
    ahead: idsOf(kept.ahead),
  };
}
const isIndex = (value: unknown): value is number => Number.isInteger(value) && Number(value) >= 0 && Number(value) < 100;
const idsOf = (value: unknown): Record<string, string> =>
  Object.fromEntries(
    Object.entries(isRecord(value) ? value : {}).filter(
      (one): one is [string, string] => typeof one[1] === 'string' && /^[A-Za-z0-9_-]{22}$/.test(one[1]),
    ),
  );

/** What is written of an instrument now: all of it, or the rest of what has gone ahead; under an id that is the same whoever presses again. */
export function written(
  round: Round,
  instrument: Instrument,
): { id: string; values: Round['values'][string]; completes?: string } {
  const given = round.values[instrument.id] ?? {};
  const said = (of: Round['values'][string]) => JSON.stringify(Object.entries(of).sort(([a], [b]) => (a < b ? -1 : 1)));
  const first = round.ahead?.[instrument.id];
  if (!first) return { id: actId(round.id ?? round.startedAt, instrument.id, said(given)), values: given };
  const from = instrument.items.findIndex(({ linkId }) => linkId === instrument.risk?.linkId) + 1;
  const after = new Set(instrument.items.slice(from).map(({ linkId }) => linkId));
  const values = Object.fromEntries(Object.entries(given).filter(([linkId]) => after.has(linkId)));
  return { id: actId(first, said(values)), values, completes: first };
}

export function answer(round: Round, instrument: string, linkId: string, value: number | null): Round {
  return { ...round, values: { ...round.values, [instrument]: { ...round.values[instrument], [linkId]: value } } };
}

export const answered = (round: Round, instrument: string, linkId: string): number | null | undefined =>
  round.values[instrument]?.[linkId];

/** True when the value just given asks for the safety screen at once, before anything else is asked. */
export const asksForSafety = (instrument: Instrument, linkId: string, value: number | null): boolean =>
  instrument.risk?.linkId === linkId && value !== null && value >= instrument.risk.atLeast;

/** A risk answer has been given and goes ahead; what is left of its instrument is asked afterwards. */
export function wentAhead(round: Round, instrument: Instrument, id: string): { round: Round; finished: boolean } {
  if (round.question + 1 >= instrument.items.length)
    return {
      round: { ...round, written: { ...round.written, [instrument.id]: id }, instrument: round.instrument + 1, question: 0 },
      finished: true,
    };
  const ahead = { ...round.ahead, [instrument.id]: id };
  return { round: { ...round, ahead, question: round.question + 1 }, finished: false };
}

/** The round moved one question on; `finished` tells that the instrument it was in has no more questions. */
export function forward(round: Round, instruments: readonly Instrument[]): { round: Round; finished: boolean } {
  const here = instruments[round.instrument];
  if (here && round.question + 1 < here.items.length)
    return { round: { ...round, question: round.question + 1 }, finished: false };
  return { round: { ...round, instrument: round.instrument + 1, question: 0 }, finished: true };
}

/** One question back, never into what has been written. */
export function backward(round: Round, instruments: readonly Instrument[]): Round {
  const here = instruments[round.instrument];
  const gone = here && round.ahead?.[here.id] && here.items[round.question - 1]?.linkId === here.risk?.linkId;
  if (gone) return round;
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
