import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { actId } from '../../../src/care/act-id';
import { nothingTold } from '../../../src/care/alerts/told';
import { emptyCase, fold } from '../../../src/care/case/fold';
import type { CaseEntry } from '../../../src/care/case/state';
import type { ItemDraft } from '../../../src/care/items/items';
import { type EpisodeRecord, episodeRecordSchema } from '../../../src/care/items/registry';
import { completenessOf } from '../../../src/care/registry/completeness';
import { areCorrections, corrected, correctionsIn, differing } from '../../../src/care/registry/corrections';
import { episodeRecordsOf } from '../../../src/care/registry/episode-record';
import { entry } from '../../fuzz/cases';
import { anyItem } from '../../fuzz/hostile';
import { answers, asks, decides, kari, log, maja, message, newId, progress } from '../people';

const around = { today: '2026-12-01', told: nothingTold, places: [{ kommune: '1103', bydel: 'Storhaug' }] };
const at = (day: string, clock = '09:00') => `${day}T${clock}:00Z`;
const records = (entries: readonly CaseEntry[], more: Partial<typeof around> = {}) =>
  episodeRecordsOf(fold(emptyCase(), entries), { ...around, ...more });
const only = (entries: readonly CaseEntry[], more: Partial<typeof around> = {}) => {
  const [first, ...others] = records(entries, more);
  if (!first || others.length > 0) throw new Error(`${others.length + 1} episodes`);
  return first;
};
const session = (
  day: string,
  more: Partial<Extract<ItemDraft, { kind: 'session' }>> = {},
): Extract<ItemDraft, { kind: 'session' }> => ({
  kind: 'session',
  session: newId(),
  start: at(day),
  minutes: 45,
  around: 15,
  type: 'treatment',
  mode: 'guided-self-help',
  channel: 'phone',
  attendance: 'attended',
  topics: ['Hemmelig tema'],
  next: 'Hemmelig avtale',
  ...more,
});
const work = (status: number, percent: number | null): Extract<ItemDraft, { kind: 'answers' }> => ({
  ...answers('gad-7', 0),
  instrument: 'work-status',
  values: { status, percent },
});
const experience = (values: Record<string, number | null>): Extract<ItemDraft, { kind: 'answers' }> => ({
  ...answers('gad-7', 0),
  instrument: 'experience',
  values,
});
const referral = 'henvendelseEnAAAAAAAAA';

/** From the door to the end, with words, names and numbers wherever there is room for them. */
function whole() {
  const { write } = log();
  const letter = newId();
  const entries = [
    write(
      kari,
      at('2026-03-02'),
      asks(referral, '2026-03-02', {
        source: 'self-gp',
        name: 'Hemmelig Navn',
        birthYear: 1991,
        gender: 'woman',
        place: { kommune: '1103', bydel: 'Storhaug' },
        problems: ['sleep', 'anxiety'],
        primary: 'sleep',
        words: 'Hemmelige ord',
        work: { status: 'partial-sick-leave', percent: 40 },
        needs: { interpreter: true, language: 'Hemmelig språk' },
        gp: { name: 'Hemmelig Lege', mayTell: 'yes' },
      }),
    ),
    write(kari, at('2026-03-02', '10:00'), answers('phq-9', 17)),
    write(maja, at('2026-03-03'), message('Hemmelig svar')),
    write(
      maja,
      at('2026-03-09'),
      decides(referral, 'd1', { help: ['guided-self-help'], startBy: '2026-03-10', letter: 'Hemmelig brev' }),
    ),
    write(maja, at('2026-03-10'), session('2026-03-10')),
    write(kari, at('2026-03-12'), progress('p1', 'welcome', 1)),
    write(maja, at('2026-03-17'), session('2026-03-17')),
    write(maja, at('2026-03-24'), session('2026-03-24', { attendance: 'absent', around: 5 })),
    write(maja, at('2026-03-24', '14:00'), { kind: 'time-spent', day: '2026-03-24', minutes: 12, on: 'answering' }),
    // Sixty minutes by telephone of which the session that day is all: nothing is counted twice.
    write(maja, at('2026-03-10', '14:00'), { kind: 'time-spent', day: '2026-03-10', minutes: 60, on: 'phone' }),
    write(kari, at('2026-03-30'), answers('phq-9', 11)),
    write(maja, at('2026-04-01'), {
      kind: 'consent',
      partner: 'nav',
      state: 'given',
      how: 'phone',
      on: '2026-04-01',
      who: 'Hemmelig Nav',
    }),
    write(maja, at('2026-04-20'), {
      kind: 'discharge',
      reason: 'completed',
      note: 'Hemmelig notat',
      work: { status: 'part-time', percent: 80 },
      followUps: [
        { due: '2026-04-20', instruments: ['phq-9', 'experience'] },
        { due: '2026-10-20', instruments: ['phq-9'] },
      ],
    }),
  ];
  const ending = entries.at(-1)?.item?.id ?? '';
  return { write, entries, letter, atEnd: actId(ending, '2026-04-20'), later: actId(ending, '2026-10-20') };
}

