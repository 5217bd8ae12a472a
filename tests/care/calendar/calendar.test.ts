import { describe, expect, it } from 'vitest';
import { absencesOf } from '../../../src/care/absences/absences';
import { calendarView } from '../../../src/care/calendar/calendar';
import { conflictsOf } from '../../../src/care/calendar/conflicts';
import { hoursOf, ownDays } from '../../../src/care/calendar/own-days';
import { emptyCase, fold } from '../../../src/care/case/fold';
import type { CaseEntry } from '../../../src/care/case/state';
import type { ItemDraft } from '../../../src/care/items/items';
import { answers, assignMeasures, atDesk, context, kari, liv, log, maja, message, newId } from '../people';

/** A Wednesday, 08.12 in Oslo. */
const now = '2026-03-11T07:12:00Z';
const nobody = ownDays(emptyCase(), maja);
const book = (start: string, more: Partial<Extract<ItemDraft, { kind: 'appointment' }>> = {}): ItemDraft => ({
  kind: 'appointment',
  appointment: newId(),
  start,
  minutes: 45,
  mode: 'phone',
  ...more,
});
const week = (cases: CaseEntry[][], own = nobody, team = {}) =>
  calendarView(
    cases.map((entries, i) => atDesk(`case${i}`, fold(emptyCase(), entries), context(maja))),
    { from: '2026-03-09', count: 7, now, ...team },
    own,
  );
const dayIn = (days: ReturnType<typeof week>, date: string) => {
  const day = days.find((one) => one.date === date);
  if (!day) throw new Error(`no ${date}`);
  return day;
};

describe('the calendar of a therapist', () => {
  it('holds the appointments of all cases, each on its own day in Oslo, by start', () => {
    const { write } = log();
    const days = week([
      [
        write(maja, '2026-03-01T08:00:00Z', { kind: 'profile', name: 'Jonas Berg' }),
        write(maja, now, book('2026-03-11T08:00:00Z')),
      ],
      [write(maja, now, book('2026-03-11T07:30:00Z')), write(maja, now, book('2026-03-12T23:30:00Z'))],
    ]);
    expect(dayIn(days, '2026-03-11').entries.map(({ caseRef, start }) => [caseRef, start])).toEqual([
      ['case1', '2026-03-11T07:30:00Z'],
      ['case0', '2026-03-11T08:00:00Z'],
    ]);
    expect(dayIn(days, '2026-03-13').entries).toHaveLength(1);
  });
  it('has the meetings of courses that one leads, which a new time meets like anything else', () => {
    const meeting = {
      courseRef: 'course',
      meeting: newId(),
      name: 'Søvnkurs, vår',
      number: 2,
      of: 4,
      start: '2026-03-11T13:00:00Z',
      minutes: 90,
      place: 'Kulturhuset, sal B',
    };
    const days = calendarView([], { from: '2026-03-09', count: 7, now }, nobody, undefined, [
      { ...meeting, meeting: newId(), start: '2026-03-18T13:00:00Z' },
      meeting,
    ]);
    expect(days.flatMap(({ date, courses }) => courses.map(({ number }) => [date, number]))).toEqual([['2026-03-11', 2]]);
    expect(conflictsOf(days, { start: '2026-03-11T14:15:00Z', minutes: 30 })).toEqual([
      { what: 'busy', name: 'Søvnkurs, vår', start: meeting.start },
    ]);
    expect(conflictsOf(days, { start: '2026-03-11T14:30:00Z', minutes: 30 })).toEqual([]);
  });
  it('says of what is over whether it has been entered, and of what was called off by whom', () => {
    const { write } = log();
    const [entered, off] = [newId(), newId()];
    const session: ItemDraft = {
      kind: 'session',
      session: newId(),
      appointment: entered,
      start: '2026-03-09T09:00:00Z',
      minutes: 45,
      around: 5,
      type: 'treatment',
      mode: 'individual',
      channel: 'phone',
      attendance: 'attended',
      topics: [],
      next: 'Gå tur tre dager',
    };
    const days = week([
      [
        write(maja, '2026-03-01T08:00:00Z', book('2026-03-09T09:00:00Z', { appointment: entered })),
        write(maja, '2026-03-01T08:00:00Z', book('2026-03-10T09:00:00Z')),
        write(maja, '2026-03-01T08:00:00Z', book('2026-03-10T12:00:00Z', { appointment: off })),
        write(kari, '2026-03-02T08:00:00Z', { kind: 'appointment-answer', on: off, answer: 'cancelled' }),
        write(maja, '2026-03-09T10:00:00Z', session),
        write(maja, '2026-03-02T08:00:00Z', book('2026-03-11T08:00:00Z')),
      ],
    ]);
    expect(days.flatMap(({ entries }) => entries.map(({ state, cancelled }) => [state, cancelled]))).toEqual([
      ['entered', undefined],
      ['unentered', undefined],
      ['cancelled', 'citizen'],
      ['ahead', undefined],
    ]);
    const [next] = dayIn(days, '2026-03-11').entries;
    expect(next).toMatchObject({ number: 3, agreed: { text: 'Gå tur tre dager', at: '2026-03-09T09:00:00Z' } });
  });
  it('lists what is to be made ready from the case itself, and nothing where all is ready', () => {
    const { write } = log();
    const ready = [write(maja, '2026-03-01T08:00:00Z', book('2026-03-11T08:00:00Z'))];
    expect(dayIn(week([ready]), '2026-03-11').entries[0]?.todo).toEqual([]);
    const much = [
      write(maja, '2026-03-01T08:00:00Z', assignMeasures('weekly', '2026-03-10')),
      write(maja, '2026-03-01T08:00:00Z', book('2026-03-11T08:00:00Z', { mode: 'video' })),
      write(kari, '2026-03-10T08:00:00Z', message('Kan vi snakke om jobben?')),
    ];
    expect(dayIn(week([much]), '2026-03-11').entries[0]?.todo).toEqual([
      { what: 'measure', instruments: ['phq-9', 'gad-7'] },
      { what: 'message', count: 1 },
      { what: 'link' },
    ]);
    const risky = [
      write(maja, '2026-03-01T08:00:00Z', book('2026-03-11T08:00:00Z')),
      write(kari, '2026-03-10T08:00:00Z', answers('phq-9', 12, 1)),
    ];
    expect(dayIn(week([risky]), '2026-03-11').entries[0]?.todo.map(({ what }) => what)).toEqual(['risk', 'safety-plan']);
  });
  it('draws by when a risk answer must have been looked at, on its day and hour', () => {
    const { write } = log();
    const days = week([[write(kari, '2026-03-10T20:00:00Z', answers('phq-9', 12, 1))]]);
    expect(dayIn(days, '2026-03-11').deadlines).toMatchObject([{ caseRef: 'case0', clock: '10:00' }]);
  });
  it('knows holidays, days on which the team is away, and what the reader has said of their own', () => {
    const { write } = log();
    const team = fold(emptyCase(), [
      write(maja, now, { kind: 'absence', absence: 'id0000000000000000aaaA', from: '2026-03-12', until: '2026-03-13' }),
      write(liv, now, { kind: 'absence', absence: newId(), from: '2026-03-09', until: '2026-03-20' }),
      write(maja, now, { kind: 'hours', times: [{ day: 3, from: '09:00', until: '12:00' }] }),
    ]);
    const days = week([], ownDays(team, maja), { closedDays: [{ from: '2026-03-10', until: '2026-03-10' }] });
    expect(days.map(({ date, working, away, hours }) => [date.slice(8), working, away, hours?.length])).toEqual([
      ['09', true, false, 0],
      ['10', false, false, 0],
      ['11', true, false, 1],
      ['12', true, true, 0],
      ['13', true, true, 0],
      ['14', false, false, 0],
      ['15', false, false, 0],
    ]);
    expect(absencesOf(team, liv)).toHaveLength(1);
    expect(hoursOf(team, liv)).toBeNull();
  });
  it('of a case that cannot be read holds nothing, and shows the others', () => {
    const { write } = log();
    const sound = atDesk('a', fold(emptyCase(), [write(maja, now, book('2026-03-11T08:00:00Z'))]), context(maja));
    const days = calendarView(
      [{ ...sound, caseRef: 'b', unreadable: true }, sound],
      { from: '2026-03-11', count: 1, now },
      nobody,
    );
    expect(days[0]?.entries.map(({ caseRef }) => caseRef)).toEqual(['a']);
  });
});

