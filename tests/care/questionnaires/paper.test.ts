import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyCase, fold } from '../../../src/care/case/fold';
import { paperFault, paperInstant } from '../../../src/care/questionnaires/paper';
import { measuresOf } from '../../../src/care/questionnaires/questionnaires-of';
import { dueOf } from '../../../src/care/questionnaires/schedule';
import { addDays, localDate } from '../../../src/care/time/dates';
import { keysOf } from '../../../src/team/questionnaires/fill-in';
import { kari, log, maja } from '../people';

describe('a form from paper', () => {
  it('is dated from the day on which the case was begun until today, by the days of the team, whatever the hour', () => {
    const begun = '2026-03-02T22:30:00Z'; // 23.30 in Oslo
    const now = '2026-03-29T22:30:00Z'; // 00.30 on the 30th
    expect(paperFault('2026-03-02', begun, now)).toBeNull();
    expect(paperFault('2026-03-01', begun, now)).toBe('before');
    expect(paperFault('2026-03-30', begun, now)).toBeNull();
    expect(paperFault('2026-03-31', begun, now)).toBe('future');
    for (const day of ['', '2026-02-30', '30.03.2026']) expect(paperFault(day, begun, now)).toBe('none');
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 0, max: 86_399 }), (back, second) => {
        const at = new Date(Date.parse('2026-11-01T00:00:00Z') + second * 1_000).toISOString();
        const day = addDays(localDate(at), -back);
        const since = `${addDays(localDate(at), -400)}T21:00:00Z`;
        expect(paperFault(day, since, at)).toBeNull();
        const instant = paperInstant(day, since, at);
        expect(localDate(instant)).toBe(day);
        expect(Date.parse(instant)).toBeLessThanOrEqual(Date.parse(at));
        expect(Date.parse(instant)).toBeGreaterThanOrEqual(Date.parse(since));
      }),
    );
  });

  it('stands in the curve where it was filled in, and entering an old one makes no round due that has been answered since', () => {
    const { write } = log();
    const answers = (author: string, at: string, q1: number, mode: 'home' | 'paper') =>
      write(author, at, {
        kind: 'answers',
        instrument: 'gad-7',
        version: '1',
        language: 'nb',
        wording: 'nb',
        startedAt: at,
        timeZone: 'Europe/Oslo',
        mode,
        values: { q1, q2: 0, q3: 0, q4: 0, q5: 0, q6: 0, q7: 0 },
      });
    const state = fold(emptyCase(), [
      write(maja, '2026-03-02T08:00:00Z', {
        kind: 'assign',
        what: { type: 'questionnaire', instruments: ['gad-7'], repeat: 'weekly', firstDue: '2026-03-02' },
      }),
      answers(kari, '2026-03-16T08:00:00Z', 1, 'home'),
      answers(maja, '2026-03-03T11:00:00Z', 3, 'paper'),
    ]);
    expect(
      measuresOf(state)
        .get('gad-7')
        ?.map(({ score, mode }) => [score.total, mode]),
    ).toEqual([
      [3, 'paper'],
      [1, 'home'],
    ]);
    expect(dueOf(state, '2026-03-17')).toEqual([]);
  });
});

it('number keys answer with the figure that stands at the answer, and with nothing where it has more than one', () => {
  expect([...keysOf([0, 1, 2, 3])]).toEqual([
    ['0', 0],
    ['1', 1],
    ['2', 2],
    ['3', 3],
  ]);
  expect(keysOf([0, 5, 10]).size).toBe(0);
});