describe('the record of a course of treatment', () => {
  test('says what its case says, in codes and numbers, each value with where it comes from', () => {
    const { entries, write, atEnd, later } = whole();
    const { begun, record, sources } = only([
      ...entries,
      write(kari, at('2026-04-22'), { ...answers('phq-9', 6), assignment: atEnd }),
      write(kari, at('2026-04-22'), {
        ...experience({ q1: 4, q2: 3, q3: null, q4: 4, q5: 4, q6: 4, overall: 3 }),
        assignment: atEnd,
      }),
      // What is asked half a year later is of another time.
      write(kari, at('2026-10-21'), { ...answers('phq-9', 15), assignment: later }),
    ]);
    expect(begun).toBe(referral);
    expect(record).toEqual({
      birthYear: 1991,
      gender: 'woman',
      kommune: '1103',
      bydel: 'Storhaug',
      interpreter: true,
      contactAt: '2026-03-02',
      source: 'self-gp',
      problems: ['sleep', 'anxiety'],
      primary: 'sleep',
      answeredOn: '2026-03-03',
      assessedOn: '2026-03-09',
      startedOn: '2026-03-10',
      secondOn: '2026-03-12',
      outcome: 'taken-in',
      exclusion: [],
      help: ['guided-self-help'],
      contacts: [
        { kind: 'treatment', mode: 'guided-self-help', channel: 'phone', attendance: 'absent', count: 1, minutes: 0, around: 5 },
        {
          kind: 'treatment',
          mode: 'guided-self-help',
          channel: 'phone',
          attendance: 'attended',
          count: 2,
          minutes: 90,
          around: 30,
        },
      ],
      otherMinutes: 12,
      programmes: ['sleep'],
      measures: [{ instrument: 'phq-9', first: { on: '2026-03-02', total: 17 }, last: { on: '2026-04-22', total: 6 }, count: 3 }],
      workStart: { status: 'partial-sick-leave', percent: 40 },
      workEnd: { status: 'part-time', percent: 80 },
      partners: [
        { partner: 'gp', consent: 'given', toldOn: null },
        { partner: 'nav', consent: 'given', toldOn: null },
      ],
      experience: [4, 3, null, 4, 4, 4, 3],
      alerts: { raised: 0, inTime: 0 },
      endedOn: '2026-04-20',
      endReason: 'completed',
    } satisfies EpisodeRecord);
    expect(sources).toMatchObject({
      gender: { kind: 'referral', on: '2026-03-02' },
      answeredOn: { kind: 'message', on: '2026-03-03' },
      assessedOn: { kind: 'decision', on: '2026-03-09' },
      startedOn: { kind: 'session', on: '2026-03-10' },
      secondOn: { kind: 'progress', on: '2026-03-12' },
      otherMinutes: { kind: 'time-spent', on: '2026-03-24' },
      measures: { kind: 'answers', on: '2026-04-22' },
      workEnd: { kind: 'discharge', on: '2026-04-20' },
      alerts: null,
    });
  });

  test('holds no word, name or id of the case', () => {
    const { entries } = whole();
    const said = JSON.stringify(only(entries).record);
    expect(said).not.toMatch(/hemmelig/i);
    for (const { item } of entries)
      for (const id of JSON.stringify(item).match(/[A-Za-z0-9_-]{22}/g) ?? []) expect(said).not.toContain(id);
    // A district that the team has not listed is anybody's words.
    expect(only(entries, { places: [] }).record).toMatchObject({ kommune: '1103', bydel: null });
  });

  test('of what nobody has said is unknown, and never zero', () => {
    const { write } = log();
    const bare = [write(maja, at('2026-03-02'), { kind: 'welcome', called: 'Kari', greeting: '', language: 'nb' })];
    const { record, sources } = only(bare);
    const known = Object.entries(record).filter(([, value]) => value !== null && !(Array.isArray(value) && value.length === 0));
    expect(Object.fromEntries(known)).toEqual({ contactAt: '2026-03-02', otherMinutes: 0, alerts: { raised: 0, inTime: 0 } });
    expect(Object.values(sources).filter((source) => source !== null)).toEqual([{ kind: 'welcome', on: '2026-03-02' }]);
    expect(records(bare)[0]?.begun).toBe(bare[0]?.item.id);
  });

  test('that somebody does not want to say, or said that they do not know, is unknown too', () => {
    const { write } = log();
    const { record } = only([
      write(
        kari,
        at('2026-03-02'),
        asks(referral, '2026-03-02', { gender: 'unknown', problems: [], work: { status: 'unknown' } }),
      ),
      write(maja, at('2026-04-02'), { kind: 'discharge', reason: 'unknown', work: { status: 'unknown' } }),
    ]);
    expect(record).toMatchObject({
      gender: null,
      problems: null,
      primary: null,
      workStart: null,
      workEnd: null,
      endReason: null,
    });
    expect(record.endedOn).toBe('2026-04-02');
  });

  test('takes work from the questionnaire where it was answered at the beginning and at the end, and not one answer for both', () => {
    const { write } = log();
    const asked = write(kari, at('2026-03-02'), asks(referral, '2026-03-02'));
    const end = write(maja, at('2026-06-02'), { kind: 'discharge', reason: 'completed' });
    const [first, middle, last] = [
      write(kari, at('2026-03-05'), work(3, null)),
      write(kari, at('2026-04-20'), work(4, 50)),
      write(kari, at('2026-06-01'), work(1, 100)),
    ];
    expect(only([asked, first, middle, last, end]).record).toMatchObject({
      workStart: { status: 'sick-leave', percent: null },
      workEnd: { status: 'in-work', percent: 100 },
    });
    // In the middle is neither; at one time there is one answer.
    expect(only([asked, middle, end]).record).toMatchObject({ workStart: null, workEnd: null });
    const short = write(maja, at('2026-03-10'), { kind: 'discharge', reason: 'completed' });
    expect(only([asked, first, short]).record).toMatchObject({ workStart: { status: 'sick-leave' }, workEnd: null });
  });

  test('counts risk answers that were seen to by the end of the next working day, by the team’s own days', () => {
    const { write } = log();
    const asked = write(kari, at('2026-03-30'), asks(referral, '2026-03-30'));
    // Wednesday before Easter 2026: the next working day is Tuesday 7 April.
    const raised = write(kari, at('2026-04-01', '18:00'), answers('phq-9', 12, 2));
    const seen = (day: string): CaseEntry =>
      write(maja, at(day), { kind: 'assessment', answers: raised.item.id, action: 'called', note: 'Hemmelig' });
    expect(only([asked, raised]).record.alerts).toEqual({ raised: 1, inTime: 0 });
    expect(only([asked, raised, seen('2026-04-07')]).record.alerts).toEqual({ raised: 1, inTime: 1 });
    expect(only([asked, raised, seen('2026-04-08')]).record.alerts).toEqual({ raised: 1, inTime: 0 });
    const told = new Map([
      [raised.item.id, [{ state: 'resolved' as const, by: maja, at: at('2026-04-02'), action: 'called' as const }]],
    ]);
    expect(episodeRecordsOf(fold(emptyCase(), [asked, raised]), { ...around, told })[0]?.record.alerts.inTime).toBe(1);
  });
});