describe('a time that is about to be booked', () => {
  const { write } = log();
  const team = fold(emptyCase(), [
    write(maja, now, { kind: 'absence', absence: newId(), from: '2026-03-13', until: '2026-03-13' }),
    write(maja, now, { kind: 'hours', times: [3, 4, 5].map((day) => ({ day, from: '08:00', until: '15:00' })) }),
  ]);
  const booked = newId();
  const offer: ItemDraft = {
    kind: 'proposal',
    proposal: newId(),
    minutes: 45,
    until: '2026-03-11T19:00:00Z',
    times: [{ appointment: newId(), start: '2026-03-12T09:00:00Z', mode: 'phone' }],
  };
  const days = week(
    [[write(maja, now, book('2026-03-11T08:00:00Z', { appointment: booked }))], [write(maja, now, offer)]],
    ownDays(team, maja),
  );
  const met = (start: string, except?: string) => conflictsOf(days, { start, minutes: 45, except }).map(({ what }) => what);
  it('meets what stands there, and what is held, but not what ends as it begins', () => {
    expect(met('2026-03-11T08:30:00Z')).toEqual(['busy']);
    expect(met('2026-03-11T08:45:00Z')).toEqual([]);
    expect(met('2026-03-11T07:15:00Z')).toEqual([]);
    expect(met('2026-03-12T09:30:00Z')).toEqual(['held']);
  });
  it('does not meet itself when it is moved', () => {
    expect(met('2026-03-11T08:30:00Z', booked)).toEqual([]);
  });
  it('is pointed out outside working hours, on a day away and at a weekend', () => {
    expect(met('2026-03-11T14:30:00Z')).toEqual(['outside-hours']);
    expect(met('2026-03-13T09:00:00Z')).toEqual(['away']);
    expect(met('2026-03-14T09:00:00Z')).toEqual(['closed', 'outside-hours']);
  });
});
