import { describe, expect, it } from 'vitest';
import { noPlace, type OwnPlace } from '../../../src/care/programmes/place';
import type { PartProgress, ProgrammeProgress } from '../../../src/care/programmes/progress-types';
import { standing } from '../../../src/citizen/programmes/programme-position';
import { sleep } from '../../care/people';

/** The path as the reader sees it: what is theirs, what waits, what rests, and where each part opens. */
const today = '2026-03-20';
const part = (finishedAt: string | null, more: Partial<PartProgress> = {}): PartProgress => ({
  opened: 4,
  of: 4,
  finished: finishedAt !== null,
  screen: 'summary',
  at: finishedAt ?? '2026-03-19T12:00:00Z',
  skipped: [],
  reasons: {},
  minutes: 12,
  finishedAt,
  answered: false,
  ...more,
});
const progress = (more: Partial<ProgrammeProgress>): ProgrammeProgress => ({
  programme: 'sleep',
  assignedAt: '2026-03-01T08:00:00Z',
  plan: null,
  parts: {},
  minutes: 0,
  holds: {},
  unasked: {},
  floor: null,
  feedback: [],
  nextTime: [],
  ...more,
});
const plan = (more: object): ProgrammeProgress['plan'] => ({
  id: 'a'.repeat(22),
  at: '2026-03-02T08:00:00Z',
  kind: 'programme-plan',
  programme: 'sleep',
  parts: ['p1', 'p2'],
  stops: [],
  feedbackDays: 3,
  opened: [],
  by: 'maja',
  ...more,
});
const own = (places: Record<string, Partial<OwnPlace>>) =>
  new Map(Object.entries(places).map(([id, place]) => [id, { ...noPlace, ...place }]));
const stand = (p: ProgrammeProgress, places = own({})) => standing(sleep, places, p, today);

describe('the path of a programme', () => {
  it('begins at the first part, and goes on at the exact screen', () => {
    expect(stand(progress({})).now).toMatchObject({ id: 'p1', step: 0, screen: sleep.parts[0]?.screens[0] });
    const place = { screen: sleep.parts[0]?.screens[1] ?? '', opened: ['x'], at: '2026-03-19T12:00:00Z' };
    expect(stand(progress({}), own({ p1: place })).now).toMatchObject({ id: 'p1', step: 2, screen: place.screen });
  });
  it('opens a finished part at its first screen, for reading again, and keeps the day it was done', () => {
    const [done] = stand(progress({ parts: { p1: part('2026-03-05T12:00:00Z') } })).parts;
    expect(done).toMatchObject({ state: 'done', at: '2026-03-05T12:00:00Z', screen: sleep.parts[0]?.screens[0] });
  });
  it('advises rest after a part, and shuts nothing', () => {
    const after = stand(progress({ parts: { p1: part('2026-03-18T12:00:00Z') } })).now;
    expect(after).toMatchObject({ id: 'p2', state: 'now', restsUntil: '2026-03-25' });
    expect(stand(progress({ parts: { p1: part('2026-03-10T12:00:00Z') } })).now).toMatchObject({ restsUntil: null });
    const slower = progress({ plan: plan({ pace: 14 }), parts: { p1: part('2026-03-10T12:00:00Z') } });
    expect(stand(slower).now).toMatchObject({ restsUntil: '2026-03-24' });
  });
  it('follows the therapist’s order, and keeps what was hidden after it had been begun', () => {
    const planned = stand(progress({ plan: plan({ parts: ['p2'] }), parts: { p1: part(null) } }));
    expect(planned.parts.map(({ id, number }) => [id, number])).toEqual([
      ['p2', 1],
      ['p1', null],
    ]);
    expect(planned).toMatchObject({ of: 1, done: 0, now: { id: 'p2' } });
    expect(stand(progress({ plan: plan({ parts: ['p2'] }) })).parts.map(({ id }) => id)).toEqual(['p2']);
  });
  it('waits after a stop until somebody has answered or the days have passed, whichever comes first', () => {
    const stopped = (finishedAt: string, more: Partial<PartProgress> = {}) =>
      stand(progress({ plan: plan({ stops: ['p1'] }), parts: { p1: part(finishedAt, more) } })).parts[1];
    expect(stopped('2026-03-19T12:00:00Z')).toMatchObject({ state: 'waiting', wait: { after: 'p1', until: '2026-03-22' } });
    expect(stopped('2026-03-19T12:00:00Z', { answered: true })).toMatchObject({ state: 'now', wait: null });
    expect(stopped('2026-03-17T12:00:00Z')).toMatchObject({ state: 'now', wait: null });
  });
});
