import { expect, test } from 'vitest';
import { counters, mostInCounter, vectorOf } from '../../../src/care/shares/counters';
import { teamCounts } from '../../../src/care/shares/team-counts';
import { attended, kept, measure } from '../../fixtures/records';

const year = { from: '2025-01-01', until: '2025-12-31' };
const course = { contactAt: '2025-01-06', startedOn: '2025-01-20', endedOn: '2025-06-20', contacts: [attended(4)] };

test('the counters of a period are what one counts by hand: each person by the day that the count is about, and unknown is in neither half of a share', () => {
  const records = [
    // Began after 14 days, over the cut-off, recovered and reliably better.
    kept({ ...course, measures: [measure('phq-9', 16, 8)] }),
    // Began after 15 days, over the cut-off at both ends, reliably worse.
    kept({ ...course, startedOn: '2025-01-21', measures: [measure('phq-9', 12, 18)] }),
    // Below the cut-off from the start.
    kept({ ...course, measures: [measure('phq-9', 8, 8)] }),
    // Measured once; one session only; under way; asked and never begun.
    kept({ ...course, measures: [measure('phq-9', 16, 16, 1)] }),
    kept({ ...course, contacts: [attended(1)], measures: [measure('phq-9', 16, 8)] }),
    kept({ contactAt: '2025-12-20', startedOn: '2025-12-31' }),
    kept({ contactAt: '2025-12-31' }),
    // Began before anybody had asked: how long it took is not known.
    kept({ contactAt: '2025-03-01', startedOn: '2025-02-20' }),
    // Asked the year before, and ended in this one.
    kept({ ...course, contactAt: '2024-12-01', startedOn: '2024-12-10', measures: [measure('gad-7', 14, 4)] }),
    // Of another year altogether.
    kept({ ...course, contactAt: '2024-01-06', startedOn: '2024-01-20', endedOn: '2024-06-20' }),
  ];
  expect(teamCounts(records, year)).toEqual({
    contact: 8,
    started: 6,
    'started-in-14': 5,
    finished: 5,
    paired: 4,
    'over-cut-off': 3,
    recovered: 2,
    'reliably-improved': 2,
    'reliably-deteriorated': 1,
  });
});

test('a team without a record has a vector of nothings, and each counter is a place in it', () => {
  const nothing = teamCounts([], year);
  expect(vectorOf(nothing)).toEqual(counters.map(() => 0));
  expect(vectorOf({ ...nothing, recovered: mostInCounter })?.[counters.indexOf('recovered')]).toBe(mostInCounter);
});
