import { describe, expect, it } from 'vitest';
import { emptyCase, fold } from '../../../src/care/case/fold';
import type { CaseEntry } from '../../../src/care/case/state';
import { nothingOwn, type OwnStanding, ownStanding } from '../../../src/care/today/local-state';
import { todayView } from '../../../src/care/today/today-view';
import {
  answers,
  assignMeasures,
  assignProgramme,
  context,
  diary,
  kari,
  log,
  maja,
  message,
  newId,
  people,
  progress,
  receipt,
  sleep,
  unsent,
} from '../people';

const now = '2026-03-11T17:00:00Z'; // a Wednesday, 18.00 in Oslo
const today = (entries: CaseEntry[], own: Partial<OwnStanding> = {}, at = now) =>
  todayView(fold(emptyCase(), entries), at, context(kari), people, { ...nothingOwn, ...own });
const kinds = (entries: CaseEntry[], own?: Partial<OwnStanding>) => today(entries, own).things.map(({ type }) => type);

const book = (start: string) => ({
  kind: 'appointment' as const,
  appointment: newId(),
  start,
  minutes: 45,
  mode: 'video' as const,
});
const dailyDiary = {
  kind: 'assign' as const,
  what: { type: 'worksheet' as const, worksheet: 'sleep-diary', repeat: 'daily' as const, firstDue: '2026-03-02' },
};

