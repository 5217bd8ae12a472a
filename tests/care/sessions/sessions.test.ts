import { describe, expect, it } from 'vitest';
import { appointmentsOf } from '../../../src/care/appointments/appointments';
import { emptyCase, fold } from '../../../src/care/case/fold';
import type { ItemDraft } from '../../../src/care/items/items';
import { asPlanned, isUnentered, meetingsOf, sessionsOf } from '../../../src/care/sessions/sessions';
import { daysSpent, monthsSpent } from '../../../src/care/time-spent/time-spent';
import { log, maja, newId } from '../people';

type SessionDraft = Extract<ItemDraft, { kind: 'session' }>;
const [booked, held] = [newId(), newId()];
const appointment: ItemDraft = {
  kind: 'appointment',
  appointment: booked,
  start: '2026-03-11T08:00:00Z',
  minutes: 45,
  mode: 'video',
};
const session = (more: Partial<SessionDraft> = {}): SessionDraft => ({
  kind: 'session',
  session: held,
  appointment: booked,
  start: '2026-03-11T08:00:00Z',
  minutes: 45,
  around: 10,
  type: 'treatment',
  mode: 'individual',
  channel: 'video',
  attendance: 'attended',
  topics: ['Bekymringstid'],
  next: 'Gå tur tre dager',
  ...more,
});
const stateOf = (...drafts: [at: string, draft: ItemDraft][]) => {
  const { write } = log();
  return fold(
    emptyCase(),
    drafts.map(([at, draft]) => write(maja, at, draft)),
  );
};
const evening = '2026-03-11T18:00:00Z';

describe('a session', () => {
  it('is what was entered last of it', () => {
    const state = stateOf([evening, session()], ['2026-03-12T07:00:00Z', session({ minutes: 30, attendance: 'late' })]);
    expect(sessionsOf(state)).toMatchObject([{ session: held, minutes: 30, attendance: 'late', by: maja }]);
  });
  it('is asked for when its appointment is over, not before, and not of one that was called off', () => {
    const state = stateOf(['2026-03-01T08:00:00Z', appointment]);
    const [one] = appointmentsOf(state);
    if (!one) throw new Error('no appointment');
    expect(isUnentered(one, [], '2026-03-11T08:44:00Z')).toBe(false);
    expect(isUnentered(one, [], '2026-03-11T08:45:00Z')).toBe(true);
    expect(isUnentered({ ...one, cancelled: { by: maja, role: 'staff' } }, [], evening)).toBe(false);
    expect(isUnentered(one, sessionsOf(stateOf([evening, session()])), evening)).toBe(false);
  });
  it('is filled in from its appointment and the one before', () => {
    const state = stateOf(['2026-03-01T08:00:00Z', appointment]);
    const [one] = appointmentsOf(state);
    if (!one) throw new Error('no appointment');
    expect(asPlanned(one, [], evening)).toMatchObject({
      appointment: booked,
      start: '2026-03-11T08:00:00Z',
      minutes: 45,
      type: 'assessment',
      channel: 'video',
      attendance: 'attended',
    });
    const before = sessionsOf(stateOf([evening, session({ type: 'follow-up', around: 5 })]));
    expect(asPlanned(one, before, evening)).toMatchObject({ type: 'follow-up', mode: 'individual', around: 5 });
  });
  it('without an appointment is a call that has just ended', () => {
    expect(asPlanned(null, [], '2026-03-11T08:54:00Z')).toMatchObject({ channel: 'phone', start: '2026-03-11T08:34:00.000Z' });
  });
});

describe('marks in a chart', () => {
  it('stand where the two met, by the channel of the session, and where an appointment has not been entered yet', () => {
    const other = newId();
    const state = stateOf(
      ['2026-03-01T08:00:00Z', appointment],
      ['2026-03-01T08:00:00Z', { ...appointment, appointment: other, start: '2026-03-18T08:00:00Z' }],
      [evening, session({ channel: 'phone' })],
    );
    expect(meetingsOf(appointmentsOf(state), sessionsOf(state))).toEqual([
      { at: '2026-03-11T08:00:00Z', mode: 'phone' },
      { at: '2026-03-18T08:00:00Z', mode: 'video' },
    ]);
    const absent = stateOf(['2026-03-01T08:00:00Z', appointment], [evening, session({ attendance: 'absent' })]);
    expect(meetingsOf(appointmentsOf(absent), sessionsOf(absent))).toEqual([]);
  });
});

describe('minutes of a session', () => {
  it('count as time spent by themselves, with the work around it', () => {
    const state = stateOf([evening, session()]);
    expect(daysSpent(state)).toEqual([{ by: maja, day: '2026-03-11', on: 'meeting', minutes: 55 }]);
    expect(monthsSpent(state)).toEqual([{ month: '2026-03', staff: 55, programme: 0 }]);
    expect(daysSpent(stateOf([evening, session({ channel: 'phone' })]))).toMatchObject([{ on: 'phone' }]);
  });
  it('are not counted twice where somebody has written them by hand too: the greater number counts', () => {
    const byHand = (minutes: number): ItemDraft => ({ kind: 'time-spent', day: '2026-03-11', minutes, on: 'meeting' });
    expect(daysSpent(stateOf([evening, session()], [evening, byHand(45)]))).toMatchObject([{ minutes: 55 }]);
    expect(daysSpent(stateOf([evening, byHand(70)], [evening, session()]))).toMatchObject([{ minutes: 70 }]);
  });
  it('of one to which nobody came are those of the work alone', () => {
    expect(daysSpent(stateOf([evening, session({ attendance: 'absent' })]))).toMatchObject([{ minutes: 10 }]);
  });
});
