import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyCase, fold } from '../../../src/care/case/fold';
import type { CaseEntry } from '../../../src/care/case/state';
import { caseView } from '../../../src/care/case-view';
import { type ItemDraft, itemSchema } from '../../../src/care/items/items';
import { asPlanned, hiddenButBegun, planned, standsAt, waitBefore } from '../../../src/care/programmes/plan';
import {
  changed,
  isAsWritten,
  moved,
  type PlanDraft,
  planDraft,
  planItem,
  planWithOpened,
  shutByHiding,
} from '../../../src/care/programmes/plan-draft';
import { nextPart } from '../../../src/care/programmes/progress';
import type { ProgrammePlan } from '../../../src/care/programmes/progress-types';
import { threadPage } from '../../../src/care/thread/thread-page';
import { proposed } from '../../../src/care/time-spent/time-spent';
import { todayView } from '../../../src/care/today/today-view';
import { assignProgramme, context, guardAnswer, kari, liv, log, maja, message, people, progress, sleep } from '../people';

const plan = (changes: Partial<ProgrammePlan> = {}): ProgrammePlan => ({
  id: 'plan',
  at: '2026-03-01T12:00:00Z',
  kind: 'programme-plan',
  programme: 'sleep',
  parts: ['p1', 'p2', 'p3'],
  stops: [],
  feedbackDays: 3,
  opened: [],
  by: maja,
  ...changes,
});
const aPlan = (changes: Partial<Omit<ProgrammePlan, 'id' | 'at' | 'by' | 'kind'>> = {}): ItemDraft => {
  const { id: _, at: __, by: ___, ...item } = plan(changes);
  return item;
};
const viewOf = (entries: CaseEntry[], now = '2026-03-20T12:00:00Z') => caseView(fold(emptyCase(), entries), now, context(maja));
const programmeOf = (entries: CaseEntry[]) => {
  const [one] = viewOf(entries).programmes;
  if (!one) throw new Error('no programme');
  return one;
};

