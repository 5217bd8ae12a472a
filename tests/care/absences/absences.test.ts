import fc from 'fast-check';
import { expect, it } from 'vitest';
import { absencesSummary, awayOf } from '../../../src/care/absences/absences';
import { emptyCase, fold } from '../../../src/care/case/fold';
import type { CaseEntry } from '../../../src/care/case/state';
import { addDays } from '../../../src/care/time/dates';
import { addWorkingDays, withDaysOff } from '../../../src/care/time/holidays';
import { liv, log, maja } from '../people';

const absence = 'AAAAAAAAAAAAAAAAAAAAAA';
const cover = 'BAAAAAAAAAAAAAAAAAAAAA';
const at = '2026-03-06T09:00:00Z';
const begun = (write: ReturnType<typeof log>['write']) => write(maja, at, { kind: 'welcome', called: 'Kari', greeting: 'Hei.' });
const stateOf = (entries: (write: ReturnType<typeof log>['write']) => CaseEntry[]) => {
  const { write } = log();
  return fold(emptyCase(), [begun(write), ...entries(write)]);
};

it('the citizen knows before and while the therapist is away, and not when it has been taken back or is over', () => {
  const week = { absence, from: '2026-03-16', until: '2026-03-20' };
  const away = stateOf((write) => [write(maja, at, { kind: 'away', ...week })]);
  expect(awayOf(away, '2026-03-01T09:00:00Z')).toBeNull();
  expect(awayOf(away, '2026-03-06T09:00:00Z')).toEqual({ from: week.from, until: week.until, state: 'coming' });
  expect(awayOf(away, '2026-03-20T20:00:00Z')).toEqual({ from: week.from, until: week.until, state: 'now' });
  expect(awayOf(away, '2026-03-21T09:00:00Z')).toBeNull();
  const back = stateOf((write) => [
    write(maja, at, { kind: 'away', ...week }),
    write(maja, at, { kind: 'away', ...week, removed: true }),
  ]);
  expect(awayOf(back, '2026-03-17T09:00:00Z')).toBeNull();
});

it('of somebody who does not answer for the case it says nothing', () => {
  const state = stateOf((write) => [write(liv, at, { kind: 'away', absence, from: '2026-03-16', until: '2026-03-20' })]);
  expect(awayOf(state, '2026-03-17T09:00:00Z')).toBeNull();
});

it('a promise does not count the days on which nobody answers, and counts those on which somebody covers', () => {
  const team = { replyDays: 2 };
  const replyBy = (state: ReturnType<typeof stateOf>) =>
    addWorkingDays('2026-03-16', team.replyDays, withDaysOff(team, absencesSummary(state).uncovered));
  const week = { absence, from: '2026-03-16', until: '2026-03-20' };
  expect(replyBy(stateOf((write) => [write(maja, at, { kind: 'away', ...week })]))).toBe('2026-03-24');
  const covered = stateOf((write) => [
    write(maja, at, { kind: 'away', ...week }),
    write(maja, at, { kind: 'cover', cover, by: liv, from: '2026-03-17', until: '2026-03-18' }),
  ]);
  expect(absencesSummary(covered).uncovered).toEqual([
    { from: '2026-03-16', until: '2026-03-16' },
    { from: '2026-03-19', until: '2026-03-20' },
  ]);
  expect(replyBy(covered)).toBe('2026-03-18');
  const ended = stateOf((write) => [
    write(maja, at, { kind: 'away', ...week }),
    write(maja, at, { kind: 'cover', cover, by: liv, from: '2026-03-17', until: '2026-03-18' }),
    write(liv, at, { kind: 'cover', cover, by: liv, from: '2026-03-17', until: '2026-03-18', ended: true }),
  ]);
  expect(replyBy(ended)).toBe('2026-03-24');
});

it('however long somebody says that they are away, and whoever covers when, every day of it is either covered or said not to be', () =>
  fc.assert(
    fc.property(fc.nat(40), fc.nat(40), fc.nat(60), fc.nat(60), (start, length, coverStart, coverLength) => {
      const from = addDays('2026-01-01', start);
      const until = addDays(from, length);
      const coverFrom = addDays('2026-01-01', coverStart);
      const coverUntil = addDays(coverFrom, coverLength);
      const { uncovered } = absencesSummary(
        stateOf((write) => [
          write(maja, at, { kind: 'away', absence, from, until }),
          write(maja, at, { kind: 'cover', cover, by: liv, from: coverFrom, until: coverUntil }),
        ]),
      );
      for (let date = addDays(from, -2); date <= addDays(until, 2); date = addDays(date, 1)) {
        const isOut = from <= date && date <= until && !(coverFrom <= date && date <= coverUntil);
        expect(uncovered.filter((span) => span.from <= date && date <= span.until).length).toBe(isOut ? 1 : 0);
      }
    }),
  ));
