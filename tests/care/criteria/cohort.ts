import { episodeRecordSchema } from '../../../src/care/items/registry';
import type { KeptRecord } from '../../../src/care/registry/records';

/** Twelve people who waited nine days, half of them with guided self-help; of ten the GP was told, two said no. */
export const cohort = (year: number): KeptRecord[] =>
  Array.from({ length: 12 }, (_, i) => ({
    episode: `e${i}`,
    therapist: 'maja',
    confirmedAt: `${year}-09-01T10:00:00Z`,
    record: episodeRecordSchema.parse({
      birthYear: 1990,
      gender: 'woman',
      kommune: '0301',
      bydel: null,
      interpreter: false,
      contactAt: `${year}-02-02`,
      source: 'self',
      problems: ['anxiety'],
      primary: 'anxiety',
      answeredOn: `${year}-02-03`,
      assessedOn: `${year}-02-09`,
      startedOn: `${year}-02-11`,
      secondOn: `${year}-02-18`,
      outcome: 'taken-in',
      exclusion: [],
      help: [i % 2 === 0 ? 'individual' : 'guided-self-help'],
      contacts: [
        {
          kind: 'treatment',
          mode: 'individual',
          channel: 'in-person',
          attendance: 'attended',
          count: 4,
          minutes: 180,
          around: 60,
        },
      ],
      otherMinutes: 0,
      programmes: [],
      measures: [],
      workStart: null,
      workEnd: null,
      partners: [
        i < 10
          ? { partner: 'gp', consent: 'given', toldOn: `${year}-03-01` }
          : { partner: 'gp', consent: 'declined', toldOn: null },
      ],
      experience: null,
      alerts: { raised: 0, inTime: 0 },
      endedOn: `${year}-05-04`,
      endReason: 'completed',
    }),
  }));
