import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isLate, isPlanned, soonTimes } from '../../../src/care/scheduled/scheduled';
import { localClock } from '../../../src/care/time/dates';

const near = (now: string, team = {}) => soonTimes(now, team).map(({ when, at }) => `${when} ${at}`);

it('mornings that are near are offered once each, by the team’s wall and its working days', () => {
  expect(near('2026-03-11T06:10:00Z')).toEqual([
    'today 2026-03-11T07:00:00.000Z',
    'tomorrow 2026-03-12T07:00:00.000Z',
    'monday 2026-03-16T07:00:00.000Z',
  ]);
  expect(near('2026-03-13T12:00:00Z')).toEqual(['tomorrow 2026-03-14T07:00:00.000Z', 'workday 2026-03-16T07:00:00.000Z']);
  // Easter 2026, and a team that is away the week after.
  expect(near('2026-04-01T12:00:00Z', { closedDays: [{ from: '2026-04-07', until: '2026-04-10' }] })).toEqual([
    'tomorrow 2026-04-02T06:00:00.000Z',
    'monday 2026-04-06T06:00:00.000Z',
    'workday 2026-04-13T06:00:00.000Z',
  ]);
});

it('eight in the morning is eight also where the clocks change in between', () => {
  expect(near('2026-03-28T12:00:00Z')[0]).toBe('tomorrow 2026-03-29T06:00:00.000Z');
  expect(near('2026-10-24T12:00:00Z')[0]).toBe('tomorrow 2026-10-25T07:00:00.000Z');
  fc.assert(
    fc.property(fc.date({ min: new Date('2020-01-01'), max: new Date('2035-12-31'), noInvalidDate: true }), (now) => {
      const soon = soonTimes(now.toISOString(), {});
      for (const { at } of soon) expect([localClock(at), Date.parse(at) > now.getTime()]).toEqual(['08:00', true]);
      expect(new Set(soon.map(({ at }) => at)).size).toBe(soon.length);
    }),
  );
});

it('one that goes within a few minutes is on time, and what another program left there is none', () => {
  expect(isLate({ at: '2026-03-11T07:00:00Z', went: '2026-03-11T07:04:00Z' })).toBe(false);
  expect(isLate({ at: '2026-03-11T07:00:00Z', went: '2026-03-11T09:14:00Z' })).toBe(true);
  expect(isPlanned({ text: 'Hei', at: '2026-02-30T07:00:00Z', since: '2026-02-27T07:00:00Z' })).toBe(false);
});
