import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyCase, fold } from '../../../src/care/case/fold';
import type { CaseEntry } from '../../../src/care/case/state';
import { episodesOf, helpOn } from '../../../src/care/episodes/episodes';
import type { ItemDraft } from '../../../src/care/items/items';
import { asks, decides, kari, log, maja, message, newId, progress } from '../people';

const at = (day: string) => `${day}T09:00:00Z`;
const ends = (reopened?: true): ItemDraft => ({ kind: 'discharge', reason: 'completed', ...(reopened ? { reopened } : {}) });

/** Somebody asks, is taken in, begins, ends, and asks again. */
function twice(): CaseEntry[] {
  const { write } = log();
  const [first, again] = [newId(), newId()];
  return [
    write(kari, at('2026-03-03'), asks(first, '2026-03-03')),
    write(maja, at('2026-03-05'), message('Hei, jeg ringer i morgen.')),
    write(maja, at('2026-03-10'), decides(first, 'd1', { help: ['guided-self-help'], startBy: '2026-03-12', therapist: maja })),
    write(kari, at('2026-03-13'), progress('p1', 'welcome', 1)),
    write(kari, at('2026-03-20'), progress('p2', 'look-back', 1)),
    write(maja, at('2026-05-01'), ends()),
    write(kari, at('2026-09-01'), asks(again, '2026-09-01')),
    write(maja, at('2026-09-02'), decides(again, 'd2', { outcome: 'gp' })),
  ];
}

describe('a course of treatment', () => {
  it('goes from contact to end, and one that is asked for again is the next', () => {
    expect(episodesOf(fold(emptyCase(), twice()))).toMatchObject([
      {
        contactAt: '2026-03-03',
        answeredOn: '2026-03-05',
        assessedOn: '2026-03-10',
        startedOn: '2026-03-13',
        secondOn: '2026-03-20',
        modes: [{ help: ['guided-self-help'], from: '2026-03-12' }],
        ended: { on: '2026-05-01', reason: 'completed' },
      },
      { contactAt: '2026-09-01', startedOn: null, assessedOn: '2026-09-02', ended: { on: '2026-09-02', reason: 'gp' } },
    ]);
  });
  it('is the same whatever the order in which the rows come, and however often', () =>
    fc.assert(
      fc.property(
        fc.constant(twice()).chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray([...all, ...all], { minLength: 16 }))),
        ([all, shuffled]) => {
          expect(episodesOf(fold(emptyCase(), shuffled))).toEqual(episodesOf(fold(emptyCase(), all)));
        },
      ),
    ));
  it('goes on when its end is taken back, and what is asked for meanwhile belongs to it', () => {
    const { write } = log();
    const [first, letter] = [newId(), newId()];
    const state = fold(emptyCase(), [
      write(kari, at('2026-03-03'), asks(first, '2026-03-03')),
      write(maja, at('2026-03-10'), decides(first, 'd1', { help: ['individual'] })),
      write(maja, at('2026-04-01'), ends()),
      write(maja, at('2026-04-02'), ends(true)),
      write(maja, at('2026-04-03'), asks(letter, '2026-04-03', { way: 'gp-letter', source: 'gp' })),
      write(maja, at('2026-04-04'), decides(letter, 'd2', { outcome: 'advice' })),
    ]);
    expect(episodesOf(state)).toMatchObject([{ referral: first, ended: null }]);
  });
  it('has its help at each time, changed without ending it; of two words about one day the later in the log counts', () => {
    const { write } = log();
    const first = newId();
    const mode = (help: ('course' | 'individual' | 'group')[], from: string): ItemDraft => ({ kind: 'care-mode', help, from });
    const entries = [
      write(kari, at('2026-03-03'), asks(first, '2026-03-03')),
      write(maja, at('2026-03-10'), decides(first, 'd1', { help: ['guided-self-help'], startBy: '2026-03-12' })),
      write(maja, at('2026-04-01'), mode(['group'], '2026-04-15')),
      write(maja, at('2026-04-02'), mode(['course'], '2026-04-15')),
      write(maja, at('2026-04-03'), mode(['individual'], '2026-05-01')),
    ];
    const [episode, ...more] = episodesOf(fold(emptyCase(), entries));
    expect(more).toEqual([]);
    expect(episode?.modes.map(({ help, from }) => [help[0], from])).toEqual([
      ['guided-self-help', '2026-03-12'],
      ['course', '2026-04-15'],
      ['individual', '2026-05-01'],
    ]);
    const on = (day: string) => (episode ? helpOn(episode, day) : []);
    expect([on('2026-03-10'), on('2026-04-14'), on('2026-04-15'), on('2027-01-01')]).toEqual([
      ['guided-self-help'],
      ['guided-self-help'],
      ['course'],
      ['individual'],
    ]);
  });
  it('is assessed and begun by the sessions that were held, whenever they were entered; one that nobody came to counts as none', () => {
    const { write } = log();
    const first = newId();
    const held = (day: string, type: 'assessment' | 'treatment' | 'both', attendance: 'attended' | 'absent'): ItemDraft => ({
      kind: 'session',
      session: newId(),
      start: at(day),
      minutes: 45,
      around: 10,
      type,
      mode: 'individual',
      channel: 'phone',
      attendance,
      topics: [],
      next: '',
    });
    const state = fold(emptyCase(), [
      write(kari, at('2026-03-03'), asks(first, '2026-03-03')),
      write(maja, at('2026-03-20'), held('2026-03-05', 'assessment', 'absent')),
      write(maja, at('2026-03-20'), held('2026-03-09', 'assessment', 'attended')),
      write(maja, at('2026-03-10'), decides(first, 'd1', { help: ['individual'] })),
      write(maja, at('2026-03-20'), held('2026-03-12', 'treatment', 'attended')),
      write(maja, at('2026-03-20'), held('2026-03-19', 'both', 'attended')),
    ]);
    expect(episodesOf(state)).toMatchObject([
      { answeredOn: '2026-03-09', assessedOn: '2026-03-09', startedOn: '2026-03-12', secondOn: '2026-03-19' },
    ]);
  });
  it('has its first one from the welcome where somebody was invited without having asked', () => {
    const { write } = log();
    const again = newId();
    const state = fold(emptyCase(), [
      write(maja, at('2026-01-05'), { kind: 'welcome', called: 'Kari', greeting: 'Velkommen' }),
      write(maja, at('2026-04-01'), ends()),
      write(kari, at('2026-09-01'), asks(again, '2026-09-01')),
    ]);
    expect(episodesOf(state)).toMatchObject([
      { referral: null, contactAt: '2026-01-05', ended: { on: '2026-04-01' } },
      { referral: again, ended: null },
    ]);
  });
  it('of somebody who was written in and invited afterwards is one, from the first contact', () => {
    const { write } = log();
    const first = newId();
    const state = fold(emptyCase(), [
      write(maja, at('2026-03-03'), asks(first, '2026-03-02')),
      write(maja, at('2026-03-04'), { kind: 'welcome', called: 'Kari', greeting: 'Velkommen' }),
    ]);
    expect(episodesOf(state)).toMatchObject([{ referral: first, contactAt: '2026-03-02' }]);
  });
});
