import fc from 'fast-check';
import {
  attendances,
  consentStates,
  decisionOutcomes,
  endReasons,
  genders,
  helpModes,
  partners,
  referralProblems,
  referralSources,
  sessionChannels,
  sessionKinds,
  sessionModes,
  workStatuses,
} from '../../../src/care/items/choices';
import type { EpisodeRecord } from '../../../src/care/items/registry';
import type { KeptRecord } from '../../../src/care/registry/records';

const start = Date.UTC(2024, 0, 1);
const dateAt = (day: number) => new Date(start + day * 86_400_000).toISOString().slice(0, 10);
const unknownOr = <T>(value: fc.Arbitrary<T>, nil: null = null) => fc.option(value, { nil, freq: 4 });
const whole = (min: number, max: number) => fc.integer({ min, max });
const code = <C extends string>(codes: readonly C[]) => fc.constantFrom(...codes);

const contact = fc.record({
  kind: code(sessionKinds),
  mode: code(sessionModes),
  channel: code(sessionChannels),
  attendance: fc.oneof({ weight: 3, arbitrary: fc.constant('attended' as const) }, { weight: 1, arbitrary: code(attendances) }),
  count: whole(0, 6),
  minutes: whole(0, 400),
  around: whole(0, 120),
});
const measure = (instrument: string, max: number) =>
  fc.record({
    instrument: fc.constant(instrument),
    first: fc.record({ on: fc.constant('2024-03-01'), total: whole(0, max) }),
    last: fc.record({ on: fc.constant('2024-09-01'), total: whole(0, max) }),
    count: whole(1, 9),
  });
const work = unknownOr(fc.record({ status: code(workStatuses), percent: unknownOr(whole(0, 100)) }));

/** Episodes of any shape, also such as no team has: days out of order, codes that do not fit each other. */
const record: fc.Arbitrary<EpisodeRecord> = fc
  .record({
    contactDay: whole(0, 900),
    days: fc.record({
      answered: unknownOr(whole(-2, 20)),
      assessed: unknownOr(whole(-2, 40)),
      started: unknownOr(whole(-2, 60)),
      second: unknownOr(whole(-2, 90)),
      ended: unknownOr(whole(20, 300)),
    }),
    birthYear: unknownOr(whole(1930, 2010)),
    gender: unknownOr(code(genders)),
    kommune: unknownOr(fc.constantFrom('0301', '1103', '4601')),
    bydel: unknownOr(fc.constantFrom('Sagene', 'Østensjø')),
    source: unknownOr(code(referralSources)),
    primary: unknownOr(code(referralProblems)),
    outcome: unknownOr(code(decisionOutcomes)),
    help: fc.uniqueArray(code(helpModes), { maxLength: 3 }),
    contacts: fc.array(contact, { maxLength: 4 }),
    otherMinutes: whole(0, 300),
    phq: unknownOr(measure('phq-9', 27)),
    gad: unknownOr(measure('gad-7', 21)),
    workStart: work,
    workEnd: work,
    partners: fc.uniqueArray(
      fc.record({
        partner: code(partners),
        consent: unknownOr(code(consentStates)),
        toldOn: unknownOr(fc.constant('2024-10-01')),
      }),
      { selector: ({ partner }) => partner },
    ),
    experience: unknownOr(fc.array(unknownOr(whole(0, 4)), { maxLength: 8 })),
    alerts: fc.record({ raised: whole(0, 3), late: whole(0, 3) }),
    endReason: unknownOr(code(endReasons)),
  })
  .map(({ contactDay, days, phq, gad, alerts, ...more }) => {
    const on = (after: number | null) => (after === null ? null : dateAt(contactDay + after));
    return {
      ...more,
      contactAt: dateAt(contactDay),
      answeredOn: on(days.answered),
      assessedOn: on(days.assessed),
      startedOn: on(days.started),
      secondOn: on(days.second),
      endedOn: on(days.ended),
      interpreter: null,
      problems: null,
      exclusion: [],
      programmes: [],
      measures: [phq, gad].filter((one) => one !== null),
      alerts: { raised: alerts.raised, inTime: Math.max(0, alerts.raised - alerts.late) },
    };
  });

/** The same episodes for the same seed. */
export const randomRecords = (count: number, seed: number): KeptRecord[] =>
  fc.sample(fc.record({ therapist: fc.constantFrom('maja', 'per', 'liv'), record }), { numRuns: count, seed }).map((one, n) => ({
    episode: `e${n}`,
    confirmedAt: '2026-01-02T10:00:00Z',
    ...one,
  }));
