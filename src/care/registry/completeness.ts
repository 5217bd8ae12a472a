import type { EpisodeRecord } from '../items/registry';
import type { RecordField } from './episode-record';

/** What would bring in what lacks. */
export type Mend =
  | 'measure-first'
  | 'measure-again'
  | 'enter-session'
  | 'decide'
  | 'say-help'
  | 'say-problem'
  | 'ask-work'
  | 'ask-work-end'
  | 'say-end'
  | 'ask-experience'
  | 'ask-consent'
  | 'enter-assessment'
  | 'answer'
  | 'birthYear'
  | 'gender'
  | 'kommune'
  | 'source';
export interface Lack {
  field: RecordField;
  mend: Mend;
  /** Where a measure lacks: which. */
  instrument?: string;
}
export interface Completeness {
  /** Of those that can be known by now. */
  known: number;
  of: number;
  /** What matters most first. */
  lacks: Lack[];
}

/** The two by which outcome is judged. */
const paired = ['phq-9', 'gad-7'] as const;

/**
 * What a record lacks that can be known by now, in the order in which it matters for what is computed from records: outcome first, then whether and
 * when help came, then work, then who it was. Of a course that goes on nothing of its end is asked, and of whoever was not taken in nothing of treatment.
 */
export function completenessOf(record: EpisodeRecord): Completeness {
  const isTreated = record.outcome === null || record.outcome === 'taken-in';
  const hasEnded = record.endedOn !== null;
  const asked: { field: RecordField; mend: Mend; instrument?: string; when?: boolean; known: boolean }[] = [
    ...paired.map((instrument) => {
      const count = record.measures.find((one) => one.instrument === instrument)?.count ?? 0;
      const mend = count === 0 ? ('measure-first' as const) : ('measure-again' as const);
      return { field: 'measures' as const, mend, instrument, when: isTreated, known: count > 1 };
    }),
    { field: 'startedOn', mend: 'enter-session', when: isTreated, known: record.startedOn !== null },
    { field: 'outcome', mend: 'decide', known: record.outcome !== null },
    { field: 'primary', mend: 'say-problem', known: record.primary !== null },
    { field: 'help', mend: 'say-help', when: isTreated, known: record.help.length > 0 },
    { field: 'workStart', mend: 'ask-work', when: isTreated, known: record.workStart !== null },
    { field: 'workEnd', mend: 'ask-work-end', when: isTreated && hasEnded, known: record.workEnd !== null },
    { field: 'endReason', mend: 'say-end', when: isTreated && hasEnded, known: record.endReason !== null },
    { field: 'experience', mend: 'ask-experience', when: isTreated && hasEnded, known: record.experience !== null },
    { field: 'answeredOn', mend: 'answer', known: record.answeredOn !== null },
    { field: 'assessedOn', mend: 'enter-assessment', known: record.assessedOn !== null },
    ...(['birthYear', 'gender', 'kommune', 'source'] as const).map((field) => {
      return { field, mend: field, known: record[field] !== null };
    }),
    {
      field: 'partners',
      mend: 'ask-consent',
      when: isTreated,
      known: record.partners.some(({ partner, consent }) => partner === 'gp' && consent !== null),
    },
  ];
  const due = asked.filter(({ when = true }) => when);
  const lacks = due.flatMap(({ field, mend, instrument, known }): Lack[] =>
    known ? [] : [{ field, mend, ...(instrument ? { instrument } : {}) }],
  );
  return { known: due.length - lacks.length, of: due.length, lacks };
}
