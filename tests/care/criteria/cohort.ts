import type { KeptRecord } from '../../../src/care/registry/records';
import { attended, kept } from '../../fixtures/records';

/** Twelve people who waited nine days, half of them with guided self-help; of ten the GP was told, two said no. */
export const cohort = (year: number): KeptRecord[] =>
  Array.from({ length: 12 }, (_, i) =>
    kept({
      birthYear: 1990,
      gender: 'woman',
      contactAt: `${year}-02-02`,
      source: 'self',
      problems: ['anxiety'],
      primary: 'anxiety',
      answeredOn: `${year}-02-03`,
      assessedOn: `${year}-02-09`,
      startedOn: `${year}-02-11`,
      secondOn: `${year}-02-18`,
      outcome: 'taken-in',
      help: [i % 2 === 0 ? 'individual' : 'guided-self-help'],
      contacts: [attended(4)],
      partners: [
        i < 10
          ? { partner: 'gp', consent: 'given', toldOn: `${year}-03-01` }
          : { partner: 'gp', consent: 'declined', toldOn: null },
      ],
      endedOn: `${year}-05-04`,
      endReason: 'completed',
    }),
  );
