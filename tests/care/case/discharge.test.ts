import { expect, it } from 'vitest';
import { emptyCase, fold } from '../../../src/care/case/fold';
import { caseView } from '../../../src/care/case-view';
import { inboxView } from '../../../src/care/desk/inbox-view';
import { answers, assignMeasures, atDesk, context, joined, kari, log, maja, message } from '../people';

const now = '2026-06-01T12:00:00Z';

it('ends a course: its reminders and signals stop, a message still counts, and it can go on again', () => {
  const { write, skip } = log();
  skip();
  const entries = [
    write(maja, '2026-03-01T08:00:00Z', assignMeasures('weekly', '2026-03-02')),
    ...[12, 13, 12, 14, 13, 20].map((total, week) =>
      write(kari, new Date(Date.UTC(2026, 2, 2 + 7 * week)).toISOString(), answers('phq-9', total)),
    ),
  ];
  const state = fold(emptyCase(), entries, [joined(0, '2026-03-01T09:00:00Z')]);
  const reasons = () => {
    const [row] = inboxView([atDesk('a', state, context(maja))], { now, replyDays: 2 }).rows;
    return row ? [row.reason, ...row.also.map(({ reason }) => reason)] : [];
  };
  expect(reasons()).toEqual(expect.arrayContaining(['deterioration', 'overdue-measure', 'silence']));
  fold(state, [write(maja, '2026-05-30T08:00:00Z', { kind: 'discharge', reason: 'completed' })]);
  expect(reasons().filter((reason) => reason !== 'invitation-claimed')).toEqual([]);
  expect(caseView(state, now, context(maja)).discharged).toMatchObject({ reason: 'completed', by: maja });
  fold(state, [write(kari, '2026-05-31T08:00:00Z', message('Er du der ennå?'))]);
  expect(reasons()).toContain('message');
  fold(state, [write(maja, '2026-05-31T09:00:00Z', { kind: 'discharge', reason: 'completed', reopened: true })]);
  expect(caseView(state, now, context(maja)).discharged).toBeNull();
  expect(reasons()).toContain('deterioration');
});
