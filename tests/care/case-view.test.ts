import { describe, expect, it } from 'vitest';
import { emptyCase, fold } from '../../src/care/case/fold';
import type { CaseEntry } from '../../src/care/case/state';
import { caseView } from '../../src/care/case-view';
import { accessView } from '../../src/care/members/access-view';
import {
  answers,
  assignMeasures,
  assignProgramme,
  context,
  diary,
  guardAnswer,
  joined,
  kari,
  liv,
  log,
  maja,
  message,
  newId,
  people,
  progress,
} from './people';

const view = (entries: CaseEntry[], now = '2026-03-12T12:00:00Z') => caseView(fold(emptyCase(), entries), now, context(maja));

describe('who a case is', () => {
  it('is called by staff what staff wrote, and addressed as the citizen wished', () => {
    const { write } = log();
    const entries = [
      write(maja, '2026-03-01T08:00:00Z', { kind: 'profile', name: 'Kari Lund' }),
      write(maja, '2026-03-01T08:01:00Z', { kind: 'welcome', called: 'Kari', greeting: 'Hei' }),
    ];
    expect(view(entries)).toMatchObject({ name: 'Kari Lund', called: 'Kari', therapist: maja, citizen: kari });
    expect(view([...entries, write(kari, '2026-03-02T08:00:00Z', { kind: 'profile', called: 'Kaja' })])).toMatchObject({
      name: 'Kari Lund',
      called: 'Kaja',
    });
  });
  it('is nobody’s of the staff where its own citizen began it, by a team’s door, before anybody has written', () => {
    const { write } = log(1);
    const begun = [{ ...joined(0, '2026-03-11T22:00:00Z'), kind: 'started' as const }];
    const own = [write(kari, '2026-03-11T22:50:00Z', { kind: 'profile', called: 'Kari', phone: '900 00 000' })];
    const seen = (entries: CaseEntry[]) => caseView(fold(emptyCase(), entries, begun), '2026-03-12T12:00:00Z', context(maja));
    expect(seen(own)).toMatchObject({ name: 'Kari', therapist: null });
    expect(seen([...own, write(maja, '2026-03-12T08:00:00Z', message('Hei Kari'))])).toMatchObject({ therapist: maja });
  });
  it('is in its first week on the day of the citizen’s first words, and in its second a week later', () => {
    const { write } = log();
    const first = write(kari, '2026-03-04T22:30:00Z', message('Hei'));
    expect(view([first], '2026-03-04T22:40:00Z').week).toBe(1);
    expect(view([first], '2026-03-11T12:00:00Z').week).toBe(2);
    expect(view([first], '2026-03-10T22:59:00Z').week).toBe(1);
    expect(view([]).week).toBeNull();
  });
});

describe('what is due', () => {
  const weekly = (answered: string[], today: string) => {
    const { write } = log();
    const rounds = answered.flatMap((date) => [
      write(kari, `${date}T18:00:00Z`, answers('phq-9', 9)),
      write(kari, `${date}T18:05:00Z`, answers('gad-7', 5)),
    ]);
    return view([write(maja, '2026-03-01T08:00:00Z', assignMeasures('weekly', '2026-03-02')), ...rounds], `${today}T12:00:00Z`)
      .due;
  };
  it('is nothing before its date, and due on it', () => {
    expect(weekly([], '2026-03-01')).toEqual([]);
    expect(weekly([], '2026-03-02')).toMatchObject([{ instruments: ['phq-9', 'gad-7'], due: '2026-03-02', overdueDays: 0 }]);
  });
  it('is overdue by the oldest round since the last answer, and settled by one answer', () => {
    expect(weekly([], '2026-03-17')).toMatchObject([{ due: '2026-03-02', overdueDays: 15 }]);
    expect(weekly(['2026-03-17'], '2026-03-17')).toEqual([]);
    expect(weekly(['2026-03-17'], '2026-03-23')).toMatchObject([{ due: '2026-03-23' }]);
  });
  it('is settled by an answer up to two days early', () => {
    expect(weekly(['2026-03-07'], '2026-03-09')).toEqual([]);
    expect(weekly(['2026-03-06'], '2026-03-09')).toMatchObject([{ due: '2026-03-09' }]);
  });
  it('asks only for the instrument that is missing', () => {
    const { write } = log();
    const entries = [
      write(maja, '2026-03-01T08:00:00Z', assignMeasures('once', '2026-03-02')),
      write(kari, '2026-03-02T18:00:00Z', answers('phq-9', 9)),
    ];
    expect(view(entries).due).toMatchObject([{ instruments: ['gad-7'] }]);
    expect(view([...entries, write(kari, '2026-03-03T18:00:00Z', answers('gad-7', 9))], '2027-01-01T12:00:00Z').due).toEqual([]);
  });
  it('is nothing once the assignment is taken back', () => {
    const { write } = log();
    const assigned = write(maja, '2026-03-01T08:00:00Z', assignMeasures('weekly', '2026-03-02'));
    const taken = write(maja, '2026-03-03T08:00:00Z', { kind: 'unassign', assignment: assigned.item.id });
    expect(view([assigned, taken])).toMatchObject({ due: [], assignments: [] });
  });
});

