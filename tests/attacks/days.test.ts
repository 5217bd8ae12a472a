import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isLate } from '../../src/care/alerts/alert-time';
import { alertRows, noAssessments } from '../../src/care/alerts/alert-view';
import { safetyPlanOf } from '../../src/care/alerts/safety-plan';
import { timely } from '../../src/care/case/author-time';
import { emptyCase, fold } from '../../src/care/case/fold';
import { kept } from '../../src/care/case/items-of';
import type { CaseEntry } from '../../src/care/case/state';
import type { ItemDraft } from '../../src/care/items/items';
import { languageOf, newRound, readRound, resumed } from '../../src/care/questionnaires/round';
import { isThisRound } from '../../src/care/questionnaires/rounds';
import { dueOf } from '../../src/care/questionnaires/schedule';
import { addDays, daysBetween, localClock, localDate } from '../../src/care/time/dates';
import { nothingOwn } from '../../src/care/today/local-state';
import { todayView } from '../../src/care/today/today-view';
import { entryDate } from '../../src/care/worksheets/entry';
import { nightFigures } from '../../src/care/worksheets/sleep';
import type { WorksheetStructure } from '../../src/care/worksheets/types';
import { answers, assignMeasures, context, kari, log, maja, newId, people } from '../care/people';

/** Days and clocks as people meet them: left-out rounds, journeys, midnight, phones with a wrong clock, nights of the clock change. */

const begun = { ...newRound('2026-11-20T18:00:00Z', '2026-11-20', 'nn'), question: 5, values: { 'phq-9': { q1: 3 } } };

test('A12 a round that was left out, or whose week has gone, is not answered with what was begun in it: the next one begins anew, and says so', () => {
  const zone = 'Europe/Oslo';
  const goOn = (due: string | null, at: string) => resumed(begun, [], { due, at, zone });
  expect(goOn('2026-11-20', '2026-11-21T07:00:00Z')).toEqual({ round: begun, earlier: null });
  expect(goOn('2026-11-27', '2026-11-27T07:00:00Z')).toEqual({ round: null, earlier: begun.startedAt });
  expect(goOn('2026-11-20', '2026-11-28T07:00:00Z')).toEqual({ round: null, earlier: begun.startedAt });
  expect(goOn(null, '2026-11-28T07:00:00Z')).toEqual({ round: null, earlier: begun.startedAt });
  // Begun by an app that did not write down which round it was.
  const { due: _, ...unnamed } = begun;
  expect(isThisRound(unnamed, '2026-11-22', '2026-11-22T07:00:00Z', zone)).toBe(true);
  expect(isThisRound(unnamed, '2026-11-23', '2026-11-23T07:00:00Z', zone)).toBe(false);
  fc.assert(
    fc.property(fc.integer({ min: -400, max: 400 }), fc.integer({ min: -400, max: 400 }), (days, round) => {
      const at = `${addDays('2026-11-20', days)}T12:00:00Z`;
      const due = addDays('2026-11-20', round);
      expect(isThisRound(begun, due, at, zone)).toBe(round === 0 && Math.abs(days) < 7);
    }),
  );
});

test('a form goes on in the language that its round was begun in, and the next round is in the reader’s own again', () => {
  const opened = { due: '2026-11-20', at: '2026-11-21T07:00:00Z', zone: 'Europe/Oslo' };
  const kept = readRound(JSON.parse(JSON.stringify(begun)));
  expect(languageOf(kept, opened)).toBe('nn');
  expect(languageOf(kept, { ...opened, due: '2026-11-27', at: '2026-11-27T07:00:00Z' })).toBeUndefined();
  // Begun by an app that did not write it down, or damaged.
  expect(languageOf(readRound({ ...begun, language: 'de' }), opened)).toBeUndefined();
  expect(languageOf(null, opened)).toBeUndefined();
});

const zones = ['Europe/Oslo', 'Australia/Sydney', 'America/Los_Angeles', 'Asia/Kathmandu', 'Pacific/Apia', 'Pacific/Pago_Pago'];
const instant = fc
  .integer({ min: 0, max: 7 * 365 * 24 * 60 })
  .map((minutes) => new Date(Date.UTC(2024, 0, 1) + minutes * 60_000).toISOString());

