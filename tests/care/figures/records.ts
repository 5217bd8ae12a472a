import type { EpisodeRecord } from '../../../src/care/items/registry';
import type { KeptRecord } from '../../../src/care/registry/records';

const blank: EpisodeRecord = {
  birthYear: null,
  gender: null,
  kommune: null,
  bydel: null,
  interpreter: null,
  contactAt: '2025-01-06',
  source: null,
  problems: null,
  primary: null,
  answeredOn: null,
  assessedOn: null,
  startedOn: null,
  secondOn: null,
  outcome: null,
  exclusion: [],
  help: [],
  contacts: [],
  otherMinutes: 0,
  programmes: [],
  measures: [],
  workStart: null,
  workEnd: null,
  partners: [],
  experience: null,
  alerts: { raised: 0, inTime: 0 },
  endedOn: null,
  endReason: null,
};

let count = 0;
/** A record of which only this is known. */
export const kept = (record: Partial<EpisodeRecord> = {}, therapist = 'maja'): KeptRecord => ({
  episode: `e${count++}`,
  therapist,
  confirmedAt: '2026-01-02T10:00:00Z',
  record: { ...blank, ...record },
});

/** First and last totals, measured as often as is said. */
export const measure = (instrument: string, first: number, last: number, times = 2): EpisodeRecord['measures'][number] => ({
  instrument,
  first: { on: '2025-01-20', total: first },
  last: { on: '2025-04-20', total: last },
  count: times,
});

export const attended = (
  count: number,
  more: Partial<EpisodeRecord['contacts'][number]> = {},
): EpisodeRecord['contacts'][number] => ({
  kind: 'treatment',
  mode: 'individual',
  channel: 'in-person',
  attendance: 'attended',
  count,
  minutes: count * 45,
  around: count * 15,
  ...more,
});
