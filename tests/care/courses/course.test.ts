import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyCase, fold } from '../../../src/care/case/fold';
import type { CaseEntry } from '../../../src/care/case/state';
import { courseOf, havePlace, waitingFor } from '../../../src/care/courses/course';
import { courseRow } from '../../../src/care/courses/course-list';
import { coursePlacesOf } from '../../../src/care/courses/course-places';
import { courseTimes } from '../../../src/care/courses/course-times';
import { hasAnswered, hasBeforeAndAfter, measuresOwed } from '../../../src/care/courses/measures';
import { owedTo } from '../../../src/care/courses/owed';
import { attendances } from '../../../src/care/items/choices';
import type { ItemDraft } from '../../../src/care/items/items';
import { sessionsOf } from '../../../src/care/sessions/sessions';
import { daysSpent } from '../../../src/care/time-spent/time-spent';
import { answers, kari, liv, log, maja, newId } from '../people';

const at = '2026-03-11T12:00:00Z';
const id = newId();
const [first, second] = [newId(), newId()];
const stream = (n: number) => `${String.fromCharCode(65 + n).repeat(42)}A`;
const about = (places: number): ItemDraft => ({
  kind: 'course',
  course: id,
  title: 'Søvnkurs, vår',
  mode: 'course',
  places,
  leaders: [stream(25)],
});
const meeting = (of: string, start: string, more: Partial<Extract<ItemDraft, { kind: 'course-meeting' }>> = {}): ItemDraft => ({
  kind: 'course-meeting',
  meeting: of,
  course: id,
  title: 'Søvnvinduet',
  start,
  minutes: 90,
  place: 'Kulturhuset, sal B',
  sheets: [],
  homework: [],
  ...more,
});
const enrolled = (n: number, state: 'place' | 'waiting' | 'left' = 'place'): ItemDraft => ({
  kind: 'enrolment',
  case: stream(n),
  name: `Person ${n}`,
  state,
});
const came = (n: number, of: string, attendance: (typeof attendances)[number] = 'attended'): ItemDraft => ({
  kind: 'attendance',
  meeting: of,
  case: stream(n),
  attendance,
});
const written = (...drafts: (ItemDraft | [author: string, draft: ItemDraft])[]): CaseEntry[] => {
  const { write } = log();
  return drafts.map((one) => (Array.isArray(one) ? write(one[0], at, one[1]) : write(maja, at, one)));
};
const courseIn = (entries: readonly CaseEntry[]) => {
  const course = courseOf(fold(emptyCase(), entries));
  if (!course) throw new Error('no course');
  return course;
};
const named = (list: readonly { name: string }[]) => list.map(({ name }) => name);

