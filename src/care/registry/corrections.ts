import { isRecord } from '../is-record';
import { isSame } from '../is-same';
import { type EpisodeRecord, episodeRecordSchema } from '../items/registry';
import type { RecordField } from './episode-record';

/** Fields that a therapist puts right by hand, in the order of the codebook; what is counted is put right where it is written. */
export const correctable = [
  'birthYear',
  'gender',
  'kommune',
  'bydel',
  'interpreter',
  'contactAt',
  'source',
  'problems',
  'primary',
  'answeredOn',
  'assessedOn',
  'startedOn',
  'secondOn',
  'outcome',
  'exclusion',
  'help',
  'workStart',
  'workEnd',
  'endedOn',
  'endReason',
] as const satisfies readonly RecordField[];
export type Correctable = (typeof correctable)[number];
export type Corrections = { [F in Correctable]?: EpisodeRecord[F] };

const isCorrectable = (field: string): field is Correctable => correctable.some((one) => one === field);

/** What was put right before, as corrections of what the case says. */
export const correctionsIn = (record: EpisodeRecord, corrected: readonly string[]): Corrections =>
  Object.fromEntries(corrected.filter(isCorrectable).map((field) => [field, record[field]]));

/** What a draft may hold: each field as the codebook has it. */
export const areCorrections = (value: unknown): value is Corrections =>
  isRecord(value) &&
  Object.entries(value).every(([field, one]) => isCorrectable(field) && episodeRecordSchema.shape[field].safeParse(one).success);

/** The record as it is confirmed, with the fields in which it says something else than the case. */
export function corrected(built: EpisodeRecord, corrections: Corrections): { record: EpisodeRecord; corrected: Correctable[] } {
  const fields = correctable.filter((field) => field in corrections && !isSame(built[field], corrections[field]));
  return { record: { ...built, ...Object.fromEntries(fields.map((field) => [field, corrections[field]])) }, corrected: fields };
}

/** Fields in which the case says something else than what was confirmed; what was put right by hand stands. */
export const differing = (
  built: EpisodeRecord,
  confirmed: { record: EpisodeRecord; corrected: readonly string[] },
): RecordField[] =>
  (Object.keys(built) as RecordField[]).filter(
    (field) => !confirmed.corrected.includes(field) && !isSame(built[field], confirmed.record[field]),
  );
