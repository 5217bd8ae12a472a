import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyCase, fold } from '../../../src/care/case/fold';
import { dueOf, earlyOf } from '../../../src/care/questionnaires/schedule';
import { addDays } from '../../../src/care/time/dates';
import { kari, log, maja, newId } from '../people';

type Repeat = 'once' | 'weekly' | 'session' | 'fourth';
/** A case with one questionnaire, first due on Monday 5 January. */
function given(repeat: Repeat) {
  const { write } = log();
  const entries = [
    write(maja, '2026-01-02T09:00:00+01:00', {
      kind: 'assign',
      what: { type: 'questionnaire', instruments: ['phq-9'], repeat, firstDue: '2026-01-05' },
    }),
  ];
  const assignment = entries[0]?.item.id ?? '';
  const at = (date: string) => `${date}T09:00:00+01:00`;
  return {
    answered: (date: string) => {
      entries.push(
        write(kari, at(date), {
          kind: 'answers',
          instrument: 'phq-9',
          version: '1',
          language: 'nb',
          wording: 'nb',
          startedAt: at(date),
          timeZone: 'Europe/Oslo',
          mode: 'home',
          values: {},
        }),
      );
    },
    skipped: (date: string, due: string) => {
      entries.push(write(kari, at(date), { kind: 'skip', assignment, due, reason: 'too-much' }));
    },
    appointment: (date: string, cancelled = false) => {
      entries.push(
        write(maja, at('2026-01-02'), {
          kind: 'appointment',
          appointment: newId(),
          start: `${date}T13:00:00+01:00`,
          minutes: 45,
          mode: 'video',
          ...(cancelled ? { cancelled } : {}),
        }),
      );
    },
    on: (today: string) => {
      const [due] = dueOf(fold(emptyCase(), entries), today);
      return due ? [due.due, due.state] : null;
    },
    early: (today: string) => earlyOf(fold(emptyCase(), entries), today).map(({ due }) => due),
  };
}

describe('a questionnaire once', () => {
  it('is due on its day, reminded of the day after, overdue from the third, and over when it is answered', () => {
    const one = given('once');
    expect(one.on('2026-01-04')).toBeNull();
    expect(one.early('2026-01-03')).toEqual(['2026-01-05']);
    expect(one.early('2026-01-02')).toEqual([]);
    expect(one.on('2026-01-05')).toEqual(['2026-01-05', 'due']);
    expect(one.on('2026-01-06')).toEqual(['2026-01-05', 'reminded']);
    expect(one.on('2026-01-08')).toEqual(['2026-01-05', 'overdue']);
    one.answered('2026-01-08');
    expect(one.on('2026-02-08')).toBeNull();
  });
  it('may be answered two days early, and no earlier', () => {
    const early = given('once');
    early.answered('2026-01-03');
    expect(early.on('2026-01-05')).toBeNull();
    const earlier = given('once');
    earlier.answered('2026-01-02');
    expect(earlier.on('2026-01-05')).toEqual(['2026-01-05', 'due']);
  });
});

describe('a questionnaire every week', () => {
  it('comes again on the seventh day, and one answer settles all that were missed', () => {
    const one = given('weekly');
    one.answered('2026-01-05');
    expect(one.on('2026-01-11')).toBeNull();
    expect(one.on('2026-01-12')).toEqual(['2026-01-12', 'due']);
    expect(one.on('2026-01-26')).toEqual(['2026-01-12', 'overdue']);
    one.answered('2026-01-27');
    expect(one.on('2026-01-27')).toBeNull();
    expect(one.on('2026-02-02')).toEqual(['2026-02-02', 'due']);
  });
  it('left out for one week comes back the next', () => {
    const one = given('weekly');
    one.skipped('2026-01-06', '2026-01-05');
    expect(one.on('2026-01-08')).toBeNull();
    expect(one.on('2026-01-12')).toEqual(['2026-01-12', 'due']);
  });
  it('asked every day, is answered once a week by whoever answers when it is due', () => {
    fc.assert(
      fc.property(fc.integer({ min: 7, max: 120 }), (days) => {
        const one = given('weekly');
        let answers = 0;
        for (let i = 0; i < days; i++) {
          const today = addDays('2026-01-05', i);
          if (!one.on(today)) continue;
          one.answered(today);
          answers++;
        }
        expect(answers).toBe(Math.ceil(days / 7));
      }),
      { numRuns: 20 },
    );
  });
});

describe('a questionnaire before each appointment', () => {
  it('is due the day before, and is not asked for any more when the appointment is over', () => {
    const one = given('session');
    one.appointment('2026-01-14');
    one.appointment('2026-01-28');
    expect(one.on('2026-01-12')).toBeNull();
    expect(one.early('2026-01-12')).toEqual(['2026-01-13']);
    expect(one.on('2026-01-13')).toEqual(['2026-01-13', 'due']);
    expect(one.on('2026-01-14')).toEqual(['2026-01-13', 'reminded']);
    expect(one.on('2026-01-15')).toBeNull();
    one.answered('2026-01-26');
    expect(one.on('2026-01-28')).toBeNull();
  });
  it('is not due before one that is cancelled', () => {
    const one = given('session');
    one.appointment('2026-01-14', true);
    expect(one.on('2026-01-13')).toBeNull();
  });
  it('at every fourth comes with the fourth and the eighth', () => {
    const one = given('fourth');
    for (let week = 0; week < 8; week++) one.appointment(addDays('2026-01-07', 7 * week));
    expect(one.on('2026-01-20')).toBeNull();
    expect(one.on('2026-01-27')).toEqual(['2026-01-27', 'due']);
    expect(one.on('2026-02-24')).toEqual(['2026-02-24', 'due']);
  });
});