describe('a risk answer', () => {
  const { write } = log();
  const first = write(kari, '2026-03-01T18:00:00Z', answers('phq-9', 10));
  const risk = write(kari, '2026-03-08T18:00:00Z', answers('phq-9', 11, 1));
  const assess = (answer: CaseEntry) =>
    write(maja, '2026-03-09T08:00:00Z', { kind: 'assessment', answers: answer.item?.id ?? '', action: 'called' });

  it('is open until somebody has written an assessment, whatever the total is', () => {
    expect(view([first]).openRisk).toBeNull();
    expect(view([first, risk]).openRisk).toMatchObject({ instrument: 'phq-9', value: 1, previous: { value: 0 }, followUp: null });
    const acted = view([first, risk, assess(risk)]);
    expect(acted.openRisk).toBeNull();
    expect(acted.risk).toMatchObject([{ assessments: [{ by: maja, action: 'called' }] }]);
  });
  it('is not covered by the assessment of an earlier one', () => {
    const again = write(kari, '2026-03-10T18:00:00Z', answers('phq-9', 14, 3));
    expect(view([first, risk, assess(risk), again]).openRisk).toMatchObject({ value: 3, previous: { value: 1 } });
  });
  it('carries what the citizen said afterwards', () => {
    const said = write(kari, '2026-03-08T18:03:00Z', {
      kind: 'risk-follow-up',
      answers: risk.item.id,
      dangerNow: 'no',
      thoughtsNow: 'yes',
      plan: 'no',
      means: 'unsure',
      alone: 'no',
    });
    expect(view([risk, said]).openRisk?.followUp).toMatchObject({ thoughtsNow: 'yes', means: 'unsure' });
  });
});

describe('worksheets', () => {
  it('show the newest state of each entry that is not taken back, with the comments on it', () => {
    const { write } = log();
    const [a, b] = [newId(), newId()];
    const begun = write(kari, '2026-03-02T07:00:00Z', diary('2026-03-02', a, { sleepLatencyMin: 40 }));
    const entries = [
      begun,
      write(kari, '2026-03-03T07:00:00Z', diary('2026-03-03', b)),
      write(kari, '2026-03-02T07:05:00Z', diary('2026-03-02', a, { sleepLatencyMin: 50 })),
      write(maja, '2026-03-03T09:00:00Z', { kind: 'comment', on: a, text: 'Fint' }),
      write(maja, '2026-03-03T09:01:00Z', { kind: 'comment', on: begun.item.id, text: 'Hva skjedde?' }),
      write(kari, '2026-03-03T10:00:00Z', {
        kind: 'entry',
        worksheet: 'sleep-diary',
        entry: b,
        date: '2026-03-03',
        values: {},
        removed: true,
      }),
    ];
    const { entries: sheets, worksheets } = view(entries);
    expect(sheets['sleep-diary']).toMatchObject([
      { entry: a, values: { sleepLatencyMin: 50 }, comments: [{ text: 'Fint', by: maja }, { text: 'Hva skjedde?' }] },
    ]);
    expect(worksheets).toEqual([{ worksheet: 'sleep-diary', assigned: false, repeat: null, firstDue: null }]);
  });
});

