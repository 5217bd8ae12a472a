import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyCase, fold } from '../../../src/care/case/fold';
import { caseView } from '../../../src/care/case-view';
import { inboxView } from '../../../src/care/desk/inbox-view';
import type { ItemDraft } from '../../../src/care/items/items';
import { followUpsOf } from '../../../src/care/questionnaires/follow-ups';
import { dueOf } from '../../../src/care/questionnaires/schedule';
import { addDays, addMonths, daysBetween } from '../../../src/care/time/dates';
import { todayView } from '../../../src/care/today/today-view';
import {
  answers,
  asks,
  assignMeasures,
  assignProgramme,
  atDesk,
  context,
  decides,
  joined,
  kari,
  log,
  maja,
  newId,
  people,
} from '../people';

const ends = (followUps: [due: string, instruments: string[]][]): ItemDraft => ({
  kind: 'discharge',
  reason: 'completed',
  followUps: followUps.map(([due, instruments]) => ({ due, instruments })),
});
const both = ['phq-9', 'gad-7'];
const end = '2026-03-09';

/** A course with a weekly measure and a programme, that ended on 9 March. */
function ended() {
  const { write, skip } = log();
  skip();
  const state = fold(
    emptyCase(),
    [
      write(maja, '2026-01-20T08:00:00Z', assignMeasures('weekly', '2026-01-20')),
      write(maja, '2026-01-20T08:00:00Z', assignProgramme),
      write(kari, '2026-03-09T08:00:00Z', answers('phq-9', 6)),
      write(
        maja,
        '2026-03-09T12:00:00Z',
        ends([
          [end, both],
          ['2026-04-09', both],
          ['2026-09-09', ['phq-9']],
        ]),
      ),
    ],
    [joined(0, '2026-01-20T09:00:00Z')],
  );
  return { write, state };
}

describe('what is asked after the end of a course', () => {
  it('comes on its days by itself, whoever was open in between, and never two at once', () => {
    const { state } = ended();
    const on = (day: string) => dueOf(state, day).map(({ instruments, due }) => [due, instruments.join()]);
    expect(on(end)).toEqual([[end, 'gad-7']]);
    expect(on('2026-04-08')).toEqual([[end, 'gad-7']]);
    expect(on('2026-04-09')).toEqual([['2026-04-09', 'phq-9,gad-7']]);
    expect(on('2026-06-08')).toEqual([['2026-04-09', 'phq-9,gad-7']]);
    expect(on('2026-06-09')).toEqual([]);
    expect(on('2026-09-09')).toEqual([['2026-09-09', 'phq-9']]);
    expect(on('2026-11-08')).toEqual([['2026-09-09', 'phq-9']]);
    // Whoever opens their phone a year later finds nothing that waits.
    expect(on('2027-03-09')).toEqual([]);
  });

  it('comes on the day on the wall, also where a night had an hour more or less', () => {
    const { state } = ended();
    const things = (now: string) => todayView(state, now, context(kari), people).things.map(({ type }) => type);
    // The clocks went forward on 29 March: midnight of 9 April is 22.00 the day before in UTC.
    expect(things('2026-04-08T21:59:00Z')).toEqual(['questionnaire', 'staying-well']);
    expect(caseView(state, '2026-04-08T21:59:00Z', context(kari)).due).toMatchObject([{ due: end }]);
    expect(caseView(state, '2026-04-08T22:00:00Z', context(kari)).due).toMatchObject([{ due: '2026-04-09' }]);
  });

  it('stops what was asked for in the course, and only that; taken back, the end stops nothing', () => {
    const { write, state } = ended();
    const things = () => todayView(state, '2026-07-01T10:00:00Z', context(kari), people).things.map(({ type }) => type);
    expect(things()).toEqual(['staying-well']);
    expect(caseView(state, '2026-07-01T10:00:00Z', context(kari)).programmes).toHaveLength(1);
    fold(state, [write(maja, '2026-07-01T08:00:00Z', { kind: 'discharge', reason: 'completed', reopened: true })]);
    expect(things()).toContain('questionnaire');
    expect(followUpsOf(state)).toEqual([]);
  });

  it('is over when the person has been taken in again, and not when they have only asked', () => {
    const { write, state } = ended();
    const again = newId();
    fold(state, [write(kari, '2026-04-01T08:00:00Z', asks(again, '2026-04-01'))]);
    expect(dueOf(state, '2026-04-09')).toHaveLength(1);
    fold(state, [write(maja, '2026-04-02T08:00:00Z', decides(again, newId(), { help: ['individual'], therapist: maja }))]);
    expect(dueOf(state, '2026-04-09')).toEqual([]);
    expect(caseView(state, '2026-04-09T08:00:00Z', context(maja)).discharged).toBeNull();
  });

  it('tells the team when it is answered, today where the person is clearly worse than at the end, and says nothing of who does not answer', () => {
    const { write, state } = ended();
    const reasons = (now: string) =>
      inboxView([atDesk('a', state, context(maja))], { now, replyDays: 2 }).rows.map(({ reason, group, facts }) => ({
        reason,
        group,
        facts,
      }));
    fold(state, [
      write(maja, '2026-03-09T13:00:00Z', { kind: 'opened' }),
      write(maja, '2026-03-09T13:01:00Z', { kind: 'message', text: 'Takk for nå.' }),
    ]);
    expect(reasons('2026-05-20T10:00:00Z')).toEqual([]);
    const [, april] = followUpsOf(state);
    const assignment = april?.assignment ?? '';
    fold(state, [write(kari, '2026-04-10T10:00:00Z', { ...answers('phq-9', 7), assignment })]);
    expect(reasons('2026-05-20T10:00:00Z')).toEqual([{ reason: 'followed-up', group: 'week', facts: { instruments: 'phq-9' } }]);
    expect(followUpsOf(state).map(({ answered }) => answered)).toEqual([false, true, false]);
    fold(state, [write(kari, '2026-04-10T10:05:00Z', { ...answers('phq-9', 16), assignment })]);
    expect(reasons('2026-05-20T10:00:00Z')).toEqual([
      { reason: 'followed-up', group: 'today', facts: { instruments: 'phq-9', instrument: 'phq-9', from: 6, to: 16 } },
    ]);
    fold(state, [write(maja, '2026-04-11T10:00:00Z', { kind: 'opened' })]);
    expect(reasons('2026-05-20T10:00:00Z')).toEqual([]);
  });

  it('asks at most once on any day, within its own days, whatever days were agreed on', () => {
    const day = fc.integer({ min: 0, max: 400 }).map((days) => addDays(end, days));
    fc.assert(
      fc.property(fc.array(day, { maxLength: 4 }), day, (days, today) => {
        const { write } = log();
        const state = fold(emptyCase(), [write(maja, `${end}T12:00:00Z`, ends(days.map((due) => [due, both])))]);
        const due = dueOf(state, today);
        expect(due.length).toBeLessThanOrEqual(1);
        for (const one of due) {
          expect(days).toContain(one.due);
          expect(daysBetween(one.due, today)).toBeGreaterThanOrEqual(0);
          expect(daysBetween(one.due, today)).toBeLessThanOrEqual(60);
        }
        if (days.includes(today)) expect(due).toMatchObject([{ due: today }]);
      }),
    );
  });

  it('some months later is the same day of the month, or its last', () => {
    expect(addMonths('2026-03-09', 1)).toBe('2026-04-09');
    expect(addMonths('2026-08-31', 6)).toBe('2027-02-28');
    expect(addMonths('2027-08-31', 6)).toBe('2028-02-29');
    expect(addMonths('2026-12-31', 1)).toBe('2027-01-31');
  });
});