describe('A plan', () => {
  it('that is none leaves the programme as it was written', () => {
    expect(planned(sleep, null).map(({ id, number, pauseDays, waitDays }) => [id, number, pauseDays, waitDays])).toEqual([
      ['p1', 1, 7, null],
      ['p2', 2, 7, null],
      ['p3', 3, 7, null],
    ]);
    expect(asPlanned(sleep, null)).toBe(sleep);
  });

  it('gives the parts in its own order and at its pace, and hides what it does not name', () => {
    const own = asPlanned(sleep, plan({ parts: ['p3', 'p1'], pace: 3 }));
    expect(own.parts.map(({ id, pauseDays }) => [id, pauseDays])).toEqual([
      ['p3', 3],
      ['p1', 3],
    ]);
    expect(planned(sleep, plan({ parts: ['p3', 'p1'] })).at(-1)).toMatchObject({ id: 'p2', number: null });
  });

  it('with any names whatever shows each part at most once, loses none, and always leaves something to read', () => {
    const name = fc.constantFrom<string>('p1', 'p2', 'p3', 'gone', 'p9');
    fc.assert(
      fc.property(
        fc.array(name, { minLength: 1, maxLength: 8 }),
        fc.array(name, { maxLength: 8 }),
        fc.option(fc.nat({ max: 60 }), { nil: undefined }),
        (parts, stops, pace) => {
          const made = planned(sleep, plan({ parts, stops, pace }));
          expect(made.map(({ id }) => id).sort()).toEqual(['p1', 'p2', 'p3']);
          const shown = made.filter(({ number }) => number !== null);
          expect(shown.length).toBeGreaterThan(0);
          expect(shown.map(({ number }) => number)).toEqual(shown.map((_, i) => i + 1));
          const wished = [...new Set(parts)].filter((id) => ['p1', 'p2', 'p3'].includes(id));
          if (wished.length > 0) expect(shown.map(({ id }) => id)).toEqual(wished);
          for (const one of made) {
            expect(one.waitDays === null || (one.number !== null && stops.includes(one.id))).toBe(true);
            if (pace !== undefined) expect(one.pauseDays).toBe(pace);
          }
          expect(asPlanned(sleep, plan({ parts, stops, pace })).parts.map(({ id }) => id)).toEqual(shown.map(({ id }) => id));
        },
      ),
    );
  });

  it('is the newest that staff have written, and one from before the programme was taken back is no more', () => {
    const { write } = log();
    const given = write(maja, '2026-03-01T12:00:00Z', assignProgramme);
    const first = write(maja, '2026-03-01T12:01:00Z', aPlan({ parts: ['p1'] }));
    const second = write(liv, '2026-03-02T12:00:00Z', aPlan({ parts: ['p2', 'p1'] }));
    expect(programmeOf([given, first, second]).plan).toMatchObject({ parts: ['p2', 'p1'], by: liv });
    const back = write(maja, '2026-03-03T12:00:00Z', { kind: 'unassign', assignment: given.item.id });
    const again = write(maja, '2026-03-04T12:00:00Z', assignProgramme);
    expect(programmeOf([given, first, second, back, again]).plan).toBeNull();
    const third = write(maja, '2026-03-05T12:00:00Z', aPlan({ parts: ['p3'] }));
    expect(programmeOf([given, first, second, back, again, third]).plan?.parts).toEqual(['p3']);
  });

  it('hides a part without taking it from somebody who has begun it', () => {
    const { write } = log();
    const one = programmeOf([
      write(maja, '2026-03-01T12:00:00Z', assignProgramme),
      write(kari, '2026-03-02T12:00:00Z', progress('p1', 'two-forces', 2)),
      write(maja, '2026-03-03T12:00:00Z', aPlan({ parts: ['p2', 'p3'] })),
    ]);
    expect(hiddenButBegun(sleep, one)).toEqual(['p1']);
    expect(nextPart(asPlanned(sleep, one.plan), one.parts)?.id).toBe('p2');
  });

  it('that hides a safety question leaves what it guards shut, until a therapist opens it after that', () => {
    const { write } = log();
    const early = write(maja, '2026-03-01T11:00:00Z', { kind: 'release', feature: 'sleep-window', released: true });
    const entries = [
      early,
      write(maja, '2026-03-01T12:00:00Z', assignProgramme),
      write(maja, '2026-03-02T12:00:00Z', aPlan({ parts: ['p2', 'p3'] })),
    ];
    expect(programmeOf(entries).unasked).toEqual({ 'sleep-window': 'sleep/p1/health-guard' });
    const release = write(maja, '2026-03-03T12:00:00Z', { kind: 'release', feature: 'sleep-window', released: true });
    expect(programmeOf([...entries, release]).unasked).toEqual({});
    const shown = write(maja, '2026-03-04T12:00:00Z', aPlan({ parts: ['p1', 'p2', 'p3'] }));
    expect(programmeOf([...entries, release, shown]).unasked).toEqual({ 'sleep-window': 'sleep/p1/health-guard' });
  });

  it('is followed in what the citizen is shown today', () => {
    const { write } = log();
    const entries = [
      write(maja, '2026-03-01T12:00:00Z', aPlan({ parts: ['p3', 'p1'], pace: 0 })),
      write(maja, '2026-03-01T12:00:01Z', assignProgramme),
    ];
    const next = (more: CaseEntry[], now: string) =>
      todayView(fold(emptyCase(), [...entries, ...more]), now, context(kari), people).things.find(
        ({ type }) => type === 'programme',
      );
    expect(next([], '2026-03-02T12:00:00Z')).toMatchObject({ part: 'p3' });
    const done = write(kari, '2026-03-02T12:00:00Z', progress('p3', 'summary', 2, true));
    expect(next([done], '2026-03-02T13:00:00Z')).toMatchObject({ part: 'p1' });
    const stop = write(maja, '2026-03-02T14:00:00Z', aPlan({ parts: ['p3', 'p1'], pace: 0, stops: ['p3'], feedbackDays: 2 }));
    expect(next([done, stop], '2026-03-03T12:00:00Z')).toBeUndefined();
    expect(next([done, stop], '2026-03-04T12:00:00Z')).toMatchObject({ part: 'p1' });
  });
});