describe('a programme', () => {
  const { write } = log();
  const assigned = write(maja, '2026-03-01T08:00:00Z', assignProgramme);
  const programme = (...more: CaseEntry[]) => view([assigned, ...more]).programmes[0];

  it('knows how far each part is, and that a finished part stays finished when it is read again', () => {
    const parts = programme(
      write(kari, '2026-03-02T08:00:00Z', progress('p1', 'summary', 4, true)),
      write(kari, '2026-03-05T08:00:00Z', progress('p1', 'welcome', 1)),
    )?.parts;
    expect(parts).toMatchObject({ p1: { finished: true, opened: 4, screen: 'welcome' } });
  });
  it('holds a feature when a guard is answered with anything but none, until a therapist releases it', () => {
    expect(programme(write(kari, '2026-03-02T08:00:00Z', guardAnswer('p1/health-guard', ['none'])))?.holds).toEqual({});
    const unsure = write(kari, '2026-03-03T08:00:00Z', guardAnswer('p1/health-guard', ['unsure']));
    expect(programme(unsure)?.holds).toMatchObject({ 'sleep-window': { keys: ['unsure'], released: false } });
    const harmless = write(kari, '2026-03-03T08:05:00Z', guardAnswer('p1/health-guard', ['none']));
    expect(programme(unsure, harmless)?.holds).toMatchObject({ 'sleep-window': { released: false } });
    const release = write(maja, '2026-03-04T08:00:00Z', { kind: 'release', feature: 'sleep-window', released: true, floor: 300 });
    expect(programme(unsure, release)).toMatchObject({ holds: { 'sleep-window': { released: true } }, floor: 300 });
    const again = write(kari, '2026-03-20T08:00:00Z', guardAnswer('p3/travel-plan', ['must']));
    expect(programme(unsure, release, again)?.holds).toMatchObject({
      'sleep-window': { address: 'sleep/p3/travel-plan', released: false },
    });
  });
  it('holds by a choice only for the answer that holds', () => {
    expect(programme(write(kari, '2026-03-02T08:00:00Z', guardAnswer('p3/travel-plan', ['other'])))?.holds).toEqual({});
  });
  it('tells which guard has not been answered yet', () => {
    expect(programme()?.unasked).toEqual({ 'sleep-window': 'sleep/p1/health-guard' });
    const answered = write(kari, '2026-03-02T08:00:00Z', guardAnswer('p1/health-guard', ['none']));
    expect(programme(answered)?.unasked).toEqual({});
  });
  it('is held by a therapist’s own word too', () => {
    expect(
      programme(write(maja, '2026-03-02T08:00:00Z', { kind: 'release', feature: 'sleep-window', released: false }))?.holds,
    ).toMatchObject({
      'sleep-window': { released: false },
    });
  });
  it('has its feedback answered by a comment on it or a message after it', () => {
    const shown = write(kari, '2026-03-02T08:00:00Z', { kind: 'feedback', address: 'sleep/p1/feedback', shows: [], wait: false });
    expect(programme(shown)?.feedback).toMatchObject([{ answered: false }]);
    expect(
      programme(shown, write(maja, '2026-03-03T08:00:00Z', { kind: 'comment', on: shown.item.id, text: 'Bra' }))?.feedback,
    ).toMatchObject([{ answered: true }]);
    expect(programme(shown, write(maja, '2026-03-03T08:00:00Z', message('Takk')))?.feedback).toMatchObject([{ answered: true }]);
    expect(programme(shown, write(kari, '2026-03-03T08:00:00Z', message('Hallo?')))?.feedback).toMatchObject([
      { answered: false },
    ]);
  });
});