test('A13 abroad the day is that of the device: what is asked for today is due on its date, and an answer counts on the day on which it was given there', () => {
  const daily = {
    kind: 'assign' as const,
    what: { type: 'worksheet' as const, worksheet: 'sleep-diary', repeat: 'daily' as const, firstDue: '2023-12-01' },
  };
  fc.assert(
    fc.property(fc.constantFrom(...zones), instant, (zone, now) => {
      const { write } = log();
      const here = localDate(now, zone);
      const before = new Date(Date.parse(now) - 60_000).toISOString();
      const entries = [
        write(maja, '2024-01-01T08:00:00Z', daily),
        write(maja, '2024-01-01T08:01:00Z', assignMeasures('once', here)),
      ];
      const at = (...more: typeof entries) =>
        todayView(fold(emptyCase(), [...entries, ...more]), now, context(kari, { zone }), people, nothingOwn);
      expect(at().week.find(({ today }) => today)?.date).toBe(here);
      expect(at().things).toMatchObject([{ type: 'questionnaire', due: here }, { type: 'worksheet' }]);
      const given = (instrument: 'phq-9' | 'gad-7') =>
        write(kari, before, { ...answers(instrument, 1), timeZone: zone } as ItemDraft);
      const rest = at(given('phq-9'), given('gad-7')).things;
      expect(rest.some(({ type }) => type === 'questionnaire')).toBe(false);
    }),
    { numRuns: 300 },
  );
  // Sydney, Monday at 01.05, and Los Angeles, Sunday at 16.06.
  expect(localDate('2026-11-29T14:05:00Z', 'Australia/Sydney')).toBe('2026-11-30');
  expect(localDate('2026-11-30T00:06:00Z', 'America/Los_Angeles')).toBe('2026-11-29');
});

test('A16 a night in which the clocks change has the minutes that it had, wherever it was slept, 2024 to 2030', () => {
  fc.assert(
    fc.property(fc.constantFrom(...zones), instant, (zone, now) => {
      const date = localDate(now, zone);
      // Counted one by one, on the wall of that night.
      const begins = Date.parse(now) - 40 * 3_600_000;
      let minutes = 0;
      for (let at = begins; at < begins + 80 * 3_600_000; at += 15 * 60_000) {
        const iso = new Date(Math.floor(at / 900_000) * 900_000).toISOString();
        const [day, clock] = [localDate(iso, zone), localClock(iso, zone)];
        const days = daysBetween(day, date);
        if ((days === 1 && clock >= '23:00') || (days === 0 && clock < '07:00')) minutes += 15;
      }
      const night = { date, zone, lightsOff: '23:00', sleepLatencyMin: 0, awakeMin: [], finalWake: '07:00', outOfBed: '07:00' };
      expect(nightFigures(night).tib).toBe(minutes);
    }),
    { numRuns: 100 },
  );
});

test('A15 a phone whose clock is a year ahead, or days off, moves neither the next questionnaire nor the hour at which a risk answer is late', () => {
  const state = (at: string, got: string | undefined) => {
    const { write } = log();
    const seen = (n: number) => ({ seen: n, ...(got ? { got } : {}) });
    return timely(
      fold(emptyCase(), [
        { ...write(maja, '2026-03-01T08:00:00Z', assignMeasures('weekly', '2026-03-02')), seen: -1 },
        { ...write(kari, at, answers('phq-9', 4)), ...seen(0) },
        { ...write(kari, at, answers('gad-7', 4)), ...seen(1) },
        { ...write(maja, '2026-03-02T12:00:00Z', { kind: 'receipt', received: 2, read: -1 }), seen: 2 },
      ]),
    );
  };
  for (const at of ['2027-03-02T10:00:00Z', '2026-03-06T10:00:00Z', '2026-03-02T10:00:00Z'])
    for (const got of ['2026-03-02T11:00:00Z', undefined]) {
      expect(dueOf(state(at, got), '2026-03-09').map(({ due }) => due)).toEqual(['2026-03-09']);
      expect(dueOf(state(at, got), '2026-03-08')).toEqual([]);
    }
  // A paper form of last week, entered today, stays last week's, and moves nothing else.
  const entered = log();
  const paper = fold(emptyCase(), [
    { ...entered.write(kari, '2026-03-09T08:00:00Z', { kind: 'message', text: 'Hei' }), seen: -1 },
    { ...entered.write(maja, '2026-03-02T08:00:00Z', answers('phq-9', 4)), seen: 0 },
  ]);
  expect(timely(paper)).toBe(paper);
  const alert = (at: string) => {
    const { write } = log();
    const told = { kind: 'alert' as const, answers: newId(), instrument: 'phq-9', value: 1 };
    const rows = timely(
      fold(emptyCase(), [
        { ...write(maja, '2026-03-04T08:00:00Z', { kind: 'receipt', received: -1, read: -1 }), seen: -1 },
        { ...write(kari, at, told), seen: 0, got: '2026-03-04T12:00:00Z' },
      ]),
    );
    return alertRows([{ state: rows, assessments: noAssessments, caseRef: () => null }], {
      me: maja,
      duty: true,
      anyDuty: true,
      now: '2026-03-05T09:00:00Z',
    });
  };
  // Answered on Wednesday: late at ten on Thursday, whether the phone says Sunday or the Saturday before.
  for (const at of ['2026-03-04T12:00:00Z', '2026-03-08T12:00:00Z']) expect(alert(at)).toMatchObject([{ overdue: true }]);
  const behind = kept(
    timely(
      fold(emptyCase(), [
        { ...log(0).write(maja, '2026-03-04T08:00:00Z', { kind: 'receipt', received: -1, read: -1 }), seen: -1 },
        {
          ...log(1).write(kari, '2026-02-28T12:00:00Z', { kind: 'alert', answers: newId(), instrument: 'phq-9', value: 1 }),
          seen: 0,
          got: '2026-03-04T12:00:00Z',
        },
      ]),
    ),
    'alert',
  );
  expect(behind.map(({ item }) => isLate(item.at, '2026-03-05T08:59:00Z'))).toEqual([false]);
  expect(behind.map(({ item }) => isLate(item.at, '2026-03-05T09:00:00Z'))).toEqual([true]);
});