describe('A wait', () => {
  const { write } = log();
  const given = write(maja, '2026-03-01T12:00:00Z', assignProgramme);
  const stop = write(maja, '2026-03-01T12:01:00Z', aPlan({ stops: ['p1'], feedbackDays: 3 }));
  const done = write(kari, '2026-03-10T12:00:00Z', progress('p1', 'summary', 4, true));
  const waitFor = (part: string, entries: CaseEntry[], today: string) => waitBefore(part, sleep, programmeOf(entries), today);

  it('comes after a finished part, says when it ends, and ends by itself', () => {
    expect(waitFor('p2', [given, stop], '2026-03-10')).toBeNull();
    expect(waitFor('p2', [given, stop, done], '2026-03-10')).toEqual({ after: 'p1', until: '2026-03-13' });
    expect(waitFor('p3', [given, stop, done], '2026-03-12')).toEqual({ after: 'p1', until: '2026-03-13' });
    expect(waitFor('p2', [given, stop, done], '2026-03-13')).toBeNull();
    expect(waitFor('p1', [given, stop, done], '2026-03-10')).toBeNull();
  });

  it('ends with any word of the staff after it, and not with one before it', () => {
    const { write: say } = log(20);
    const answer = say(maja, '2026-03-11T08:00:00Z', message('Så fint'));
    expect(waitFor('p2', [given, stop, done, answer], '2026-03-11')).toBeNull();
    const { write: early } = log(-5);
    expect(waitFor('p2', [early(maja, '2026-03-09T08:00:00Z', message('Hei')), given, stop, done], '2026-03-11')).not.toBeNull();
    const own = say(kari, '2026-03-11T09:00:00Z', message('Er du der?'));
    expect(waitFor('p2', [given, stop, done, own], '2026-03-11')).not.toBeNull();
  });

  it('does not begin again when a finished part is read once more', () => {
    const { write: say } = log(20);
    const answer = say(maja, '2026-03-11T08:00:00Z', message('Så fint'));
    const again = say(kari, '2026-03-12T08:00:00Z', progress('p1', 'welcome', 4, true));
    const one = programmeOf([given, stop, done, answer, again]);
    expect(one.parts.p1).toMatchObject({ finishedAt: '2026-03-10T12:00:00Z', answered: true });
    expect(waitBefore('p2', sleep, one, '2026-03-12')).toBeNull();
  });

  it('is never before what has been begun, nor before what the therapist has opened', () => {
    const { write: say } = log(20);
    const begun = say(kari, '2026-03-10T13:00:00Z', progress('p2', 'look-back', 1));
    expect(waitFor('p2', [given, stop, done, begun], '2026-03-10')).toBeNull();
    const open = say(maja, '2026-03-10T13:00:00Z', aPlan({ stops: ['p1'], opened: ['p2'] }));
    expect(waitFor('p2', [given, stop, done, open], '2026-03-10')).toBeNull();
    // What comes after the opened part waits for what is before it no more.
    expect(waitFor('p3', [given, stop, done, open], '2026-03-10')).toBeNull();
  });

  it('is also what the text itself asks for, until its own date', () => {
    const { write: say } = log(20);
    const shown = say(kari, '2026-03-10T12:30:00Z', {
      kind: 'feedback',
      address: 'sleep/p1/show',
      shows: [],
      wait: true,
      opensAt: '2026-03-14',
    });
    expect(waitFor('p2', [given, done, shown], '2026-03-12')).toEqual({ after: 'p1', until: '2026-03-14' });
    expect(waitFor('p2', [given, done, shown], '2026-03-14')).toBeNull();
  });

  it('is over within five days whatever the plan, whoever is silent', () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray(['p1', 'p2', 'p3'], { minLength: 1 }),
        fc.subarray(['p1', 'p2', 'p3']),
        fc.integer({ min: 1, max: 5 }),
        fc.subarray(['p1', 'p2', 'p3']),
        (parts, stops, feedbackDays, finished) => {
          const { write: say } = log(20);
          const entries = [
            given,
            say(maja, '2026-03-02T12:00:00Z', aPlan({ parts, stops, feedbackDays })),
            ...finished.map((part) => say(kari, '2026-03-10T12:00:00Z', progress(part, 'summary', 2, true))),
          ];
          const one = programmeOf(entries);
          for (const { id } of sleep.parts) expect(waitBefore(id, sleep, one, '2026-03-15')).toBeNull();
        },
      ),
    );
  });
});