describe('appointments', () => {
  it('stand in the newest state of each, by start', () => {
    const { write } = log();
    const one = newId();
    const book = (appointment: string, start: string, cancelled?: boolean) =>
      write(maja, '2026-03-01T08:00:00Z', {
        kind: 'appointment',
        appointment,
        start,
        minutes: 45,
        mode: 'video',
        ...(cancelled ? { cancelled } : {}),
      });
    const { appointments } = view([
      book(one, '2026-03-20T09:00:00Z'),
      book(newId(), '2026-03-18T09:00:00+01:00'),
      book(one, '2026-03-20T09:00:00Z', true),
    ]);
    expect(appointments.map(({ start, cancelled }) => [start, cancelled !== undefined])).toEqual([
      ['2026-03-18T09:00:00+01:00', false],
      ['2026-03-20T09:00:00Z', true],
    ]);
  });
});

describe('who has looked', () => {
  it('tells why each is in the case, since when, and every opening, newest first', () => {
    const { write } = log(1);
    const started = { seq: 0, at: '2026-03-01T08:00:00Z', by: maja, added: [maja, liv], removed: [], kind: 'started' as const };
    const entries = [
      write(maja, '2026-03-01T08:01:00Z', { kind: 'welcome', called: 'Kari', greeting: 'Hei' }),
      write(maja, '2026-03-02T08:00:00Z', { kind: 'opened' }),
      write(liv, '2026-03-03T08:00:00Z', { kind: 'opened' }),
      write(maja, '2026-03-04T08:00:00Z', { kind: 'opened' }),
    ];
    const state = fold(emptyCase(), entries, [started, joined(9, '2026-03-01T20:00:00Z')]);
    const access = accessView(state, context(kari), people, ['ask'], '2026-03-05T08:00:00Z', { [liv]: '2026-03-04T09:00:00Z' });
    expect(access.members).toEqual([
      {
        account: kari,
        name: 'Kari',
        title: '',
        role: 'citizen',
        why: 'you',
        since: '2026-03-01T20:00:00Z',
        lastOpened: null,
        lastLook: null,
        lastHeard: null,
        relayRead: null,
      },
      {
        account: maja,
        name: 'Maja Lie',
        title: 'psykolog',
        role: 'staff',
        why: 'therapist',
        since: '2026-03-01T08:00:00Z',
        lastOpened: '2026-03-04T08:00:00Z',
        lastLook: '2026-03-04T08:00:00Z',
        lastHeard: '2026-03-04T08:00:00Z',
        relayRead: null,
      },
      {
        account: liv,
        name: 'Liv Hagen',
        title: 'fagleder',
        role: 'staff',
        why: 'custodian',
        since: '2026-03-01T08:00:00Z',
        lastOpened: '2026-03-03T08:00:00Z',
        lastLook: '2026-03-03T08:00:00Z',
        lastHeard: '2026-03-03T08:00:00Z',
        relayRead: '2026-03-04T09:00:00Z',
      },
    ]);
    expect(access.opened.map(({ name }) => name)).toEqual(['Maja Lie', 'Liv Hagen', 'Maja Lie']);
    expect(access.controlWords).toEqual(['ask']);
  });

  it('never says that nobody has looked when a message has been read without opening all of the case', () => {
    const { write } = log(1);
    const started = { seq: 0, at: '2026-03-01T08:00:00Z', by: maja, added: [maja], removed: [], kind: 'started' as const };
    const state = fold(
      emptyCase(),
      [
        write(kari, '2026-03-02T08:00:00Z', { kind: 'message', text: 'Hei' }),
        write(maja, '2026-03-02T09:00:00Z', { kind: 'receipt', received: 1, read: 1 }),
        write(maja, '2026-03-03T09:00:00Z', { kind: 'opened' }),
        write(kari, '2026-03-03T10:00:00Z', { kind: 'message', text: 'Takk' }),
        write(maja, '2026-03-03T11:00:00Z', { kind: 'receipt', received: 4, read: 4 }),
      ],
      [started, joined(9, '2026-03-01T20:00:00Z')],
    );
    const access = accessView(state, context(kari), people, [], '2026-03-05T08:00:00Z');
    expect(access.looks.map(({ at, how }) => [at, how])).toEqual([
      ['2026-03-03T09:00:00Z', 'opened'],
      ['2026-03-02T09:00:00Z', 'read'],
    ]);
    expect(access.members.find(({ account }) => account === maja)?.lastLook).toBe('2026-03-03T09:00:00Z');
  });
});