describe('a course', () => {
  it('puts whoever is signed up when it is full on the waiting list, and moves nobody up by itself', () => {
    const start = written(about(2), enrolled(0), enrolled(1), enrolled(2));
    expect(named(havePlace(courseIn(start)))).toEqual(['Person 0', 'Person 1']);
    expect(named(waitingFor(courseIn(start)))).toEqual(['Person 2']);
    const gone = written(about(2), enrolled(0), enrolled(1), enrolled(2), enrolled(0, 'left'));
    expect(named(waitingFor(courseIn(gone)))).toEqual(['Person 2']);
    const given = written(about(2), enrolled(0), enrolled(1), enrolled(2), enrolled(0, 'left'), enrolled(2));
    expect(named(havePlace(courseIn(given)))).toEqual(['Person 1', 'Person 2']);
  });
  it('with fewer places than people takes none away, and takes nobody in', () => {
    const course = courseIn(written(about(3), enrolled(0), enrolled(1), enrolled(2), about(1), enrolled(3)));
    expect(havePlace(course)).toHaveLength(3);
    expect(named(waitingFor(course))).toEqual(['Person 3']);
  });
  it('gives a word to those who had a place when it was said, and to nobody who came later', () => {
    const word: ItemDraft = { kind: 'course-message', message: newId(), text: 'Takk for i dag.' };
    const course = courseIn(written(about(2), enrolled(0), enrolled(1), enrolled(2), enrolled(1, 'left'), word, enrolled(2)));
    expect(course.messages.map(({ to }) => to)).toEqual([[stream(0)]]);
  });
  it('is open before its first meeting, runs until the last is over, and one that is cancelled holds nobody up', () => {
    const course = courseIn(
      written(about(2), meeting(first, '2026-03-11T13:00:00Z'), meeting(second, '2026-03-18T13:00:00Z'), enrolled(0)),
    );
    expect(courseRow(course, '2026-03-11T12:59:00Z')).toMatchObject({ state: 'open', next: { number: 1, of: 2 } });
    expect(courseRow(course, '2026-03-11T14:31:00Z')).toMatchObject({ state: 'running', next: { number: 2, of: 2 } });
    expect(courseRow(course, '2026-03-18T14:31:00Z')).toMatchObject({ state: 'finished', next: null });
    const cancelled = courseIn(
      written(about(2), meeting(first, '2026-03-11T13:00:00Z'), meeting(second, '2026-03-18T13:00:00Z', { cancelled: true })),
    );
    expect(courseRow(cancelled, '2026-03-11T14:31:00Z').state).toBe('finished');
  });
  it('counts as completed by those who kept their place and came to half or more', () => {
    const course = courseIn(
      written(
        about(4),
        meeting(first, '2026-03-11T13:00:00Z'),
        meeting(second, '2026-03-18T13:00:00Z'),
        ...[0, 1, 2].map((n) => enrolled(n)),
        came(0, first),
        came(0, second),
        came(1, second, 'late'),
        came(2, first, 'absent'),
      ),
    );
    expect(courseRow(course, '2026-04-01T12:00:00Z').completed).toBe(2);
  });

  /** What two leaders do at once, each in their own order, in a log that puts the two together somehow. */
  const acts = fc.array(
    fc.oneof(
      fc.record({
        act: fc.constant('enrol' as const),
        who: fc.nat(11),
        state: fc.constantFrom('place' as const, 'left' as const),
      }),
      fc.record({
        act: fc.constant('attend' as const),
        who: fc.nat(11),
        of: fc.constantFrom(first, second),
        attendance: fc.constantFrom(...attendances),
      }),
    ),
    { maxLength: 25 },
  );
  it('of two leaders who work at once loses nothing: whoever was signed up last stands on it, and what was entered last counts', () =>
    fc.assert(
      fc.property(
        acts,
        acts,
        fc.array(fc.boolean(), { maxLength: 50 }),
        fc.integer({ min: 1, max: 6 }),
        (a, b, order, places) => {
          const [left, right] = [[...a], [...b]];
          const merged: (readonly [string, (typeof a)[number]])[] = [];
          for (let i = 0; left.length + right.length > 0; i++) {
            const fromLeft = right.length === 0 || (left.length > 0 && (order[i] ?? true));
            const next = fromLeft ? left.shift() : right.shift();
            if (next) merged.push([fromLeft ? maja : liv, next]);
          }
          const entries = written(
            about(places),
            ...merged.map(([author, one]): [string, ItemDraft] => [
              author,
              one.act === 'enrol' ? enrolled(one.who, one.state) : came(one.who, one.of, one.attendance),
            ]),
          );
          const course = courseIn(entries);
          expect(havePlace(course).length).toBeLessThanOrEqual(places);
          for (let who = 0; who < 12; who++) {
            const last = merged.findLast(([, one]) => one.act === 'enrol' && one.who === who)?.[1];
            const one = course.participants.find((other) => other.case === stream(who));
            expect(one === undefined).toBe(last === undefined);
            if (last?.act === 'enrol') expect(one?.state === 'left').toBe(last.state === 'left');
            for (const of of [first, second]) {
              const word = merged.findLast(([, other]) => other.act === 'attend' && other.who === who && other.of === of)?.[1];
              if (one) expect(one.attendance[of]).toBe(word?.act === 'attend' ? word.attendance : undefined);
            }
          }
          // A device hears of rows in any order, and of some twice.
          const shuffled = [...entries.slice().reverse(), ...entries.slice(0, 3)];
          expect(courseIn(shuffled)).toEqual(course);
        },
      ),
    ));
});

describe('what a course owes to a person', () => {
  const entries = written(
    about(1),
    meeting(first, '2026-03-11T13:00:00Z', { sheets: [{ title: 'Ark', text: 'Om søvn', after: true }] }),
    meeting(second, '2026-03-18T13:00:00Z'),
    enrolled(0),
    enrolled(1),
    came(0, first, 'late'),
  );
  const course = courseIn(entries);
  const owed = (n: number, own = emptyCase()) => {
    const one = course.participants.find((other) => other.case === stream(n));
    if (!one) throw new Error('nobody');
    return owedTo(course, one, own);
  };
  const bring = (drafts: readonly ItemDraft[]) => fold(emptyCase(), written(...drafts));

  it('is how they stand, each meeting, and a session of what was entered; and nothing a second time', () => {
    const drafts = owed(0);
    expect(drafts.map(({ kind }) => kind)).toEqual(['course-place', 'course-meeting', 'course-meeting', 'session']);
    expect(owed(0, bring(drafts))).toEqual([]);
    const [place] = coursePlacesOf(bring(drafts));
    expect(place).toMatchObject({ state: 'place', title: 'Søvnkurs, vår' });
    expect(place?.meetings.map((one) => one.meeting)).toEqual([first, second]);
  });
  it('says nothing of anybody else, nor how many there are', () => {
    for (const n of [0, 1]) {
      const text = JSON.stringify(owed(n));
      for (let other = 0; other < 12; other++) expect(text).not.toContain(stream(other));
      expect(text).not.toMatch(/Person \d|"places"/);
    }
  });
  it('is, on the waiting list, that they wait, and no day', () => {
    expect(owed(1)).toMatchObject([{ kind: 'course-place', state: 'waiting' }]);
  });
  it('puts a session right and leaves what a therapist has written in it', () => {
    const known = bring([...owed(0), { ...sessionDraft(), attendance: 'absent', next: 'Ring på fredag' }]);
    expect(owed(0, known)).toMatchObject([{ kind: 'session', attendance: 'late', next: 'Ring på fredag' }]);
  });
  it('is once, whoever brings it: two clients at the same moment make one session', () => {
    const drafts = owed(0);
    const twice = fold(emptyCase(), written(...drafts, ...drafts.map((one): [string, ItemDraft] => [liv, one])));
    expect(sessionsOf(twice)).toHaveLength(1);
    expect(coursePlacesOf(twice)).toHaveLength(1);
  });
  it('is a session that adds no minutes of staff to each participant: a meeting is held once', () => {
    expect(daysSpent(bring(owed(0)))).toEqual([]);
  });

  const sessionDraft = (): Extract<ItemDraft, { kind: 'session' }> => {
    const one = owed(0).find(({ kind }) => kind === 'session');
    if (one?.kind !== 'session') throw new Error('no session');
    return one;
  };
});