describe('the citizen’s day', () => {
  it('has a course’s meeting first on its day, and its homework from its end on', () => {
    const { write } = log();
    const [course, meeting] = [newId(), newId()];
    const entries = [
      write(maja, '2026-03-01T08:00:00Z', assignMeasures('weekly', '2026-03-09')),
      write(maja, '2026-03-02T08:00:00Z', {
        kind: 'course-place',
        course,
        title: 'Søvnkurs',
        mode: 'course',
        leaders: [maja],
        state: 'place',
      }),
      write(maja, '2026-03-02T08:00:00Z', {
        kind: 'course-meeting',
        meeting,
        course,
        title: 'Hva søvn er',
        start: '2026-03-11T18:00:00Z',
        minutes: 90,
        place: 'Kulturhuset',
        sheets: [],
        homework: [{ text: 'Før søvndagbok', worksheet: 'sleep-diary', times: 7 }],
      }),
    ];
    const [thing] = today(entries).things;
    expect(thing).toMatchObject({ type: 'course', course: 'Søvnkurs', meeting, number: 1, of: 1 });
    expect(today(entries).week.find(({ date }) => date === '2026-03-11')?.appointment).toBe(true);
    expect(kinds(entries)).toEqual(['course', 'questionnaire']);
    const after = today(entries, {}, '2026-03-12T06:00:00Z').things.map(({ type }) => type);
    expect(after).toEqual(['questionnaire', 'worksheet']);
    expect(today(entries, {}, '2026-05-12T06:00:00Z').things.some(({ type }) => type === 'worksheet')).toBe(false);
  });

  it('has at most three things, a risk answer that is not sent before all else', () => {
    const { write } = log();
    const entries = [
      write(maja, '2026-03-01T08:00:00Z', assignProgramme),
      write(maja, '2026-03-01T08:01:00Z', assignMeasures('weekly', '2026-03-09')),
      write(maja, '2026-03-01T08:02:00Z', dailyDiary),
      write(maja, '2026-03-10T08:00:00Z', message('Hei Kari')),
    ];
    expect(kinds(entries)).toEqual(['reply', 'questionnaire', 'worksheet']);
    const risk = unsent(write(kari, now, answers('phq-9', 12, 1)));
    expect(kinds([...entries, risk])).toEqual(['risk-unsent', 'reply', 'questionnaire']);
  });

  it('tells of the newest answer until it has been on the screen', () => {
    const { write } = log();
    const long = write(maja, '2026-03-10T08:00:00Z', message(`Hei\n\n${'ord '.repeat(60)}`));
    const [thing] = today([long]).things;
    expect(thing).toMatchObject({ type: 'reply', from: 'Maja Lie', at: '2026-03-10T08:00:00Z' });
    expect(
      thing?.type === 'reply' && [thing.preview.startsWith('Hei ord'), thing.preview.length <= 140, thing.preview.endsWith('…')],
    ).toEqual([true, true, true]);
    expect(kinds([long, write(kari, '2026-03-10T09:00:00Z', receipt(0, 0))])).toEqual([]);
  });

  it('says when a questionnaire has been begun', () => {
    const { write } = log();
    const assigned = write(maja, '2026-03-01T08:00:00Z', assignMeasures('once', '2026-03-09'));
    expect(today([assigned], { begun: [{ assignment: assigned.item.id, startedAt: now }] }).things).toMatchObject([
      { type: 'questionnaire', started: true, overdueDays: 2 },
    ]);
  });

  it('puts an appointment first when it is near, last within the week, and nowhere when it is over or cancelled', () => {
    const { write } = log();
    const assigned = write(maja, '2026-03-01T08:00:00Z', assignProgramme);
    const at = (start: string) => kinds([assigned, write(maja, '2026-03-02T08:00:00Z', book(start))]);
    expect(at('2026-03-12T09:00:00Z')).toEqual(['appointment', 'programme']);
    expect(at('2026-03-16T09:00:00Z')).toEqual(['programme', 'appointment']);
    expect(at('2026-03-25T09:00:00Z')).toEqual(['programme']);
    expect(at('2026-03-11T16:30:00Z')).toEqual(['appointment', 'programme']);
    expect(at('2026-03-11T16:00:00Z')).toEqual(['programme']);
  });

  it('offers times to choose among while they are held, and says when the one chosen had gone to somebody else', () => {
    const { write } = log();
    const [first, second, offer] = [newId(), newId(), newId()];
    const offered = (taken: string[] = []) => ({
      kind: 'proposal' as const,
      proposal: offer,
      minutes: 45,
      until: '2026-03-12T19:00:00Z',
      times: [
        { appointment: first, start: '2026-03-20T09:00:00Z', mode: 'phone' as const },
        { appointment: second, start: '2026-03-21T09:00:00Z', mode: 'phone' as const },
      ],
      taken,
    });
    const chose = (choice: string) => ({ kind: 'appointment-answer' as const, on: offer, answer: 'chosen' as const, choice });
    const open = [write(maja, '2026-03-10T08:00:00Z', offered())];
    expect(today(open).things).toMatchObject([{ type: 'proposal', proposal: offer, until: '2026-03-12T19:00:00Z' }]);
    expect(today(open, {}, '2026-03-12T19:00:01Z').things).toEqual([]);
    const lost = [...open, write(maja, '2026-03-10T09:00:00Z', offered([first])), write(kari, now, chose(first))];
    expect(today(lost).things).toMatchObject([{ type: 'proposal', lost: true }]);
    expect(today([...lost, write(kari, now, chose(second))]).things).toEqual([]);
  });

  describe('and its diary', () => {
    const { write } = log();
    const assigned = write(maja, '2026-03-01T08:00:00Z', dailyDiary);
    it('is asked for once a day, shared or private', () => {
      expect(kinds([assigned])).toEqual(['worksheet']);
      expect(kinds([assigned, write(kari, '2026-03-11T06:00:00Z', diary('2026-03-11', newId()))])).toEqual([]);
      expect(kinds([assigned], { entries: [{ worksheet: 'sleep-diary', date: '2026-03-11', at: now, draft: false }] })).toEqual(
        [],
      );
    });
    it('is begun when there is a draft of today', () => {
      const draft = { worksheet: 'sleep-diary', date: '2026-03-11', at: now, draft: true };
      expect(today([assigned], { entries: [draft] }).things).toMatchObject([
        { type: 'worksheet', date: '2026-03-11', started: true },
      ]);
    });
    it('belongs to the local day', () => {
      const late = write(kari, '2026-03-11T06:00:00Z', diary('2026-03-11', newId()));
      expect(today([assigned, late], {}, '2026-03-11T22:59:00Z').things).toEqual([]);
      expect(today([assigned, late], {}, '2026-03-11T23:01:00Z').things).toMatchObject([{ date: '2026-03-12' }]);
    });
    it('is homework of a finished part until it is done as often as the part asks', () => {
      const finished = write(kari, '2026-03-03T08:00:00Z', progress('p1', 'summary', 4, true));
      const nights = (dates: string[]) => dates.map((date) => write(kari, `${date}T06:00:00Z`, diary(date, newId())));
      const seven = ['03', '04', '05', '06', '07', '08', '09'].map((d) => `2026-03-${d}`);
      expect(kinds([finished, ...nights(seven.slice(0, 6))])).toContain('worksheet');
      expect(kinds([finished, ...nights(seven)])).not.toContain('worksheet');
    });
  });

  describe('and its programme', () => {
    const { write } = log();
    const assigned = write(maja, '2026-03-01T08:00:00Z', assignProgramme);
    it('goes on at the exact place, with the minutes that are left', () => {
      expect(today([assigned]).things).toMatchObject([
        { type: 'programme', part: 'p1', screen: null, opened: 0, of: 4, minutesLeft: 20, started: false },
      ]);
      const half = write(kari, '2026-03-03T08:00:00Z', progress('p1', 'two-forces', 2));
      expect(today([assigned, half]).things).toMatchObject([
        { part: 'p1', screen: 'two-forces', opened: 2, minutesLeft: 10, started: true },
      ]);
    });
    it('asks in life what the part gave as homework, until it is ticked or the next part is begun', () => {
      const homework = [
        { id: 'diary', worksheet: 'sleep-diary', times: 7 },
        { id: 'same-time', worksheet: null, times: null },
        { id: 'tell-somebody', worksheet: null, times: null },
      ];
      const card = { ...sleep, parts: sleep.parts.map((part) => ({ ...part, homework })) };
      const finished = write(kari, '2026-03-10T08:00:00Z', progress('p1', 'summary', 4, true));
      const ask = (entries: CaseEntry[], ticked: string[] = []) =>
        todayView(fold(emptyCase(), entries), now, { ...context(kari), programmes: [card] }, people, {
          ...nothingOwn,
          homework: ticked,
        }).things.filter(({ type }) => type === 'homework');
      expect(ask([assigned])).toEqual([]);
      const tasks = ['same-time', 'tell-somebody'];
      expect(ask([assigned, finished])).toEqual([{ type: 'homework', programme: 'sleep', part: 'p1', tasks }]);
      expect(ask([assigned, finished], ['sleep/p1/same-time'])).toMatchObject([{ tasks: ['tell-somebody'] }]);
      expect(ask([assigned, finished], ['sleep/p1/same-time', 'sleep/p1/tell-somebody'])).toEqual([]);
      const next = write(kari, '2026-03-11T08:00:00Z', progress('p2', 'look-back', 1));
      expect(ask([assigned, finished, next])).toEqual([]);
    });
    it('stands after an edit at the nearest earlier screen that is still there', () => {
      const known = ['welcome', 'two-forces', 'gone', 'health', 'summary'];
      const place = { screen: 'gone', opened: 3, finished: false, at: '2026-03-11T16:00:00Z', known };
      expect(today([assigned], { places: { 'sleep/p1': place } }).things).toMatchObject([{ screen: 'two-forces' }]);
    });
    it('knows the place on this device before it has been sent', () => {
      const place = { screen: 'health', opened: 3, finished: false, at: '2026-03-11T16:00:00Z' };
      expect(today([assigned], { places: { 'sleep/p1': place } }).things).toMatchObject([
        { screen: 'health', opened: 3, minutesLeft: 5 },
      ]);
    });
    it('rests for the days of practice between two parts, then puts the next part forward', () => {
      const finished = write(kari, '2026-03-05T08:00:00Z', progress('p1', 'summary', 4, true));
      const ask = (at: string) => today([assigned, finished], {}, at).things.filter(({ type }) => type === 'programme');
      expect(ask('2026-03-11T12:00:00Z')).toEqual([]);
      expect(ask('2026-03-12T12:00:00Z')).toMatchObject([{ part: 'p2', started: false }]);
    });
    it('waits for an answer when a part asks to, and opens by itself on its day', () => {
      const shown = write(kari, '2026-03-09T08:00:00Z', {
        kind: 'feedback',
        address: 'sleep/p1/feedback',
        shows: [],
        wait: true,
        opensAt: '2026-03-12',
      });
      expect(kinds([assigned, shown])).toEqual([]);
      expect(today([assigned, shown], {}, '2026-03-12T08:00:00Z').things).toHaveLength(1);
      expect(
        kinds([assigned, shown, write(maja, '2026-03-10T08:00:00Z', { kind: 'comment', on: shown.item.id, text: 'Bra' })]),
      ).toEqual(['programme']);
    });
    it('is nothing more when all parts are finished', () => {
      const done = ['p1', 'p2', 'p3'].map((part) => write(kari, '2026-01-05T08:00:00Z', progress(part, 'summary', 4, true)));
      expect(kinds([assigned, ...done]).filter((kind) => kind === 'programme')).toEqual([]);
    });
  });

  it('shows a week from Monday to Sunday with what was done, and nothing for what was not', () => {
    const { write } = log();
    const { week, allDone } = today([
      write(kari, '2026-03-08T22:30:00Z', message('søndag kveld er mandag? nei, 23.30')),
      write(kari, '2026-03-08T23:30:00Z', message('mandag 00.30')),
      write(kari, '2026-03-10T08:00:00Z', answers('phq-9', 9)),
      write(kari, '2026-03-11T06:00:00Z', diary('2026-03-11', newId())),
      write(kari, '2026-03-11T07:00:00Z', progress('p1', 'welcome', 1)),
      write(maja, '2026-03-11T08:00:00Z', book('2026-03-14T09:00:00Z')),
    ]);
    expect(week.map(({ date, today: is, done, appointment }) => [date, is, done, appointment])).toEqual([
      ['2026-03-09', false, ['message'], false],
      ['2026-03-10', false, ['questionnaire'], false],
      ['2026-03-11', true, ['diary', 'screen'], false],
      ['2026-03-12', false, [], false],
      ['2026-03-13', false, [], false],
      ['2026-03-14', false, [], true],
      ['2026-03-15', false, [], false],
    ]);
    expect(allDone).toBe(false);
  });

  it('is all done when something was done and nothing is left, and merely quiet when there was nothing', () => {
    const { write } = log();
    expect(today([])).toMatchObject({ things: [], allDone: false });
    expect(today([write(kari, now, message('Hei'))])).toMatchObject({ things: [], allDone: true });
  });
});