describe('a case that begins again', () => {
  const twice = () => {
    const first = whole();
    const again = 'henvendelseToAAAAAAAAw';
    const second = [
      first.write(kari, at('2026-09-01'), asks(again, '2026-09-01', { problems: ['work'], gender: 'woman' })),
      first.write(kari, at('2026-09-01', '10:00'), answers('phq-9', 9)),
      first.write(maja, at('2026-09-03'), decides(again, 'd2', { outcome: 'gp', exclusion: ['acute'] })),
    ];
    return { entries: [...first.entries, ...second], again };
  };

  test('has a record for each, and no value of one stands in the other', () => {
    const { entries, again } = twice();
    const [first, second] = records(entries);
    expect(first?.record).toEqual(only(whole().entries).record);
    expect(second).toMatchObject({
      begun: again,
      record: {
        contactAt: '2026-09-01',
        birthYear: null,
        outcome: 'gp',
        exclusion: ['acute'],
        help: [],
        contacts: [],
        measures: [{ instrument: 'phq-9', count: 1 }],
        workStart: null,
        endedOn: '2026-09-03',
        endReason: null,
      },
    });
  });

  test('has the same records whatever the order in which the rows came, and however often', () => {
    const { entries } = twice();
    const known = records(entries);
    fc.assert(
      fc.property(fc.shuffledSubarray([...entries, ...entries], { minLength: entries.length * 2 }), (shuffled) => {
        expect(records(shuffled)).toEqual(known);
      }),
      { numRuns: 50 },
    );
  });

  test('on whatever days people ask and end: each answer, session and minute is in one record at most', () => {
    const day = fc.integer({ min: 0, max: 27 }).map((n) => `2026-02-${String(n + 1).padStart(2, '0')}`);
    const happening = fc.record({
      on: day,
      contact: day,
      what: fc.constantFrom('ask', 'end', 'reopen', 'session', 'measure', 'time'),
    });
    fc.assert(
      fc.property(fc.array(happening, { maxLength: 14 }), (all) => {
        const { write } = log();
        const entries = all.map(({ on, contact, what }, i): CaseEntry => {
          const reason = { kind: 'discharge', reason: 'completed' } as const;
          if (what === 'ask') return write(kari, at(on), asks(`henvendelse${String(i).padStart(10, '0')}A`, contact));
          if (what === 'end') return write(maja, at(on), { ...reason, work: { status: 'in-work' } });
          if (what === 'reopen') return write(maja, at(on), { ...reason, reopened: true });
          if (what === 'session') return write(maja, at(on), session(on));
          if (what === 'measure') return write(kari, at(on), answers('phq-9', i));
          return write(maja, at(on), { kind: 'time-spent', day: on, minutes: 1, on: 'answering' });
        });
        const built = records(entries).map(({ record }) => record);
        const sum = (count: (record: EpisodeRecord) => number) => built.reduce((all, record) => all + count(record), 0);
        const of = (what: string) => all.filter((one) => one.what === what).length;
        expect(sum(({ contacts }) => contacts.reduce((n, { count }) => n + count, 0))).toBeLessThanOrEqual(of('session'));
        expect(sum(({ measures }) => measures[0]?.count ?? 0)).toBeLessThanOrEqual(of('measure'));
        expect(sum(({ otherMinutes }) => otherMinutes)).toBeLessThanOrEqual(of('time'));
        expect(sum(({ workEnd }) => (workEnd ? 1 : 0))).toBeLessThanOrEqual(of('end'));
        const begun = built.flatMap(({ startedOn, secondOn }) => [startedOn, secondOn]).filter((one) => one !== null);
        expect(new Set(begun).size).toBe(begun.length);
      }),
      { numRuns: 300 },
    );
  });
});