describe('Progress at the desk', () => {
  it('says where the reader is, since when, what was left out and why, and the minutes of each part and in all', () => {
    const { write } = log();
    const step = (at: string, changes: object) =>
      write(kari, at, { ...progress('p1', 'two-forces', 2), ...changes } as ItemDraft);
    const one = programmeOf([
      write(maja, '2026-03-01T12:00:00Z', assignProgramme),
      step('2026-03-02T12:00:00Z', {
        skipped: ['welcome', 'health'],
        reasons: { welcome: 'known', health: 'too-hard' },
        minutes: 9,
      }),
      step('2026-03-03T12:00:00Z', { screen: 'health', opened: 3, skipped: ['welcome'], minutes: 4 }),
      write(kari, '2026-03-04T12:00:00Z', { ...progress('p2', 'summary', 2, true), minutes: 21 } as ItemDraft),
    ]);
    expect(one.parts.p1).toMatchObject({ skipped: ['welcome'], reasons: { welcome: 'known' }, minutes: 9, finishedAt: null });
    expect(one.minutes).toBe(30);
    expect(standsAt(sleep, one, '2026-03-10')).toEqual({ part: 'p1', screen: 'health', at: '2026-03-03T12:00:00Z', days: 7 });
  });

  it('shows praise and comments beside the answer, also when they were written to an earlier state of it', () => {
    const { write } = log();
    const first = write(kari, '2026-03-02T12:00:00Z', guardAnswer('p1/health-guard', ['baby']));
    const said = write(maja, '2026-03-02T13:00:00Z', { kind: 'comment', on: first.item.id, text: 'Så bra', praise: true });
    const second = write(kari, '2026-03-03T12:00:00Z', guardAnswer('p1/health-guard', ['none']));
    expect(viewOf([first, said, second]).blocks).toMatchObject([
      { id: second.item.id, comments: [{ text: 'Så bra', praise: true, by: maja }] },
    ]);
  });

  it('has a line for a plan that changes, and for a part that is opened, but none for the plan a programme came with', () => {
    const { write } = log();
    const entries = [
      write(maja, '2026-03-01T12:00:00Z', aPlan({ parts: ['p1', 'p2'] })),
      write(maja, '2026-03-01T12:00:01Z', assignProgramme),
      write(maja, '2026-03-02T12:00:00Z', aPlan({ parts: ['p2', 'p1'], stops: ['p2'] })),
      write(maja, '2026-03-03T12:00:00Z', aPlan({ parts: ['p2', 'p1'], stops: ['p2'], opened: ['p1'] })),
    ];
    const { lines } = threadPage(fold(emptyCase(), entries), { me: kari }, { limit: 20 }, { replyDays: 3 });
    expect(lines.map((line) => (line.type === 'event' ? [line.event, line.detail.part ?? ''] : []))).toEqual([
      ['assigned', ''],
      ['planned', ''],
      ['part-opened', 'p1'],
    ]);
  });
});

describe('A programme that the citizen began without being given it', () => {
  it('is told as theirs, not as something given', () => {
    const { write } = log();
    const lineOf = (author: string) => {
      const state = fold(emptyCase(), [write(author, '2026-03-01T12:00:00Z', assignProgramme)]);
      return threadPage(state, { me: maja }, { limit: 20 }, { replyDays: 3 }).lines[0];
    };
    expect(lineOf(kari)).toMatchObject({ event: 'assigned', author: kari, detail: { self: 1 } });
    expect(lineOf(maja)).not.toMatchObject({ detail: { self: 1 } });
  });
});

describe('Time spent', () => {
  const spent = (minutes: number, day = '2026-03-02', on: 'reading' | 'phone' = 'reading'): ItemDraft => ({
    kind: 'time-spent',
    day,
    minutes,
    on,
  });

  it('of one person on one day is the number written last, and none when it was put right to none', () => {
    const { write } = log();
    const entries = [
      write(maja, '2026-03-02T12:00:00Z', spent(10)),
      write(maja, '2026-03-02T15:00:00Z', spent(25)),
      write(maja, '2026-03-02T15:00:00Z', spent(5, '2026-03-02', 'phone')),
      write(liv, '2026-03-02T16:00:00Z', spent(15)),
      write(maja, '2026-03-03T09:00:00Z', spent(8, '2026-03-03')),
      write(maja, '2026-03-03T10:00:00Z', spent(0, '2026-03-03')),
    ];
    const { days, months } = viewOf(entries).spent;
    expect(days.map(({ by, day, on, minutes }) => [by, day, on, minutes])).toEqual([
      [maja, '2026-03-02', 'reading', 25],
      [maja, '2026-03-02', 'phone', 5],
      [liv, '2026-03-02', 'reading', 15],
    ]);
    expect(months).toEqual([{ month: '2026-03', staff: 45, programme: 0 }]);
  });

  it('is proposed on top of what one has written oneself for the day, in whole minutes, and never over what a day may have', () => {
    const days = [
      { by: maja, day: '2026-03-02', on: 'reading' as const, minutes: 10 },
      { by: liv, day: '2026-03-02', on: 'reading' as const, minutes: 50 },
      { by: maja, day: '2026-03-03', on: 'reading' as const, minutes: 598 },
    ];
    const counted = (day: string, seconds: number) => proposed([{ day, seconds }], days, maja);
    expect(counted('2026-03-02', 150)).toEqual([{ day: '2026-03-02', more: 3, total: 13 }]);
    expect(counted('2026-03-04', 29)).toEqual([]);
    expect(counted('2026-03-04', 31)).toEqual([{ day: '2026-03-04', more: 1, total: 1 }]);
    expect(counted('2026-03-03', 3_600)).toEqual([{ day: '2026-03-03', more: 2, total: 600 }]);
  });

  it('by month is the sum of its days, and a part that goes on into the next month gives each month its own minutes', () => {
    const minutes = fc.array(fc.tuple(fc.integer({ min: 0, max: 59 }), fc.nat({ max: 200 })), { maxLength: 12 });
    fc.assert(
      fc.property(minutes, (said) => {
        const { write } = log();
        const days = said.map(([day, total]) => ({ at: new Date(Date.UTC(2026, 2, 1 + day, 12)).toISOString(), total }));
        const entries = days
          .sort((a, b) => (a.at < b.at ? -1 : 1))
          .map(({ at, total }) => write(kari, at, { ...progress('p1', 'welcome', 1), minutes: total } as ItemDraft));
        const { months } = viewOf(entries).spent;
        expect(months.reduce((sum, { programme }) => sum + programme, 0)).toBe(Math.max(0, ...days.map(({ total }) => total)));
        expect(months.every(({ programme }) => programme > 0)).toBe(true);
      }),
    );
  });
});