describe('what the device itself knows', () => {
  it('is read from the citizen’s own records, and junk is left out', () => {
    expect(
      ownStanding([
        { key: 'form/assignment-1', value: { startedAt: now } },
        { key: 'form/assignment-2', value: null },
        { key: 'entry/sleep-diary/e1', value: { entry: 'e1', date: '2026-03-10', at: now, values: {} } },
        { key: 'draft-entry/sleep-diary/2026-03-11', value: { entry: 'e2', values: {}, share: true } },
        { key: 'draft-entry/thought-record/new', value: { entry: 'e3', values: {}, share: true } },
        {
          key: 'place/sleep/p1',
          value: { screen: 'health', opened: ['welcome', 'health'], skipped: [], at: now, finished: false },
        },
        { key: 'place/sleep/p2', value: 'rubbish' },
        { key: 'homework/sleep/p1/same-time', value: { at: now } },
        { key: 'draft/message', value: 'Hei' },
      ]),
    ).toEqual({
      begun: [{ assignment: 'assignment-1', startedAt: now, due: null }],
      entries: [
        { worksheet: 'sleep-diary', date: '2026-03-10', at: now, draft: false },
        { worksheet: 'sleep-diary', date: '2026-03-11', at: '2026-03-11T12:00:00Z', draft: true },
      ],
      places: { 'sleep/p1': { screen: 'health', opened: 2, finished: false, at: now } },
      homework: ['sleep/p1/same-time'],
    });
  });
});