test('whatever stands in a case, its records are records, and no id of it is in them', () => {
  fc.assert(
    fc.property(fc.array(anyItem, { minLength: 1, maxLength: 12 }), (items) => {
      const entries = items.map((item, i) => entry(i, i % 2 ? kari : maja, item));
      for (const { record } of records(entries)) {
        expect(episodeRecordSchema.safeParse(record)).toMatchObject({ success: true, data: record });
        for (const { item } of entries) if (item) expect(JSON.stringify(record)).not.toContain(item.id);
      }
    }),
    { numRuns: 300 },
  );
});

describe('what a record lacks', () => {
  test('is named with what would mend it, what matters most first; of one that goes on nothing of its end', () => {
    const { write } = log();
    const { record } = only([
      write(kari, at('2026-03-02'), asks(referral, '2026-03-02', { birthYear: 1990 })),
      write(kari, at('2026-03-02'), answers('phq-9', 14)),
    ]);
    const { lacks, known, of } = completenessOf(record);
    expect(lacks.slice(0, 4)).toEqual([
      { field: 'measures', mend: 'measure-again', instrument: 'phq-9' },
      { field: 'measures', mend: 'measure-first', instrument: 'gad-7' },
      { field: 'startedOn', mend: 'enter-session' },
      { field: 'outcome', mend: 'decide' },
    ]);
    expect(known + lacks.length).toBe(of);
    const fields = lacks.map(({ field }) => field);
    for (const field of ['workEnd', 'endReason', 'experience', 'birthYear', 'primary'] as const)
      expect(fields).not.toContain(field);
    expect(completenessOf({ ...record, endedOn: '2026-05-01' }).lacks.map(({ field }) => field)).toContain('experience');
  });
  test('of whoever was not taken in is nothing of treatment', () => {
    const { write } = log();
    const { record } = only([
      write(kari, at('2026-03-02'), asks(referral, '2026-03-02')),
      write(maja, at('2026-03-03'), decides(referral, 'd1', { outcome: 'gp' })),
    ]);
    expect(completenessOf(record).lacks.map(({ field }) => field)).toEqual(['birthYear', 'gender', 'kommune']);
  });
});

describe('what a therapist puts right', () => {
  const { record } = only(whole().entries);
  test('is what differs from the case, and stands when the case changes; what differs besides is named', () => {
    const confirmed = corrected(record, { gender: 'man', source: 'self-gp', bydel: null });
    expect(confirmed.corrected).toEqual(['gender', 'bydel']);
    expect(differing(record, confirmed)).toEqual([]);
    expect(differing({ ...record, gender: null, endReason: 'referred-on' }, confirmed)).toEqual(['endReason']);
    expect(correctionsIn(confirmed.record, confirmed.corrected)).toEqual({ gender: 'man', bydel: null });
  });
  test('is of the codebook: another code, a word, or a field that is counted is no correction', () => {
    expect(areCorrections({ gender: null, help: ['course'], workEnd: { status: 'student', percent: null } })).toBe(true);
    for (const no of [{ gender: 'female' }, { measures: [] }, { kommune: 'Oslo' }, { contactAt: null }, [], 'x'])
      expect(areCorrections(no), JSON.stringify(no)).toBe(false);
  });
});