test('A14 a form that is open at midnight keeps the day and the round that it was opened for', () => {
  const zone = 'Europe/Oslo';
  // 23.58 on the last day of a round: three minutes later it is the next day, and the sitting is the same.
  const opened = { due: '2026-11-20', at: '2026-11-22T22:58:00Z', zone };
  expect(resumed(begun, [], opened).round).toBe(begun);
  const structure = { id: 'thought-record', repeat: 'many', fields: [] } as unknown as WorksheetStructure;
  expect(entryDate(structure, {}, localDate(opened.at, zone))).toBe('2026-11-22');
  const night = { ...structure, dateField: 'date' };
  expect(entryDate(night, { date: '2026-11-22' }, '2026-11-23')).toBe('2026-11-22');
});

test('A19 two people change the safety plan at once: every line of both stands, what was taken away is gone, and it is said what came from whom', () => {
  const plan = (own: string[], base?: string | null, helpers: { name: string; phone?: string }[] = []): ItemDraft => ({
    kind: 'safety-plan',
    warningSigns: [],
    own,
    others: [],
    helpers,
    safer: [],
    reasons: [],
    ...(base === undefined ? {} : { base }),
  });
  const { write } = log();
  const first = write(maja, '2026-03-01T08:00:00Z', plan(['Gå tur', 'Dusje'], null));
  const hers = write(
    maja,
    '2026-03-02T08:00:00Z',
    plan(['Gå tur', 'Dusje', 'Ringe Bror'], first.item.id, [{ name: 'Bror', phone: '1' }]),
  );
  const mine = write(kari, '2026-03-02T08:05:00Z', plan(['Gå tur', 'Kose med hunden'], first.item.id));
  const now = (...entries: CaseEntry[]) => safetyPlanOf(fold(emptyCase(), entries));
  expect(now(first, hers, mine)).toMatchObject({
    own: ['Gå tur', 'Kose med hunden', 'Ringe Bror'],
    helpers: [{ name: 'Bror', phone: '1' }],
    by: kari,
    beside: [
      { by: maja, lines: ['Ringe Bror', 'Bror 1'] },
      { by: kari, lines: ['Kose med hunden'] },
    ],
  });
  const after = write(maja, '2026-03-03T08:00:00Z', plan(['Gå tur'], mine.item.id));
  expect(now(first, hers, mine, after)).toMatchObject({ own: ['Gå tur'], helpers: [], beside: [] });
  // Two first plans, neither seen by the other; and an app that does not say what it had.
  const other = write(kari, '2026-03-01T08:05:00Z', plan(['Puste'], null));
  expect(now(first, other)).toMatchObject({ own: ['Puste', 'Gå tur', 'Dusje'] });
  expect(now(first, write(kari, '2026-03-01T09:00:00Z', plan(['Puste'])))).toMatchObject({ own: ['Puste'], beside: [] });
  const line = fc.constantFrom('a', 'b', 'c', 'd', 'e');
  const list = fc.uniqueArray(line, { maxLength: 5 });
  fc.assert(
    fc.property(list, list, list, (had, one, two) => {
      const say = log();
      const begin = say.write(maja, '2026-03-01T08:00:00Z', plan(had, null));
      const a = say.write(maja, '2026-03-02T08:00:00Z', plan(one, begin.item.id));
      const b = say.write(kari, '2026-03-02T08:01:00Z', plan(two, begin.item.id));
      const lines = new Set(now(begin, a, b)?.own);
      for (const each of [one, two]) for (const added of each.filter((l) => !had.includes(l))) expect(lines).toContain(added);
      for (const kept of had.filter((l) => one.includes(l) && two.includes(l))) expect(lines).toContain(kept);
      for (const gone of had.filter((l) => !one.includes(l) && !two.includes(l))) expect(lines).not.toContain(gone);
    }),
  );
});
