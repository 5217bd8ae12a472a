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