describe('A plan in the making', () => {
  const ids = (draft: PlanDraft) => draft.parts.map(({ id }) => id);

  it('begins as the programme was written, and is then no plan at all', () => {
    const draft = planDraft(sleep, null);
    expect(isAsWritten(sleep, draft)).toBe(true);
    expect(isAsWritten(sleep, moved(draft, 'p1', 1))).toBe(false);
    expect(isAsWritten(sleep, moved(moved(draft, 'p1', 1), 'p1', -1))).toBe(true);
    expect(isAsWritten(sleep, changed(draft, 'p2', { shown: false }))).toBe(false);
    expect(isAsWritten(sleep, { ...draft, pace: 0 })).toBe(false);
  });

  it('moves one part at a time, and an end is an end', () => {
    const draft = planDraft(sleep, null);
    expect(ids(moved(draft, 'p3', -1))).toEqual(['p1', 'p3', 'p2']);
    expect(ids(moved(draft, 'p1', -1))).toEqual(['p1', 'p2', 'p3']);
    expect(ids(moved(draft, 'p3', 1))).toEqual(['p1', 'p2', 'p3']);
  });

  it('becomes the item that it shows, and reads back as it was, however it was made', () => {
    const act = fc.oneof(
      fc.record({ id: fc.constantFrom('p1', 'p2', 'p3'), by: fc.constantFrom<-1 | 1>(-1, 1) }),
      fc.record({ id: fc.constantFrom('p1', 'p2', 'p3'), shown: fc.boolean(), stop: fc.boolean() }),
    );
    fc.assert(
      fc.property(fc.array(act, { maxLength: 20 }), fc.option(fc.nat({ max: 60 })), (acts, pace) => {
        let draft: PlanDraft = { ...planDraft(sleep, null), pace };
        for (const { id, ...rest } of acts) draft = 'by' in rest ? moved(draft, id, rest.by) : changed(draft, id, rest);
        const item = planItem(sleep, draft);
        const shown = draft.parts.flatMap(({ id, shown: on }) => (on ? [id] : []));
        expect(item === null).toBe(shown.length === 0);
        if (!item) return;
        expect(itemSchema.safeParse({ id: 'A'.repeat(22), at: '2026-03-01T12:00:00Z', ...item }).success).toBe(true);
        const plan = { ...item, id: 'plan', at: '2026-03-01T12:00:00Z', by: maja } as ProgrammePlan;
        expect(planned(sleep, plan).flatMap(({ id, number }) => (number === null ? [] : [id]))).toEqual(shown);
        expect(planItem(sleep, planDraft(sleep, plan))).toEqual(item);
        expect(plan.stops).not.toContain(shown.at(-1));
      }),
    );
  });

  it('opens one part more and leaves the rest as it is', () => {
    const opened = planWithOpened(sleep, plan({ parts: ['p2', 'p1'], stops: ['p2'], opened: ['p2'], pace: 4 }), 'p1');
    expect(opened).toMatchObject({ parts: ['p2', 'p1'], stops: ['p2'], opened: ['p2', 'p1'], pace: 4 });
    expect(planWithOpened(sleep, null, 'p2')).toMatchObject({ parts: ['p1', 'p2', 'p3'], stops: [], opened: ['p2'] });
  });

  it('tells what stays shut when the part that asks about it is hidden', () => {
    const draft = planDraft(sleep, null);
    expect(shutByHiding(sleep, changed(draft, 'p2', { shown: false }))).toEqual({});
    expect(shutByHiding(sleep, changed(draft, 'p1', { shown: false }))).toEqual({ 'sleep-window': 'p1' });
  });
});