describe('what a course asks for', () => {
  const course = (measures: string[]) =>
    courseIn(
      written(
        { ...about(2), measures } as ItemDraft,
        meeting(first, '2026-03-18T13:00:00Z'),
        meeting(second, '2026-03-25T13:00:00Z'),
        enrolled(0),
      ),
    );
  const [one] = course([]).participants;
  if (!one) throw new Error('nobody');
  const given = (repeat: 'once' | 'weekly', firstDue: string): ItemDraft => ({
    kind: 'assign',
    what: { type: 'questionnaire', instruments: ['phq-9'], repeat, firstDue },
  });
  const daysOf = (measures: string[], ...drafts: ItemDraft[]) =>
    measuresOwed(course(measures), one, fold(emptyCase(), written(...drafts))).map(
      ({ draft: { what } }) => what.type === 'questionnaire' && [what.firstDue, what.instruments],
    );

  it('is asked on the day of the place and on that of the last meeting, once each', () => {
    expect(daysOf(['phq-9'])).toEqual([
      ['2026-03-11', ['phq-9']],
      ['2026-03-25', ['phq-9']],
    ]);
    expect(daysOf(['phq-9'], given('once', '2026-03-11'))).toEqual([['2026-03-25', ['phq-9']]]);
    expect(daysOf([])).toEqual([]);
  });
  it('is not asked where it is asked every week anyway', () => {
    expect(daysOf(['phq-9', 'who-5'], given('weekly', '2026-03-01'))).toEqual([
      ['2026-03-11', ['who-5']],
      ['2026-03-25', ['who-5']],
    ]);
  });
  it('is answered when all of it is, not long before the place was given', () => {
    const answered = (...on: string[]) => {
      const { write } = log();
      const entries = on.map((day) => write(kari, `${day}T10:00:00Z`, answers('phq-9', 9)));
      return hasAnswered(course(['phq-9']), one, fold(emptyCase(), entries));
    };
    expect(answered()).toBe(false);
    expect(answered('2026-02-01')).toBe(false);
    expect(answered('2026-03-05')).toBe(true);
    expect(hasAnswered(course([]), one, emptyCase())).toBeNull();
  });
  it('is of before and after where each was answered on either side of the last meeting', () => {
    const both = (...on: string[]) => {
      const { write } = log();
      const entries = on.map((day) => write(kari, `${day}T10:00:00Z`, answers('phq-9', 9)));
      return hasBeforeAndAfter(course(['phq-9']), one, fold(emptyCase(), entries));
    };
    expect(both('2026-03-05')).toBe(false);
    expect(both('2026-03-24')).toBe(false);
    expect(both('2026-03-05', '2026-03-12')).toBe(false);
    expect(both('2026-03-05', '2026-03-23')).toBe(true);
    expect(both('2026-02-01', '2026-03-25')).toBe(false);
    expect(hasBeforeAndAfter(course([]), one, emptyCase())).toBeNull();
  });
});

it('stands in its leaders’ days alone, with the meetings that take place, numbered', () => {
  const { write } = log();
  const state = fold(emptyCase(), [
    write(maja, at, about(12)),
    write(maja, at, meeting(first, '2026-03-12T13:00:00Z', { cancelled: true })),
    write(maja, at, meeting(second, '2026-03-19T13:00:00Z')),
  ]);
  const course = courseOf(state);
  if (!course) throw new Error('no course');
  expect(courseTimes(course, 'ref', stream(25))).toMatchObject([{ meeting: second, number: 1, of: 1, name: 'Søvnkurs, vår' }]);
  expect(courseTimes(course, 'ref', maja)).toEqual([]);
});
